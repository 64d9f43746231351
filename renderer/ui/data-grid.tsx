// biome-ignore-all lint/a11y/useSemanticElements: a virtual table cannot be a <table>; the roles are those of the ARIA grid pattern
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type GridPlace, moveInGrid, rangeOf, tabSeparated } from './grid-keys.ts';

const ROW_HEIGHT = 30;
const OVERSCAN = 12;

export interface GridColumn<T> {
  readonly id: string;
  readonly title: string;
  /** A track of CSS grid: `96px`, `minmax(120px, 1fr)`. */
  readonly width: string;
  readonly number?: boolean;
  readonly sortable?: boolean;
  cell(row: T): ReactNode;
  /** What is copied, and shown in full where the cell is too narrow. */
  text(row: T): string;
}

export interface GridSort {
  readonly by: string;
  readonly descending: boolean;
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
  /** All rows of a range, for copying more than is in view; without it only loaded rows are copied. */
  rowsOf?(from: number, to: number): Promise<readonly T[]>;
  readonly sort?: GridSort | null;
  onSort?(by: string): void;
  /** Another text: another question was asked, so the view goes back to the top. */
  readonly question?: string;
}

/**
 * A long table with the keyboard of a spreadsheet: one tab stop, arrows move, Shift with arrows or a click marks rows,
 * Ctrl/Cmd-A marks all, Enter opens, Ctrl/Cmd-C copies the marked rows. Arrow up from the first row reaches the heads.
 */
export function DataGrid<T>(props: DataGridProps<T>) {
  const { columns, count, onView, question } = props;
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<GridPlace>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<number | null>(null);
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
  const marked = rangeOf(anchor, place.row, count);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question alone says that the rows are others
  useEffect(() => {
    setActive({ row: 0, column: 0 });
    setAnchor(null);
    box.current?.scrollTo({ top: 0 });
  }, [question]);

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
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'c') {
      if ((document.getSelection()?.toString() ?? '') !== '') return;
      void copy();
      return;
    }
    if (command && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      setAnchor(0);
      setActive({ row: count - 1, column: place.column });
      return;
    }
    if (event.key === 'Escape' && anchor !== null) {
      event.stopPropagation();
      setAnchor(null);
      return;
    }
    if (event.key === 'ArrowUp' && place.row === 0 && !event.shiftKey && props.onSort !== undefined) {
      event.preventDefault();
      box.current?.querySelector<HTMLElement>(`[data-head="${place.column}"]`)?.focus();
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
    setAnchor(event.shiftKey ? (anchor ?? place.row) : null);
    setActive(next);
  };

  const copy = async () => {
    const [from, to] = marked;
    const loaded = Array.from({ length: to - from + 1 }, (_, i) => props.rowAt(from + i));
    const rows =
      loaded.includes(undefined) && props.rowsOf !== undefined ? await props.rowsOf(from, to) : loaded;
    const cells = rows
      .filter((row) => row !== undefined)
      .map((row) => columns.map((column) => column.text(row)));
    if (cells.length === 0) return;
    // Many rows are a table of their own and want its heads.
    const heads = to > from ? [columns.map((column) => column.title)] : [];
    await navigator.clipboard.writeText(tabSeparated([...heads, ...cells]));
  };

  const headKeyDown = (event: KeyboardEvent<HTMLElement>, column: number) => {
    // Enter and the space bar are the button's here, not the row's.
    event.stopPropagation();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key !== 'ArrowDown' && step === undefined) return;
    event.preventDefault();
    if (step !== undefined) {
      box.current?.querySelector<HTMLElement>(`[data-head="${column + step}"]`)?.focus();
      return;
    }
    focusWanted.current = true;
    setActive({ row: 0, column });
  };

  return (
    <div
      ref={box}
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
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
            aria-sort={sortOf(column, props.sort)}
          >
            {props.onSort === undefined ? (
              column.title
            ) : (
              <button
                type="button"
                tabIndex={-1}
                data-head={i}
                disabled={!column.sortable}
                onKeyDown={(event) => headKeyDown(event, i)}
                onClick={() => props.onSort?.(column.id)}
              >
                {column.title}
                {props.sort?.by === column.id && (
                  <span aria-hidden="true">{props.sort.descending ? ' ▾' : ' ▴'}</span>
                )}
              </button>
            )}
          </div>
        ))}
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const row = props.rowAt(item.index);
          const isOpen = row !== undefined && props.selected === props.keyOf(row);
          const isMarked = anchor !== null && item.index >= marked[0] && item.index <= marked[1];
          return (
            <div
              key={item.key}
              role="row"
              tabIndex={-1}
              className={`body-row ${isMarked ? 'marked' : ''}`}
              aria-rowindex={item.index + 2}
              aria-selected={isOpen || isMarked}
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
                  onMouseDown={(event) => {
                    // The browser would select text from the last click to this one.
                    if (event.shiftKey) event.preventDefault();
                  }}
                  onClick={(event) => {
                    if (event.shiftKey) {
                      setAnchor(anchor ?? place.row);
                      setActive({ row: item.index, column: i });
                      return;
                    }
                    setAnchor(null);
                    if (row !== undefined) props.onOpen(row, item.index);
                  }}
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

function sortOf<T>(column: GridColumn<T>, sort: GridSort | null | undefined) {
  if (!column.sortable) return undefined;
  if (sort?.by !== column.id) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}
