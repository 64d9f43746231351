import { fail, type Result } from '../../../shared/contract/errors.ts';
import type { DraftView, NoticeEntry } from '../../../shared/contract/list-views.ts';
import type { DraftEntry, DraftList } from '../../../shared/lists/draft.ts';
import type { ListedName } from '../../../shared/names/match.ts';
import type { Desk } from '../desk.ts';
import { draftView } from './drafts.ts';
import { noticeDraft, shown } from './notice.ts';

/**
 * Puts a person's reading of one entry in the place of the reader's, adds one, or leaves one out; journalled with both.
 * Errors: not-found, refused (settled, or no notice), bad-input (no name, a number that is taken).
 */
export function correctDraft(
  desk: Desk,
  input: {
    readonly versionId: string;
    /** Null adds an entry. */
    readonly key: string | null;
    /** Null leaves the entry out. */
    readonly entry: Omit<NoticeEntry, 'key' | 'line'> | null;
  },
): Result<DraftView> {
  const stored = desk.registry.stored(input.versionId);
  if (stored === undefined) return fail('not-found', 'lists:import.no-draft');
  if (stored.version.state !== 'draft') return fail('refused', 'lists:import.settled');
  const draft = noticeDraft(desk, stored);
  if (draft === null) return fail('refused', 'lists:correct.no-notice');
  const old = draft.entries.find((entry) => entry.key === input.key);
  if (input.key !== null && old === undefined) return fail('not-found', 'lists:correct.no-entry');
  const fresh = input.entry === null ? null : corrected(draft, old, input.entry);
  if (fresh !== null && !fresh.ok) return fresh;
  const rest = draft.entries.filter((entry) => entry !== old);
  const at = old === undefined ? rest.length : draft.entries.indexOf(old);
  const entries = fresh === null ? rest : rest.toSpliced(at, 0, fresh.value);
  desk.vault.transaction(() => {
    desk.registry.put({
      ...stored,
      version: { ...stored.version, fileEntries: entries.length },
      incoming: desk.registry.keepDraft({ ...draft, entries }),
    });
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `list/${stored.version.id}`,
      action: 'lists.correct',
      before: old === undefined ? null : { ...shown(old) },
      after: fresh === null ? null : { ...shown(fresh.value) },
    });
  });
  return draftView(desk, input.versionId);
}

function corrected(
  draft: DraftList,
  old: DraftEntry | undefined,
  { no, zh, en, address }: Omit<NoticeEntry, 'key' | 'line'>,
): Result<DraftEntry> {
  if (zh.trim() === '' && en.trim() === '') return fail('bad-input', 'lists:correct.no-name');
  const taken = no !== null && draft.entries.some((entry) => entry !== old && entry.no === no);
  if (taken) return fail('bad-input', 'lists:correct.number-taken', { no });
  // Without a number of its own an entry would take that of its place, and with it another entry's record.
  const number = no ?? old?.no ?? 1 + Math.max(draft.entries.length, ...draft.entries.map((e) => e.no ?? 0));
  const before = old === undefined ? null : shown(old);
  let names = old?.names ?? [];
  names = renamed(names, before?.zh ?? '', 'zh', zh.trim());
  names = renamed(names, before?.en ?? '', 'en', en.trim());
  const others = old?.addresses.slice(1) ?? [];
  const addresses = address.trim() === '' ? others : [address.trim(), ...others];
  const base: DraftEntry = old ?? {
    key: freshKey(draft),
    kind: 'entity',
    names: [],
    countries: draft.entries[0]?.countries ?? [],
    addresses: [],
    identifiers: [],
    programs: draft.entries[0]?.programs ?? [],
    listedOn: draft.published,
    remarks: null,
    url: null,
    no: number,
  };
  return { ok: true, value: { ...base, no: number, names, addresses } };
}

/** Puts a name in the place of the one that was shown; all others stay. */
function renamed(
  names: readonly ListedName[],
  before: string,
  field: ListedName['field'],
  after: string,
): readonly ListedName[] {
  if (after === before) return names;
  const at = names.findIndex(({ text }) => text === before && before !== '');
  const fresh: ListedName[] = after === '' ? [] : [{ field, text: after, sourced: true }];
  return at < 0 ? [...fresh, ...names] : names.toSpliced(at, 1, ...fresh);
}

function freshKey(draft: DraftList): string {
  const keys = new Set(draft.entries.map(({ key }) => key));
  for (let number = 1; ; number++) if (!keys.has(`added-${number}`)) return `added-${number}`;
}
