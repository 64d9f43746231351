/**
 * Speed of the item classification beside the naive scan: every name of every entry by `includes()`. Run by `npm run bench`
 * after the names. Lines are taken from the catalogue's own trade names and from ordinary goods, with the repetition of a
 * real order book (each description about eight times). Never a timed test.
 */
import { loadItems } from '../../electron/lists/builtin.ts';
import { classify } from '../../shared/items/classify.ts';
import type { ItemFacts } from '../../shared/items/item.ts';
import { ASSETS } from './corpus.ts';

const LINES = 100_000;
const REPEATED = 8;
const ORDINARY = [
  'steel screw M6',
  '办公椅',
  'ステンレスねじ',
  'PLC module',
  'ball bearing 6204',
  '轴承',
  'ケーブル',
];

const items = loadItems(ASSETS);
const names = items.flatMap((entry) => Object.values(entry.synonyms).flat());
const distinct = Array.from({ length: LINES / REPEATED }, (_, i): ItemFacts => {
  const listed = i % 4 === 0;
  const name = listed ? names[i % names.length] : ORDINARY[i % ORDINARY.length];
  return {
    description: `${name ?? ''} lot ${i}`,
    spec: `${(i % 90) + 10}x${(i % 50) + 5} mm`,
    hs: `${8_501_000_000 + i}`,
  };
});
const lines = Array.from({ length: LINES }, (_, i) => distinct[i % distinct.length] as ItemFacts);

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** As the import does it: each distinct article once. */
function classifyAll(): void {
  const seen = new Map<string, unknown>();
  for (const facts of lines) {
    const key = JSON.stringify(facts);
    if (!seen.has(key)) seen.set(key, classify(facts, items, '2026-11-25'));
  }
}

/** The baseline on the same distinct texts: finds names anywhere, reads no value and asks nothing. */
function scanAll(): number {
  const lower = items.map((entry) =>
    Object.values(entry.synonyms)
      .flat()
      .map((name) => name.toLowerCase()),
  );
  let found = 0;
  for (const { description, spec = '' } of distinct) {
    const text = `${description} ${spec}`.normalize('NFKC').toLowerCase();
    for (const each of lower) if (each.some((name) => text.includes(name))) found++;
  }
  return found;
}

classify({ description: 'warm up' }, items, '2026-11-25');
const ours = seconds(classifyAll);
const naive = seconds(scanAll);
console.log(
  `items: ${LINES} lines (${distinct.length} distinct) in ${ours.toFixed(2)} s, ${(LINES / ours).toFixed(0)} lines/s; ` +
    `naive includes() scan of ${names.length} names ${naive.toFixed(2)} s; ratio ${(naive / ours).toFixed(2)}`,
);
