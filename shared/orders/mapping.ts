import { decideByContent, looksLikeParties } from './content.ts';
import { type FieldKey, ROLES, type Role } from './order.ts';
import type { SheetReader } from './sheet.ts';
import type { OrderTable, TableColumn } from './table.ts';

/** Column letter → field; null: the column is not used. */
export type ColumnMapping = Readonly<Record<string, FieldKey | null>>;

/** What a column is suggested to hold, and why. The shape is that of the preview. */
export interface ColumnSuggestion {
  readonly column: string;
  readonly header: string;
  readonly samples: readonly string[];
  readonly suggested: FieldKey | null;
  readonly candidates: readonly FieldKey[];
  readonly ambiguous: boolean;
  readonly basis: 'synonym' | 'content' | 'remembered' | 'none';
}

const SAMPLE_ROWS = 400;
const SAMPLES = 3;
const ROLE_FIELDS = ROLES.filter((role): role is Exclude<Role, 'mentioned'> => role !== 'mentioned');
/** Fields that may stand in several columns without a question: parties, and what decides nothing (the first filled cell counts). */
const REPEATABLE: ReadonlySet<FieldKey> = new Set<FieldKey>([
  ...ROLE_FIELDS,
  'address',
  'party_id',
  'sales_rep',
  'remarks',
  'marks',
  'port',
  'spec',
  'item_code',
  'line_no',
  'domestic_source',
  'site_of_use',
  'ship_date',
  'invoice_no',
  'unit_price',
  'value',
  'currency',
  'incoterm',
  'packages',
  'net_weight',
  'gross_weight',
]);

/**
 * Suggests a field for each column of a table. A header that can mean several things is decided by its cells where the
 * domain documents a rule, and is asked otherwise. A remembered mapping wins.
 */
export function suggestMapping(
  reader: SheetReader,
  table: OrderTable,
  remembered?: ColumnMapping,
): readonly ColumnSuggestion[] {
  const cells = sampleColumns(reader, table);
  const taken = new Set<FieldKey>();
  const suggestions = table.columns.map((column, i) => suggest(column, cells[i] ?? [], taken, remembered));
  return suggestions.filter((s) => s.header !== '' || s.samples.length > 0);
}

function suggest(
  { column, header, reading }: TableColumn,
  cells: readonly string[],
  taken: Set<FieldKey>,
  remembered: ColumnMapping | undefined,
): ColumnSuggestion {
  const base = { column, header, samples: [...new Set(cells)].slice(0, SAMPLES) };
  const said = remembered !== undefined && Object.hasOwn(remembered, column) ? remembered[column] : undefined;
  if (said !== undefined) {
    if (said !== null) taken.add(said);
    return {
      ...base,
      suggested: said,
      candidates: said === null ? [] : [said],
      ambiguous: false,
      basis: 'remembered',
    };
  }
  if (reading === undefined) {
    const parties = looksLikeParties(cells);
    return {
      ...base,
      suggested: null,
      candidates: parties ? ROLE_FIELDS : [],
      ambiguous: parties && cells.length > 0,
      basis: 'none',
    };
  }
  const proved = reading.ambiguous ? decideByContent(reading.fields, cells) : reading.fields[0];
  const twice = proved !== undefined && taken.has(proved) && !REPEATABLE.has(proved);
  if (proved === undefined || twice) {
    const empty = cells.length === 0;
    return { ...base, suggested: null, candidates: reading.fields, ambiguous: !empty, basis: 'none' };
  }
  taken.add(proved);
  const basis = reading.ambiguous ? 'content' : 'synonym';
  return { ...base, suggested: proved, candidates: reading.fields, ambiguous: false, basis };
}

/** The unambiguous part of the suggestions, as a mapping. */
export function mappingOf(suggestions: readonly ColumnSuggestion[]): ColumnMapping {
  return Object.fromEntries(suggestions.map((s) => [s.column, s.suggested]));
}

/** Non-blank cells of each column below the header, from the first rows of the table. */
function sampleColumns(reader: SheetReader, table: OrderTable): readonly (readonly string[])[] {
  const from = table.headerBottom + 1;
  const to = Math.min(reader.height, from + SAMPLE_ROWS);
  return table.columns.map(({ index }) => {
    const found: string[] = [];
    for (let r = from; r < to; r++) {
      const text = reader.grid.rows[r]?.[index] ?? '';
      if (text !== '') found.push(text);
    }
    return found;
  });
}
