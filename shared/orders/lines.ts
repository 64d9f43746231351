import { Carry } from './carry.ts';
import { isBrokenNumber } from './content.ts';
import { readDate } from './dates.ts';
import { readIdentifier } from './identifiers.ts';
import { CODES, COUNTED, isPartyField, NUMERIC } from './levels.ts';
import { ownersOf, PartyReader } from './line-parties.ts';
import type { ColumnMapping } from './mapping.ts';
import { mentionsIn } from './mentions.ts';
import type { Cell, CellAddress, FieldKey, OrderLine, Party, Problem } from './order.ts';
import { type Preamble, readPreamble } from './preamble.ts';
import { ProblemLog } from './problems.ts';
import { plainDigits, splitQuantity, unitOfHeader } from './quantity.ts';
import { kindOfRow } from './row-kind.ts';
import { columnLetter, type Placed, type SheetReader } from './sheet.ts';
import type { HeaderSynonyms } from './synonyms.ts';
import type { OrderTable } from './table.ts';
import { isNotGiven } from './words.ts';

/** The lines of one sheet. `missing`: the required things that no column and no label of the sheet gives. */
export interface SheetLines {
  readonly lines: readonly OrderLine[];
  readonly problems: readonly Problem[];
  readonly missing: readonly Required[];
  readonly hiddenRows: number;
}

export const REQUIRED = ['order_no', 'party', 'item_desc'] as const;
export type Required = (typeof REQUIRED)[number];

/**
 * Reads the rows below a header as order lines. Lines come out even where something required is missing, so that they
 * can be counted; whoever stores them looks at `missing` first.
 */
export function buildLines(
  reader: SheetReader,
  table: OrderTable,
  mapping: ColumnMapping,
  context: { readonly file: string; readonly synonyms: HeaderSynonyms },
): SheetLines {
  return new LineBuilder(reader, table, mapping, context.file, context.synonyms).build();
}

class LineBuilder {
  readonly #reader: SheetReader;
  readonly #table: OrderTable;
  readonly #synonyms: HeaderSynonyms;
  readonly #log: ProblemLog;
  readonly #fields: readonly (FieldKey | null)[];
  readonly #headers: readonly string[];
  readonly #carry: Carry;
  readonly #parties: PartyReader;
  readonly #preamble: Preamble;
  readonly #told = new Set<string>();
  /** The last cell of each column: lines that are filled from above share it. */
  readonly #last: ({ readonly placed: Placed; readonly cell: Cell } | undefined)[] = [];
  /** Organisations in texts beside the table; they are screened with every line. */
  readonly #strays: Party[] = [];
  readonly #headerUnit: { readonly unit: string; readonly at: CellAddress } | undefined;

