import type { NoticeEntry, NoticeView } from '../../../shared/contract/list-views.ts';
import type { DraftEntry, DraftList } from '../../../shared/lists/draft.ts';
import type { ListedName } from '../../../shared/names/match.ts';
import type { Desk } from '../desk.ts';
import type { StoredVersion } from './registry.ts';

/** The text of a notice and what was read from it, for a person to compare; null where the draft is no notice. */
export function noticeOf(desk: Desk, stored: StoredVersion): NoticeView | null {
  const draft = noticeDraft(desk, stored);
  if (draft === null) return null;
  return { text: draft.text ?? '', measures: draft.measures ?? [], entries: draft.entries.map(shown) };
}

/** What was read from a notice; null where the draft comes from anything else. */
export function noticeDraft(desk: Desk, stored: StoredVersion): DraftList | null {
  const { source } = stored.version;
  if (stored.incoming.kind !== 'draft' || (source !== 'mofcom-control' && source !== 'mofcom-watch'))
    return null;
  return desk.registry.incomingDraft(stored);
}

export function shown(entry: DraftEntry): NoticeEntry {
  return {
    key: entry.key,
    no: entry.no,
    line: entry.line ?? null,
    zh: nameIn(entry, 'zh') ?? nameIn(entry, 'zhHant') ?? '',
    en: nameIn(entry, 'en') ?? '',
    address: entry.addresses[0] ?? '',
  };
}

const nameIn = (entry: DraftEntry, field: ListedName['field']) =>
  entry.names.find((name) => name.field === field)?.text;
