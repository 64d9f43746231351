import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { nameRecordsOf } from '../../shared/lists/name-records.ts';
import type { ListedName, NameRecord } from '../../shared/names/match.ts';
import { comparePair } from '../../shared/names/pair.ts';
import { createNameScreener } from '../../shared/names/screener.ts';
import { loadBuiltinPack } from '../lists/builtin.ts';
import { loadNameKnowledge } from '../lists/name-knowledge.ts';
import { parseCsvObjects, writeCsvRows } from './csv.ts';
import { loadTexts } from './texts.ts';

interface ListArgs {
  /** `builtin`, or a CSV with `id` and name columns `zh`, `ja`, `en`, `aliases` (separated by `|`). */
  readonly list: string;
  readonly in: string;
  readonly out: string;
  readonly assets: string;
}

/** Screens every name of the column `query`: one row a query in input order, the best entity, `none` with an empty id. */
export async function runNameList(args: ListArgs): Promise<number> {
  const records =
    args.list === 'builtin'
      ? nameRecordsOf(loadBuiltinPack(args.assets).designations)
      : recordsOf(rowsOf(args.list, ['id']));
  const screener = createNameScreener(records, loadNameKnowledge(args.assets));
  const texts = loadTexts(args.assets);
  const rows = rowsOf(args.in, ['query']).map(({ query = '' }) => {
    const [best] = screener.screen({ name: query });
    if (best === undefined) return [query, '', '', 'none', '0', ''];
    const reasons = best.reasons.map((reason) => texts.say('en', reason)).join('; ');
    return [query, best.entityId, best.matched.text, best.tier, String(best.score), reasons];
  });
  write(args.out, [['query', 'entity_id', 'matched_name', 'tier', 'score', 'reasons'], ...rows]);
  return 0;
}

/** Compares the columns `query` and `target` row by row, same order. */
export async function runPairFile(args: {
  readonly in: string;
  readonly out: string;
  readonly assets: string;
}): Promise<number> {
  const knowledge = loadNameKnowledge(args.assets);
  const rows = rowsOf(args.in, ['query', 'target']).map(({ query = '', target = '' }) => {
    const { tier, score } = comparePair(query, target, knowledge);
    return [query, target, tier, String(score)];
  });
  write(args.out, [['query', 'target', 'tier', 'score'], ...rows]);
  return 0;
}

function rowsOf(path: string, columns: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const { header, rows } = parseCsvObjects(readFileSync(path, 'utf8'));
  for (const column of columns)
    if (!header.includes(column)) throw new Error(`${path}: the column "${column}" is missing`);
  return rows;
}

function recordsOf(rows: readonly Readonly<Record<string, string>>[]): NameRecord[] {
  return rows.map((row) => ({
    id: row.id ?? '',
    names: [
      ...(['zh', 'ja', 'en'] as const).flatMap((field): ListedName[] => {
        const text = row[field]?.trim() ?? '';
        return text === '' ? [] : [{ field, text, sourced: true }];
      }),
      ...(row.aliases ?? '')
        .split('|')
        .flatMap((alias): ListedName[] =>
          alias.trim() === '' ? [] : [{ field: 'alias', text: alias.trim(), sourced: true }],
        ),
    ],
  }));
}

function write(path: string, rows: readonly (readonly string[])[]): void {
  writeFileSync(`${path}.part`, writeCsvRows(rows));
  renameSync(`${path}.part`, path);
}
