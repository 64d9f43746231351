const DELIMITERS = [',', '\t', ';', '|'] as const;

export interface CsvTable {
  readonly rows: string[][];
  readonly delimiter: string;
  /** A quotation mark was opened and never closed: rows may have run together. */
  readonly unclosedQuote: boolean;
}

/** Reads delimited text. Quoted cells may hold the delimiter, line breaks and doubled quotation marks. Every cell stays text. */
export function parseCsv(text: string): CsvTable {
  const declared = /^sep=(.)\r?\n/.exec(text);
  const body = declared === null ? text : text.slice(declared[0].length);
  const delimiter = declared?.[1] ?? guessDelimiter(body);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  let unclosedQuote = false;
  const length = body.length;
  while (at < length) {
    let cell: string;
    if (body[at] === '"') {
      const end = closingQuote(body, at + 1);
      if (end < 0) unclosedQuote = true;
      const to = end < 0 ? length : end;
      cell = body.slice(at + 1, to).replaceAll('""', '"');
      at = to + 1;
      const tail = cellEnd(body, at, delimiter);
      cell += body.slice(at, tail);
      at = tail;
    } else {
      const end = cellEnd(body, at, delimiter);
      cell = body.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (body[at] === delimiter) {
      at++;
      if (at === length) row.push('');
      continue;
    }
    at += body[at] === '\r' && body[at + 1] === '\n' ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return { rows, delimiter, unclosedQuote };
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function cellEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length) {
    const c = text[at];
    if (c === delimiter || c === '\n' || c === '\r') break;
    at++;
  }
  return at;
}

/** The delimiter that cuts the first lines into the most cells, most evenly. */
function guessDelimiter(text: string): string {
  const sample = text.slice(0, 65_536).replace(/"(?:[^"]|"")*"/gu, '');
  const lines = sample
    .split(/\r\n|\n|\r/u)
    .slice(0, 60)
    .filter((line) => line !== '');
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).sort((a, b) => a - b);
    const median = counts[Math.floor(counts.length / 2)] ?? 0;
    const score = median + counts.filter((n) => n === median && n > 0).length / Math.max(1, lines.length);
    if (score > best.score && median > 0) best = { delimiter, score };
  }
  return best.delimiter;
}
