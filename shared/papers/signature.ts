import type { PaperLanguage } from '../message.ts';
import { formatDate } from './dates.ts';
import { type BuiltPaper, fieldValue } from './fields.ts';
import type { Block, LangText, SignatureRow, Span } from './model.ts';
import type { Ground } from './resolve.ts';
import { missingMark, names, perLanguage, verbatim } from './rows.ts';
import { languageOf, plain, word } from './wording.ts';

/** The one signature block of all languages; what is not a fact is left for the hand. */
export function signatureBlock(ground: Ground, type: BuiltPaper): Extract<Block, { kind: 'signature' }> {
  const { set, facts, languages } = ground;
  const template = set[type];
  const who = type === 'D1' ? 'pledgor' : 'exporter';
  const hint = type === 'D1' ? 'ja' : 'zh';
  const [first = 'zh'] = languages;
  const given = (key: string) => {
    const text = fieldValue(facts, key);
    return text === '' ? missingMark(ground) : verbatim(text, hint);
  };
  const values: Record<string, LangText | undefined> = {
    company: company(ground, who),
    name: given(`${who}.representativeName`),
    title: given(`${who}.representativeTitle`),
    place: facts.signPlace ? verbatim(facts.signPlace, hint) : undefined,
    date: facts.signDate
      ? perLanguage(ground, 'docNo', (lang) => formatDate(facts.signDate ?? '', lang)).values[0]
      : blankDate(ground, first),
  };
  const rows = template.signature.rows.map((spec): SignatureRow => {
    const found = values[spec.key];
    const base = {
      label: languages.map((lang) => plain(spec.label[lang], lang)),
      room: spec.key === 'signature' ? ('tall' as const) : ('line' as const),
    };
    return found ? { ...base, value: found } : base;
  });
  return {
    kind: 'signature',
    rows,
    seal: languages.map((lang) => plain(template.signature.seal[lang], lang)),
  };
}

function blankDate(ground: Ground, first: PaperLanguage): LangText | undefined {
  const text = word(ground.set, 'date.blank', first);
  return text === '' ? undefined : plain(text, first);
}

function company(ground: Ground, who: 'exporter' | 'pledgor'): LangText {
  const [first = 'zh'] = ground.languages;
  const address = fieldValue(ground.facts, `${who}.address`);
  const lines = names(ground, who).flatMap((name, i): Span[] => [
    ...(i > 0 ? [{ text: '\n', kind: 'text' } as const] : []),
    ...name.spans.map((span) => ({ ...span, lang: name.lang })),
  ]);
  const hint = who === 'pledgor' ? 'ja' : 'zh';
  const tail: Span[] = address
    ? [
        { text: '\n', kind: 'text' },
        { text: address, kind: 'value', lang: languageOf(address, hint) },
      ]
    : [];
  return { lang: first, spans: [...lines, ...tail] };
}
