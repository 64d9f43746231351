import { LIMITS, type Limits } from '../../intake/limits.ts';

/** What a list file may cost. Above any of these it is refused with a sentence, never half read. */
export interface ListLimits extends Limits {
  /** Files that are read as a stream: XML, CSV, JSON. */
  readonly streamBytes: number;
  /** Files that must be in memory whole: notices, PDFs, workbooks. */
  readonly wholeBytes: number;
  readonly entries: number;
  /** Rows that could not be read and are told one by one; the rest is one number. */
  readonly problems: number;
  readonly nameLength: number;
  readonly namesOfEntry: number;
  /** Characters of one record (a row, an XML element, a JSON object). */
  readonly recordLength: number;
  readonly depth: number;
  readonly pages: number;
}

export const LIST_LIMITS: ListLimits = {
  ...LIMITS,
  streamBytes: 768 * 1024 * 1024,
  wholeBytes: 64 * 1024 * 1024,
  heapMegabytes: 640,
  milliseconds: 300_000,
  entries: 3_000_000,
  problems: 500,
  nameLength: 600,
  namesOfEntry: 2_000,
  recordLength: 4 * 1024 * 1024,
  depth: 64,
  pages: 500,
};
