/** A stretch of text that both versions have, or one of them alone. */
export interface TextPiece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond this many steps the texts are shown as replaced: nobody reads such a difference word by word. */
const LIMIT = 4_000_000;

/** What became of a text: by words where words are parted by spaces, by characters in Chinese and Japanese. */
export function textDifference(before: string, after: string): readonly TextPiece[] {
  const a = tokens(before);
  const b = tokens(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++;
  const middle = between(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return joined([
    ...a.slice(0, head).map((text): TextPiece => ({ kind: 'same', text })),
    ...middle,
    ...a.slice(a.length - tail).map((text): TextPiece => ({ kind: 'same', text })),
  ]);
}

/** Marks are whole: a variable is another one, not another letter. */
function tokens(text: string): readonly string[] {
  return text.match(/\{\{[^{}]*\}\}|\[\[|\]\]|<zh:|[\p{Script=Latin}\p{N}’'-]+|\s+|./gsu) ?? [];
}

function between(a: readonly string[], b: readonly string[]): readonly TextPiece[] {
  const gone = a.map((text): TextPiece => ({ kind: 'gone', text }));
  const fresh = b.map((text): TextPiece => ({ kind: 'new', text }));
  if (a.length === 0 || b.length === 0 || a.length * b.length > LIMIT) return [...gone, ...fresh];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: TextPiece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i] ?? '' });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'gone', text: a[i] ?? '' });
      i++;
    } else {
      pieces.push({ kind: 'new', text: b[j] ?? '' });
      j++;
    }
  }
  return pieces;
}

function joined(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const found: TextPiece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last?.kind === piece.kind)
      found[found.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else found.push(piece);
  }
  return found;
}
