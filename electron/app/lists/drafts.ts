import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { DraftView, DraftWarning } from '../../../shared/contract/list-views.ts';
import type { Designation } from '../../../shared/lists/designation.ts';
import { differenceOf, type ListDifference, nextEntries } from '../../../shared/lists/difference.ts';
import type { DraftList, ListProblem, ListSource, TableMapping } from '../../../shared/lists/draft.ts';
import { isDesignation, type ListedEntity, MOFCOM_LIST } from '../../../shared/lists/entity.ts';
import {
  designationsOf,
  distinctIds,
  listOfSource,
  referenceEntriesOf,
} from '../../../shared/lists/from-draft.ts';
import {
  type ListVersion,
  spokenThrough,
  type VersionMode,
  type VersionSource,
  versionIdOf,
} from '../../../shared/lists/version.ts';
import type { IsoDate } from '../../../shared/message.ts';
import { todayOf } from '../clock.ts';
import type { Desk } from '../desk.ts';
import { noticeOf } from './notice.ts';
import { withOwnKnowledge } from './own-notes.ts';
import type { ReadListFile } from './reader.ts';
import type { StoredVersion } from './registry.ts';

/** Facts that a file may lack and the officer gives on acceptance. */
export interface DraftFacts {
  readonly published?: IsoDate | undefined;
  readonly announcement?: string | undefined;
  readonly clause?: boolean | undefined;
}

/** Reads a file or pasted text into a draft. What was imported before is told, and kept once. */
export async function readDraft(
  desk: Desk,
  read: ReadListFile,
  input: {
    readonly bytes: Uint8Array;
    readonly name: string;
    readonly pasted: boolean;
    readonly source?: ListSource | undefined;
    readonly listId?: string | undefined;
    readonly title?: string | undefined;
    readonly mode?: VersionMode | undefined;
    readonly mapping?: TableMapping | undefined;
  },
): Promise<Result<DraftView>> {
  const fileHash = createHash('sha256').update(input.bytes).digest('hex');
  const known = knownFile(desk, fileHash, input.listId);
  if (known !== null) return known;
  const { bytes, name, pasted, source, mapping } = input;
  const found = await read({
    bytes,
    name,
    pasted,
    ...(source === undefined ? {} : { source }),
    ...(mapping === undefined ? {} : { mapping }),
  });
  if (!found.ok) return found;
  const draft = found.value;
  const own = listOfSource(draft.source);
  const listId = input.listId ?? own;
  if (listId === null) return fail('bad-input', 'lists:import.list-needed');
  if ((own !== null && own !== listId) || (own === null && listId === MOFCOM_LIST)) {
    return fail('refused', 'lists:import.other-list', { file: input.name, is: own ?? '–', wanted: listId });
  }
  if (draft.entries.length === 0) return fail('bad-input', 'lists:import.no-entries', { file: input.name });
  const title =
    listId === MOFCOM_LIST
      ? draft.title
      : (desk.registry.active(listId)?.title ?? input.title ?? draft.title);
  const version = keepDraft(desk, {
    listId,
    source: draft.source,
    mode: input.mode ?? (listId === MOFCOM_LIST ? 'adds' : 'replaces'),
    title,
    announcement: draft.announcement,
    published: draft.published,
    checkedThrough: draft.published,
    fileName: input.name,
    fileHash,
    draft,
    problems: draft.problems,
  });
  return draftView(desk, version.id);
}

function knownFile(desk: Desk, fileHash: string, listId: string | undefined): Result<DraftView> | null {
  const same = desk.registry
    .versions(listId)
    .filter((version) => version.fileHash === fileHash && version.state !== 'discarded')
    .at(-1);
  if (same === undefined) return null;
  if (same.state === 'draft') return draftView(desk, same.id);
  return fail('refused', 'lists:import.known-file', {
    version: same.id,
    day: same.importedAt.slice(0, 10),
    by: same.importedBy,
  });
}

export interface NewDraft {
  readonly listId: string;
  readonly source: VersionSource;
  readonly mode: VersionMode;
  readonly title: string;
  readonly announcement: string | null;
  readonly published: IsoDate | null;
  readonly checkedThrough: IsoDate | null;
  readonly fileName: string | null;
  readonly fileHash: string;
  /** What was read, or entries where they come as such. */
  readonly draft?: DraftList;
  readonly entities?: readonly ListedEntity[];
  readonly problems: readonly ListProblem[];
}

/** Puts a draft into the chain of its list, journalled. Nothing takes effect. */
export function keepDraft(desk: Desk, made: NewDraft): ListVersion {
  const { vault, registry } = desk;
  return vault.transaction(() => {
    const number = registry.nextNumber(made.listId);
    const incoming: StoredVersion['incoming'] =
      made.draft === undefined
        ? { kind: 'entries', blob: registry.keepEntries(made.entities ?? []).blob }
        : registry.keepDraft(made.draft);
    const version: ListVersion = {
      id: versionIdOf(made.listId, number),
      listId: made.listId,
      number,
      source: made.source,
      mode: made.mode,
      title: made.title,
      announcement: made.announcement,
      published: made.published,
      checkedThrough: made.checkedThrough,
      fileName: made.fileName,
      fileHash: made.fileHash,
      fileEntries: made.draft?.entries.length ?? made.entities?.length ?? 0,
      importedAt: desk.host.clock.now(),
      importedBy: vault.session.name,
      state: 'draft',
      base: registry.active(made.listId)?.id ?? null,
      hash: null,
      entries: 0,
      difference: null,
      settledAt: null,
      settledBy: null,
      reason: null,
    };
    registry.put({ version, incoming, problems: made.problems, content: null });
    vault.journal.append({
      role: vault.session.role,
      object: `list/${version.id}`,
      action: 'lists.import',
      after: {
        source: version.source,
        title: version.title,
        announcement: version.announcement,
        published: version.published,
        file: version.fileName,
        sha256: version.fileHash,
        entries: version.fileEntries,
        problems: made.problems.length,
      },
    });
    return version;
  });
}

