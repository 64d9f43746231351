import type { PaperLanguage } from '../message.ts';
import { formatDate } from './dates.ts';
import { fieldValue } from './fields.ts';
import type { Span } from './model.ts';
import { DISPOSITIONS, type PaperParty, THIRD_COUNTRY_ANSWERS } from './paper.ts';
import { announcementText, type Ground } from './resolve.ts';
import {
  type FactsBlock,
  inLang,
  missingMark,
  names,
  onceRow,
  perLanguage,
  type Row,
  row,
  verbatim,
} from './rows.ts';
import { languageOf, plain, word } from './wording.ts';

function coded(ground: Ground, key: 'disposition' | 'thirdCountryExport', codes: readonly string[]): Row {
  const text = fieldValue(ground.facts, key);
  if (codes.includes(text))
    return perLanguage(ground, key, (lang) => word(ground.set, `${key}.${text}`, lang));
  return onceRow(ground, key, text, ground.languages[0] ?? 'zh');
}

function representative(ground: Ground, key: 'exporter' | 'pledgor', hint: PaperLanguage): Row {
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

/** Part 1 of the pledge. */
export function pledgeParties(ground: Ground): FactsBlock {
  const { facts } = ground;
  const [first = 'zh'] = ground.languages;
  const get = (key: string) => fieldValue(facts, key);
  const roles =
    facts.pledgorRoles.length === 0
      ? row(ground, 'role', [missingMark(ground)])
      : perLanguage(ground, 'role', (lang) =>
          facts.pledgorRoles
            .map((r) => word(ground.set, `role.${r}`, lang))
            .join(word(ground.set, 'role.join', lang)),
        );
  return {
    kind: 'facts',
    rows: [
      row(ground, 'exporter', names(ground, 'exporter')),
      onceRow(ground, 'address', get('exporter.address'), 'zh'),
      onceRow(ground, 'registrationId.cn', get('exporter.registrationId'), 'zh'),
      row(ground, 'pledgor', names(ground, 'pledgor')),
      roles,
      ...listReference(ground),
      onceRow(ground, 'address', get('pledgor.address'), 'ja'),
      onceRow(ground, 'registrationId.jp', get('pledgor.registrationId'), 'ja'),
      representative(ground, 'pledgor', 'ja'),
      onceRow(ground, 'contact', get('pledgor.contact'), 'ja'),
      ...(facts.importer ? otherParty(ground, 'importer', 'importer', facts.importer) : []),
      ...facts.intermediaries.flatMap((party, i) =>
        otherParty(ground, 'intermediary', `intermediaries.${i}`, party),
      ),
      contract(ground),
      onceRow(ground, 'orderNo', facts.orderNo, first),
      onceRow(ground, 'siteOfUse', get('siteOfUse'), 'ja'),
      endUse(ground),
      onceRow(ground, 'endProduct', get('endProduct'), 'ja'),
      onceRow(ground, 'endCustomer', get('endCustomer'), 'ja'),
      coded(ground, 'thirdCountryExport', THIRD_COUNTRY_ANSWERS),
      coded(ground, 'disposition', DISPOSITIONS),
      ...term(ground),
    ],
  };
}

/** Part 1 of the commitment. */
export function commitmentParties(ground: Ground): FactsBlock {
  const { facts } = ground;
  const [first = 'zh'] = ground.languages;
  const get = (key: string) => fieldValue(facts, key);
  const sha = get('pledgeSha256');
  const pledge = get('pledgeDocNo');
  return {
    kind: 'facts',
    rows: [
      row(ground, 'exporter', names(ground, 'exporter')),
      onceRow(ground, 'address', get('exporter.address'), 'zh'),
      onceRow(ground, 'registrationId.cn', get('exporter.registrationId'), 'zh'),
      representative(ground, 'exporter', 'zh'),
      onceRow(ground, 'contact', get('exporter.contact'), 'zh'),
      onceRow(ground, 'authority', get('authority'), 'zh'),
      ...(get('applicationNo') === '' ? [] : [onceRow(ground, 'applicationNo', get('applicationNo'), first)]),
      row(ground, 'entity', names(ground, 'pledgor')),
      ...listReference(ground),
      onceRow(ground, 'address', get('pledgor.address'), 'ja'),
      onceRow(ground, 'registrationId.jp', get('pledgor.registrationId'), 'ja'),
      contract(ground),
      onceRow(ground, 'orderNo', facts.orderNo, first),
      onceRow(
        ground,
        'pledgeDocNo',
        sha && pledge ? `${pledge}\nSHA-256 ${sha.replace(/(.{32})(?=.)/g, '$1 ')}` : pledge,
        first,
      ),
      onceRow(ground, 'riskReportDocNo', get('riskReportDocNo'), first),
    ],
  };
}
