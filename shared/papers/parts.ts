import type { PaperLanguage } from '../message.ts';
import type { AnswerSpec } from './clauses.ts';
import { formatDate } from './dates.ts';
import { guarantorKey } from './fact-fields.ts';
import { answerOf, fieldValue } from './field.ts';
import type { LangText, Span } from './model.ts';
import { DISPOSITIONS, type PaperParty, THIRD_COUNTRY_ANSWERS } from './paper.ts';
import { announcementText, type Ground } from './resolve.ts';
import { inLang, missingMark, names, onceRow, perLanguage, type Row, row, verbatim } from './rows.ts';
import { languageOf, plain, word } from './wording.ts';

function coded(ground: Ground, key: 'disposition' | 'thirdCountryExport', codes: readonly string[]): Row {
  const text = fieldValue(ground.facts, key);
  if (codes.includes(text))
    return perLanguage(ground, key, (lang) => word(ground.set, `${key}.${text}`, lang));
  return onceRow(ground, key, text, ground.languages[0] ?? 'zh');
}

function representative(ground: Ground, key: string, hint: PaperLanguage): Row {
  const title = fieldValue(ground.facts, `${key}.representativeTitle`);
  const name = fieldValue(ground.facts, `${key}.representativeName`);
  const spans: Span[] = [title, name].flatMap((text, i): Span[] => {
    const gap: Span = { text: ' ', kind: 'text' };
    const part: Span[] =
      text === '' ? [...missingMark(ground).spans] : [{ text, kind: 'value', lang: languageOf(text, hint) }];
    return i === 0 ? part : [gap, ...part];
  });
  return row(ground, 'representative', [{ lang: ground.languages[0] ?? hint, spans }]);
}

function contract(ground: Ground): Row {
  const { contractNo, contractDate } = ground.facts;
  const dates = contractDate
    ? perLanguage(ground, 'contract', (lang) => formatDate(contractDate, lang)).values
    : [missingMark(ground)];
  const no = contractNo ? verbatim(contractNo, 'zh') : missingMark(ground);
  const spans: Span[] = [
    ...inLang(no),
    { text: ground.languages[0] === 'en' ? '   ' : '　', kind: 'text' },
    ...dates.flatMap(inLang),
  ];
  return row(ground, 'contract', [{ lang: ground.languages[0] ?? 'zh', spans }]);
}

function otherParty(ground: Ground, label: string, key: string, party: PaperParty): readonly Row[] {
  const address = party.address?.trim() ?? '';
  return [row(ground, label, [...names(ground, key)]), onceRow(ground, 'address', address, 'ja')];
}

function endUse(ground: Ground): Row {
  const { facts, languages } = ground;
  const original = facts.endUse?.trim() ?? '';
  const [only] = languages;
  if (languages.length === 1 && only) return onceRow(ground, 'endUse', fieldValue(facts, 'endUse'), only);
  const texts = languages.map((lang) => {
    const text = fieldValue(facts, `endUse.${lang}`);
    return text === ''
      ? plain(word(ground.set, 'missing', lang), lang, 'missing')
      : plain(text, lang, 'value');
  });
  const repeats = languages.some((lang) => fieldValue(facts, `endUse.${lang}`) === original);
  if (original === '' || repeats) return row(ground, 'endUse', texts);
  const hint: Span[] = languages.map((lang) => ({
    text: word(ground.set, 'endUse.order', lang),
    kind: 'text',
    lang,
  }));
  const order = verbatim(original, only ?? 'zh');
  return row(ground, 'endUse', [...texts, { lang: order.lang, spans: [...order.spans, ...hint] }]);
}

function listReference(ground: Ground): readonly Row[] {
  const reference = ground.facts.listReference;
  if (!reference) return [];
  const make = (lang: PaperLanguage) =>
    word(ground.set, 'listReference.text', lang, {
      announcement: announcementText(ground, reference.announcement, lang),
      date: formatDate(reference.announcementDate, lang),
      no: reference.no,
    });
  const texts = ground.languages.map((lang) => plain(make(lang), lang, 'value'));
  return [row(ground, 'listReference', texts)];
}

