import type { Message } from '../../shared/message.ts';
import { entriesOf, lastOf, stageOf, type Tick, type TrailEntry } from '../../shared/papers/trail.ts';
import type { AuditRow, AuditValue } from '../audit/audit-data.ts';
import type { DocumentKey } from '../audit/columns.ts';
import type { Desk } from './desk.ts';
import { allTrails, livingOf, signedBy } from './papers/life/trail.ts';
import { pledgorName } from './papers/naming.ts';
import { returnCells } from './papers/returned/audit-cells.ts';
import type { BookRecord, PaperRecord } from './records.ts';

type Speak = (message: Message) => string;

/** One row per paper of a book, drafts and void ones among them: no number is left out. */
export function documentRows(desk: Desk, book: BookRecord, speak: Speak): AuditRow<DocumentKey>[] {
  const trailOf = allTrails(desk);
  const papers = [...desk.vault.store.collection<PaperRecord>('papers').each(book.id)];
  return papers
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((paper) => {
      const trail = trailOf(paper.id);
      return {
        ...textCells(paper, speak),
        ...lifeCells(paper, trail, speak),
        ...returnCells(desk, paper, trail, speak),
      };
    });
}

function textCells(paper: PaperRecord, speak: Speak): AuditRow<DocumentKey> {
  const { header, facts } = paper;
  const party = pledgorName(paper);
  return {
    doc_no: header.docNo,
    type: paper.type,
    version: header.version,
    case_id: paper.caseId,
    order_no: paper.orderNo,
    party: party === '' ? null : party,
    languages: header.languages,
    template_id: header.templateId,
    template_version: header.templateVersion,
    clause_variants: choicesOf(paper),
    announcement_cited: facts.listReference?.announcement ?? 'MOFCOM 2026-1',
    issued_at: paper.issuedAt === null ? null : { instant: paper.issuedAt },
    issued_by: paper.issuedBy,
    supersedes: header.supersedes ?? null,
    method: paper.signatures > 0 ? speak({ key: 'app:method.digital' }) : null,
    sha256: paper.sha256,
  };
}

/** The last sending, return and original that stand; entries that were withdrawn are in the journal. */
function lifeCells(paper: PaperRecord, trail: readonly TrailEntry[], speak: Speak): AuditRow<DocumentKey> {
  const sent = lastOf(trail, 'sent');
  const returned = lastOf(trail, 'returned');
  const original = lastOf(trail, 'original');
  const signed = signedBy(trail);
  const tick = (value: Tick | undefined) =>
    value === undefined ? null : speak({ key: `life:tick.${value}` });
  const looks = entriesOf(trail, 'look').map(({ on, to, by }) => `${on} ${to} (${by})`);
  const courier = original?.courierNo ?? sent?.courierNo;
  return {
    sent_at: day(sent?.on),
    sent_how: sent === undefined ? null : speak({ key: `life:way.${sent.how}` }),
    sent_to: sent?.to ?? null,
    returned_on: day(returned?.on),
    signed_by: signed?.signedBy ?? null,
    signer_title: signed?.signerTitle ?? null,
    signed_on: day(signed?.signedOn),
    ...method(paper, trail, speak),
    delegation_attached: tick(signed?.delegation),
    seam_seal_present: tick(signed?.seamSeal),
    scan_sha256: returned?.form === 'scan-of-wet-original' ? (returned.sha256 ?? null) : null,
    original_received_on: day(original?.on),
    courier_no: courier ?? null,
    storage_place: original?.storagePlace ?? null,
    list_looks: looks.length === 0 ? null : looks.join('\n'),
    status: speak({ key: `life:stage.${stageOf(livingOf(paper), trail)}` }),
    status_reason: lastOf(trail, 'void')?.text ?? lastOf(trail, 'superseded')?.byDocNo ?? null,
  };
}

/** How it was signed: by hand or seal where the original or its scan says so, else digitally. */
function method(paper: PaperRecord, trail: readonly TrailEntry[], speak: Speak): AuditRow<DocumentKey> {
  const way = signedBy(trail)?.signedWay;
  if (way !== undefined) return { method: speak({ key: `life:signed-way.${way}` }) };
  const form = lastOf(trail, 'returned')?.form;
  if (form !== undefined && paper.signatures === 0) return { method: speak({ key: `life:form.${form}` }) };
  return {};
}

function day(on: string | undefined): AuditValue {
  return on === undefined ? null : { date: on };
}

/** The chosen variant of each clause that has them, and of the language clause (S: one language, no choice). */
function choicesOf({ header }: PaperRecord): string {
  const clauses = Object.entries(header.clauseVariants).map(([id, variant]) => `${id} ${variant}`);
  const language = header.languages.includes('-') ? header.languageClause : 'S';
  return [...clauses, `C17 ${language}`].join(', ');
}
