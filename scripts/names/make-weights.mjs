// Builds assets/names/weights.json: how many names of 10,000 hold a word or a kanji. Counts only, no names.
// Usage: node scripts/names/make-weights.mjs CSL_NAMES.csv EDINET.csv
// Sources: US Consolidated Screening List names (public domain); EDINET code list (FSA Japan).
import { readFileSync, writeFileSync } from 'node:fs';
import { parseCsv } from 'hucre';
import { createFolder } from '../../shared/names/fold.ts';

const fold = JSON.parse(readFileSync('assets/names/fold.json', 'utf8'));
const folded = createFolder(fold.from, fold.to);
const rows = (path) => parseCsv(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
const column = (table, name) => { const i = table[0].indexOf(name); return table.slice(1).map((r) => String(r[i] ?? '')); };
const per10k = new Map();
const han = new Map();
function count(names, floor) {
  const df = new Map();
  let n = 0;
  for (const name of names) {
    const words = new Set(folded(name).match(/[a-z0-9]+/g) ?? []);
    if (words.size === 0) continue;
    n++;
    for (const w of words) df.set(w, (df.get(w) ?? 0) + 1);
  }
  for (const [w, c] of df) if (c >= floor && w.length > 1) per10k.set(w, Math.max(per10k.get(w) ?? 0, (10000 * c) / n));
}
const csl = rows(process.argv[2]);
count(column(csl, 'name'), 4);
const edinet = rows(process.argv[3]);
const kind = column(edinet, 'kind');
const names = column(edinet, 'query');
count(names.filter((_, i) => /:en$/.test(kind[i])), 2);
const ja = names.filter((_, i) => /:ja$/.test(kind[i]));
for (const name of ja) for (const c of new Set(folded(name).match(/[\u4e00-\u9fff]/g) ?? [])) han.set(c, (han.get(c) ?? 0) + 1);
const group = (map, scale) => {
  const out = {};
  for (const [w, v] of [...map].sort()) { const k = Math.max(1, Math.round(2 * Math.log2(1 + v * scale))); out[k] = out[k] ? `${out[k]} ${w}` : w; }
  return out;
};
const hanRate = new Map([...han].filter((e) => e[1] >= 3).map(([c, v]) => [c, (10000 * v) / ja.length]));
writeFileSync('assets/names/weights.json', `${JSON.stringify({
  basis: 'Frequencies only: US Consolidated Screening List names of 2026-07-31 (public domain) and EDINET code list 2025-04-09 (FSA Japan). The key is 2*log2(1 + names of 10,000 that hold the word).',
  latin: group(per10k, 1), han: group(hanRate, 1),
})}\n`);
console.log(per10k.size, 'words', hanRate.size, 'kanji');
