import type { IsoDate, PaperLanguage } from '../message.ts';
import type { PaperTemplate } from './clauses.ts';
import { formatDate, formatEraDate } from './dates.ts';
import { guarantorKey } from './fact-fields.ts';
import { fieldValue } from './field.ts';
import type { Block, ExpectedSigner, LangText, SignatureRow, Span } from './model.ts';
import type { Ground } from './resolve.ts';
import { missingMark, names, verbatim } from './rows.ts';
import { languageOf, plain, word } from './wording.ts';

type Spec = NonNullable<PaperTemplate['signature']>;

/** The one signature block of all languages; what is not a fact is left for the hand. */
export function signatureBlock(ground: Ground, spec: Spec): Extract<Block, { kind: 'signature' }> {
  const { facts, languages } = ground;
  const who = spec.who === 'intermediary' ? guarantorKey(facts) : spec.who;
  const hint = spec.who === 'pledgor' || spec.who === 'intermediary' ? 'ja' : 'zh';
  const [first = 'zh'] = languages;
  const values: Record<string, LangText | undefined> = {
    company: company(ground, who, hint),
    ...signer(ground, who, hint),
    place: facts.signPlace ? verbatim(facts.signPlace, hint) : undefined,
    date: facts.signDate ? plain(signDate(facts.signDate, first), first, 'value') : blankDate(ground, first),
  };
  const rows = spec.rows.map((one): SignatureRow => {
    const found = values[one.key];
    const base = {
      label: languages.map((lang) => plain(one.label[lang], lang)),
      room: one.key === 'signature' ? ('tall' as const) : ('line' as const),
    };
    return found ? { ...base, value: found } : base;
  });
  return {
    kind: 'signature',
    rows,
    seal: languages.map((lang) => plain(spec.seal[lang], lang)),
    ...expected(ground, [spec.who, 'countersigner']),
  };
}

/** Signature fields stand in an issued paper only: a draft is not signed. */
export function expected(ground: Ground, names: readonly string[]) {
  if (ground.header.status !== 'issued') return {};
  const signers = names.map((name): ExpectedSigner => {
    const key = name === 'pledgor' && ground.header.type === 'D6' ? 'endUser' : name;
    const tip = ground.languages.map((lang) => word(ground.set, `signer.${key}`, lang)).join(' / ');
    return { name, tip };
  });
  return { signers };
}

function signDate(date: IsoDate, first: PaperLanguage): string {
  return first === 'ja' ? formatEraDate(date) : formatDate(date, first);
}

function blankDate(ground: Ground, first: PaperLanguage): LangText | undefined {
  const text = word(ground.set, 'date.blank', first);
  return text === '' ? undefined : plain(text, first);
}

/** The representative, or who signs by written authority; of a house paper the person who made it. */
function signer(ground: Ground, who: string, hint: PaperLanguage) {
  const get = (key: string) => fieldValue(ground.facts, key);
  const given = (text: string) => (text === '' ? missingMark(ground) : verbatim(text, hint));
  if (who === 'house') {
    const name = get('answers.preparedBy');
    return { name: name === '' ? undefined : verbatim(name, hint), title: undefined };
  }
  const other = get(`${who}.signerName`);
  if (other !== '') return { name: given(other), title: given(get(`${who}.signerTitle`)) };
  return { name: given(get(`${who}.representativeName`)), title: given(get(`${who}.representativeTitle`)) };
}

function company(ground: Ground, who: string, hint: PaperLanguage): LangText {
  const [first = 'zh'] = ground.languages;
  const address = fieldValue(ground.facts, `${who}.address`);
  const printed = who === 'house' ? known(ground, who) : names(ground, who);
  const lines = printed.flatMap((name, i): Span[] => [
    ...(i > 0 ? [{ text: '\n', kind: 'text' } as const] : []),
    ...name.spans.map((span) => ({ ...span, lang: name.lang })),
  ]);
  const tail: Span[] = address
    ? [
        { text: '\n', kind: 'text' },
        { text: address, kind: 'value', lang: languageOf(address, hint) },
      ]
    : [];
  return { lang: first, spans: [...lines, ...tail] };
}

/** The own company has the names that its profile gives: an absent one is not asked for. */
function known(ground: Ground, who: string): readonly LangText[] {
  const given = (lang: PaperLanguage) => fieldValue(ground.facts, `${who}.names.${lang}`);
  const order: readonly PaperLanguage[] = ['zh', 'ja', 'en'];
  const wanted = ground.languages.filter((lang) => given(lang) !== '');
  const shown = wanted.length > 0 ? wanted : order.filter((lang) => given(lang) !== '').slice(0, 1);
  return shown.map((lang) => plain(given(lang), lang, 'value'));
}
