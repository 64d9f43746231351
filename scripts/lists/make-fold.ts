/**
 * Writes assets/items/fold.json: traditional and Japanese forms of the characters that the item catalogue uses,
 * each with the simplified form that search folds it to. Run again after the catalogue or its words have changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as OpenCC from 'opencc-js';

const root = new URL('../../assets/items/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
const fromJapanese = OpenCC.Converter({ from: 'jp', to: 't' });
const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' });
const fold = (char: string) => toSimplified(fromJapanese(char));

const used = new Set(
  [...(read('items.json') + read('words.json'))].filter((c) => /\p{Script=Han}/u.test(c)).map(fold),
);
const pairs: Record<string, string> = {};
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const char = String.fromCharCode(code);
  const simple = fold(char);
  if (simple !== char && [...simple].length === 1 && used.has(simple)) pairs[char] = simple;
}
const basis =
  'OpenCC character tables (jp to t, t to cn), cut down to the characters of items.json and words.json';
writeFileSync(new URL('fold.json', root), `${JSON.stringify({ id: 'item-fold', basis, pairs })}\n`);
