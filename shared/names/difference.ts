import type { NameKnowledge } from './knowledge.ts';
import { createFolder } from './text.ts';

/** A piece of a name as given: whether the other name has it too. */
export interface DiffSegment {
  readonly text: string;
  readonly same: boolean;
}

export interface NameDifference {
  readonly a: readonly DiffSegment[];
  readonly b: readonly DiffSegment[];
}

/**
 * Two names side by side, letter by letter, by their longest common subsequence after folding: width, case, kana and
 * variant characters are no difference (防衞 = 防卫). The texts shown are the ones given. Each side's segments, put
 * together, are that side's name.
 */
export function createDifference(
  knowledge: Pick<NameKnowledge, 'fold'>,
): (a: string, b: string) => NameDifference {
  const fold = createFolder(knowledge.fold);
  return (a, b) => alignDifference(a, b, fold);
}

/** The same with any folding of single characters; by default width and case only. */
export function alignDifference(
  a: string,
  b: string,
  fold: (text: string) => string = (text) => text.normalize('NFKC').toLowerCase(),
): NameDifference {
  const [left, right] = [[...a], [...b]];
  const [x, y] = [left.map(fold), right.map(fold)];
  const lengths = commonLengths(x, y);
  const sameLeft = new Array<boolean>(left.length).fill(false);
  const sameRight = new Array<boolean>(right.length).fill(false);
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (x[i] === y[j]) {
      sameLeft[i++] = true;
      sameRight[j++] = true;
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i++;
    else j++;
  }
  return { a: segments(left, sameLeft), b: segments(right, sameRight) };
}

function segments(letters: readonly string[], same: readonly boolean[]): DiffSegment[] {
  const out: { text: string; same: boolean }[] = [];
  letters.forEach((letter, i) => {
    const last = out.at(-1);
    const alike = same[i] ?? false;
    if (last !== undefined && last.same === alike) last.text += letter;
    else out.push({ text: letter, same: alike });
  });
  return out;
}

/** `[i][j]`: length of the longest common subsequence of `a` from i and `b` from j. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const value =
        a[i] === b[j]
          ? (rows[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(rows[i + 1]?.[j] ?? 0, rows[i]?.[j + 1] ?? 0);
      const row = rows[i];
      if (row !== undefined) row[j] = value;
    }
  }
  return rows;
}