function term(ground: Ground): readonly Row[] {
  const { termFrom, termTo } = ground.facts;
  if (!termFrom && !termTo) return [];
  const key = termFrom && termTo ? 'term.text' : termFrom ? 'term.from' : 'term.until';
  return [
    perLanguage(ground, 'term', (lang) =>
      word(ground.set, key, lang, {
        from: termFrom ? formatDate(termFrom, lang) : '',
        to: termTo ? formatDate(termTo, lang) : '',
      }),
    ),
  ];
}

function roles(ground: Ground): Row {
  const given = ground.facts.pledgorRoles;
  if (given.length === 0) return row(ground, 'role', [missingMark(ground)]);
  return perLanguage(ground, 'role', (lang) =>
    given.map((r) => word(ground.set, `role.${r}`, lang)).join(word(ground.set, 'role.join', lang)),
  );
}

/** The written authority of a signatory who is not the representative. */
function delegate(ground: Ground, key: string, hint: PaperLanguage): readonly Row[] {
  const name = fieldValue(ground.facts, `${key}.signerName`);
  if (name === '' || name === fieldValue(ground.facts, `${key}.representativeName`)) return [];
  return [onceRow(ground, 'delegate', name, hint)];
}

function guarantor(ground: Ground): readonly Row[] {
  const key = guarantorKey(ground.facts);
  const get = (name: string) => fieldValue(ground.facts, `${key}.${name}`);
  const trade = get('tradeRole');
  return [
    row(ground, 'intermediary', [...names(ground, key)]),
    onceRow(ground, 'address', get('address'), 'ja'),
    onceRow(ground, 'registrationId.any', get('registrationId'), 'ja'),
    representative(ground, key, 'ja'),
    ...delegate(ground, key, 'ja'),
    onceRow(ground, 'contact', get('contact'), 'ja'),
    trade === ''
      ? row(ground, 'tradeRole', [missingMark(ground)])
      : perLanguage(ground, 'tradeRole', (lang) => word(ground.set, `tradeRole.${trade}`, lang)),
    onceRow(ground, 'upstreamContract', get('upstreamContract'), 'ja'),
    onceRow(ground, 'downstreamContract', get('downstreamContract'), 'ja'),
  ];
}

/** Whether buyer and payer of the order are the same text: a comparison, not a judgement. */
function payer(ground: Ground): Row {
  const chain = ground.facts.chain ?? [];
  const namesIn = (role: string) => [...new Set(chain.filter((c) => c.role === role).map((c) => c.name))];
  const [buyers, payers] = [namesIn('buyer'), namesIn('payer')];
  const key =
    payers.length === 0 || buyers.length === 0
      ? 'notGiven'
      : payers.every((name) => buyers.includes(name))
        ? 'same'
        : 'differ';
  return perLanguage(ground, 'payer', (lang) => word(ground.set, `payer.${key}`, lang));
}

type Rows = (ground: Ground) => readonly Row[];
const party =
  (label: string, key: string): Rows =>
  (ground) => [row(ground, label, names(ground, key))];
const once =
  (label: string, key: string, hint: PaperLanguage): Rows =>
  (ground) => [onceRow(ground, label, fieldValue(ground.facts, key), hint)];
const ifGiven =
  (label: string, key: string, hint: PaperLanguage): Rows =>
  (ground) => {
    const text = fieldValue(ground.facts, key);
    return text === '' ? [] : [onceRow(ground, label, text, hint)];
  };

