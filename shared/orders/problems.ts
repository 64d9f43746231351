import type { Message } from '../message.ts';
import type { CellAddress, Problem } from './order.ts';

const MAX_OF_A_KIND = 50;

/** Gathers the problems of one sheet. After fifty of a kind only their number is kept. */
export class ProblemLog {
  readonly #file: string;
  readonly #sheet: string;
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<string, number>();

  constructor(file: string, sheet: string) {
    this.#file = file;
    this.#sheet = sheet;
  }

  add(
    severity: Problem['severity'],
    key: string,
    params: Message['params'],
    at?: Partial<CellAddress>,
  ): void {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count > MAX_OF_A_KIND) return;
    this.#problems.push({
      severity,
      file: this.#file,
      sheet: this.#sheet,
      ...(at?.row === undefined ? {} : { row: at.row }),
      ...(at?.column === undefined ? {} : { column: at.column }),
      message: params === undefined ? { key } : { key, params },
    });
  }

  /** The problems in the order in which they were found. */
  list(): readonly Problem[] {
    const more: Problem[] = [];
    for (const [key, count] of this.#counts) {
      if (count <= MAX_OF_A_KIND) continue;
      const like = this.#problems.find((p) => p.message.key === key);
      more.push({
        severity: like?.severity ?? 'note',
        file: this.#file,
        sheet: this.#sheet,
        message: { key: 'intake:more', params: { count: count - MAX_OF_A_KIND } },
      });
    }
    return [...this.#problems, ...more];
  }
}
