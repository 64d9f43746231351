import type { IndexState } from '../../../shared/contract/list-views.ts';
import type { ListKind } from '../../../shared/lists/designation.ts';
import { isGone } from '../../../shared/lists/difference.ts';
import { isDesignation, type ListedEntity } from '../../../shared/lists/entity.ts';
import { measureOf } from '../../../shared/lists/measures.ts';
import { nameRecordOf } from '../../../shared/lists/name-records.ts';
import type { VersionRef } from '../../../shared/lists/version.ts';
import type { IsoDate } from '../../../shared/message.ts';
import type { NameKnowledge } from '../../../shared/names/knowledge.ts';
import type { NameRecord, NameScreener } from '../../../shared/names/match.ts';
import { createNameScreener } from '../../../shared/names/screener.ts';
import { breathe } from '../clock.ts';
import type { ListRegistry } from './registry.ts';

/** The index of one list. Every list has its own, so that no other list can push an entry out of its results. */
export interface ListScreener {
  readonly listId: string;
  readonly screener: NameScreener;
  /** What a worker makes the same index from; put together when it is asked for. */
  readonly records: readonly NameRecord[];
  kindOf(entityId: string): ListKind;
}

/** Is the entry searched for on that day? Stopped measures of MOFCOM are, entries that another list dropped are not. */
export function isSearched(entity: ListedEntity, asOf: IsoDate): boolean {
  return isDesignation(entity) ? measureOf(entity).effective <= asOf : !isGone(entity);
}

export function listScreenerOf(
  listId: string,
  entities: Iterable<ListedEntity>,
  asOf: IsoDate,
  names: NameKnowledge,
): ListScreener {
  const recordsNow = () => searchedRecords(entities, asOf);
  const kinds = new Map<string, ListKind>();
  let common: ListKind = 'reference';
  for (const entity of entities) {
    if (!isSearched(entity, asOf)) continue;
    if (isDesignation(entity)) kinds.set(entity.id, entity.list);
    else common = entity.list;
  }
  return {
    listId,
    screener: createNameScreener(recordsNow(), names),
    kindOf: (id) => kinds.get(id) ?? common,
    get records() {
      return recordsNow();
    },
  };
}

function searchedRecords(entities: Iterable<ListedEntity>, asOf: IsoDate): NameRecord[] {
  const records: NameRecord[] = [];
  for (const entity of entities) if (isSearched(entity, asOf)) records.push(nameRecordOf(entity));
  return records;
}

/** The same list, searched by a screener that knows the answers to a batch. */
export function withScreener(list: ListScreener, screener: NameScreener): ListScreener {
  return {
    listId: list.listId,
    screener,
    kindOf: list.kindOf,
    get records() {
      return list.records;
    },
  };
}

/** Builds the indexes of list versions when they are first needed, and says how far it is. */
export class ScreeningRoom {
  readonly #registry: ListRegistry;
  readonly #names: NameKnowledge;
  readonly #onChange: () => void;
  readonly #made = new Map<string, ListScreener>();
  readonly #counts = new Map<string, string>();
  #state: IndexState = { state: 'building', done: 0, total: 0 };
  #closed = false;

  constructor(registry: ListRegistry, names: NameKnowledge, onChange: () => void) {
    this.#registry = registry;
    this.#names = names;
    this.#onChange = onChange;
  }

  state(): IndexState {
    return this.#state;
  }

  /** Begins after the vault is open; nobody waits for it but a screening. */
  async warm(asOf: IsoDate): Promise<void> {
    await breathe();
    if (!this.#closed) await this.prepare(this.#registry.refs(), asOf);
  }

  close(): void {
    this.#closed = true;
    this.#made.clear();
  }

  /** The screeners of a set of versions on a day. One list is built at a time, with a pause for other calls between. */
  async prepare(refs: readonly VersionRef[], asOf: IsoDate): Promise<readonly ListScreener[]> {
    const screeners: ListScreener[] = [];
    const missing = refs.filter((ref) => !this.#made.has(this.#key(ref, asOf))).length;
    let done = refs.length - missing;
    if (missing > 0) this.#say({ state: 'building', done, total: refs.length });
    for (const ref of refs) {
      const key = this.#key(ref, asOf);
      let made = this.#made.get(key);
      if (made === undefined) {
        await breathe();
        if (this.#closed) throw new Error('the vault was locked while its index was being built');
        made = listScreenerOf(ref.listId, this.#registry.entries(ref.versionId), asOf, this.#names);
        this.#made.set(key, made);
        done++;
        this.#say({ state: done === refs.length ? 'ready' : 'building', done, total: refs.length });
      }
      screeners.push(made);
    }
    if (this.#state.state !== 'ready') this.#say({ state: 'ready', done: refs.length, total: refs.length });
    return screeners;
  }

  /** Lets go of the indexes of versions that are not active. */
  trim(): void {
    const active = new Set(this.#registry.refs().map(({ versionId }) => versionId));
    for (const key of this.#made.keys()) if (!active.has(key.split(' ')[0] ?? '')) this.#made.delete(key);
    this.#registry.trim();
  }

  /** Days on which the same entries are in effect share an index. Only MOFCOM's list depends on the day. */
  #key(ref: VersionRef, asOf: IsoDate): string {
    if (ref.listId !== 'mofcom') return `${ref.versionId} *`;
    const asked = `${ref.versionId} ${asOf}`;
    const known = this.#counts.get(asked);
    if (known !== undefined) return known;
    let count = 0;
    for (const entity of this.#registry.entries(ref.versionId)) if (isSearched(entity, asOf)) count++;
    const key = `${ref.versionId} ${count}`;
    this.#counts.set(asked, key);
    return key;
  }

  #say(state: IndexState): void {
    this.#state = state;
    this.#onChange();
  }
}
