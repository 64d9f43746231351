import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { KnowledgeView } from '../../shared/contract/knowledge.ts';
import { type ListedEntity, listIdOf, OWN_LIST } from '../../shared/lists/entity.ts';
import { isInUse, notesByEntity, type OwnRecord } from '../../shared/lists/own.ts';
import { canonicalJson } from '../vault/canonical-json.ts';
import { todayOf } from './clock.ts';
import type { Desk } from './desk.ts';
import { acceptDraft, Cancel } from './lists/accept.ts';
import { discardDraft, keepDraft } from './lists/drafts.ts';
import { blockedEntry } from './own-entries.ts';
import { ownRecords } from './own-knowledge.ts';
import { ownName } from './signers.ts';

/**
 * Own knowledge takes effect as a version of the list that it speaks of: names and relations stand at their entity,
 * blocked parties form the list `own`. So a change is screened, queued, journalled and repeated like any other
 * difference of a list, and a record and its effect are stored together or not at all.
 */
const MOST_ENTRIES = 50_000;
/** An own version says nothing newer of its list than the version that it adds to. */
const CONFIRMED = ['older-than-active'] as const;

export function knowledgeView(desk: Desk): KnowledgeView {
  return { records: ownRecords(desk).reverse() };
}

/** A change that is to be: the records as they will be, and what stores and journals them. */
export interface OwnChange {
  readonly records: readonly OwnRecord[];
  /** Stores and journals those of the records that were put into effect, in the transaction that did so. */
  store(done: readonly OwnRecord[]): void;
}

/** Puts a change into effect, list by list. Errors: those of accepting a draft, refused (the list is too large). */
export async function putIntoEffect(desk: Desk, change: OwnChange): Promise<Result<void>> {
  const byList = new Map<string, OwnRecord[]>();
  for (const record of change.records) {
    const listId = record.fact.kind === 'blocked' ? OWN_LIST : listIdOf(record.fact.entityId);
    byList.set(listId, [...(byList.get(listId) ?? []), record]);
  }
  // What is new goes first: a failure in between then leaves too much in the search, never too little.
  const rank = (records: readonly OwnRecord[]) => (records.some(isInUse) ? 0 : 1);
  for (const [listId, records] of [...byList].sort((a, b) => rank(a[1]) - rank(b[1]))) {
    const done = await putIntoList(desk, listId, records, () => change.store(records));
    if (!done.ok) return done;
  }
  return ok(undefined);
}

async function putIntoList(
  desk: Desk,
  listId: string,
  records: readonly OwnRecord[],
  store: () => void,
): Promise<Result<void>> {
  const base = desk.registry.active(listId);
  if (base !== null && base.entries > MOST_ENTRIES) {
    return fail('refused', 'knowledge:own.list-too-large', { list: base.title, most: MOST_ENTRIES });
  }
  const entities = touchedEntities(desk, listId, records);
  const today = desk.asOf ?? todayOf(desk.host.clock);
  const draft = keepDraft(desk, {
    listId,
    source: 'own',
    mode: 'adds',
    title: base?.title ?? ownName(desk),
    announcement: base?.announcement ?? null,
    published: base?.published ?? today,
    checkedThrough: base?.checkedThrough ?? base?.published ?? today,
    fileName: null,
    fileHash: createHash('sha256')
      .update(canonicalJson([records, desk.host.clock.now()]))
      .digest('hex'),
    entities,
    problems: [],
  });
  const reason = records.map(({ basis, retired }) => retired?.reason ?? basis).join('; ');
  const accepted = await acceptDraft(
    desk,
    { versionId: draft.id, confirmed: CONFIRMED, reason: reason.slice(0, 1000), alongside: store },
    new Cancel(),
  );
  if (accepted.ok) return ok(undefined);
  discardDraft(desk, draft.id, 'own');
  return accepted;
}

/** The entries as they will be once the records hold. */
function touchedEntities(desk: Desk, listId: string, changed: readonly OwnRecord[]): ListedEntity[] {
  if (listId === OWN_LIST) {
    const today = desk.asOf ?? todayOf(desk.host.clock);
    return changed.flatMap((record) => blockedEntry(record, ownName(desk), today) ?? []);
  }
  const ids = new Set(changed.flatMap(({ fact }) => (fact.kind === 'blocked' ? [] : [fact.entityId])));
  const after = new Map([...ownRecords(desk), ...changed].map((record) => [record.id, record]));
  const notes = notesByEntity(after.values());
  return [...ids].flatMap((id) => {
    const entity = desk.registry.entity(listId, id);
    if (entity === undefined) return [];
    const { own: _before, ...plain } = entity;
    const own = notes.get(id);
    return [(own === undefined ? plain : { ...plain, own }) as ListedEntity];
  });
}
