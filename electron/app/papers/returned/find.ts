import type { CandidateReason, ReturnCandidate } from '../../../../shared/contract/return-channels.ts';
import type { ReturnReading } from '../../../papers/returned/reading.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord } from '../../records.ts';
import { contentHashOf, startsWithRevision } from './stored.ts';

const WEIGHT: Readonly<Record<CandidateReason, number>> = {
  bytes: 16,
  data: 8,
  hash: 4,
  number: 2,
  'file-name': 1,
};

/** Papers that the file may be, the likeliest first, each with the reasons. */
export function candidatesOf(
  desk: Desk,
  file: { readonly name: string; readonly bytes: Uint8Array },
  reading: ReturnReading,
): readonly ReturnCandidate[] {
  const pages = reading.pages.map((page) => squeeze(page.text));
  const name = squeeze(file.name);
  const printed = new Set(
    pages.flatMap((page) => [...page.matchAll(/SHA-256([0-9A-F]{12})/g)].map((m) => m[1])),
  );
  const papers = [...desk.vault.store.collection<PaperRecord>('papers').each()];
  const named = papers.filter((paper) => {
    const { docNo } = paper.header;
    return (
      reading.attached?.docNo === docNo ||
      pages.some((page) => page.includes(squeeze(docNo))) ||
      name.includes(squeeze(numberOf(docNo)))
    );
  });
  // The hash alone, where no number could be read, is looked for in every paper that went out.
  const looked =
    named.length === 0 && printed.size > 0 ? papers.filter((paper) => paper.status !== 'draft') : named;
  return looked
    .map((paper) => candidateOf(desk, paper, file, reading, { pages, name, printed }))
    .filter((candidate) => candidate.reasons.length > 0)
    .sort((a, b) => scoreOf(b) - scoreOf(a) || (a.docNo < b.docNo ? -1 : 1));
}

/** The one that stands out; null where the officer has to say. */
export function certainOf(candidates: readonly ReturnCandidate[]): ReturnCandidate | null {
  const [first, second] = candidates;
  if (first === undefined) return null;
  const sure = first.reasons.some((reason) => reason !== 'file-name' && reason !== 'number');
  const ahead = second === undefined || scoreOf(first) > scoreOf(second);
  return ahead && (sure || second === undefined) ? first : null;
}

function candidateOf(
  desk: Desk,
  paper: PaperRecord,
  file: { readonly bytes: Uint8Array },
  reading: ReturnReading,
  read: {
    readonly pages: readonly string[];
    readonly name: string;
    readonly printed: ReadonlySet<string | undefined>;
  },
): ReturnCandidate {
  const { docNo } = paper.header;
  const stored = desk.vault.store.getBlob(paper.sha256) ?? new Uint8Array();
  const hash = contentHashOf(stored);
  const numberOnPages = read.pages.filter((page) => page.includes(squeeze(docNo))).length;
  const holds: Readonly<Record<CandidateReason, boolean>> = {
    bytes: startsWithRevision(file.bytes, stored) !== 'no',
    data: reading.attached !== null && hash !== null && reading.attached.contentSha256 === hash,
    hash: hash !== null && read.printed.has(hash.slice(0, 12).toUpperCase()),
    number: numberOnPages > 0 || reading.attached?.docNo === docNo,
    'file-name': read.name.includes(squeeze(numberOf(docNo))),
  };
  const { names } = paper.facts.pledgor;
  return {
    paperId: paper.id,
    docNo,
    type: paper.type,
    status: paper.status,
    orderNo: paper.orderNo,
    pledgor: names.ja ?? names.zh ?? names.en ?? '',
    reasons: (Object.keys(WEIGHT) as CandidateReason[]).filter((reason) => holds[reason]),
    numberOnPages,
  };
}

/** A paper that only cites the number has it on fewer pages than the paper itself. */
function scoreOf(candidate: ReturnCandidate): number {
  return candidate.reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0) + candidate.numberOnPages / 1000;
}

/** The number without its version: file names are often shortened. */
function numberOf(docNo: string): string {
  return docNo.replace(/-v\d+$/, '');
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
