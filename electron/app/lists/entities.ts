import { type ListedEntity, listIdOf, MOFCOM_LIST } from '../../../shared/lists/entity.ts';
import { type VersionRef, versionIdOf } from '../../../shared/lists/version.ts';
import { entityVersionOf } from '../../lists/entry-file.ts';
import type { Vault } from '../../vault/vault.ts';
import type { HitRecord, ScreeningBasis } from '../records.ts';
import type { ListRegistry } from './registry.ts';

/** Entities as records need them: of a set of list versions, or as a hit met them, whatever the lists say now. */
export class EntityShelf {
  readonly #vault: Vault;
  readonly #registry: ListRegistry;
  readonly #kept = new Map<string, ListedEntity>();

  constructor(vault: Vault, registry: ListRegistry) {
    this.#vault = vault;
    this.#registry = registry;
  }

  get #records() {
    return this.#vault.store.collection<ListedEntity>('entities');
  }

  /** Looks entities up in the versions that a screening runs on. */
  at(refs: readonly VersionRef[]): (entityId: string) => ListedEntity | undefined {
    const versions = new Map(refs.map((ref) => [ref.listId, ref.versionId]));
    const found = new Map<string, ListedEntity | undefined>();
    return (entityId) => {
      if (found.has(entityId)) return found.get(entityId);
      const versionId = versions.get(listIdOf(entityId));
      const entity = versionId === undefined ? undefined : this.#registry.entries(versionId).byId(entityId);
      found.set(entityId, entity);
      return entity;
    };
  }

  /** Keeps the entity as it is now, beside every hit on it. In the transaction that puts the hit. */
  keep(entity: ListedEntity): void {
    const id = `${entity.id}@${entityVersionOf(entity)}`;
    if (this.#kept.has(id) || this.#records.get(id) !== undefined) return;
    this.#records.put(id, entity);
  }

  /** The entity as it stood when the party was matched. Throws where the vault does not know it: a broken record. */
  ofHit(hit: Pick<HitRecord, 'entityId' | 'entityVersion'>): ListedEntity {
    const id = `${hit.entityId}@${hit.entityVersion ?? ''}`;
    const known = this.#kept.get(id);
    if (known !== undefined) return known;
    const entity =
      hit.entityVersion === undefined
        ? this.#registry.entries(versionIdOf(MOFCOM_LIST, 0)).byId(hit.entityId)
        : this.#records.get(id);
    if (entity === undefined) throw new Error('a hit on an unknown entity');
    this.#kept.set(id, entity);
    return entity;
  }
}

/** The list versions of a screening. The first release screened against the built-in lists alone. */
export function refsOf(basis: ScreeningBasis, registry: ListRegistry): readonly VersionRef[] {
  return basis.lists ?? [registry.ref(versionIdOf(MOFCOM_LIST, 0))];
}
