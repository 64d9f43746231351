import { gunzipSync, gzipSync } from 'node:zlib';
import type { ListPack } from '../../../shared/lists/designation.ts';
import type { DraftList, ListProblem } from '../../../shared/lists/draft.ts';
import { type ListedEntity, MOFCOM_LIST, OWN_LIST } from '../../../shared/lists/entity.ts';
import {
  activeNow,
  DEFAULT_LIST_SETTINGS,
  type ListCheck,
  type ListSettings,
  type ListVersion,
  type VersionRef,
  versionIdOf,
} from '../../../shared/lists/version.ts';
import type { IsoInstant } from '../../../shared/message.ts';
import { EntryFile, packEntries } from '../../lists/entry-file.ts';
import type { Vault } from '../../vault/vault.ts';

/** A version with the blobs that hold what it came as and what it made of the list. */
export interface StoredVersion {
  readonly version: ListVersion;
  /** Blob of what was read: a `DraftList`, or entries where they came as such (built-in data, packs). */
  readonly incoming: { readonly kind: 'draft' | 'entries'; readonly blob: string };
  readonly problems: readonly ListProblem[];
  /** Blob of the whole list from acceptance on. */
  readonly content: string | null;
}

export type ListKindOfHouse = 'mofcom' | 'reference' | 'own';

export function houseKindOf(listId: string): ListKindOfHouse {
  return listId === MOFCOM_LIST ? 'mofcom' : listId === OWN_LIST ? 'own' : 'reference';
}

