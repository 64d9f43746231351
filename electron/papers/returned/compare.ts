import type { PageFinding, TextState, WordChange } from '../../../shared/papers/returned.ts';
import type { PageReading } from './reading.ts';

/** A page whose text is no longer than this has none: a stamp of the scanner, a page number. */
const NO_TEXT = 20;
/** A picture that covers this much of the page is the page. */
const WHOLE_PAGE = 0.6;
const TOLD = 40;
/** More edits than this on one page: it is another text. */
const MAX_EDITS = 600;
const CONTEXT = 24;

/** Whether a page is a picture: of nothing but one, or one under the text that a scanner recognised. */
export function isPicture(page: PageReading): boolean {
  return page.picture >= WHOLE_PAGE || (page.text.length <= NO_TEXT && page.picture > 0.2);
}

/** Page by page: what differs between the issued paper and the returned one. */
export function comparePages(
  issued: readonly PageReading[],
  returned: readonly PageReading[],
): { readonly pages: readonly PageFinding[]; readonly text: Exclude<TextState, 'same-bytes'> } {
  const count = Math.max(issued.length, returned.length);
  const pages = Array.from({ length: count }, (_, i) => comparePage(i + 1, issued[i], returned[i]));
  const has = (state: PageFinding['state']) => pages.some((page) => page.state === state);
  if (returned.length > 0 && returned.every(isPicture)) return { pages, text: 'no-text' };
  if (has('words') || has('missing') || has('extra') || has('picture')) return { pages, text: 'changed' };
  return { pages, text: has('drawn-on') ? 'same-words' : 'same-drawing' };
}

function comparePage(
  page: number,
  issued: PageReading | undefined,
  returned: PageReading | undefined,
): PageFinding {
  const plain = { page, changes: [], more: 0, annotations: returned?.annotations ?? [] };
  if (returned === undefined) return { ...plain, state: 'missing' };
  if (issued === undefined) return { ...plain, state: 'extra' };
  if (isPicture(returned) && !isPicture(issued)) return { ...plain, state: 'picture' };
  const changes = changesOf(issued.text, returned.text);
  if (changes.length > 0)
    return {
      ...plain,
      state: 'words',
      changes: changes.slice(0, TOLD),
      more: Math.max(0, changes.length - TOLD),
    };
  const untouched =
    issued.drawing !== '' && issued.drawing === returned.drawing && returned.annotations.length === 0;
  return { ...plain, state: untouched ? 'same' : 'drawn-on' };
}

/** Words of alphabets and numbers whole, other scripts by character; spaces say nothing. */
function tokens(text: string): string[] {
  return (
    text.normalize('NFKC').match(/[\p{Script=Latin}\p{N}]+(?:[.,'’-][\p{Script=Latin}\p{N}]+)*|\S/gu) ?? []
  );
}

/** What was taken out and put in, in the order of the text. Empty: the words are the same. */
export function changesOf(before: string, after: string): readonly WordChange[] {
  const [a, b] = [tokens(before), tokens(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  if (left.length === 0 && right.length === 0) return [];
  return (editsOf(left, right) ?? [{ at: 0, removed: left, added: right }]).map(({ at, removed, added }) => ({
    before: words(a.slice(Math.max(0, head + at - CONTEXT), head + at)).slice(-CONTEXT),
    removed: words(removed),
    added: words(added),
  }));
}

interface Edit {
  /** Place in the first text. */
  readonly at: number;
  readonly removed: string[];
  readonly added: string[];
}

/** Myers' shortest edit script, grouped; null where the texts have little in common. */
function editsOf(a: readonly string[], b: readonly string[]): readonly Edit[] | null {
  const trace = traceOf(a, b);
  if (trace === null) return null;
  const edits: Edit[] = [];
  let [x, y] = [a.length, b.length];
  let joins = false;
  const edit = (): Edit => {
    const last = edits[0];
    if (joins && last !== undefined) return last;
    const next = { at: x, removed: [], added: [] };
    edits.unshift(next);
    return next;
  };
  for (let d = trace.length - 1; d >= 0; d--) {
    const ends = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -d || (k !== d && (ends.get(k - 1) ?? -1) < (ends.get(k + 1) ?? -1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : (ends.get(fromK) ?? 0);
    const fromY = d === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY) {
      x--;
      y--;
      joins = false;
    }
    if (d === 0) break;
    const into = edit();
    if (down) into.added.unshift(b[fromY] ?? '');
    else into.removed.unshift(a[fromX] ?? '');
    edits[0] = { ...into, at: fromX };
    joins = true;
    [x, y] = [fromX, fromY];
  }
  return edits;
}

/** For each number of edits the furthest places reached before it, by diagonal. */
function traceOf(a: readonly string[], b: readonly string[]): readonly Map<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  const ends = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= Math.min(a.length + b.length, MAX_EDITS); d++) {
    trace.push(new Map(ends));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (ends.get(k - 1) ?? -1) < (ends.get(k + 1) ?? -1));
      let x = down ? (ends.get(k + 1) ?? 0) : (ends.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      ends.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return null;
}

/** Tokens as a person reads them: a space only between words of alphabets. */
function words(list: readonly string[]): string {
  return list.reduce((text, word) => {
    const apart = /[\p{Script=Latin}\p{N}]$/u.test(text) && /^[\p{Script=Latin}\p{N}]/u.test(word);
    return text + (apart ? ' ' : '') + word;
  }, '');
}
