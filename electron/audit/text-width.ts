/** Width of a text in columns: a Chinese, Japanese or Korean character takes two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const c of text) width += WIDE.test(c) ? 2 : 1;
  return width;
}

/** The widest piece of a text that a line break cannot divide. */
export function widestPiece(text: string): number {
  const pieces = text.replace(WIDE_ALL, ' xx ').split(/[\s/-]+/);
  return Math.max(...pieces.map((piece) => piece.length));
}

/** Lines that a text takes in a column, its own line breaks and breaks between words taken into account. */
export function linesIn(text: string, width: number): number {
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  let lines = 0;
  for (const paragraph of text.split('\n')) lines += wrapped(paragraph, width);
  return lines;
}

function wrapped(paragraph: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of paragraph.split(/(?<=[\s/-])/)) {
    const size = textWidth(piece);
    const room = width - used;
    if (textWidth(piece.trimEnd()) <= room) {
      used += size;
    } else {
      // A piece with wide characters breaks where it stands, any other one goes to a line of its own first.
      const rest = WIDE.test(piece) || used === 0 ? size - room : size;
      const more = Math.ceil(rest / width);
      lines += more;
      used = rest - (more - 1) * width;
    }
  }
  return lines;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const WIDE_ALL = new RegExp(WIDE.source, 'gu');
