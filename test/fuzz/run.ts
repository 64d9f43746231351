/**
 * The long run: mutated files for every reader.
 *   npm run fuzz -- [--files 10000] [--seed N] [--keep FOLDER]
 * Ends with 1 where a file hung, ended the process, took too much memory or was not refused in a sentence; `--keep` saves it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from '../../scripts/vault/seeded.ts';
import { fuzz } from './rounds.ts';
import { allSeeds } from './seeds.ts';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    target: { type: 'string' },
    keep: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const seeds = allSeeds().filter(({ target }) => values.target === undefined || target === values.target);
console.log(`seed ${seed}, ${values.files} files from ${seeds.length} seeds`);
const started = performance.now();
// What was read until then is reported.
const stop = new AbortController();
process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort());
const { counts, defects, residentMegabytes } = await fuzz(seeds, Number(values.files), seeded(seed), {
  signal: stop.signal,
  onFile: (done) => {
    if (done % 500 === 0) console.log(`${done} files, ${Math.round((performance.now() - started) / 1000)} s`);
  },
});
for (const [target, { files, ok, refused, sentences }] of counts)
  console.log(`${target}: ${files} files, ${ok} read, ${refused} refused in ${sentences.size} sentences`);
for (const { target, name, number, verdict, bytes } of defects) {
  console.log(
    `${verdict.kind} ${target} ${name} number ${number}: ${'detail' in verdict ? verdict.detail : ''}`,
  );
  if (values.keep === undefined) continue;
  mkdirSync(values.keep, { recursive: true });
  writeFileSync(join(values.keep, `${number}-${target}-${name}`), bytes);
}
const total = [...counts.values()].reduce((sum, { files }) => sum + files, 0);
console.log(`${total} files, ${defects.length} defects, at most ${residentMegabytes} MB (seed ${seed})`);
process.exitCode = defects.length === 0 ? 0 : 1;