/** Every version of every list that the vault holds. Reading is cheap: entries are unpacked when asked for. */
export class ListRegistry {
  readonly #vault: Vault;
  readonly #files = new Map<string, EntryFile>();

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  get #records() {
    return this.#vault.store.collection<StoredVersion>('list-versions');
  }

  stored(versionId: string): StoredVersion | undefined {
    return this.#records.get(versionId);
  }

  versions(listId?: string): ListVersion[] {
    return [...this.#records.each(listId)].map(({ version }) => version).sort((a, b) => a.number - b.number);
  }

  listIds(): string[] {
    return [...new Set(this.versions().map(({ listId }) => listId))].sort(
      (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
    );
  }

  active(listId: string): ListVersion | null {
    return activeNow(this.versions(listId));
  }

  nextNumber(listId: string): number {
    return this.#records.count(listId);
  }

  put(stored: StoredVersion): void {
    this.#records.put(stored.version.id, stored, { key: stored.version.listId });
  }

  /** The active version of every list: what a screening that begins now runs on. */
  refs(): VersionRef[] {
    return this.listIds().flatMap((listId) => {
      const active = this.active(listId);
      return active === null ? [] : [refOf(active)];
    });
  }

  ref(versionId: string): VersionRef {
    const stored = this.stored(versionId);
    if (stored === undefined) throw new Error('a reference to an unknown list version');
    return refOf(stored.version);
  }

  /** The whole list as an accepted version made it. Throws where the version is none or the bytes are not those. */
  entries(versionId: string): EntryFile {
    const known = this.#files.get(versionId);
    if (known !== undefined) return known;
    const stored = this.stored(versionId);
    if (stored?.content == null) throw new Error('entries of a version that was not accepted');
    const bytes = this.#vault.store.getBlob(stored.content);
    if (bytes === undefined) throw new Error('a list version without its entries');
    const file = new EntryFile(bytes);
    if (file.hash !== stored.version.hash) throw new Error('a list version with other entries');
    this.#files.set(versionId, file);
    return file;
  }

  /** Entries of a version that is about to be accepted, in memory only. */
  stage(versionId: string, file: EntryFile): void {
    this.#files.set(versionId, file);
  }

  unstage(versionId: string): void {
    this.#files.delete(versionId);
  }

  /** Lets go of unpacked entries but those of the active versions. */
  trim(): void {
    const active = new Set(this.refs().map(({ versionId }) => versionId));
    for (const id of this.#files.keys()) if (!active.has(id)) this.#files.delete(id);
  }

  /** An entity as the active version of its list has it. */
  entity(listId: string, id: string): ListedEntity | undefined {
    const active = this.active(listId);
    return active === null ? undefined : this.entries(active.id).byId(id);
  }

  keepDraft(draft: DraftList): StoredVersion['incoming'] {
    const bytes = gzipSync(Buffer.from(JSON.stringify(draft), 'utf8'), { level: 1 });
    return { kind: 'draft', blob: this.#vault.store.putBlob(bytes) };
  }

  keepEntries(entities: Iterable<ListedEntity>): {
    readonly blob: string;
    readonly hash: string;
    readonly count: number;
  } {
    const packed = packEntries(entities);
    return { blob: this.#vault.store.putBlob(packed.bytes), hash: packed.hash, count: packed.count };
  }

  incomingDraft(stored: StoredVersion): DraftList {
    return JSON.parse(gunzipSync(this.#blob(stored)).toString('utf8')) as DraftList;
  }

  incomingEntries(stored: StoredVersion): ListedEntity[] {
    return [...new EntryFile(this.#blob(stored))];
  }

  #blob(stored: StoredVersion): Uint8Array {
    const bytes = this.#vault.store.getBlob(stored.incoming.blob);
    if (bytes === undefined) throw new Error('a list version without what it was read from');
    return bytes;
  }

  checks(listId?: string): ListCheck[] {
    return [...this.#vault.store.collection<ListCheck>('list-checks').each(listId)];
  }

  putCheck(check: ListCheck): void {
    this.#vault.store
      .collection<ListCheck>('list-checks')
      .put(`${check.listId}/${check.at}`, check, { key: check.listId });
  }

  settings(): ListSettings {
    return this.#vault.store.collection<ListSettings>('list-settings').get('own') ?? DEFAULT_LIST_SETTINGS;
  }

  putSettings(settings: ListSettings): void {
    this.#vault.store.collection<ListSettings>('list-settings').put('own', settings);
  }
}

const rank = (listId: string) => ['mofcom', 'own', 'reference'].indexOf(houseKindOf(listId));

export function refOf(version: ListVersion): VersionRef {
  if (version.hash === null) throw new Error('a reference to a version that was not accepted');
  return {
    listId: version.listId,
    versionId: version.id,
    hash: version.hash,
    entries: version.entries,
    checkedThrough: version.checkedThrough,
  };
}

/**
 * Puts the product's own MOFCOM data into the chain: as version 0 of a new vault, and as a draft where an update of the
 * product brings other data. In a transaction of its own.
 */
export function seedBuiltin(vault: Vault, pack: ListPack, now: IsoInstant): void {
  const registry = new ListRegistry(vault);
  const chain = registry.versions(MOFCOM_LIST);
  if (chain.some((version) => version.fileHash === pack.hash)) return;
  vault.transaction(() => {
    const first = chain.length === 0;
    const kept = registry.keepEntries(pack.designations);
    const version: ListVersion = {
      id: versionIdOf(MOFCOM_LIST, chain.length),
      listId: MOFCOM_LIST,
      number: chain.length,
      source: 'builtin',
      mode: 'replaces',
      title: pack.title,
      announcement: null,
      published: pack.checkedThrough,
      checkedThrough: pack.checkedThrough,
      fileName: null,
      fileHash: pack.hash,
      fileEntries: kept.count,
      importedAt: now,
      importedBy: vault.session.name,
      state: first ? 'accepted' : 'draft',
      base: null,
      hash: first ? kept.hash : null,
      entries: first ? kept.count : 0,
      difference: null,
      settledAt: first ? now : null,
      settledBy: null,
      reason: null,
    };
    registry.put({
      version,
      incoming: { kind: 'entries', blob: kept.blob },
      problems: [],
      content: first ? kept.blob : null,
    });
    vault.journal.append({
      role: vault.session.role,
      object: `list/${version.id}`,
      action: first ? 'lists.accept' : 'lists.import',
      after: {
        source: 'builtin',
        sha256: pack.hash,
        entries: kept.count,
        checkedThrough: pack.checkedThrough,
      },
    });
  });
}
