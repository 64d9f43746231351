import { Arena, type Bounds, isDefect, type Verdict } from './arena.ts';
import type { Job } from './fuzz-child.ts';
import { mutate } from './mutate.ts';
import type { Seed } from './seeds.ts';
import { TARGET_NAMES, type Target } from './targets.ts';

export interface Defect {
  readonly target: string;
  readonly name: string;
  readonly number: number;
  readonly verdict: Verdict;
  readonly bytes: Uint8Array;
}

export interface Count {
  files: number;
  ok: number;
  refused: number;
  readonly sentences: Map<string, number>;
}

export interface Report {
  readonly counts: ReadonlyMap<Target, Count>;
  readonly defects: readonly Defect[];
  readonly residentMegabytes: number;
}

/** A whole PDF is read in a hundredth of it. */
const PDF_MILLISECONDS = 1_000;

/** Mutates seeds in turn, `files` in all, and has each read. The same random numbers give the same files. */
export async function fuzz(
  seeds: readonly Seed[],
  files: number,
  random: () => number,
  options: {
    readonly bounds?: Partial<Bounds>;
    readonly onFile?: (done: number) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<Report> {
  const counts = new Map<Target, Count>();
  const defects: Defect[] = [];
  const arena = new Arena({ pdfMilliseconds: PDF_MILLISECONDS, warmPdf: true, ...options.bounds });
  const turns = TARGET_NAMES.map((target) => seeds.filter((seed) => seed.target === target)).filter(
    (ofTarget) => ofTarget.length > 0,
  );
  try {
    for (let turn = 0, number = 0; number < files && options.signal?.aborted !== true; turn++) {
      const round = Math.floor(turn / turns.length);
      const ofTarget = turns[turn % turns.length] ?? [];
      const seed = ofTarget[round % ofTarget.length];
      if (seed === undefined) break;
      number++;
      const bytes = mutate(seed.name, seed.bytes, random);
      const verdict = await arena.judge({ target: seed.target, name: seed.name, bytes });
      note(counts, seed.target, verdict);
      if (isDefect(verdict)) defects.push({ target: seed.target, name: seed.name, number, verdict, bytes });
      options.onFile?.(number);
    }
  } finally {
    arena.close();
  }
  return { counts, defects, residentMegabytes: arena.residentMegabytes };
}

function note(counts: Map<Target, Count>, target: Target, verdict: Verdict): void {
  const count = counts.get(target) ?? { files: 0, ok: 0, refused: 0, sentences: new Map<string, number>() };
  counts.set(target, count);
  count.files++;
  if (verdict.kind === 'ok') count.ok++;
  if (verdict.kind !== 'refused') return;
  count.refused++;
  count.sentences.set(verdict.key, (count.sentences.get(verdict.key) ?? 0) + 1);
}

/** One file as it is, in a process of its own. */
export async function judgeAlone(job: Job, bounds: Partial<Bounds> = {}): Promise<Verdict> {
  const arena = new Arena(bounds);
  try {
    return await arena.judge(job);
  } finally {
    arena.close();
  }
}
