import { type AppError, ok, type Result } from '../../../../shared/contract/errors.ts';
import type { ReturnedFile } from '../../../../shared/papers/returned.ts';
import { todayOf } from '../../clock.ts';
import type { Desk } from '../../desk.ts';
import { recordOriginal, recordReturned } from '../life/trail.ts';

/**
 * Keeps the file, encrypted as everything in the vault, its record and the journal's events in one transaction. What counts
 * goes into the paper's trail; its refusal (a day before the sending) keeps everything out.
 */
export function keepReturned(
  desk: Desk,
  record: ReturnedFile,
  bytes: Uint8Array,
  action: 'papers.return' | 'papers.return-aside',
): Result<ReturnedFile> {
  try {
    write(desk, record, bytes, action);
    return ok(record);
  } catch (cause) {
    if (cause instanceof Refused) return { ok: false, error: cause.why };
    throw cause;
  }
}

/** Takes back what the transaction has written so far. */
class Refused extends Error {
  readonly why: AppError;

  constructor(why: AppError) {
    super(why.code);
    this.why = why;
  }
}

function write(desk: Desk, record: ReturnedFile, bytes: Uint8Array, action: string): void {
  desk.vault.transaction(() => {
    const told = record.state === 'accepted' ? tellTrail(desk, record) : ok(null);
    if (!told.ok) throw new Refused(told.error);
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

function tellTrail(desk: Desk, record: ReturnedFile): Result<unknown> {
  const { details, checklist, kind, sha256, id, paperId } = record;
  const signed = {
    signedBy: details.signedBy ?? signersOf(record),
    ...(details.signerTitle === undefined ? {} : { signerTitle: details.signerTitle }),
    ...(details.signedOn === undefined ? {} : { signedOn: details.signedOn }),
    ...(checklist.delegation === undefined ? {} : { delegation: checklist.delegation.answer }),
    ...(checklist['seam-seal'] === undefined ? {} : { seamSeal: checklist['seam-seal'].answer }),
  };
  const on = todayOf(desk.host.clock);
  const returned = recordReturned(desk, paperId, { ...signed, on, form: kind, sha256, returnId: id });
  const { originalReceivedOn, storagePlace, courierNo } = details;
  if (!returned.ok || checklist.original?.answer !== 'yes' || !originalReceivedOn || !storagePlace)
    return returned;
  return recordOriginal(desk, paperId, {
    ...signed,
    on: originalReceivedOn,
    storagePlace,
    ...(courierNo === undefined ? {} : { courierNo }),
  });
}

/** Subjects of the certificates that came with the return. */
function signersOf(record: ReturnedFile): string {
  const added = (record.findings?.signatures ?? []).filter((one) => one.added);
  return added.map((one) => one.subject).join('; ');
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
