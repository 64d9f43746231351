import type { PaperLanguage } from '../message.ts';
import type { ScreeningTable, Wording } from './clauses.ts';
import type { Block, LangText } from './model.ts';
import type { Ground } from './resolve.ts';
import { onceRow, perLanguage, row } from './rows.ts';
import type { ScreenedHit, ScreeningFacts } from './screening.ts';
import { dash, given, inEach, onOneLine, table } from './tables.ts';
import { plain, word } from './wording.ts';

type Cell = readonly LangText[];

/** D7: what a third person needs to do the screening again, and what people decided. */
export function screeningBlocks(ground: Ground, which: ScreeningTable): readonly Block[] {
  const { screening } = ground.facts;
  if (!screening) return [];
  switch (which) {
    case 'basis':
      return [basis(ground, screening)];
    case 'parties':
      return [parties(ground, screening)];
    case 'hits':
      return hits(ground, screening);
    case 'outcomes':
      return [outcomes(ground, screening)];
    case 'edits':
      return edits(ground, screening);
  }
}

function basis(ground: Ground, from: ScreeningFacts): Block {
  const [first = 'zh'] = ground.languages;
  const once = (label: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [onceRow(ground, label, text, first)];
  const hash = (text: string) => text.replace(/(.{32})(?=.)/g, '$1 ');
  return {
    kind: 'facts',
    rows: [
      ...once('screening.file', from.file.name),
      ...once('screening.fileHash', hash(from.file.sha256)),
      ...once('screening.imported', `${from.file.importedAt} · ${from.file.importedBy}`),
      ...once('screening.list', from.list.packId),
      ...once('screening.listHash', hash(from.list.packHash)),
      ...once('screening.entries', from.list.entries === undefined ? undefined : String(from.list.entries)),
      ...once('screening.announcements', from.list.announcements),
      ...once('screening.checkedThrough', from.list.checkedThrough),
      ...once('screening.asOf', from.asOf),
      ...once('screening.engine', from.engine),
      ...once('screening.threshold', from.threshold),
      row(ground, 'screening.perspective', onOneLine(ground, from.perspective)),
    ],
  };
}

function parties(ground: Ground, from: ScreeningFacts): Block {
  const rows = from.parties.map((party) => [
    onOneLine(ground, party.roles),
    [
      ...given(ground, party.name),
      ...(party.normalised === '' ? [] : [labelled(ground, 'screening.searchedAs', party.normalised)]),
      ...[party.address, party.country, party.registrationId].flatMap((text) =>
        text ? given(ground, text) : [],
      ),
    ],
    inEach(ground, party.result),
    given(ground, party.nearest),
  ]);
  const columns = [
    ['chain.role', 17],
    ['screening.party', 37],
    ['screening.result', 20],
    ['screening.nearest', 28],
  ] as const;
  return table(ground, columns, rows);
}

function labelled(ground: Ground, label: string, text: string): LangText {
  const [first = 'zh'] = ground.languages;
  const [value] = given(ground, text);
  return {
    lang: first,
    spans: [
      { text: word(ground.set, label, first), kind: 'text' },
      ...(value?.spans ?? []).map((span) => ({ ...span, lang: span.lang ?? value?.lang ?? first })),
    ],
  };
}

function hits(ground: Ground, from: ScreeningFacts): readonly Block[] {
  const columns = [
    ['screening.hit', 34],
    ['screening.why', 32],
    ['screening.decision', 36],
  ] as const;
  if (from.hits.length === 0)
    return [table(ground, columns, [[sentence(ground, 'screening.noHits'), dash(ground), dash(ground)]])];
  const rows = from.hits.map((hit) => [
    [
      ...given(ground, hit.party),
      labelled(ground, 'screening.entry', hit.entry),
      labelled(ground, 'screening.matched', hit.matched),
      labelled(ground, 'screening.score', hit.score),
    ],
    hit.reasons.length === 0 ? dash(ground) : hit.reasons.flatMap((reason) => inEach(ground, reason)),
    decisions(ground, hit),
  ]);
  return [table(ground, columns, rows)];
}

function decisions(ground: Ground, hit: ScreenedHit): Cell {
  const lines = hit.decisions.flatMap((decision) => [
    ...onOneLine(ground, joinWordings(decision.verdict, decision.reason)),
    ...given(ground, decision.text),
    ...given(ground, `${decision.by} · ${decision.at}`),
    ...(decision.review
      ? [
          ...onOneLine(ground, decision.review.verdict),
          ...(decision.review.text === '' ? [] : given(ground, decision.review.text)),
          ...given(ground, `${decision.review.by} · ${decision.review.at}`),
        ]
      : []),
  ]);
  return [...onOneLine(ground, hit.state), ...lines];
}

function joinWordings(a: Wording, b: Wording): Wording {
  const gap = { zh: '：', ja: '：', en: ': ' };
  const each = (lang: PaperLanguage) => `${a[lang]}${gap[lang]}${b[lang]}`;
  return { zh: each('zh'), ja: each('ja'), en: each('en') };
}

function sentence(ground: Ground, label: string): Cell {
  return perLanguage(ground, 'orderNo', (lang) => word(ground.set, label, lang)).values;
}

function outcomes(ground: Ground, from: ScreeningFacts): Block {
  const rows = from.lines.map((line) => [
    given(ground, line.lineNo),
    given(ground, line.item),
    inEach(ground, line.outcome),
    line.reasons.flatMap((reason) =>
      ground.languages.map((lang) => {
        const source = reason.source ? ` [${reason.source[lang]}]` : '';
        return { ...plain(`${reason.text[lang]}${source}`, lang), indent: reason.depth };
      }),
    ),
  ]);
  const columns = [
    ['item.lineNo', 8],
    ['screening.item', 26],
    ['screening.outcome', 18],
    ['screening.reasons', 50],
  ] as const;
  return table(ground, columns, rows);
}

/** Names that were changed by hand (pledges section 4, rule 2). */
function edits(ground: Ground, from: ScreeningFacts): readonly Block[] {
  const columns = [
    ['papers.docNo', 26],
    ['screening.field', 34],
    ['screening.value', 40],
  ] as const;
  if (from.edits.length === 0)
    return [table(ground, columns, [[sentence(ground, 'screening.noEdits'), dash(ground), dash(ground)]])];
  const rows = from.edits.map((edit) => [
    given(ground, edit.docNo),
    inEach(ground, ground.set.labels.fields[edit.key] ?? { zh: edit.key, ja: edit.key, en: edit.key }),
    given(ground, edit.value),
  ]);
  return [table(ground, columns, rows)];
}
