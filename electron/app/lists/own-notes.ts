import { type ListedEntity, OWN_LIST } from '../../../shared/lists/entity.ts';
import { notesByEntity } from '../../../shared/lists/own.ts';
import type { ListVersion } from '../../../shared/lists/version.ts';
import type { Desk } from '../desk.ts';
import { blockedEntries } from '../own-entries.ts';
import { ownRecords } from '../own-knowledge.ts';

/**
 * What the company knows stays with the entries, wherever a version comes from: its names and relations go to the
 * entries of an imported list, its blocked parties into every version of its own list. A version that records own
 * knowledge brings the notes itself, and nothing else of its entries.
 */
export function withOwnKnowledge(
  desk: Desk,
  version: Pick<ListVersion, 'listId' | 'source' | 'mode'>,
  before: readonly ListedEntity[],
  incoming: readonly ListedEntity[],
): readonly ListedEntity[] {
  if (version.listId === OWN_LIST) {
    if (version.source === 'own' || version.mode === 'adds') return incoming;
    const given = new Set(incoming.map(({ id }) => id));
    return [...incoming, ...blockedEntries(desk).filter(({ id }) => !given.has(id))];
  }
  if (version.source === 'own') {
    const now = new Map(before.map((entity) => [entity.id, entity]));
    return incoming.map((entity) => noted(now.get(entity.id) ?? entity, entity.own));
  }
  const notes = notesByEntity(ownRecords(desk));
  return notes.size === 0 ? incoming : incoming.map((entity) => noted(entity, notes.get(entity.id)));
}

function noted(entity: ListedEntity, own: ListedEntity['own']): ListedEntity {
  const { own: _before, ...plain } = entity;
  return (own === undefined ? plain : { ...plain, own }) as ListedEntity;
}
