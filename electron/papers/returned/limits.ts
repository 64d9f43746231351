/** What a returned file may cost. Above any of these it is refused with a sentence. */
export interface ReturnLimits {
  readonly fileBytes: number;
  readonly pages: number;
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  /** Memory by which the process may grow while the file is read: what lies outside of the worker's heap. */
  readonly growthBytes: number;
  /** Characters of all pages. */
  readonly textLength: number;
  /** Pixels of one picture; a scan of A3 at 600 dots an inch has 70 million. */
  readonly pixels: number;
  /** Bytes of the data attached to the file. */
  readonly attachedBytes: number;
}

export const RETURN_LIMITS: ReturnLimits = {
  fileBytes: 64 * 1024 * 1024,
  pages: 100,
  milliseconds: 60_000,
  heapMegabytes: 512,
  growthBytes: 1024 * 1024 * 1024,
  textLength: 2_000_000,
  pixels: 80_000_000,
  attachedBytes: 4 * 1024 * 1024,
};
