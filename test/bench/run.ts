/** `npm run bench`: speed and quality of name screening beside three npm indexes, in one run on one core. Never a timed test. */
import * as fuzzy from '@m31coding/fuzzy-search';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { loadNameKnowledge } from '../../electron/lists/name-knowledge.ts';
import { createNameScreener } from '../../shared/names/screener.ts';
import { ASSETS, type BenchQuery, benchQueries, benchRecords } from './corpus.ts';

interface Outcome {
  readonly name: string;
  readonly indexMs: number;
  readonly perSecond: number;
  readonly p95Ms: number;
  readonly memoryMb: number;
  readonly found: number;
  readonly queries: number;
}

/** Builds an index, asks it for at most `seconds`, and counts how often the right entity is the first (or among ten). */
function measure(
  name: string,
  build: () => (text: string) => readonly string[],
  queries: readonly BenchQuery[],
  seconds: number,
): Outcome {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const start = performance.now();
  const ask = build();
  const indexMs = performance.now() - start;
  globalThis.gc?.();
  const after = process.memoryUsage();
  for (const { text } of queries.slice(0, 20)) ask(text);
  const times: number[] = [];
  let found = 0;
  const begin = performance.now();
  for (const { text, entity } of queries) {
    const t = performance.now();
    const ids = ask(text);
    times.push(performance.now() - t);
    if (ids.includes(entity)) found++;
    if (performance.now() - begin > seconds * 1000) break;
  }
  const total = times.reduce((sum, t) => sum + t, 0);
  times.sort((a, b) => a - b);
  return {
    name,
    indexMs,
    perSecond: (1000 * times.length) / total,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
    memoryMb: (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6,
    found: found / times.length,
    queries: times.length,
  };
}

const started = performance.now();
const knowledge = loadNameKnowledge(ASSETS);
console.log(`knowledge read in ${(performance.now() - started).toFixed(0)} ms`);
const records = benchRecords();
const names = records.flatMap((record) =>
  record.names.map((name) => ({ text: name.text, entity: record.id })),
);
const docs = names.map((name, id) => ({ id, ...name }));
const queries = benchQueries(records, 4000);
console.log(
  `${names.length} names of ${records.length} entities; queries: listed names with one letter missing`,
);

const results = [
  measure(
    'pledgedesk',
    () => {
      const screener = createNameScreener(records, knowledge);
      return (text) =>
        screener
          .screen({ name: text })
          .map((match) => match.entityId)
          .slice(0, 10);
    },
    queries,
    25,
  ),
  measure(
    '@m31coding/fuzzy-search',
    () => {
      const searcher = fuzzy.SearcherFactory.createDefaultSearcher<(typeof docs)[number], number>();
      searcher.indexEntities(
        docs,
        (d) => d.id,
        (d) => [d.text],
      );
      return (text) => searcher.getMatches(new fuzzy.Query(text, 10)).matches.map((m) => m.entity.entity);
    },
    queries,
    10,
  ),
  measure(
    'minisearch (fuzzy .2)',
    () => {
      const index = new MiniSearch({ fields: ['text'], storeFields: ['entity'] });
      index.addAll(docs);
      return (text) =>
        index
          .search(text, { fuzzy: 0.2 })
          .slice(0, 10)
          .map((hit) => String(hit.entity));
    },
    queries,
    12,
  ),
  measure(
    'fuse.js',
    () => {
      const fuse = new Fuse(docs, { keys: ['text'], threshold: 0.3, ignoreLocation: true });
      return (text) => fuse.search(text, { limit: 10 }).map((hit) => hit.item.entity);
    },
    queries.filter((_, i) => i % 50 === 0),
    20,
  ),
];

const ours = results[0];
console.log(
  'engine                    names/s   ratio   p95 ms   index ms   MB    right entity in ten   queries',
);
for (const r of results) {
  const cells = [
    r.name.padEnd(24),
    r.perSecond.toFixed(0).padStart(8),
    ((ours?.perSecond ?? 0) / r.perSecond).toFixed(2).padStart(7),
    r.p95Ms.toFixed(2).padStart(8),
    r.indexMs.toFixed(0).padStart(10),
    r.memoryMb.toFixed(0).padStart(5),
    r.found.toFixed(3).padStart(16),
    String(r.queries).padStart(16),
  ];
  console.log(cells.join(' '));
}
console.log(
  'ratio: names/s of pledgedesk over names/s of the engine; a ranking of ten against tiers with reasons',
);

await import('./items.ts');
console.log('');
await import('./rules.ts');
