import { describe, expect, it } from 'vitest';
import {
  type GridKey,
  type GridPlace,
  moveInGrid,
  rangeOf,
  tabSeparated,
} from '../../../renderer/ui/grid-keys.ts';

const size = { rows: 100, columns: 5, page: 20 };
const key = (name: string, change: Partial<GridKey> = {}): GridKey => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  ...change,
});
const from =
  (row: number, column: number) =>
  (name: string, change: Partial<GridKey> = {}) =>
    moveInGrid({ row, column }, key(name, change), size);

describe('keys in a grid', () => {
  it('moves by one cell, and stays inside', () => {
    const middle = from(50, 2);
    expect(middle('ArrowDown')).toEqual({ row: 51, column: 2 });
    expect(middle('ArrowUp')).toEqual({ row: 49, column: 2 });
    expect(middle('ArrowLeft')).toEqual({ row: 50, column: 1 });
    expect(middle('ArrowRight')).toEqual({ row: 50, column: 3 });
    expect(from(0, 0)('ArrowUp')).toEqual({ row: 0, column: 0 });
    expect(from(0, 0)('ArrowLeft')).toEqual({ row: 0, column: 0 });
    expect(from(99, 4)('ArrowDown')).toEqual({ row: 99, column: 4 });
    expect(from(99, 4)('ArrowRight')).toEqual({ row: 99, column: 4 });
  });

  it('goes to the ends of the row, and with Ctrl or Cmd to the ends of the grid', () => {
    expect(from(50, 2)('Home')).toEqual({ row: 50, column: 0 });
    expect(from(50, 2)('End')).toEqual({ row: 50, column: 4 });
    expect(from(50, 2)('Home', { ctrlKey: true })).toEqual({ row: 0, column: 0 });
    expect(from(50, 2)('End', { metaKey: true })).toEqual({ row: 99, column: 4 });
    expect(from(50, 2)('ArrowDown', { ctrlKey: true })).toEqual({ row: 99, column: 2 });
  });

  it('turns pages so that one row stays in view, and stops at the ends', () => {
    expect(from(50, 2)('PageDown')).toEqual({ row: 69, column: 2 });
    expect(from(50, 2)('PageUp')).toEqual({ row: 31, column: 2 });
    expect(from(95, 2)('PageDown')).toEqual({ row: 99, column: 2 });
    expect(from(5, 2)('PageUp')).toEqual({ row: 0, column: 2 });
  });

  it('moves even where less than one row fits', () => {
    expect(moveInGrid({ row: 3, column: 0 }, key('PageDown'), { rows: 9, columns: 1, page: 0 })).toEqual({
      row: 4,
      column: 0,
    });
  });

  it('leaves alone what is not its own: other keys, an input method, Alt, an empty grid', () => {
    expect(from(1, 1)('a')).toBeNull();
    expect(from(1, 1)('Enter')).toBeNull();
    expect(from(1, 1)('ArrowDown', { isComposing: true })).toBeNull();
    expect(from(1, 1)('ArrowDown', { keyCode: 229 })).toBeNull();
    expect(from(1, 1)('ArrowLeft', { altKey: true })).toBeNull();
    const at: GridPlace = { row: 0, column: 0 };
    expect(moveInGrid(at, key('ArrowDown'), { rows: 0, columns: 3, page: 5 })).toBeNull();
  });
});

describe('copied rows', () => {
  it('keeps columns apart where a cell holds tabs or line breaks', () => {
    expect(
      tabSeparated([
        ['a\tb', 'c\r\nd'],
        ['e', 'f'],
      ]),
    ).toBe('a b\tc d\ne\tf');
  });
});

describe('a marked range', () => {
  it('runs from the anchor to the active row in either direction', () => {
    expect(rangeOf(2, 5, 10)).toEqual([2, 5]);
    expect(rangeOf(5, 2, 10)).toEqual([2, 5]);
    expect(rangeOf(null, 4, 10)).toEqual([4, 4]);
  });

  it('ends with the rows where a filter took some away', () => {
    expect(rangeOf(90, 3, 5)).toEqual([3, 4]);
  });
});
