// Fits the two regressions of pairs (`likeness.ts`, `aloud.ts`) and says what they are worth on names they have not seen.
// Usage: node scripts/names/fit-pairs.ts likeness|aloud PAIRS.csv [...]   columns: query,target,match,kind,source
// Folds are made by entity: rows that share a name stay together. A row counts as found where the comparison of a list
// search alerts already, or where the regression does; its cut is where RATE of the training negatives alert.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from 'hucre';
import { loadNameKnowledge } from '../../electron/lists/name-knowledge.ts';
import { ALOUD_CODES, featuresOf, readAloud } from '../../shared/names/aloud.ts';
import { isLatin, THRESHOLD } from '../../shared/names/compare.ts';
import { LIKENESS_CODES, likenessOf } from '../../shared/names/likeness.ts';
import { compareInList } from '../../shared/names/pair.ts';
import { readerOf } from '../../shared/names/screener.ts';

interface Row {
  readonly names: readonly [string, string];
  readonly kind: string;
  readonly same: boolean;
  /** Found by the comparison of a list search. */
  readonly found: boolean;
  readonly x: readonly number[];
}
interface Fit {
  /** The first is the constant. */
  readonly weights: readonly number[];
  readonly cut: number;
}

const RIDGE = Number(process.env.RIDGE ?? 4);
/** Share of the negatives that may alert. */
const RATE = Number(process.env.RATE ?? (process.argv[2] === 'aloud' ? 0.019 : 0.088));
const LEFT_OUT = /doubtful|acronym|unrelated/;
const knowledge = loadNameKnowledge(join(import.meta.dirname, '..', '..', 'assets'));
const reader = readerOf(knowledge);
const [which, ...files] = process.argv.slice(2);
const codes: readonly string[] = which === 'aloud' ? ALOUD_CODES : LIKENESS_CODES;

function rowsOf(file: string): Row[] {
  const [head = [], ...cells] = parseCsv(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  const at = (row: readonly unknown[], name: string) => String(row[head.indexOf(name)] ?? '');
  return cells.flatMap((row) => {
    const [query, target, kind] = [at(row, 'query'), at(row, 'target'), at(row, 'kind')];
    if (LEFT_OUT.test(kind + at(row, 'source'))) return [];
    const [a, b] = [reader.read(query), reader.read(target)];
    if (isLatin(a) !== isLatin(b) ? which !== 'aloud' : which === 'aloud' || !isLatin(a)) return [];
    const [latin, cjk] = isLatin(a) ? [a, b] : [b, a];
    const features: Readonly<Record<string, number>> =
      which === 'aloud'
        ? featuresOf(readAloud(cjk, latin, reader.similarity.readingsOf))
        : { ...likenessOf(a, b) };
    const found = compareInList(query, target, knowledge).score >= THRESHOLD;
    const x = [1, ...codes.map((code) => features[code] ?? 0)];
    return [{ names: [a.compact, b.compact], kind, same: at(row, 'match') === '1', found, x }];
  });
}

/** Rows with a name in common are one group. */
function groupsOf(rows: readonly Row[]): number[] {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    const up = parent.get(name);
    return up === undefined || up === name ? name : root(up);
  };
  for (const { names } of rows) parent.set(root(names[0]), root(names[1]));
  const ids = new Map<string, number>();
  return rows.map(({ names }) => {
    const key = root(names[0]);
    if (!ids.has(key)) ids.set(key, ids.size);
    return ids.get(key) ?? 0;
  });
}

const dot = (w: readonly number[], x: readonly number[]) => w.reduce((sum, v, i) => sum + v * (x[i] ?? 0), 0);

/** Logistic regression with a ridge, by Newton's method. */
function regress(rows: readonly Row[]): number[] {
  const size = codes.length + 1;
  let w = new Array<number>(size).fill(0);
  for (let turn = 0; turn < 30; turn++) {
    const a = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size + 1 }, (_, j) => (i === j && i > 0 ? RIDGE : i === j ? 1e-6 : 0)),
    );
    for (let i = 1; i < size; i++) (a[i] as number[])[size] = -RIDGE * (w[i] ?? 0);
    for (const { x, same } of rows) {
      const p = 1 / (1 + Math.exp(-dot(w, x)));
      for (let i = 0; i < size; i++) {
        const row = a[i] as number[];
        row[size] = (row[size] ?? 0) + ((same ? 1 : 0) - p) * (x[i] ?? 0);
        for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + p * (1 - p) * (x[i] ?? 0) * (x[j] ?? 0);
      }
    }
    const step = solve(a);
    w = w.map((v, i) => v + (step[i] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-7) break;
  }
  return w;
}

