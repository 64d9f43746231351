import { describe, expect, it } from 'vitest';
import {
  doubleFields,
  fieldOrder,
  firstChoices,
  openColumns,
} from '../../../renderer/features/orders/mapping.ts';
import type { PreviewColumn } from '../../../shared/contract/views.ts';
import { FIELD_KEYS } from '../../../shared/orders/order.ts';

const column = (change: Partial<PreviewColumn>): PreviewColumn => ({
  column: 'A',
  header: '订单号',
  samples: [],
  suggested: null,
  candidates: [],
  ambiguous: false,
  basis: 'none',
  ...change,
});
const columns = [
  column({ column: 'A', suggested: 'order_no', candidates: ['order_no'], basis: 'synonym' }),
  column({
    column: 'B',
    header: '客户',
    suggested: 'buyer',
    candidates: ['buyer', 'end_user'],
    ambiguous: true,
  }),
  column({ column: 'C', header: '备用', suggested: null }),
];

describe('the mapping of a preview', () => {
  it('takes over what is not in doubt and leaves what is ambiguous to a person', () => {
    const choices = firstChoices(columns);
    expect(choices).toEqual({ A: 'order_no', C: null });
    expect(openColumns(columns, choices).map((c) => c.column)).toEqual(['B']);
  });

  it('counts "not used" as an answer', () => {
    expect(openColumns(columns, { ...firstChoices(columns), B: null })).toEqual([]);
  });

  it('offers the likely readings first and loses no field', () => {
    const [, second] = columns;
    const order = fieldOrder(second ?? column({}), FIELD_KEYS);
    expect(order.likely).toEqual(['buyer', 'end_user']);
    expect([...order.likely, ...order.others].sort()).toEqual([...FIELD_KEYS].sort());
  });

  it('names fields that two columns stand for, but not addresses and remarks', () => {
    expect(doubleFields({ A: 'buyer', B: 'buyer', C: 'address', D: 'address', E: null, F: null })).toEqual([
      { field: 'buyer', columns: ['A', 'B'] },
    ]);
  });
});
