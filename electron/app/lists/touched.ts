import { differenceOf, type EntryChange } from '../../../shared/lists/difference.ts';
import { isDesignation, type ListedEntity, MOFCOM_LIST } from '../../../shared/lists/entity.ts';
import { measureOf } from '../../../shared/lists/measures.ts';
import { nameRecordOf } from '../../../shared/lists/name-records.ts';
import type { VersionRef } from '../../../shared/lists/version.ts';
import type { IsoDate } from '../../../shared/message.ts';
import type { NameKnowledge } from '../../../shared/names/knowledge.ts';
import type { ListRegistry } from './registry.ts';
import { isSearched, type ListScreener, listScreenerOf } from './room.ts';

/** What a screening rested on, or shall rest on. */
export interface Standing {
  readonly refs: readonly VersionRef[];
  readonly asOf: IsoDate;
}

/** What differs between two standings, as a screening sees it. */
export interface Touched {
  /** Every entry that differs in any field. */
  readonly changes: ReadonlyMap<string, EntryChange>;
  /** Entries that were searched for and no longer are so, or under other names: who matched them is screened anew. */
  readonly gone: ReadonlySet<string>;
  /** Screeners over nothing but entries that are new to the search or have other names. */
  readonly fresh: readonly ListScreener[];
}

/** Compares versions once for all books that rest on the same ones. `known`: the difference that is being accepted. */
export class Differences {
  readonly #registry: ListRegistry;
  readonly #names: NameKnowledge;
  readonly #changes = new Map<string, readonly EntryChange[]>();
  readonly #touched = new Map<string, Touched>();

  constructor(registry: ListRegistry, names: NameKnowledge) {
    this.#registry = registry;
    this.#names = names;
  }

  known(before: string | null, after: string, changes: readonly EntryChange[]): void {
    this.#changes.set(`${before ?? ''} ${after}`, changes);
  }

  between(before: Standing, after: Standing): Touched {
    const key = JSON.stringify([before.refs.map(idOf), before.asOf, after.refs.map(idOf), after.asOf]);
    const known = this.#touched.get(key);
    if (known !== undefined) return known;
    const made = this.#compare(before, after);
    this.#touched.set(key, made);
    return made;
  }

  #compare(before: Standing, after: Standing): Touched {
    const changes = new Map<string, EntryChange>();
    const gone = new Set<string>();
    const fresh: ListScreener[] = [];
    for (const ref of after.refs) {
      const old = before.refs.find(({ listId }) => listId === ref.listId) ?? null;
      const found = [
        ...this.#changesOf(old?.versionId ?? null, ref.versionId),
        ...(old === null ? [] : this.#nowInEffect(ref, before.asOf, after.asOf)),
      ];
      const entities: ListedEntity[] = [];
      for (const change of found) {
        if (change.fields.length > 0 || change.before === null) changes.set(change.id, change);
        const was = searchedAs(change.before, before.asOf);
        const is = searchedAs(change.after, after.asOf);
        if (was === is) continue;
        if (was !== null) gone.add(change.id);
        if (is !== null && !entities.some(({ id }) => id === change.id)) entities.push(change.after);
      }
      if (entities.length > 0) fresh.push(listScreenerOf(ref.listId, entities, after.asOf, this.#names));
    }
    return { changes, gone, fresh };
  }

  #changesOf(before: string | null, after: string): readonly EntryChange[] {
    if (before === after) return [];
    const key = `${before ?? ''} ${after}`;
    const known = this.#changes.get(key);
    if (known !== undefined) return known;
    const old = before === null ? [] : this.#registry.entries(before);
    const made = differenceOf(old, this.#registry.entries(after)).changes;
    this.#changes.set(key, made);
    return made;
  }

  /** Measures that were announced before and took effect since. */
  #nowInEffect(ref: VersionRef, from: IsoDate, to: IsoDate): EntryChange[] {
    if (ref.listId !== MOFCOM_LIST || from === to) return [];
    const found: EntryChange[] = [];
    for (const entity of this.#registry.entries(ref.versionId)) {
      if (!isDesignation(entity)) continue;
      const { effective } = measureOf(entity);
      if (effective > from && effective <= to)
        found.push({ kind: 'status', id: entity.id, before: entity, after: entity, fields: [] });
    }
    return found;
  }
}

const idOf = (ref: VersionRef) => ref.versionId;

/** What the search sees of an entry on a day; null where it is not searched for. */
function searchedAs(entity: ListedEntity | null, asOf: IsoDate): string | null {
  if (entity === null || !isSearched(entity, asOf)) return null;
  return JSON.stringify([nameRecordOf(entity), entity.list]);
}
