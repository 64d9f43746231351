import { writeFileSync } from 'node:fs';
import type { DraftEntry, DraftList, ListSource } from '../../shared/lists/draft.ts';
import type { Locale } from '../../shared/message.ts';
import { type ListFile, readListFile } from '../lists/read.ts';
import { writeCsvRows } from './csv.ts';
import { loadTexts, type Texts } from './texts.ts';

interface ListReadArgs {
  readonly file: ListFile;
  readonly beside: readonly ListFile[];
  readonly source?: ListSource;
  readonly out: string;
  readonly assets: string;
  readonly locale: Locale;
}

/** Columns of the table that is written; `id`, `zh`, `ja`, `en` and `aliases` are those that `names --list` reads. */
const COLUMNS = [
  'id',
  'no',
  'kind',
  'zh',
  'ja',
  'en',
  'aliases',
  'countries',
  'addresses',
  'identifiers',
  'programs',
  'listed_on',
  'url',
  'remarks',
  'line',
] as const;

/** Reads a list file, writes its entries as CSV and says what was read. Not good where the file is refused. */
export async function runListRead(
  args: ListReadArgs,
): Promise<{ readonly good: boolean; readonly lines: readonly string[] }> {
  const texts = loadTexts(args.assets);
  const read = await readListFile(
    { ...args.file, beside: args.beside, ...(args.source === undefined ? {} : { source: args.source }) },
    { locale: args.locale },
  );
  if (!read.ok) return { good: false, lines: [texts.say(args.locale, read.error.message)] };
  writeFileSync(
    args.out,
    writeCsvRows([COLUMNS, ...read.value.entries.map((entry) => rowOf(entry).map(harmless))]),
    { mode: 0o600 },
  );
  return { good: true, lines: linesOf(read.value, texts, args.locale) };
}

function linesOf(list: DraftList, texts: Texts, locale: Locale): string[] {
  const say = (key: string, params: Record<string, string | number>): string =>
    texts.say(locale, { key, params });
  const lines = [
    say('listfiles:read.done', {
      source: `listfiles:source.${list.source}`,
      entries: list.entries.length,
      names: list.entries.reduce((sum, entry) => sum + entry.names.length, 0),
      problems: list.problems.length,
    }),
  ];
  if (list.announcement !== null || list.published !== null)
    lines.push(
      say('listfiles:read.head', {
        announcement: list.announcement ?? '-',
        published: list.published ?? '-',
      }),
    );
  if (list.passedOver !== undefined)
    lines.push(say('listfiles:read.passed-over', { count: list.passedOver }));
  for (const { line, reason } of list.problems)
    lines.push(`${say('listfiles:read.line', { line })}${texts.say(locale, reason)}`);
  return lines;
}

function rowOf(entry: DraftEntry): string[] {
  const named = (field: string): string[] =>
    entry.names.filter((name) => name.field === field).map((name) => name.text);
  const [zh = '', ...moreZh] = named('zh');
  const [ja = '', ...moreJa] = named('ja');
  const [en = '', ...moreEn] = named('en');
  const aliases = [...moreZh, ...moreJa, ...moreEn, ...named('zhHant'), ...named('alias')];
  return [
    entry.key,
    entry.no === null ? '' : String(entry.no),
    entry.kind,
    zh,
    ja,
    en,
    aliases.join('|'),
    entry.countries.join('|'),
    entry.addresses.join('|'),
    entry.identifiers.map(({ kind, value }) => (kind === '' ? value : `${kind}: ${value}`)).join('|'),
    entry.programs.join('|'),
    entry.listedOn ?? '',
    entry.url ?? '',
    entry.remarks ?? '',
    String(entry.line ?? ''),
  ];
}

/** A name in a list must not become a formula in a spreadsheet. */
function harmless(cell: string): string {
  return /^[=+@\t-]/.test(cell) ? `'${cell}` : cell;
}