/** The rows of facts that a template can name. */
export const FACT_ROWS: Readonly<Record<string, Rows>> = {
  exporter: party('exporter', 'exporter'),
  'exporter.address': once('address', 'exporter.address', 'zh'),
  'exporter.registrationId': once('registrationId.cn', 'exporter.registrationId', 'zh'),
  'exporter.representative': (ground) => [
    representative(ground, 'exporter', 'zh'),
    ...delegate(ground, 'exporter', 'zh'),
  ],
  'exporter.contact': once('contact', 'exporter.contact', 'zh'),
  pledgor: party('pledgor', 'pledgor'),
  entity: party('entity', 'pledgor'),
  endUser: party('endUser', 'pledgor'),
  roles: (ground) => [roles(ground)],
  listReference,
  'listReference.address': ifGiven('listReference.address', 'listReference.address', 'zh'),
  'pledgor.address': once('address', 'pledgor.address', 'ja'),
  'pledgor.registrationId': once('registrationId.jp', 'pledgor.registrationId', 'ja'),
  'pledgor.representative': (ground) => [
    representative(ground, 'pledgor', 'ja'),
    ...delegate(ground, 'pledgor', 'ja'),
  ],
  'pledgor.contact': once('contact', 'pledgor.contact', 'ja'),
  importer: (ground) =>
    ground.facts.importer ? otherParty(ground, 'importer', 'importer', ground.facts.importer) : [],
  intermediaries: (ground) =>
    ground.facts.intermediaries.flatMap((one, i) =>
      otherParty(ground, 'intermediary', `intermediaries.${i}`, one),
    ),
  guarantor,
  contract: (ground) => [contract(ground)],
  orderNo: (ground) => [onceRow(ground, 'orderNo', ground.facts.orderNo, ground.languages[0] ?? 'zh')],
  siteOfUse: once('siteOfUse', 'siteOfUse', 'ja'),
  endUse: (ground) => [endUse(ground)],
  endProduct: once('endProduct', 'endProduct', 'ja'),
  endCustomer: once('endCustomer', 'endCustomer', 'ja'),
  thirdCountryExport: (ground) => [coded(ground, 'thirdCountryExport', THIRD_COUNTRY_ANSWERS)],
  disposition: (ground) => [coded(ground, 'disposition', DISPOSITIONS)],
  term,
  authority: once('authority', 'authority', 'zh'),
  applicationNo: ifGiven('applicationNo', 'applicationNo', 'zh'),
  applicationDate: (ground) => {
    const { applicationDate } = ground.facts;
    return applicationDate
      ? [perLanguage(ground, 'applicationDate', (lang) => formatDate(applicationDate, lang))]
      : [];
  },
  pledgeDocNo: (ground) => {
    const sha = fieldValue(ground.facts, 'pledgeSha256');
    const pledge = fieldValue(ground.facts, 'pledgeDocNo');
    const text = sha && pledge ? `${pledge}\nSHA-256 ${sha.replace(/(.{32})(?=.)/g, '$1 ')}` : pledge;
    return [onceRow(ground, 'pledgeDocNo', text, ground.languages[0] ?? 'zh')];
  },
  riskReportDocNo: once('riskReportDocNo', 'riskReportDocNo', 'zh'),
  payer: (ground) => [payer(ground)],
};

/** The answer to a question of the template, printed as it was given; codes in every language. */
export function answerRow(ground: Ground, spec: AnswerSpec): Row {
  const label = ground.languages.map((lang) => plain(spec.label[lang], lang));
  return { label, values: answerTexts(ground, answerOf(ground.facts, spec.answer), spec) };
}

export function answerTexts(
  ground: Ground,
  text: string,
  spec: Pick<AnswerSpec, 'choices' | 'kind'>,
): readonly LangText[] {
  if (text === '') return [missingMark(ground)];
  const coded = spec.choices?.[text];
  if (coded) return perLanguage(ground, 'orderNo', (lang) => coded[lang]).values;
  if (spec.kind === 'date') return perLanguage(ground, 'orderNo', (lang) => formatDate(text, lang)).values;
  return [verbatim(text, ground.languages[0] ?? 'zh')];
}
