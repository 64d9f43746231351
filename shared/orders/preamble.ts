import { isPartyField, SHEET_LEVEL } from './levels.ts';
import { mentionsIn } from './mentions.ts';
import type { Cell, FieldKey, Party } from './order.ts';
import { placeParties, readParties } from './parties.ts';
import { columnLetter, type Placed, type SheetReader } from './sheet.ts';
import type { HeaderSynonyms } from './synonyms.ts';
import { isNotGiven } from './words.ts';

/** What stands above a table and speaks of all its lines: labels with values, and organisations without a role. */
export interface Preamble {
  readonly fields: ReadonlyMap<FieldKey, Cell>;
  readonly parties: readonly Party[];
  readonly labels: readonly LabelRead[];
}

export interface LabelRead {
  readonly label: string;
  readonly field: FieldKey;
  readonly value: Cell;
  /** The label can mean something else too (`PO No.`): used as the order number for want of another, and asked. */
  readonly doubtful: boolean;
}

const MAX_LABEL = 40;
/** How many columns to the right of a label its value may stand. */
const REACH = 4;

/** Reads the rows `from` up to (not including) `to`. */
export function readPreamble(
  reader: SheetReader,
  from: number,
  to: number,
  synonyms: HeaderSynonyms,
): Preamble {
  const fields = new Map<FieldKey, Cell>();
  const labels: LabelRead[] = [];
  const parties: Party[] = [];
  const used = new Set<string>();
  const place = (row: number, column: number): Cell['at'] => ({
    sheet: reader.grid.name,
    row: row + 1,
    column: columnLetter(column),
  });
  const take = (label: string, field: FieldKey, value: Cell): void => {
    if (isNotGiven(value.text)) return;
    labels.push({ label, field, value, doubtful: synonyms.read(label)?.ambiguous === true });
    if (isPartyField(field)) parties.push(...placeParties(readParties(value.text, field), value.at));
    if (!fields.has(field)) fields.set(field, value);
  };

  for (let r = from; r < to; r++) {
    const row = reader.grid.rows[r] ?? [];
    const labelled = row.filter((text) => text !== '' && fieldOf(text, synonyms) !== undefined).length > 1;
    row.forEach((text, c) => {
      if (text === '' || used.has(`${r}:${c}`)) return;
      const at = place(r, c);
      let rest = '';
      for (const part of text.split(/\n|\s{2,}|；/u)) {
        const pair = /^([^:：]{1,40}?)\s*[:：]\s*(.+)$/su.exec(part.trim());
        const field = pair === null ? undefined : fieldOf(pair[1] ?? '', synonyms);
        if (pair !== null && field !== undefined)
          take(pair[1] ?? '', field, { text: (pair[2] ?? '').trim(), at });
        else rest = rest === '' ? part : `${rest}\n${part}`;
      }
      const own = rest.length <= MAX_LABEL ? fieldOf(rest, synonyms) : undefined;
      const next =
        own === undefined
          ? undefined
          : (valueBeside(reader, r, c, synonyms) ??
            (labelled ? valueBelow(reader, r, c, to, synonyms) : undefined));
      if (own !== undefined && next !== undefined) {
        used.add(`${next.row}:${next.column}`);
        take(rest, own, { text: next.text, at: place(next.row, next.column) });
      } else if (own === undefined && rest !== '') {
        for (const name of mentionsIn(rest)) parties.push({ role: 'mentioned', asGiven: text, name, at });
      }
    });
  }
  return { fields, parties, labels };
}

function fieldOf(label: string, synonyms: HeaderSynonyms): FieldKey | undefined {
  const reading = synonyms.read(label);
  if (reading?.ambiguous === true) return reading.fields.includes('order_no') ? 'order_no' : undefined;
  const field = reading?.fields[0];
  return field === undefined || !SHEET_LEVEL.has(field) ? undefined : field;
}

function valueBeside(
  reader: SheetReader,
  row: number,
  column: number,
  synonyms: HeaderSynonyms,
): Placed | undefined {
  const from = (reader.mergeAt(row, column)?.right ?? column) + 1;
  for (let c = from; c < from + REACH; c++) {
    const text = reader.grid.rows[row]?.[c] ?? '';
    if (text === '') continue;
    return isLabel(text, synonyms) ? undefined : { text, row, column: c };
  }
  return undefined;
}

/** A label, alone or with its value behind a colon. */
function isLabel(text: string, synonyms: HeaderSynonyms): boolean {
  return synonyms.read(text.split(/[:：]/u)[0] ?? '') !== undefined;
}

/** Customs drafts write the label above its value. */
function valueBelow(
  reader: SheetReader,
  row: number,
  column: number,
  to: number,
  synonyms: HeaderSynonyms,
): Placed | undefined {
  const below = (reader.mergeAt(row, column)?.bottom ?? row) + 1;
  if (below >= to) return undefined;
  const text = reader.grid.rows[below]?.[column] ?? '';
  return text === '' || isLabel(text, synonyms) ? undefined : { text, row: below, column };
}

/** How many labels of a form a sheet without a table carries. */
export function countLabels(reader: SheetReader, synonyms: HeaderSynonyms): number {
  let count = 0;
  for (const row of reader.grid.rows.slice(0, 200)) {
    for (const text of row) {
      const label = text.split(/[:：]/u)[0] ?? '';
      if (label !== '' && label.length <= MAX_LABEL && synonyms.read(label) !== undefined) count++;
    }
  }
  return count;
}