/** The whole list as the draft would make it, against what is active now. */
export interface Merged {
  readonly base: ListVersion | null;
  readonly entities: readonly ListedEntity[];
  readonly difference: ListDifference;
}

export function merge(desk: Desk, stored: StoredVersion, facts: DraftFacts): Merged {
  const { listId, mode } = stored.version;
  const base = desk.registry.active(listId);
  const before = base === null ? [] : [...desk.registry.entries(base.id)];
  const incoming = withOwnKnowledge(
    desk,
    stored.version,
    before,
    distinctIds(incomingOf(desk, stored, facts, before)),
  );
  const day = facts.published ?? stored.version.published ?? desk.asOf ?? todayOf(desk.host.clock);
  const entities = nextEntries(before, incoming, mode, day);
  return { base, entities, difference: differenceOf(before, entities) };
}

function incomingOf(
  desk: Desk,
  stored: StoredVersion,
  facts: DraftFacts,
  before: readonly ListedEntity[],
): readonly ListedEntity[] {
  const { version, incoming } = stored;
  if (incoming.kind === 'entries') return desk.registry.incomingEntries(stored);
  const draft = desk.registry.incomingDraft(stored);
  if (version.source !== 'mofcom-control' && version.source !== 'mofcom-watch')
    return referenceEntriesOf(draft, version.listId, version.title);
  const known = before.filter((entity): entity is Designation => isDesignation(entity));
  return designationsOf(
    draft,
    {
      list: version.source === 'mofcom-control' ? 'control' : 'watch',
      announcement: facts.announcement ?? version.announcement ?? '',
      published: facts.published ?? version.published ?? '',
      clause: facts.clause ?? null,
    },
    known,
  );
}

export function draftView(desk: Desk, versionId: string, facts: DraftFacts = {}): Result<DraftView> {
  const stored = desk.registry.stored(versionId);
  if (stored === undefined) return fail('not-found', 'lists:import.no-draft');
  if (stored.version.state !== 'draft') return fail('refused', 'lists:import.settled');
  const merged = merge(desk, stored, facts);
  return ok({
    version: stored.version,
    base: merged.base,
    counts: merged.difference.counts,
    warnings: warningsOf(desk, stored, merged, facts),
    problems: stored.problems.slice(0, 200),
    problemCount: stored.problems.length,
    notice: noticeOf(desk, stored),
  });
}

const MANY_REMOVED = 0.2;

/** What speaks against the draft. Those that stop need the officer's explicit word, or the fact that lacks. */
export function warningsOf(
  desk: Desk,
  stored: StoredVersion,
  { base, difference }: Merged,
  facts: DraftFacts,
): DraftWarning[] {
  const { version } = stored;
  const { counts } = difference;
  const warnings: DraftWarning[] = [];
  const warn = (code: DraftWarning['code'], stops: boolean, params: Record<string, string | number> = {}) =>
    warnings.push({ code, stops, message: { key: `lists:warning.${code}`, params } });
  const notice = version.source === 'mofcom-control' || version.source === 'mofcom-watch';
  const published = facts.published ?? version.published;
  if (published === null) warn('no-day', true);
  if (notice && (facts.announcement ?? version.announcement) === null) warn('no-announcement', true);
  const through = spokenThrough(base, desk.registry.checks(version.listId));
  const last = version.mode === 'adds' ? through : (base?.published ?? null);
  if (published !== null && last !== null && published < last)
    warn('older-than-active', true, { published, active: last });
  const listed = base?.entries ?? 0;
  if (counts.removed > 10 && counts.removed > listed * MANY_REMOVED)
    warn('many-removed', true, { removed: counts.removed, entries: listed });
  if (counts.added + counts.removed + counts.changed + counts.status === 0) warn('same-entries', false);
  if (stored.problems.length > 0) warn('problems', false, { count: stored.problems.length });
  return warnings;
}

export function discardDraft(desk: Desk, versionId: string, reason: string): Result<ListVersion> {
  const { vault, registry } = desk;
  const stored = registry.stored(versionId);
  if (stored === undefined) return fail('not-found', 'lists:import.no-draft');
  if (stored.version.state !== 'draft') return fail('refused', 'lists:import.settled');
  const version: ListVersion = {
    ...stored.version,
    state: 'discarded',
    settledAt: desk.host.clock.now(),
    settledBy: vault.session.name,
    reason,
  };
  vault.transaction(() => {
    registry.put({ ...stored, version });
    vault.journal.append({
      role: vault.session.role,
      object: `list/${version.id}`,
      action: 'lists.discard',
      before: { state: 'draft' },
      after: { state: 'discarded', sha256: version.fileHash },
      reason,
    });
  });
  return ok(version);
}
