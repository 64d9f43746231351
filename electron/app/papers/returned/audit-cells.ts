import type { Message } from '../../../../shared/message.ts';
import type { CheckItem, ReturnedFile } from '../../../../shared/papers/returned.ts';
import { entriesOf, type TrailEntry } from '../../../../shared/papers/trail.ts';
import type { AuditRow } from '../../../audit/audit-data.ts';
import type { DocumentKey } from '../../../audit/columns.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord } from '../../records.ts';
import { returnedFiles } from './register.ts';

type Speak = (message: Message) => string;

/** What the Documents sheet says of the returns that count: the latest scan and the latest digital return of a paper. */
export function returnCells(
  desk: Desk,
  paper: PaperRecord,
  trail: readonly TrailEntry[],
  speak: Speak,
): AuditRow<DocumentKey> {
  // An entry of the trail that was withdrawn takes its file with it.
  const standing = new Set(entriesOf(trail, 'returned').map(({ returnId }) => returnId));
  const counted = [...returnedFiles(desk).each(paper.id)].filter(
    (file) => file.state === 'accepted' && standing.has(file.id),
  );
  const scan = counted.findLast((file) => file.kind === 'scan-of-wet-original');
  const digital = counted.findLast((file) => file.kind === 'digital-signature');
  return {
    ...(scan === undefined ? {} : scanCells(scan, speak)),
    ...(digital === undefined ? {} : digitalCells(digital, speak)),
    ...(counted.length === 0
      ? {}
      : {
          method: [...new Set(counted.map((file) => speak({ key: `returned:kind.${file.kind}` })))].join(
            '; ',
          ),
        }),
  };
}

function scanCells(file: ReturnedFile, speak: Speak): AuditRow<DocumentKey> {
  const { details, checklist } = file;
  const answer = (item: CheckItem) => {
    const given = checklist[item]?.answer;
    return given === undefined ? null : speak({ key: `returned:answer.${given}` });
  };
  return {
    signed_by: details.signedBy ?? null,
    signer_title: details.signerTitle ?? null,
    signed_on: details.signedOn === undefined ? null : { date: details.signedOn },
    delegation_attached: answer('delegation'),
    seam_seal_present: answer('seam-seal'),
    scan_sha256: file.sha256,
    original_received_on:
      details.originalReceivedOn === undefined ? null : { date: details.originalReceivedOn },
    courier_no: details.courierNo ?? null,
    storage_place: details.storagePlace ?? null,
  };
}

function digitalCells(file: ReturnedFile, speak: Speak): AuditRow<DocumentKey> {
  const signatures = (file.findings?.signatures ?? []).filter((one) => one.added);
  const each = (text: (one: (typeof signatures)[number]) => string) => signatures.map(text).join('; ');
  const unchecked = speak({ key: 'paperdesk:report.not-checked' });
  return {
    signature_integrity: each((one) => speak({ key: `paperdesk:report.integrity.${one.integrity}` })),
    certificate_subject: each((one) => one.subject),
    certificate_serial: each((one) => one.serial),
    certificate_issuer: each((one) => one.issuer),
    certificate_validity: each((one) => `${one.notBefore.slice(0, 10)} – ${one.notAfter.slice(0, 10)}`),
    trust_source: `${each((one) => speak({ key: `returned:trust-short.${one.trust}` }))}; ${speak({ key: 'paperdesk:report.label.revocation' })}: ${unchecked}`,
    signature_timestamp: speak({ key: 'app:no' }),
    signature_checked_at: { instant: file.at },
  };
}
