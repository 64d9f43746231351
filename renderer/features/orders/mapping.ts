import type { PreviewColumn } from '../../../shared/contract/views.ts';
import type { FieldKey } from '../../../shared/orders/order.ts';

/** What the officer has chosen so far, by column letter. A column that is not in it is still open. */
export type Choices = Readonly<Record<string, FieldKey | null>>;

/** What is not in doubt is taken over; an ambiguous column stays open until a person has chosen. */
export function firstChoices(columns: readonly PreviewColumn[]): Choices {
  return Object.fromEntries(
    columns.filter((column) => !column.ambiguous).map((column) => [column.column, column.suggested]),
  );
}

/** The columns that a person still has to decide. */
export function openColumns(columns: readonly PreviewColumn[], choices: Choices): readonly PreviewColumn[] {
  return columns.filter((column) => !Object.hasOwn(choices, column.column));
}

/** The fields to choose from: the likely readings first, then all others. */
export function fieldOrder(
  column: PreviewColumn,
  fields: readonly FieldKey[],
): { readonly likely: readonly FieldKey[]; readonly others: readonly FieldKey[] } {
  const likely = fields.filter((field) => column.candidates.includes(field) || column.suggested === field);
  return { likely, others: fields.filter((field) => !likely.includes(field)) };
}

/** Fields that several columns may hold: an address belongs to the party at its left, remarks add up. */
const REPEATABLE: ReadonlySet<FieldKey> = new Set(['address', 'party_id', 'remarks', 'marks']);

/** Fields that were given to more than one column, with those columns: only the first is read in that meaning. */
export function doubleFields(
  choices: Choices,
): readonly { readonly field: FieldKey; readonly columns: readonly string[] }[] {
  const columns = new Map<FieldKey, string[]>();
  for (const [column, field] of Object.entries(choices)) {
    if (field !== null && !REPEATABLE.has(field)) columns.set(field, [...(columns.get(field) ?? []), column]);
  }
  return [...columns].filter(([, all]) => all.length > 1).map(([field, all]) => ({ field, columns: all }));
}
