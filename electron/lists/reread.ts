import iconv from 'iconv-lite';

/** What a text was taken for, and what it may have been. */
const MISTAKES: readonly (readonly [string, string])[] = [
  ['windows-1252', 'utf-8'],
  ['windows-1252', 'cp932'],
  ['windows-1252', 'gbk'],
  ['latin1', 'utf-8'],
  ['latin1', 'cp932'],
  ['latin1', 'gbk'],
  ['gbk', 'utf-8'],
  ['gbk', 'cp932'],
  ['cp932', 'utf-8'],
  ['cp932', 'gbk'],
];
/** A character whose bytes were lost may stand at the end. */
const LOST_AT_END = /[?\ufffd]+$/;

/** Readings of a text that some program decoded with the wrong table: its bytes, decoded again. Only ways without loss. */
export function readAgain(text: string): readonly string[] {
  const kept = text.replace(LOST_AT_END, '');
  const out = new Set<string>();
  for (const [taken, was] of MISTAKES) {
    const bytes = iconv.encode(kept, taken);
    if (iconv.decode(bytes, taken) !== kept) continue;
    const again = iconv.decode(bytes, was).replace(LOST_AT_END, '');
    if (again !== kept && again.length >= 2 && !again.includes('\ufffd')) out.add(again);
  }
  return [...out];
}
