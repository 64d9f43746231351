/** What can be told from the bytes of our own papers without reading them as a PDF. */

/** The hash of the content, which the keywords of the file hold. */
export function contentHashOf(stored: Uint8Array): string | null {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  for (let at = bytes.indexOf('SHA-256 '); at >= 0; at = bytes.indexOf('SHA-256 ', at + 8)) {
    const hash = bytes.toString('latin1', at + 8, at + 72);
    if (/^[0-9a-f]{64}$/.test(hash)) return hash;
  }
  return null;
}

/**
 * Whether a file goes on from our bytes: from all of them (`whole`), or from an earlier revision, as they were before our own
 * signature (`earlier`).
 */
export function startsWithRevision(file: Uint8Array, stored: Uint8Array): 'whole' | 'earlier' | 'no' {
  const ends = revisionEnds(stored);
  const [ours, theirs] = [Buffer.from(stored), Buffer.from(file)];
  const fits = ends.filter(
    (end) => end <= theirs.length && ours.subarray(0, end).equals(theirs.subarray(0, end)),
  );
  const longest = fits.at(-1);
  if (longest === undefined) return 'no';
  return longest === ends.at(-1) ? 'whole' : 'earlier';
}

/** Where each revision of a PDF ends: after its end mark. Line ends behind it may differ. */
function revisionEnds(stored: Uint8Array): number[] {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const ends: number[] = [];
  for (let at = bytes.indexOf('%%EOF'); at >= 0; at = bytes.indexOf('%%EOF', at + 5)) ends.push(at + 5);
  return ends;
}
