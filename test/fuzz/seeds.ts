import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from './targets.ts';

export interface Seed {
  readonly name: string;
  readonly target: Target;
  readonly bytes: Uint8Array;
}

const OWN = join(import.meta.dirname, 'seeds');
const LISTS = join(import.meta.dirname, '../fixtures/lists');

/** Which reader a seed is for: order sheets are also tried as lists, and PDFs as notices. */
const TARGETS_OF: readonly (readonly [RegExp, readonly Target[]])[] = [
  [/audit\.xlsx$/, ['audit', 'orders']],
  [/\.(xlsx|xls|xlsb|ods|csv|tsv)$/, ['orders', 'list']],
  [/\.pdf$/, ['pdf', 'list']],
  [/\.p12$/, ['p12']],
  [/\.(pdlist|pdkey)$/, ['pack']],
  [/\.pdbackup$/, ['backup']],
];

/** The seeds of this folder, and the lists and notices among the fixtures of the readers. */
export function allSeeds(): Seed[] {
  const own = readdirSync(OWN).flatMap((name) => {
    const targets = TARGETS_OF.find(([pattern]) => pattern.test(name))?.[1] ?? [];
    const bytes = new Uint8Array(readFileSync(join(OWN, name)));
    return targets.map((target): Seed => ({ name, target, bytes }));
  });
  const lists = readdirSync(LISTS)
    .filter((name) => !name.endsWith('.md'))
    .map((name): Seed => ({ name, target: 'list', bytes: new Uint8Array(readFileSync(join(LISTS, name))) }));
  return [...own, ...lists];
}