/** Gaussian elimination of an augmented matrix. */
function solve(a: number[][]): number[] {
  const n = a.length;
  for (let i = 0; i < n; i++) {
    const pivot = a
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i] ?? 0) > Math.abs(a[best]?.[i] ?? 0) ? i + k : best), i);
    [a[i], a[pivot]] = [a[pivot] as number[], a[i] as number[]];
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const factor = (a[k]?.[i] ?? 0) / (a[i]?.[i] ?? 1);
      a[k] = (a[k] ?? []).map((v, j) => v - factor * (a[i]?.[j] ?? 0));
    }
  }
  return a.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1));
}

interface Count {
  tp: number;
  fp: number;
  fn: number;
  tn: number;
}
function count(rows: readonly Row[], fit: Fit, total: Count = { tp: 0, fp: 0, fn: 0, tn: 0 }): Count {
  for (const row of rows) {
    const alert = row.found || dot(fit.weights, row.x) >= fit.cut;
    total[row.same ? (alert ? 'tp' : 'fn') : alert ? 'fp' : 'tn']++;
  }
  return total;
}
const f1 = ({ tp, fp, fn }: Count) => (2 * tp) / (2 * tp + fp + fn);

function fitTo(rows: readonly Row[]): Fit {
  const weights = regress(rows);
  const cuts = rows.map(({ x }) => dot(weights, x)).sort((a, b) => a - b);
  const negatives = rows.filter((row) => !row.same).length;
  for (let i = 1; i < cuts.length; i++) {
    const fit = { weights, cut: ((cuts[i - 1] ?? 0) + (cuts[i] ?? 0)) / 2 };
    if (count(rows, fit).fp <= RATE * negatives) return fit;
  }
  return { weights, cut: cuts.at(-1) ?? 0 };
}

function said({ tp, fp, fn, tn }: Count): string {
  const rate = (part: number, all: number) => (part / Math.max(1, all)).toFixed(3);
  return `recall ${rate(tp, tp + fn)}  negatives ${rate(fp, fp + tn)}  precision ${rate(tp, tp + fp)}  F1 ${f1({ tp, fp, fn, tn }).toFixed(3)}`;
}

const rows = files.flatMap(rowsOf);
const groups = groupsOf(rows);
const fit = fitTo(rows);
console.log(`${rows.length} rows, ${new Set(groups).size} groups`);
console.log('list search ', said(count(rows, { weights: [], cut: 1 })));
console.log('in sample   ', said(count(rows, fit)));
for (const folds of [5, 2]) {
  const total: Count = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (let fold = 0; fold < folds; fold++) {
    const inFold = (_: Row, i: number) => (((groups[i] ?? 0) * 2654435761) % 2 ** 32) % folds === fold;
    const held = rows.filter(inFold);
    const trained = fitTo(rows.filter((row, i) => !inFold(row, i)));
    count(held, trained, total);
  }
  console.log(`held out 1/${folds}`, said(total));
}
if (process.env.ERRORS !== undefined)
  for (const row of rows) {
    const value = dot(fit.weights, row.x) - fit.cut;
    if ((row.found || value >= 0) !== row.same || Math.abs(value) < 0.4)
      console.log(
        row.same ? 1 : 0,
        row.found ? 'list' : value.toFixed(2),
        row.names.join(' | '),
        row.x.map((v) => v.toFixed(2)).join(' '),
      );
  }
// Scores as shipped: the cut is the threshold, and the spread between the cut and the surest rows is about 0.1.
const spread = (f: Fit) => {
  const sure =
    rows.map(({ x }) => dot(f.weights, x) - f.cut).sort((a, b) => b - a)[Math.floor(rows.length / 20)] ?? 1;
  return 0.1 / sure;
};
const k = spread(fit);
console.log('scale', k.toFixed(4));
['base', ...codes].forEach((code, i) => {
  const w = (fit.weights[i] ?? 0) * k;
  console.log(`  ${code}: ${(i === 0 ? w + THRESHOLD - fit.cut * k : w).toFixed(4)},`);
});
