import { ORDER_LEVEL } from './levels.ts';
import type { FieldKey } from './order.ts';
import type { Placed, SheetReader } from './sheet.ts';
import { isDitto, isNotGiven } from './words.ts';

/** How a row stands to the order above it. */
type Relation = 'as-above' | 'repeated' | 'new';

/**
 * Fills blanks that mean "as above". Within an order, order-level columns are filled from the row above; a row with
 * a new order number takes nothing over. An end user is filled only where the order number is blank too: where the
 * order number is repeated, a blank end user is not given. `同上`, `〃`, `ditto` are filled in every column.
 */
export class Carry {
  readonly #reader: SheetReader;
  readonly #fields: readonly (FieldKey | null)[];
  /** For an address or number column: the party column that it belongs to. */
  readonly #owner: readonly (number | undefined)[];
  readonly #above: (Placed | undefined)[] = [];
  readonly #orderColumn: number;

  constructor(
    reader: SheetReader,
    fields: readonly (FieldKey | null)[],
    owner: readonly (number | undefined)[],
  ) {
    this.#reader = reader;
    this.#fields = fields;
    this.#owner = owner;
    this.#orderColumn = fields.indexOf('order_no');
  }

  /** The cells of a row after filling; undefined where nothing is given. */
  row(row: number): readonly (Placed | undefined)[] {
    const own: (Placed | undefined)[] = this.#fields.map((_, c) => {
      if (this.#reader.text(row, c) === '') return undefined;
      const cell = this.#reader.at(row, c);
      return isDitto(cell.text) ? this.#above[c] : cell;
    });
    const relation = this.#relation(own, row);
    return this.#fields.map((field, c) => {
      const cell = own[c];
      const filled = cell ?? (this.#fills(field, c, relation, own) ? this.#above[c] : undefined);
      const blank = filled !== undefined && field !== null && isNotGiven(filled.text);
      this.#above[c] = filled ?? (relation === 'new' || cell !== undefined ? undefined : this.#above[c]);
      return blank ? undefined : filled;
    });
  }

  #relation(own: readonly (Placed | undefined)[], row: number): Relation {
    const given = own[this.#orderColumn];
    const above = this.#above[this.#orderColumn];
    // A ditto mark is the cell above, and a merge that began above is one cell for all its rows.
    if (given === undefined || given === above || given.row < row) return 'as-above';
    return above !== undefined && given.text === above.text ? 'repeated' : 'new';
  }

  #fills(
    field: FieldKey | null,
    column: number,
    relation: Relation,
    own: readonly (Placed | undefined)[],
  ): boolean {
    if (field === null || relation === 'new' || !ORDER_LEVEL.has(field)) return false;
    if (relation === 'repeated' && field === 'end_user') return false;
    const owner = this.#owner[column];
    if (owner === undefined) return true;
    return own[owner] === undefined && this.#fills(this.#fields[owner] ?? null, owner, relation, own);
  }
}
