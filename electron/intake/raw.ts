import type { Problem } from '../../shared/orders/order.ts';
import type { SheetGrid } from '../../shared/orders/sheet.ts';

/** A file that was read into text cells, before anything is known of their meaning. */
export interface RawWorkbook {
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly id: string;
  readonly fileName: string;
  readonly format: 'xlsx' | 'xls' | 'csv';
  /** Encodings that decode the file without error, best first; empty for workbooks. */
  readonly encodings: readonly string[];
  readonly encoding: string | null;
  readonly sheets: readonly SheetGrid[];
  /** The sheet asked for; undefined: the reader chooses. */
  readonly sheet?: string;
  /** What the officer must know of the file itself (wrong extension, doubtful encoding). */
  readonly problems: readonly Problem[];
}
