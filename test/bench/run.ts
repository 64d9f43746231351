/**
 * `npm run bench`: speed and quality of name screening beside three npm indexes, in one run on one core. With `--million`
 * our engine alone, once on as many made-up names as the list has and once on a million; with `--window` the built window
 * with a large order book. Never a timed test.
 */
import * as fuzzy from '@m31coding/fuzzy-search';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { loadNameKnowledge } from '../../electron/lists/name-knowledge.ts';
import type { NameRecord } from '../../shared/names/match.ts';
import { createNameScreener } from '../../shared/names/screener.ts';
import { ASSETS, benchQueries, benchRecords, syntheticRecords } from './corpus.ts';
import { measure, type Outcome, printTable } from './measure.ts';

const started = performance.now();
const knowledge = loadNameKnowledge(ASSETS);
console.log(`knowledge read in ${(performance.now() - started).toFixed(0)} ms`);
const listed = benchRecords();
if (process.argv.includes('--million')) million();
else if (process.argv.includes('--window')) {
  const { benchWindow } = await import('./window.ts');
  await benchWindow(Number(process.argv.at(-1)) || 100_000);
} else {
  besideOthers();
  await import('./items.ts');
  console.log('');
  await import('./rules.ts');
  console.log('');
  await import('./lists.ts');
  console.log('');
  await import('./papers.ts');
}

/** Our engine, and how many names it compares with a query. */
function ours(name: string, records: readonly NameRecord[], queries: number, seconds: number): Outcome {
  let [asked, compared] = [0, 0];
  const outcome = measure(
    name,
    () => {
      const screener = createNameScreener(records, knowledge, (candidates) => {
        compared += candidates;
      });
      return (text) => {
        asked++;
        return screener.screen({ name: text }).map((match) => match.entityId);
      };
    },
    benchQueries(records, queries),
    seconds,
  );
  console.log(`${name}: ${(compared / asked).toFixed(1)} listed names compared with a query`);
  return outcome;
}

function besideOthers(): void {
  const names = listed.flatMap((record) =>
    record.names.map((name) => ({ text: name.text, entity: record.id })),
  );
  const docs = names.map((name, id) => ({ id, ...name }));
  const queries = benchQueries(listed, 4000);
  console.log(
    `${names.length} names of ${listed.length} entities; queries: listed names with one letter missing`,
  );
  printTable([
    ours('pledgedesk', listed, 4000, 25),
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
  ]);
  console.log(
    'the others rank ten names, whatever they are; ours gives those above its threshold, with tiers and reasons',
  );
}

function million(): void {
  const count = listed.reduce((sum, record) => sum + record.names.length, 0);
  const outcomes: Outcome[] = [];
  for (const names of [count, 1_000_000])
    outcomes.push(ours(`${names} names`, syntheticRecords(listed, names), 3000, 30));
  printTable(outcomes);
  console.log('made-up names: the beginning of one listed name with the end of another, one entity each');
}
