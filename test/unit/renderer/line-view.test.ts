import { describe, expect, it } from 'vitest';
import { nextSort } from '../../../renderer/features/orders/line-view.ts';

describe('a click on the head of a column', () => {
  it('sorts up, down, and back to the order of the file', () => {
    const up = nextSort(null, 'buyer');
    expect(up).toEqual({ by: 'buyer', descending: false });
    const down = nextSort(up, 'buyer');
    expect(down).toEqual({ by: 'buyer', descending: true });
    expect(nextSort(down, 'buyer')).toBeNull();
    expect(nextSort(down, 'item')).toEqual({ by: 'item', descending: false });
  });

  it('of a column that cannot be sorted changes nothing', () => {
    const sort = { by: 'buyer', descending: true } as const;
    expect(nextSort(sort, 'company')).toBe(sort);
  });
});
