import type { Desk } from './desk.ts';
import { fallen } from './good-guys.ts';
import type { HitRecord, LineRecord } from './records.ts';

/** Opens the hits whose remembered decision no longer holds, with everything that rested on them. In a transaction. */
export function openFallen(
  desk: Desk,
  hits: Iterable<HitRecord>,
  reviseLine: (desk: Desk, line: LineRecord) => void,
): void {
  const opened = fallen(desk, hits);
  const lines = desk.vault.store.collection<LineRecord>('lines');
  for (const hit of opened) {
    desk.vault.store.collection<HitRecord>('hits').put(hit.id, hit, { key: hit.bookId });
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `hit/${hit.id}`,
      action: 'goodguys.fall',
      before: { state: 'final', remembered: hit.earlier?.id ?? null },
      after: { state: hit.state, why: hit.earlier?.why.key ?? null },
    });
  }
  for (const hit of opened) {
    for (const key of hit.lineKeys) {
      const line = lines.get(`${hit.bookId}/${key}`);
      if (line !== undefined) reviseLine(desk, line);
    }
  }
}
