import type { NameKnowledge } from './knowledge.ts';
import { createFolder } from './text.ts';

/** A piece of two names: the same in both, or what one has in the place of the other (one side may be empty). */
export interface DifferenceBlock {
  readonly given: string;
  readonly listed: string;
  readonly same: boolean;
}

/** Longer texts are no names: they are not taken apart. */
const LONGEST = 1500;

/**
 * Two names side by side, letter by letter, by their longest common subsequence after folding: width, case, kana and
 * variant characters are no difference (防衞 = 防卫). The texts shown are the ones given. Each side of the blocks, put
 * together, is that side's name.
 */
export function createDifference(
  knowledge: Pick<NameKnowledge, 'fold'>,
): (given: string, listed: string) => readonly DifferenceBlock[] {
  const fold = createFolder(knowledge.fold);
  const known = new Map<string, string>();
  const folded = (character: string): string => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const made = fold(character);
    known.set(character, made);
    return made;
  };
  return (given, listed) => blocksOf(given, listed, folded);
}

function blocksOf(given: string, listed: string, fold: (character: string) => string): DifferenceBlock[] {
  const [a, b] = [[...given], [...listed]];
  if (a.length > LONGEST || b.length > LONGEST) return [{ given, listed, same: given === listed }];
  const [x, y] = [a.map(fold), b.map(fold)];
  const lengths = commonLengths(x, y);
  const blocks: DifferenceBlock[] = [];
  const add = (left: string, right: string, same: boolean) => {
    const last = blocks.at(-1);
    if (last === undefined || last.same || same) blocks.push({ given: left, listed: right, same });
    else blocks[blocks.length - 1] = { given: last.given + left, listed: last.listed + right, same };
  };
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (x[i] === y[j]) add(a[i++] ?? '', b[j++] ?? '', true);
    else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) add(a[i++] ?? '', '', false);
    else add('', b[j++] ?? '', false);
  }
  if (i < a.length) add(a.slice(i).join(''), '', false);
  if (j < b.length) add('', b.slice(j).join(''), false);
  return blocks;
}

/** Share of the shorter name that stands in both, 0..1. */
export function sameShare(blocks: readonly DifferenceBlock[]): number {
  const count = (side: 'given' | 'listed', wanted: (block: DifferenceBlock) => boolean) =>
    blocks.filter(wanted).reduce((sum, block) => sum + [...block[side]].length, 0);
  const shorter = Math.min(
    count('given', () => true),
    count('listed', () => true),
  );
  return shorter === 0 ? 0 : count('given', (block) => block.same) / shorter;
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
