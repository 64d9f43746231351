import type { IsoDate, IsoInstant, Message } from '../message.ts';
import type { PaperStatus, SignatureReport } from './paper.ts';

/** What came back, in the words of docs/glossary.md. A picture of a signature never counts as signed. */
export const RETURN_KINDS = ['digital-signature', 'scan-of-wet-original', 'image-only'] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

/** `incomplete` stays out: it does not count. `set-aside`: a person said that it is not the paper, or not to be used. */
export const RETURN_STATES = ['accepted', 'incomplete', 'set-aside'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

export const RETURN_FORMATS = ['pdf', 'png', 'jpeg'] as const;
export type ReturnFormat = (typeof RETURN_FORMATS)[number];

/** The checklist for a scan, in the order in which one looks at the paper. */
export const CHECK_ITEMS = [
  'pages',
  'number',
  'unchanged',
  'signature',
  'printed-name',
  'title',
  'dated',
  'seal',
  'seal-name',
  'seam-seal',
  'delegation',
  'original',
] as const;
export type CheckItem = (typeof CHECK_ITEMS)[number];
export const CHECK_ANSWERS = ['yes', 'no', 'not-applicable'] as const;
export type CheckAnswer = (typeof CHECK_ANSWERS)[number];
export type Checklist = Readonly<
  Partial<Record<CheckItem, { readonly answer: CheckAnswer; readonly remark: string }>>
>;

/** What the person read off the paper. Empty texts count as not given. */
export interface ReturnDetails {
  readonly signedOn?: IsoDate | undefined;
  readonly signedBy?: string | undefined;
  readonly signerTitle?: string | undefined;
  readonly originalReceivedOn?: IsoDate | undefined;
  readonly courierNo?: string | undefined;
  readonly storagePlace?: string | undefined;
  /** Digital: whether the certificate's subject is who should sign, and what that rests on. */
  readonly signerIsRight?: 'yes' | 'no' | undefined;
  readonly signerBasis?: string | undefined;
}

/** How a page of the returned file stands to the issued page. */
export type PageState = 'same' | 'drawn-on' | 'words' | 'picture' | 'missing' | 'extra';

/** Words at one place: what the issued paper has and what the returned one has instead; `before`: the words in front of it. */
export interface WordChange {
  readonly before: string;
  readonly removed: string;
  readonly added: string;
}

export interface PageFinding {
  /** From 1. */
  readonly page: number;
  readonly state: PageState;
  readonly changes: readonly WordChange[];
  /** So many changes are not told one by one. */
  readonly more: number;
  /** Notes, stamps and the like that lie on the page, by the PDF's own names. */
  readonly annotations: readonly string[];
}

/** How the file as a whole stands to the issued paper. */
export type TextState = 'same-bytes' | 'same-drawing' | 'same-words' | 'changed' | 'no-text';

/** Where a certificate is known from. `own`: it has signed this paper here; `accepted`: an earlier return was accepted with it. */
export type TrustBasis = 'own' | 'accepted' | 'unknown';

export interface ReturnedSignature extends SignatureReport {
  /** Not among the signatures that the paper had here. */
  readonly added: boolean;
  readonly trust: TrustBasis;
  /** `accepted`: the number of the paper with which it was accepted. */
  readonly knownFrom?: string;
}

/** What the program found in the file, beside the paper that it is thought to be. */
export interface ReturnFindings {
  readonly text: TextState;
  readonly pages: readonly PageFinding[];
  readonly issuedPages: number;
  /** What the data attached to the file say: those of the issued paper, of its draft, of another version, or none. */
  readonly data: 'issued' | 'draft' | 'other' | 'none';
  readonly signatures: readonly ReturnedSignature[];
  readonly overall: 'intact' | 'changed' | 'unsigned' | 'unreadable';
  readonly suggested: ReturnKind;
}

/** What a return is checked against. */
export interface ReturnBase {
  readonly pageCount: number;
  readonly findings: ReturnFindings;
  readonly status: PaperStatus;
  /** Null: never issued. */
  readonly issuedOn: IsoDate | null;
  readonly today: IsoDate;
}

export interface ReturnAnswers {
  readonly kind: ReturnKind;
  readonly checklist: Checklist;
  readonly details: ReturnDetails;
}

export const REMARK_LENGTH = 5;

/** Items that may be answered "no": the reason then stands in the remark, and the return can still be complete. */
const MAY_BE_NO: readonly CheckItem[] = ['unchanged', 'seam-seal', 'original'];
/** Items that may not apply; with a remark where it must be said why. */
const MAY_NOT_APPLY: Readonly<Partial<Record<CheckItem, 'remark' | 'plain'>>> = {
  seal: 'remark',
  'seal-name': 'plain',
  'seam-seal': 'plain',
  delegation: 'plain',
};

/**
 * What keeps a return from being registered; empty where it can be. Rules of the checklist for scans and of digital
 * signatures; a picture of a signature is never complete.
 */
export function openPoints(answers: ReturnAnswers, base: ReturnBase): readonly Message[] {
  if (base.findings.data === 'draft' || base.issuedOn === null) return [{ key: 'returned:point.draft' }];
  if (base.status === 'superseded' || base.status === 'void') return [{ key: 'returned:point.not-standing' }];
  switch (answers.kind) {
    case 'image-only':
      return [{ key: 'returned:point.image-only' }];
    case 'digital-signature':
      return [...digitalPoints(base.findings, answers.details, base)];
    case 'scan-of-wet-original':
      return [...scanPoints(answers, base)];
  }
}

function* digitalPoints(
  findings: ReturnFindings,
  details: ReturnDetails,
  base: ReturnBase,
): Generator<Message> {
  const { text, overall, signatures } = findings;
  if (text === 'changed' || text === 'no-text') yield { key: 'returned:point.text-changed' };
  if (text === 'same-words') yield { key: 'returned:point.drawn-on' };
  if (overall !== 'intact') yield { key: `returned:point.signatures-${overall}` };
  const added = signatures.filter((one) => one.added && one.integrity === 'intact');
  if (added.length === 0) yield { key: 'returned:point.no-new-signature' };
  if (added.some((one) => !one.certificateValidAtSigning)) yield { key: 'returned:point.certificate-time' };
  if (added.some((one) => one.signedAt !== undefined && one.signedAt.slice(0, 10) > dayAfter(base.today)))
    yield { key: 'returned:point.time-in-future' };
  if (details.signerIsRight !== 'yes') yield { key: 'returned:point.signer' };
  else if (isBlank(details.signerBasis)) yield { key: 'returned:point.signer-basis' };
}

function* scanPoints({ checklist, details }: ReturnAnswers, base: ReturnBase): Generator<Message> {
  for (const item of CHECK_ITEMS) {
    const given = checklist[item];
    const said = { item: `returned:check.${item}` };
    if (given === undefined) yield { key: 'returned:point.unanswered', params: said };
    else if (given.answer === 'no' && !MAY_BE_NO.includes(item))
      yield { key: 'returned:point.no', params: said };
    else if (given.answer === 'not-applicable' && MAY_NOT_APPLY[item] === undefined)
      yield { key: 'returned:point.must-apply', params: said };
    else if (needsRemark(item, given.answer) && given.remark.trim().length < REMARK_LENGTH)
      yield { key: 'returned:point.remark', params: said };
  }
  if (checklist.seal?.answer === 'yes' && checklist['seal-name']?.answer === 'not-applicable')
    yield { key: 'returned:point.no', params: { item: 'returned:check.seal-name' } };
  const { issuedPages, pages } = base.findings;
  if (!pages.some((page) => page.state === 'picture')) yield { key: 'returned:point.no-scan' };
  if (pages.some((page) => page.state === 'words') && checklist.unchanged?.answer === 'yes')
    yield { key: 'returned:point.words-differ' };
  if (base.pageCount < issuedPages)
    yield { key: 'returned:point.pages', params: { pages: base.pageCount, issued: issuedPages } };
  yield* datePoints(details, base);
  if (isBlank(details.signedBy)) yield { key: 'returned:point.signed-by' };
  if (checklist.original?.answer === 'yes' && (!details.originalReceivedOn || isBlank(details.storagePlace)))
    yield { key: 'returned:point.original' };
}

function* datePoints(details: ReturnDetails, base: ReturnBase): Generator<Message> {
  const { signedOn, originalReceivedOn } = details;
  const { issuedOn, today } = base;
  if (!signedOn) yield { key: 'returned:point.signed-on' };
  else if (issuedOn !== null && signedOn < issuedOn)
    yield { key: 'returned:point.before-issue', params: { date: signedOn, issued: issuedOn } };
  else if (signedOn > today) yield { key: 'returned:point.in-future', params: { date: signedOn } };
  if (!originalReceivedOn) return;
  if (originalReceivedOn > today)
    yield { key: 'returned:point.in-future', params: { date: originalReceivedOn } };
  else if (signedOn && originalReceivedOn < signedOn)
    yield { key: 'returned:point.received-before-signed', params: { date: originalReceivedOn } };
}

/** Whether the answer asks for the remark that says why. */
export function needsRemark(item: CheckItem, answer: CheckAnswer): boolean {
  if (answer === 'no') return item === 'unchanged' || item === 'seam-seal';
  return answer === 'not-applicable' && MAY_NOT_APPLY[item] === 'remark';
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/** Clocks of other zones may be a day ahead. */
function dayAfter(day: IsoDate): IsoDate {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** A return as the vault keeps it; the bytes are a blob under `sha256`. */
export interface ReturnedFile {
  readonly id: string;
  readonly paperId: string;
  readonly docNo: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly format: ReturnFormat;
  readonly pageCount: number;
  readonly kind: ReturnKind;
  readonly state: ReturnState;
  /** Why it does not count yet. */
  readonly points: readonly Message[];
  readonly findings: ReturnFindings | null;
  readonly checklist: Checklist;
  readonly details: ReturnDetails;
  /** Why it was set aside. */
  readonly reason: string | null;
  readonly by: string;
  readonly at: IsoInstant;
}
