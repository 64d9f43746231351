import type { RescreenRow } from '../../../shared/contract/list-views.ts';
import type { Desk } from '../desk.ts';
import { decisionView } from '../hits.ts';
import type { RescreenRecord } from '../records.ts';
import { titleOf } from './age.ts';

const records = (desk: Desk) => desk.vault.store.collection<RescreenRecord>('rescreen');

/** What a new list version changed for whom; stopped lines first, then the latest. */
export function rescreenQueue(
  desk: Desk,
  input: {
    readonly state: 'open' | 'all';
    readonly versionId?: string | undefined;
    readonly bookId?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: readonly RescreenRow[] } {
  const found: RescreenRecord[] = [];
  for (const record of records(desk).each(input.bookId)) {
    if (input.state === 'open' && record.acknowledged !== null) continue;
    if (input.versionId !== undefined && record.versionId !== input.versionId) continue;
    found.push(record);
  }
  const stopped = ({ before, after }: RescreenRecord) =>
    after === 'prohibited' && before !== 'prohibited' ? 0 : 1;
  found.sort(
    (a, b) => stopped(a) - stopped(b) || (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1),
  );
  const names = new Map(desk.books().map((book) => [book.id, book.fileName]));
  return {
    total: found.length,
    rows: found.slice(input.offset, input.offset + input.limit).map((record) => ({
      ...record,
      listTitle: titleOf(desk, record.listId),
      fileName: names.get(record.bookId) ?? '',
      fallen: record.fallen === null ? null : decisionView(record.fallen, true),
    })),
  };
}

export function openRescreens(desk: Desk): number {
  let open = 0;
  for (const record of records(desk).each()) if (record.acknowledged === null) open++;
  return open;
}

/** A person has seen what changed. Journalled with the lines; what is acknowledged already is left alone. */
export function acknowledge(desk: Desk, ids: readonly string[], text: string): number {
  const { vault } = desk;
  const at = desk.host.clock.now();
  vault.transaction(() => {
    const seen: string[] = [];
    for (const id of ids) {
      const record = records(desk).get(id);
      if (record === undefined || record.acknowledged !== null) continue;
      const acknowledged = { by: vault.session.name, at, text };
      records(desk).put(id, { ...record, acknowledged }, { key: record.bookId });
      seen.push(id);
    }
    if (seen.length === 0) return;
    vault.journal.append({
      role: vault.session.role,
      object: 'rescreen',
      action: 'rescreen.acknowledge',
      after: { rows: seen },
      reason: text,
    });
  });
  return openRescreens(desk);
}
