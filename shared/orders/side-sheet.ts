import { isPartyField } from './levels.ts';
import { mentionsIn } from './mentions.ts';
import type { CellAddress, Party } from './order.ts';
import { readParties } from './parties.ts';
import { columnLetter, type SheetReader } from './sheet.ts';
import type { HeaderSynonyms } from './synonyms.ts';
import type { OrderTable } from './table.ts';

const MAX_PARTIES = 300;

/**
 * Organisations on a sheet that is not read as orders (invoice, packing list, notes): its party columns and whatever
 * text names an organisation, each name once, as `mentioned`.
 */
export function readSideSheet(
  reader: SheetReader,
  table: OrderTable | undefined,
  synonyms: HeaderSynonyms,
): readonly Party[] {
  const found = new Map<string, Party>();
  const add = (name: string, asGiven: string, at: CellAddress): void => {
    if (!found.has(name) && found.size < MAX_PARTIES)
      found.set(name, { role: 'mentioned', asGiven, name, at });
  };
  const partyColumn = (column: number): boolean => {
    const reading = table?.columns[column]?.reading;
    return reading?.fields.every(isPartyField) === true;
  };
  reader.grid.rows.forEach((row, r) => {
    row.forEach((text, c) => {
      if (text === '' || synonyms.read(text) !== undefined) return;
      const at = { sheet: reader.grid.name, row: r + 1, column: columnLetter(c) };
      const below = table !== undefined && r > table.headerBottom;
      if (below && partyColumn(c) && !synonyms.isTotal(text)) {
        for (const party of readParties(text, 'mentioned')) add(party.name, text, at);
      } else {
        for (const name of mentionsIn(text)) add(name, text, at);
      }
    });
  });
  return [...found.values()];
}