  constructor(
    reader: SheetReader,
    table: OrderTable,
    mapping: ColumnMapping,
    file: string,
    synonyms: HeaderSynonyms,
  ) {
    this.#reader = reader;
    this.#table = table;
    this.#synonyms = synonyms;
    this.#log = new ProblemLog(file, reader.grid.name);
    this.#fields = Array.from({ length: reader.width }, (_, c) => {
      const letter = columnLetter(c);
      return Object.hasOwn(mapping, letter) ? (mapping[letter] ?? null) : null;
    });
    this.#headers = table.columns.map((column) => column.header);
    const owners = ownersOf(this.#fields, this.#headers, synonyms);
    this.#carry = new Carry(reader, this.#fields, owners);
    this.#parties = new PartyReader(this.#fields, owners, synonyms);
    this.#preamble = readPreamble(reader, 0, table.headerTop, synonyms);
    const quantity = this.#fields.indexOf('quantity');
    const unit = quantity < 0 ? undefined : unitOfHeader(this.#headers[quantity] ?? '');
    this.#headerUnit = unit === undefined ? undefined : { unit, at: this.#at(table.headerBottom, quantity) };
  }

  build(): SheetLines {
    const missing = this.#missing();
    for (const thing of missing)
      this.#log.add('error', `intake:missing.${thing}`, { sheet: this.#reader.grid.name });
    for (const { label, field, value, doubtful } of this.#preamble.labels) {
      this.#log.add(
        doubtful ? 'question' : 'note',
        'intake:label-read',
        { label, field: `intake:field.${field}`, value: value.text },
        value.at,
      );
    }
    const lines: OrderLine[] = [];
    let hiddenRows = 0;
    for (let row = this.#table.headerBottom + 1; row < this.#reader.height; row++) {
      const line = this.#row(row);
      if (line === undefined) continue;
      if (line.hidden) hiddenRows++;
      lines.push(line);
    }
    if (hiddenRows > 0) this.#log.add('note', 'intake:hidden-rows', { count: hiddenRows });
    this.#noteHiddenColumns();
    this.#askDuplicates(lines);
    return { lines: this.#withStrays(lines), problems: this.#log.list(), missing, hiddenRows };
  }

  #missing(): readonly Required[] {
    const has = (field: FieldKey) => this.#fields.includes(field) || this.#preamble.fields.has(field);
    const missing: Required[] = [];
    if (!has('order_no')) missing.push('order_no');
    const named = this.#preamble.parties.some((p) => p.role !== 'mentioned');
    if (!named && !this.#fields.some((field) => field !== null && isPartyField(field))) missing.push('party');
    if (!has('item_desc')) missing.push('item_desc');
    return missing;
  }

  #row(row: number): OrderLine | undefined {
    const kind = kindOfRow(this.#reader, row, this.#table, this.#fields, this.#synonyms);
    const at = { row: row + 1 };
    switch (kind) {
      case 'blank':
        return undefined;
      case 'total':
        this.#log.add('note', 'intake:row.total', { row: row + 1, text: this.#firstText(row) }, at);
        return undefined;
      case 'header':
        this.#log.add('note', 'intake:row.header-again', { row: row + 1 }, at);
        return undefined;
      case 'heading':
        this.#carry.row(row);
        this.#gatherStrays(row);
        this.#log.add('note', 'intake:row.heading', { row: row + 1, text: this.#firstText(row) }, at);
        return undefined;
      case 'stray':
        this.#gatherStrays(row);
        this.#log.add('note', 'intake:row.stray', { row: row + 1, text: this.#firstText(row) }, at);
        return undefined;
      case 'line':
        return this.#line(row, this.#carry.row(row));
    }
  }

  #line(row: number, cells: readonly (Placed | undefined)[]): OrderLine {
    const fields: Partial<Record<FieldKey, Cell>> = {};
    this.#fields.forEach((field, c) => {
      const cell = cells[c];
      if (field === null || cell === undefined || fields[field] !== undefined) return;
      this.#check(field, cell);
      fields[field] = this.#cell(field, cell);
    });
    this.#askMergedCounts(row);
    this.#splitUnit(fields);
    for (const [field, cell] of this.#preamble.fields) fields[field] ??= cell;
    const contractDate = this.#contractDate(fields);

    const own = this.#parties.read(cells, (cell) => this.#at(cell.row, cell.column));
    const roles = new Set(own.map((p) => p.role));
    const parties = [
      ...own,
      ...this.#preamble.parties.filter((p) => p.role === 'mentioned' || !roles.has(p.role)),
    ];
    const orderNo = plainDigits(fields.order_no?.text ?? '');
    const at = { row: row + 1 };
    if (orderNo === '') this.#log.add('error', 'intake:line.no-order', { row: row + 1 }, at);
    if (fields.item_desc === undefined) this.#log.add('error', 'intake:line.no-item', { row: row + 1 }, at);
    if (!parties.some((p) => p.role !== 'mentioned')) {
      this.#log.add('error', 'intake:line.no-party', { row: row + 1 }, at);
    }
    return {
      key: `${this.#reader.grid.name}!${row + 1}`,
      orderNo,
      lineNo: fields.line_no?.text ?? '',
      sheet: this.#reader.grid.name,
      row: row + 1,
      hidden: this.#reader.grid.hidden || this.#reader.isHidden(row),
      fields,
      parties,
      ...(contractDate === undefined ? {} : { contractDate }),
    };
  }

  #cell(field: FieldKey, placed: Placed): Cell {
    const last = this.#last[placed.column];
    if (last?.placed === placed) return last.cell;
    const text = NUMERIC.has(field) ? plainDigits(placed.text) : placed.text;
    const cell = { text, at: this.#at(placed.row, placed.column) };
    this.#last[placed.column] = { placed, cell };
    return cell;
  }

  #at(row: number, column: number): CellAddress {
    return { sheet: this.#reader.grid.name, row: row + 1, column: columnLetter(column) };
  }

  /** Tells once of each cell what cannot be right in it. */
  #check(field: FieldKey, cell: Placed): void {
    if (!CODES.has(field)) return;
    const broken = isBrokenNumber(cell.text);
    const wrongDigit = field === 'party_id' && readIdentifier(cell.text)?.valid === false;
    if (!broken && !wrongDigit) return;
    const at = this.#at(cell.row, cell.column);
    if (!this.#first(`${at.column}${at.row}`)) return;
    const params = { header: this.#headers[cell.column] ?? '', value: cell.text };
    if (broken) this.#log.add('question', 'intake:line.broken-number', params, at);
    if (wrongDigit) this.#log.add('question', 'intake:line.check-digit', params, at);
  }

  #first(key: string): boolean {
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    return true;
  }

  #askMergedCounts(row: number): void {
    this.#fields.forEach((field, c) => {
      if (field === null || !COUNTED.has(field)) return;
      const merge = this.#reader.mergeAt(row, c);
      if (merge === undefined || merge.bottom === merge.top || !this.#first(`merge:${c}:${merge.top}`))
        return;
      const at = this.#at(merge.top, c);
      const rows = { from: merge.top + 1, to: merge.bottom + 1, header: this.#headers[c] ?? '' };
      this.#log.add('question', 'intake:line.merged-count', rows, at);
    });
  }

  /** A unit inside the quantity, or in its header, counts where no column gives the unit. */
  #splitUnit(fields: Partial<Record<FieldKey, Cell>>): void {
    const quantity = fields.quantity;
    if (quantity === undefined) return;
    const { amount, unit } = splitQuantity(quantity.text);
    if (unit !== undefined) {
      fields.quantity = { ...quantity, text: amount };
      fields.unit ??= { text: unit, at: quantity.at };
    } else if (this.#headerUnit !== undefined) {
      fields.unit ??= { text: this.#headerUnit.unit, at: this.#headerUnit.at };
    }
  }

  /** A date that cannot be read without doubt is taken out of the line, so that the officer can supply it. */
  #contractDate(fields: Partial<Record<FieldKey, Cell>>): string | undefined {
    const cell = fields.contract_date;
    if (cell === undefined) return undefined;
    const reading = readDate(cell.text);
    if (reading.kind === 'date') return reading.date;
    delete fields.contract_date;
    if (this.#first(`date:${cell.at.column}${cell.at.row}`)) {
      const dates = reading.kind === 'ambiguous' ? reading.dates.join(' / ') : '';
      this.#log.add('question', `intake:date.${reading.kind}`, { value: cell.text, dates }, cell.at);
    }
    return undefined;
  }

  #firstText(row: number): string {
    return (this.#reader.grid.rows[row] ?? []).find((text) => text !== '')?.slice(0, 80) ?? '';
  }

  #gatherStrays(row: number): void {
    const { parties } = readPreamble(this.#reader, row, row + 1, this.#synonyms);
    for (const party of parties) this.#strays.push({ ...party, role: 'mentioned' });
    (this.#reader.grid.rows[row] ?? []).forEach((text, c) => {
      const field = this.#fields[c] ?? null;
      if (text === '' || isNotGiven(text) || (field !== null && isPartyField(field))) return;
      for (const name of mentionsIn(text)) {
        if (this.#strays.some((p) => p.name === name)) continue;
        this.#strays.push({ role: 'mentioned', asGiven: text, name, at: this.#at(row, c) });
      }
    });
  }

  #withStrays(lines: readonly OrderLine[]): readonly OrderLine[] {
    if (this.#strays.length === 0) return lines;
    return lines.map((line) => {
      const named = new Set(line.parties.map((p) => p.name));
      return { ...line, parties: [...line.parties, ...this.#strays.filter((p) => !named.has(p.name))] };
    });
  }

  #noteHiddenColumns(): void {
    const first = this.#table.headerTop;
    for (const c of this.#reader.grid.hiddenColumns) {
      const header = this.#headers[c] ?? '';
      if (header === '') continue;
      this.#log.add('note', 'intake:hidden-column', { header, column: columnLetter(c) }, this.#at(first, c));
    }
  }

  #askDuplicates(lines: readonly OrderLine[]): void {
    const seen = new Map<string, number>();
    for (const { orderNo, lineNo, row } of lines) {
      if (orderNo === '' || lineNo === '') continue;
      const key = `${orderNo}\n${lineNo}`;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, row);
      else
        this.#log.add(
          'question',
          'intake:line.duplicate',
          { order: orderNo, line: lineNo, row, before },
          { row },
        );
    }
  }
}
