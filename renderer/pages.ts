import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, Outputs } from '../shared/contract/channels.ts';
import type { AppError } from '../shared/contract/errors.ts';
import { client } from './desk.ts';

type PagedChannel = 'lines.page' | 'hits.queue' | 'journal.page' | 'cases.list';
type RowOf<C extends PagedChannel> = Outputs[C]['rows'][number];
export type Query<C extends PagedChannel> = Omit<Input<C>, 'offset' | 'limit'>;

const PAGE = 200;
const COPY_PAGE = 1000;

export interface Pages<T> {
  /** Null until the first answer. */
  readonly total: number | null;
  readonly error: AppError | null;
  /** The row, or undefined where its page is still on its way. */
  at(index: number): T | undefined;
  /** Every row of a range, asked for where it is not there yet. */
  all(from: number, to: number): Promise<readonly T[]>;
  /** Says which rows are in view; what is not there yet is asked for. */
  show(from: number, to: number): void;
}

interface Store<T> {
  readonly pages: Map<number, readonly T[]>;
  readonly asked: Set<number>;
}

/**
 * A long answer, loaded a page at a time where it is looked at. When the state of the app changes, the pages in view are
 * asked for again; old rows stay until the new ones are there, so that nothing flickers under the officer's hand.
 */
export function usePages<C extends PagedChannel>(channel: C, query: Query<C>): Pages<RowOf<C>> {
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [, setTick] = useState(0);
  const store = useRef<Store<RowOf<C>>>({ pages: new Map(), asked: new Set() });
  // What is on the screen: the answer to the last question stays until the first page of the next is there.
  const shown = useRef(store.current);
  const view = useRef({ from: 0, to: 0 });
  const asked = JSON.stringify(query);
  const askedRef = useRef(asked);

  const load = useCallback(
    async (page: number) => {
      if (store.current.asked.has(page)) return;
      store.current.asked.add(page);
      const text = askedRef.current;
      const input = { ...(JSON.parse(text) as Query<C>), offset: page * PAGE, limit: PAGE };
      const answer = await client.call(channel, input as unknown as Input<C>);
      if (askedRef.current !== text) return;
      if (!answer.ok) {
        store.current.asked.delete(page);
        setError(answer.error);
        return;
      }
      store.current.pages.set(page, answer.value.rows as readonly RowOf<C>[]);
      shown.current = store.current;
      setError(null);
      setTotal(answer.value.total);
      setTick((n) => n + 1);
    },
    [channel],
  );
  const show = useCallback(
    (from: number, to: number) => {
      view.current = { from, to };
      for (let page = Math.floor(from / PAGE); page <= Math.floor(Math.max(from, to) / PAGE); page++) {
        void load(page);
      }
    },
    [load],
  );

  useEffect(() => {
    askedRef.current = asked;
    store.current = { pages: new Map(), asked: new Set() };
    setError(null);
    view.current = { from: 0, to: 0 };
    void load(0);
  }, [asked, load]);
  useEffect(
    () =>
      client.subscribe((event) => {
        if (event.type !== 'state-changed') return;
        store.current.asked.clear();
        show(view.current.from, view.current.to);
      }),
    [show],
  );

  const all = async (from: number, to: number) => {
    const rows: RowOf<C>[] = [];
    for (let offset = from; offset <= to; offset += COPY_PAGE) {
      const input = {
        ...(JSON.parse(asked) as Query<C>),
        offset,
        limit: Math.min(COPY_PAGE, to - offset + 1),
      };
      const answer = await client.call(channel, input as unknown as Input<C>);
      if (!answer.ok) {
        // Half a table would pass for the whole.
        setError(answer.error);
        return [];
      }
      rows.push(...(answer.value.rows as readonly RowOf<C>[]));
    }
    return rows;
  };
  const at = (index: number) => shown.current.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  return { total, error, at, all, show };
}
