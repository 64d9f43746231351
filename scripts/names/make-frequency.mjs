// Builds assets/names/frequency.json: in how many names a Latin word (US list) and a folded Han character (EDINET) stand.
// Usage: node scripts/names/make-frequency.mjs CSL_NAMES.csv EDINET.csv [OUT.json]. Counts only, no names.
// Sources: US Consolidated Screening List names (public domain); EDINET code list (FSA Japan).
import { readFileSync, writeFileSync } from 'node:fs';
import { parseCsv } from 'hucre';
import { wordsOf } from '../../shared/names/forms.ts';
import { createFolder } from '../../shared/names/text.ts';

const folded = createFolder(JSON.parse(readFileSync('assets/names/fold.json', 'utf8')));
const column = (path, name) => {
  const table = parseCsv(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  const at = table[0].indexOf(name);
  return table.slice(1).map((row) => String(row[at] ?? ''));
};
function count(names, piecesOf, floor) {
  const df = new Map();
  for (const name of names)
    for (const piece of new Set(piecesOf(folded(name)))) df.set(piece, (df.get(piece) ?? 0) + 1);
  return Object.fromEntries([...df].filter(([, n]) => n >= floor).sort());
}
const latin = column(process.argv[2], 'name');
const kinds = column(process.argv[3], 'kind');
const han = column(process.argv[3], 'query').filter((_, i) => /:ja$/.test(kinds[i]));
writeFileSync(
  process.argv[4] ?? 'assets/names/frequency.json',
  `${JSON.stringify({
    basis:
      'Document frequencies of words in the names of the US Consolidated Screening List (2026-07-31, US public domain) and of Han characters in company names of the EDINET code list (2025-04-09, FSA Japan). Frequencies only.',
    latinNames: latin.length,
    latin: count(latin, wordsOf, 12),
    hanNames: han.length,
    han: count(han, (text) => text.match(/\p{Script=Han}/gu) ?? [], 3),
  })}\n`,
);
