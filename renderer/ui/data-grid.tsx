// biome-ignore-all lint/a11y/useSemanticElements: a virtual table cannot be a <table>; the roles are those of the ARIA grid pattern
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type GridPlace, moveInGrid, tabSeparated } from './grid-keys.ts';

const ROW_HEIGHT = 30;
const OVERSCAN = 12;

export interface GridColumn<T> {
  readonly id: string;
  readonly title: string;
  /** A track of CSS grid: `96px`, `minmax(120px, 1fr)`. */
  readonly width: string;
  readonly number?: boolean;
  cell(row: T): ReactNode;
  /** What is copied, and shown in full where the cell is too narrow. */
  text(row: T): string;
}

export interface DataGridProps<T> {
  readonly label: string;
  readonly columns: readonly GridColumn<T>[];
  readonly count: number;
  /** Undefined: the row is still on its way. */
  rowAt(index: number): T | undefined;
  keyOf(row: T): string;
  readonly selected?: string | undefined;
  /** Enter, or a click. */
  onOpen(row: T, index: number): void;
  /** The rows that are in view, for a source that loads as it is looked at. */
  onView?(from: number, to: number): void;
}

/** A long table with the keyboard of a spreadsheet: one tab stop, arrows move, Enter opens, Ctrl/Cmd-C copies the row. */
export function DataGrid<T>(props: DataGridProps<T>) {
  const { columns, count, onView } = props;
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<GridPlace>({ row: 0, column: 0 });
  const focusWanted = useRef(false);
  const place = {
    row: Math.min(active.row, Math.max(0, count - 1)),
    column: Math.min(active.column, columns.length - 1),
  };
  const template = columns.map((column) => column.width).join(' ');

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // The head stands before the rows and sticks above them.
    scrollMargin: ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
    // The row with the tab stop stays in the page, so that the focus is never lost by scrolling.
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range);
      return rows.includes(place.row) || count === 0 ? rows : [...rows, place.row].sort((a, b) => a - b);
    },
  });
  const items = virtual.getVirtualItems();
  const from = virtual.range?.startIndex ?? 0;
  const to = virtual.range?.endIndex ?? 0;
  useEffect(() => onView?.(from, to), [from, to, onView]);

  useEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    box.current
      ?.querySelector<HTMLElement>(`[data-at="${active.row}:${active.column}"]`)
      ?.focus({ preventScroll: true });
  }, [active]);

  const keyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (composing || count === 0) return;
    const row = props.rowAt(place.row);
    if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      props.onOpen(row, place.row);
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c' && row !== undefined) {
      if ((document.getSelection()?.toString() ?? '') !== '') return;
      void navigator.clipboard.writeText(tabSeparated([columns.map((column) => column.text(row))]));
      return;
    }
    const view = box.current?.clientHeight ?? 0;
    const next = moveInGrid(
      place,
      {
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        isComposing: composing,
        keyCode: event.keyCode,
      },
      { rows: count, columns: columns.length, page: Math.floor(view / ROW_HEIGHT) - 1 },
    );
    if (next === null) return;
    event.preventDefault();
    virtual.scrollToIndex(next.row, { align: 'auto' });
    focusWanted.current = true;
    setActive(next);
  };

  return (
    <div
      ref={box}
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      onKeyDown={keyDown}
    >
      <div
        className="head"
        role="row"
        aria-rowindex={1}
        tabIndex={-1}
        style={{ gridTemplateColumns: template }}
      >
        {columns.map((column, i) => (
          <div
            key={column.id}
            role="columnheader"
            tabIndex={-1}
            aria-colindex={i + 1}
            className={column.number ? 'number' : ''}
            title={column.title}
          >
            {column.title}
          </div>
        ))}
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const row = props.rowAt(item.index);
          const selected = row !== undefined && props.selected === props.keyOf(row);
          return (
            <div
              key={item.key}
              role="row"
              tabIndex={-1}
              className="body-row"
              aria-rowindex={item.index + 2}
              aria-selected={selected}
              style={{ gridTemplateColumns: template, transform: `translateY(${item.start - ROW_HEIGHT}px)` }}
            >
              {columns.map((column, i) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are read by the grid around it
                <div
                  key={column.id}
                  role="gridcell"
                  aria-colindex={i + 1}
                  data-at={`${item.index}:${i}`}
                  tabIndex={place.row === item.index && place.column === i ? 0 : -1}
                  className={column.number ? 'number' : ''}
                  title={row === undefined ? undefined : column.text(row)}
                  onFocus={() => {
                    if (place.row !== item.index || place.column !== i)
                      setActive({ row: item.index, column: i });
                  }}
                  onClick={() => row !== undefined && props.onOpen(row, item.index)}
                >
                  {row === undefined ? <span className="waiting" aria-hidden="true" /> : column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
