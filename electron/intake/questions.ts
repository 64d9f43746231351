import type { ColumnSuggestion } from '../../shared/orders/mapping.ts';
import type { Problem } from '../../shared/orders/order.ts';
import type { OrderTable } from '../../shared/orders/table.ts';

const SHOWN = 3;

/** One question for each column whose header can mean several things and whose cells do not decide. */
export function askAmbiguous(
  file: string,
  sheet: string,
  table: OrderTable,
  columns: readonly ColumnSuggestion[],
): readonly Problem[] {
  return columns
    .filter((column) => column.ambiguous)
    .map(({ column, header, candidates }): Problem => {
      const shown = candidates.slice(0, SHOWN).map((field) => `intake:field.${field}`);
      const several = candidates.length > SHOWN ? 'many' : String(Math.max(1, shown.length));
      const key = header === '' ? 'intake:header.none' : `intake:header.ambiguous-${several}`;
      const params: Record<string, string> = { header, column };
      shown.forEach((field, i) => {
        params[`field${i + 1}`] = field;
      });
      return {
        severity: 'question',
        file,
        sheet,
        row: table.headerBottom + 1,
        column,
        message: { key, params },
      };
    });
}
