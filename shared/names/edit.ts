/**
 * Letters of a text as bits: what no bit set has in common with another cannot be few slips away. a to z have bits of
 * their own; digits share the bits behind them; any other letter shares a bit with some.
 */
export function bagOf(text: string): number {
  let bag = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    bag |= 1 << (c >= 0x30 && c <= 0x39 ? 27 + (c % 5) : c & 31);
  }
  return bag;
}

/** False where more than `limit` slips are certain: a slip changes the length by one and the bag by two letters at most. */
export function mayBeWithin(n: number, bagN: number, m: number, bagM: number, limit: number): boolean {
  return n - m <= limit && m - n <= limit && bitsOf(bagN ^ bagM) <= 2 * limit;
}

function bitsOf(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

let rows: readonly [Uint16Array, Uint16Array, Uint16Array] = rowsOf(64);

function rowsOf(size: number): [Uint16Array, Uint16Array, Uint16Array] {
  return [new Uint16Array(size), new Uint16Array(size), new Uint16Array(size)];
}

/** Edit distance with neighbouring swaps; `limit + 1` for whatever lies beyond `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const beyond = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return beyond;
  // What is equal at both ends costs nothing.
  let start = 0;
  let [n, m] = [a.length, b.length];
  while (start < n && start < m && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (n > start && m > start && a.charCodeAt(n - 1) === b.charCodeAt(m - 1)) {
    n--;
    m--;
  }
  n -= start;
  m -= start;
  if (n === 0 || m === 0) return n + m;
  if (m + 2 > rows[0].length) rows = rowsOf(2 * (m + 2));
  let [before, last, row] = rows;
  for (let j = 0; j <= m; j++) last[j] = j;
  for (let i = 1; i <= n; i++) {
    const c = a.charCodeAt(start + i - 1);
    const previous = i > 1 ? a.charCodeAt(start + i - 2) : -1;
    // Further from the diagonal than `limit` nothing is within it.
    const from = i > limit ? i - limit : 1;
    const to = Math.min(i + limit, m);
    row[from - 1] = from === 1 ? i : beyond;
    let best = beyond;
    for (let j = from; j <= to; j++) {
      const d = b.charCodeAt(start + j - 1);
      let cost = (last[j - 1] as number) + (c === d ? 0 : 1);
      const left = (row[j - 1] as number) + 1;
      if (left < cost) cost = left;
      // The cell above the end of the band was never reached.
      if (j < i + limit) {
        const above = (last[j] as number) + 1;
        if (above < cost) cost = above;
      }
      if (j > 1 && d === previous && c === b.charCodeAt(start + j - 2)) {
        const swapped = (before[j - 2] as number) + 1;
        if (swapped < cost) cost = swapped;
      }
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return beyond;
    const spare = before;
    before = last;
    last = row;
    row = spare;
  }
  const distance = last[m] as number;
  return distance > limit ? beyond : distance;
}
