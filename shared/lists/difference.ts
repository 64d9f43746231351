import type { IsoDate } from '../message.ts';
import { isDesignation, type ListedEntity } from './entity.ts';
import type { DifferenceCounts, VersionMode } from './version.ts';

/** One field of an entry in both versions, as text. Null: the entry has no such value there. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export type ChangeKind = 'added' | 'removed' | 'changed' | 'status';

/** What became of one entry. `after` of a removed entry carries the day of removal; it is never deleted. */
export interface EntryChange {
  readonly kind: ChangeKind;
  readonly id: string;
  readonly before: ListedEntity | null;
  readonly after: ListedEntity;
  readonly fields: readonly FieldChange[];
}

export interface ListDifference {
  readonly changes: readonly EntryChange[];
  readonly counts: DifferenceCounts;
}

/**
 * The list as it will hold: an announcement goes beside what there is, a whole list puts missing entries to `removed`.
 * `day`: the day on which a missing entry counts as removed. Order: entries there were, then new ones as they came.
 */
export function nextEntries(
  before: Iterable<ListedEntity>,
  incoming: readonly ListedEntity[],
  mode: VersionMode,
  day: IsoDate,
): ListedEntity[] {
  const given = new Map(incoming.map((entity) => [entity.id, entity]));
  const next: ListedEntity[] = [];
  for (const entity of before) {
    const now = given.get(entity.id);
    if (now !== undefined) {
      next.push(now);
      given.delete(entity.id);
    } else next.push(mode === 'adds' ? entity : removed(entity, day));
  }
  for (const entity of given.values()) next.push(entity);
  return next;
}

function removed(entity: ListedEntity, day: IsoDate): ListedEntity {
  if (isDesignation(entity)) {
    return entity.removedOn === undefined ? { ...entity, status: 'removed', removedOn: day } : entity;
  }
  return entity.status === 'removed' ? entity : { ...entity, status: 'removed', removedOn: day };
}

/** Entry by entry and field by field. An id that `after` lacks counts as unchanged: nothing is ever deleted. */
export function differenceOf(before: Iterable<ListedEntity>, after: Iterable<ListedEntity>): ListDifference {
  const known = new Map<string, ListedEntity>();
  for (const entity of before) known.set(entity.id, entity);
  const changes: EntryChange[] = [];
  const counts = { added: 0, removed: 0, changed: 0, status: 0, unchanged: 0 };
  for (const entity of after) {
    const old = known.get(entity.id);
    const change = old === undefined ? added(entity) : changeOf(old, entity);
    counts[change?.kind ?? 'unchanged']++;
    if (change !== null) changes.push(change);
  }
  return { changes, counts };
}

function added(entity: ListedEntity): EntryChange {
  return { kind: 'added', id: entity.id, before: null, after: entity, fields: [] };
}

function changeOf(before: ListedEntity, after: ListedEntity): EntryChange | null {
  const fields = fieldChanges(before, after);
  if (fields.length === 0) return null;
  const gone = !isGone(before) && isGone(after);
  const kind = gone
    ? 'removed'
    : fields.every(({ field }) => STATUS_FIELDS.has(field))
      ? 'status'
      : 'changed';
  return { kind, id: after.id, before, after, fields };
}

/** No longer on the list by an import; a measure that was stopped by its authority is not gone. */
export function isGone(entity: ListedEntity): boolean {
  return entity.removedOn !== undefined && entity.removedOn !== null;
}

const STATUS_FIELDS: ReadonlySet<string> = new Set([
  'status',
  'statusDetail',
  'statusCheckedThrough',
  'removedOn',
]);

function fieldChanges(before: ListedEntity, after: ListedEntity): FieldChange[] {
  const left = before as unknown as Readonly<Record<string, unknown>>;
  const right = after as unknown as Readonly<Record<string, unknown>>;
  const changes: FieldChange[] = [];
  for (const field of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (left[field] === right[field]) continue;
    const texts = { before: textOf(left[field]), after: textOf(right[field]) };
    if (texts.before !== texts.after) changes.push({ field, ...texts });
  }
  return changes;
}

/** Lists one value a line; a name or identifier by its text, so that a reader sees what was added to them. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((one) => textOf(one) ?? '').join('\n');
  if (typeof value === 'object') {
    const parts = Object.values(value as Record<string, unknown>).filter((part) => part !== null);
    return parts.map(String).join(' · ');
  }
  return String(value);
}
