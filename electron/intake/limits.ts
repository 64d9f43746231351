/** What a file may cost. Above any of these it is refused with a message, never half read. */
export interface Limits {
  readonly fileBytes: number;
  /** Sum of the uncompressed sizes of a zip's entries. */
  readonly unzippedBytes: number;
  readonly cells: number;
  readonly columns: number;
  /** Old space of the worker. */
  readonly heapMegabytes: number;
  readonly milliseconds: number;
}

export const LIMITS: Limits = {
  fileBytes: 100 * 1024 * 1024,
  unzippedBytes: 512 * 1024 * 1024,
  cells: 5_000_000,
  columns: 1_024,
  heapMegabytes: 1_536,
  milliseconds: 120_000,
};
