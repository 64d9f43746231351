import type { ReturnedFile } from '../../../../shared/papers/returned.ts';
import type { Desk } from '../../desk.ts';

/** Keeps the file, encrypted as everything in the vault, its record and the journal's event in one transaction. */
export function keepReturned(
  desk: Desk,
  record: ReturnedFile,
  bytes: Uint8Array,
  action: 'papers.return' | 'papers.return-aside',
): void {
  desk.vault.transaction(() => {
    desk.vault.store.putBlob(bytes);
    returnedFiles(desk).put(record.id, record, { key: record.paperId });
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `paper/${record.paperId}`,
      action,
      after: {
        return: record.id,
        file: record.fileName,
        sha256: record.sha256,
        kind: record.kind,
        state: record.state,
        open: record.points.length,
        text: record.findings?.text ?? null,
        signers: (record.findings?.signatures ?? []).map((one) => one.subject).join('; '),
      },
      ...(record.reason === null ? {} : { reason: record.reason }),
    });
  });
}

export function returnedFiles(desk: Desk) {
  return desk.vault.store.collection<ReturnedFile>('returned');
}

/** Numbers of returns run without gaps within a year; none is taken away. */
export function nextReturnId(desk: Desk): string {
  const prefix = `RT-${desk.host.clock.now().slice(0, 4)}-`;
  let count = 0;
  for (const { id } of returnedFiles(desk).each()) if (id.startsWith(prefix)) count++;
  return `${prefix}${String(count + 1).padStart(6, '0')}`;
}
