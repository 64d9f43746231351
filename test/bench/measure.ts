import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { BenchQuery } from './corpus.ts';

export interface Outcome {
  readonly name: string;
  readonly indexMs: number;
  readonly perSecond: number;
  /** Names per second of processor time, all threads of the process: a busy machine takes nothing away from it. */
  readonly perCpuSecond: number;
  readonly indexCpuMs: number;
  readonly p95Ms: number;
  /** What the index keeps, after a collection of garbage. */
  readonly memoryMb: number;
  readonly found: number;
  readonly queries: number;
}

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;
/** Buffers are let go of only with the second round. */
const collect = () => {
  gc();
  gc();
};
const WARM_UP = 200;

/** Builds an index, asks it for at most `seconds`, and counts how often the right entity is among the answers. */
export function measure(
  name: string,
  build: () => (text: string) => readonly string[],
  queries: readonly BenchQuery[],
  seconds: number,
): Outcome {
  collect();
  const before = process.memoryUsage();
  const [start, startCpu] = [performance.now(), cpuMs()];
  const ask = build();
  const [indexMs, indexCpuMs] = [performance.now() - start, cpuMs() - startCpu];
  collect();
  const after = process.memoryUsage();
  const warm = performance.now();
  for (const { text } of queries.slice(-WARM_UP)) {
    ask(text);
    if (performance.now() - warm > seconds * 100) break;
  }
  const times: number[] = [];
  let found = 0;
  const [begin, beginCpu] = [performance.now(), cpuMs()];
  for (const { text, entity } of queries) {
    const t = performance.now();
    const ids = ask(text);
    times.push(performance.now() - t);
    if (ids.includes(entity)) found++;
    if (performance.now() - begin > seconds * 1000) break;
  }
  const cpu = cpuMs() - beginCpu;
  const total = times.reduce((sum, t) => sum + t, 0);
  times.sort((a, b) => a - b);
  return {
    name,
    indexMs,
    indexCpuMs,
    perSecond: (1000 * times.length) / total,
    perCpuSecond: (1000 * times.length) / cpu,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
    memoryMb: (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6,
    found: found / times.length,
    queries: times.length,
  };
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** One table; the ratio is the first engine's names per second of processor time over the engine's own. */
export function printTable(outcomes: readonly Outcome[]): void {
  const [first] = outcomes;
  console.log(
    'engine                    names/s  per cpu s   ratio   p95 ms   index ms   cpu ms     MB   right entity   queries',
  );
  for (const r of outcomes) {
    const cells = [
      r.name.padEnd(24),
      r.perSecond.toFixed(0).padStart(8),
      r.perCpuSecond.toFixed(0).padStart(10),
      ((first?.perCpuSecond ?? 0) / r.perCpuSecond).toFixed(2).padStart(7),
      r.p95Ms.toFixed(2).padStart(8),
      r.indexMs.toFixed(0).padStart(10),
      r.indexCpuMs.toFixed(0).padStart(8),
      r.memoryMb.toFixed(0).padStart(6),
      r.found.toFixed(3).padStart(14),
      String(r.queries).padStart(9),
    ];
    console.log(cells.join(' '));
  }
}
