/** A piece of two names: the same in both, or what one has in the place of the other (one side may be empty). */
export interface DifferenceBlock {
  readonly given: string;
  readonly listed: string;
  readonly same: boolean;
}

/**
 * Two names next to each other, character by character, by their longest common subsequence. Width and case are folded
 * (NFKC), so that full-width letters are no difference; the text shown is the one given.
 */
export function differenceOf(given: string, listed: string): readonly DifferenceBlock[] {
  const a = [...given];
  const b = [...listed];
  const x = a.map(folded);
  const y = b.map(folded);
  const lengths = commonLengths(x, y);
  const blocks: DifferenceBlock[] = [];
  const add = (left: string, right: string, same: boolean) => {
    const last = blocks.at(-1);
    if (last === undefined || last.same || same) blocks.push({ given: left, listed: right, same });
    else blocks[blocks.length - 1] = { given: last.given + left, listed: last.listed + right, same };
  };
  let i = 0;
  let j = 0;
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

function folded(character: string): string {
  return character.normalize('NFKC').toLowerCase();
}

/** `[i][j]`: length of the longest common subsequence of `a` from i and `b` from j. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i];
    const below = lengths[i + 1];
    if (row === undefined || below === undefined) continue;
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
