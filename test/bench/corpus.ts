import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseCsvObjects } from '../../electron/app/csv.ts';
import { loadBuiltinPack } from '../../electron/lists/builtin.ts';
import { nameRecordsOf } from '../../shared/lists/name-records.ts';
import type { NameRecord } from '../../shared/names/match.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
export const ASSETS = join(HERE, '..', '..', 'assets');

/** The 57,174 names of the US Consolidated Screening List of 2026-07-31 (public domain) and the built-in list. */
export function benchRecords(): NameRecord[] {
  const text = gunzipSync(readFileSync(join(HERE, 'data', 'csl-names.csv.gz'))).toString('utf8');
  const byEntity = new Map<string, { names: string[]; country: string }>();
  for (const row of parseCsvObjects(text).rows) {
    const known = byEntity.get(row.entity ?? '');
    if (known !== undefined) known.names.push(row.name ?? '');
    else byEntity.set(row.entity ?? '', { names: [row.name ?? ''], country: row.country ?? '' });
  }
  const csl = [...byEntity].map(
    ([id, { names, country }]): NameRecord => ({
      id: `CSL-${id}`,
      names: names.map((name, i) => ({ field: i === 0 ? 'en' : 'alias', text: name, sourced: true })),
      ...(country === '' ? {} : { country }),
    }),
  );
  return [...csl, ...nameRecordsOf(loadBuiltinPack(ASSETS).designations)];
}

export interface BenchQuery {
  readonly text: string;
  readonly entity: string;
}

/** Every so-many-th name with one letter taken out of its middle: the same queries in every run. */
export function benchQueries(records: readonly NameRecord[], count: number): BenchQuery[] {
  const all = records.flatMap((record) =>
    record.names.map((name) => ({ text: name.text, entity: record.id })),
  );
  const step = Math.max(1, Math.floor(all.length / count));
  return all
    .filter((_, i) => i % step === 0)
    .slice(0, count)
    .map(({ text, entity }, i) => {
      const at = Math.floor(text.length / 2) + (i % 3) - 1;
      return { text: text.length >= 9 ? text.slice(0, at) + text.slice(at + 1) : text, entity };
    });
}

/**
 * `count` names that nobody bears: the beginning of one listed name with the end of another. A fixed generator draws the
 * pairs, so that every run has the same names.
 */
export function syntheticRecords(records: readonly NameRecord[], count: number): NameRecord[] {
  const words = records.flatMap((record) => record.names.map((name) => name.text.split(' ')));
  let state = 20_260_801;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
  return Array.from({ length: count }, (_, i): NameRecord => {
    const [head, tail] = [words[draw(words.length)] ?? [], words[draw(words.length)] ?? []];
    const text = [...head.slice(0, Math.ceil(head.length / 2)), ...tail.slice(Math.floor(tail.length / 2))];
    return { id: `M-${i}`, names: [{ field: 'en', text: text.join(' '), sourced: true }], country: 'RU' };
  });
}
