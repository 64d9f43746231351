import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Job, Reply } from './fuzz-child.ts';
import { isSentence } from './targets.ts';

/** `refused` carries the key of a sentence; the last four are defects. */
export type Verdict =
  | { readonly kind: 'ok' }
  | { readonly kind: 'refused'; readonly key: string }
  | { readonly kind: 'UNCLEAR' | 'HANG' | 'CRASH' | 'MEMORY'; readonly detail: string };

export interface Bounds {
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  /** Of the whole process, with everything outside the heap. */
  readonly residentMegabytes: number;
  /** Until the check of a PDF is stopped; the product's own limit where absent. */
  readonly pdfMilliseconds?: number;
  /** PDFs one after another in one worker, as a long run must; the product's way, a worker for each, where absent. */
  readonly warmPdf?: boolean;
}
export const BOUNDS: Bounds = { milliseconds: 120_000, heapMegabytes: 1_536, residentMegabytes: 2_048 };

/** A child process that reads files one by one; a new one where a file has ended it. */
export class Arena {
  readonly #bounds: Bounds;
  #child: ChildProcess | null = null;
  #errors = '';
  #highest = 0;
  #files = 0;

  constructor(bounds: Partial<Bounds> = {}) {
    this.#bounds = { ...BOUNDS, ...bounds };
  }

  /** Most megabytes that the process has held after a file. */
  get residentMegabytes(): number {
    return this.#highest;
  }

  async judge(job: Job): Promise<Verdict> {
    const child = await this.#ready();
    const reply = await this.#answerTo(child, job);
    if ('kind' in reply) {
      this.close();
      return reply;
    }
    if ('ready' in reply) return { kind: 'CRASH', detail: 'started again' };
    this.#highest = Math.max(this.#highest, reply.rss);
    if (reply.rss > this.#bounds.residentMegabytes) {
      const alone = this.#files === 1;
      this.close();
      // What earlier files have left behind is not this file's doing.
      return alone ? { kind: 'MEMORY', detail: `${reply.rss} MB` } : this.judge(job);
    }
    if ('thrown' in reply) return { kind: 'UNCLEAR', detail: reply.thrown };
    if (reply.answer === 'ok') return { kind: 'ok' };
    return isSentence(reply.answer)
      ? { kind: 'refused', key: reply.answer }
      : { kind: 'UNCLEAR', detail: `no sentence ${reply.answer}` };
  }

  close(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #answerTo(child: ChildProcess, job: Job): Promise<Reply | Verdict> {
    return new Promise((resolve) => {
      const settle = (answer: Reply | Verdict) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(answer);
      };
      const timer = setTimeout(
        () => settle({ kind: 'HANG', detail: `${this.#bounds.milliseconds} ms` }),
        this.#bounds.milliseconds,
      );
      child.once('message', (reply: Reply) => settle(reply));
      child.once('close', (code, signal) => {
        const memory = this.#errors.includes('heap out of memory');
        const detail = `${signal ?? code} ${this.#errors.slice(-400)}`;
        settle({ kind: memory ? 'MEMORY' : 'CRASH', detail });
      });
      this.#files++;
      child.send(job);
    });
  }

  #ready(): Promise<ChildProcess> {
    if (this.#child !== null) return Promise.resolve(this.#child);
    const { pdfMilliseconds, warmPdf } = this.#bounds;
    const child = fork(join(import.meta.dirname, 'fuzz-child.ts'), {
      env: {
        ...process.env,
        ...(pdfMilliseconds === undefined ? {} : { FUZZ_PDF_MILLISECONDS: String(pdfMilliseconds) }),
        ...(warmPdf === true ? { FUZZ_PDF_WARM: '1' } : {}),
      },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [`--max-old-space-size=${this.#bounds.heapMegabytes}`],
    });
    this.#child = child;
    this.#files = 0;
    this.#errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors = (this.#errors + text).slice(-4000);
    });
    return new Promise((resolve, reject) => {
      child.once('message', () => {
        child.removeAllListeners();
        resolve(child);
      });
      child.once('exit', () => reject(new Error(`the reading process did not start: ${this.#errors}`)));
    });
  }
}

export const isDefect = (verdict: Verdict): boolean => verdict.kind !== 'ok' && verdict.kind !== 'refused';
