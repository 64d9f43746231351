import { z } from 'zod';
import type { IsoInstant } from '../message.ts';
import type { PaperStatus, PartyNames } from '../papers/paper.ts';
import {
  CHECK_ANSWERS,
  CHECK_ITEMS,
  RETURN_KINDS,
  type ReturnBase,
  type ReturnedFile,
  type ReturnFormat,
} from '../papers/returned.ts';
import type { PaperCode } from '../rules/outcome.ts';

const text = (max: number) => z.string().max(max);
const id = z.string().min(1).max(200);
const token = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const day = z.iso.date();
/** An admitted file, or one that is kept already. */
const source = { token: token.optional(), returnId: id.optional() };

const answers = {
  kind: z.enum(RETURN_KINDS),
  checklist: z.partialRecord(
    z.enum(CHECK_ITEMS),
    z.object({ answer: z.enum(CHECK_ANSWERS), remark: text(1000) }),
  ),
  details: z.object({
    signedOn: day.optional(),
    signedBy: text(200).optional(),
    signerTitle: text(200).optional(),
    originalReceivedOn: day.optional(),
    courierNo: text(200).optional(),
    storagePlace: text(300).optional(),
    signerIsRight: z.enum(['yes', 'no']).optional(),
    signerBasis: text(1000).optional(),
  }),
};

/** Calls about papers that come back signed, digitally or as scans. */
export const returnChannels = {
  /** Reads the file and finds its paper; stores nothing. `paperId`: what the officer says it is. */
  'papers.return-read': z.object({ ...source, paperId: id.optional() }),
  'papers.return-file': z.object(source),
  /** Keeps the file with what was found and answered; complete, it counts, else it stays out as incomplete. */
  'papers.return': z.object({ ...source, paperId: id, ...answers }),
  /** Keeps the file, which does not count, with the reason. */
  'papers.return-aside': z.object({ ...source, paperId: id, reason: text(2000).min(5) }),
  'papers.returns': z.object({ paperId: id.optional() }),
  /** Further signatures go over the returned file. */
  'papers.return-base': z.object({ returnId: id }),
} as const;

/** Why a paper may be the one: its bytes are the file's beginning, its data or hash or number stand in it, or its number in the name. */
export const CANDIDATE_REASONS = ['bytes', 'data', 'hash', 'number', 'file-name'] as const;
export type CandidateReason = (typeof CANDIDATE_REASONS)[number];

export interface ReturnCandidate {
  readonly paperId: string;
  readonly docNo: string;
  readonly type: PaperCode;
  readonly status: PaperStatus;
  readonly orderNo: string;
  readonly pledgor: string;
  readonly reasons: readonly CandidateReason[];
  /** Pages of the file on which the number stands. */
  readonly numberOnPages: number;
}

/** Whom the paper expects to sign, as it stands in the paper; shown beside the certificate, never compared by the program. */
export interface ExpectedSigner {
  readonly names: PartyNames;
  readonly representative?: string;
  readonly representativeTitle?: string;
  readonly signer?: string;
  readonly signerTitle?: string;
}

export interface ReturnView {
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  readonly format: ReturnFormat;
  readonly pageCount: number;
  readonly candidates: readonly ReturnCandidate[];
  /** The paper that it is, where there is no doubt or the officer said so. */
  readonly found: {
    readonly paperId: string;
    readonly docNo: string;
    readonly type: PaperCode;
    readonly issuedAt: IsoInstant | null;
    readonly base: ReturnBase;
    readonly expected: ExpectedSigner;
    /** The very same bytes are kept already. */
    readonly kept: ReturnedFile | null;
  } | null;
}

/** A kept return, as the window lists it. `canBeBase`: it carries on from the present signatures of the paper. */
export interface ReturnedRow extends ReturnedFile {
  readonly canBeBase: boolean;
}

export interface ReturnOutputs {
  'papers.return-read': ReturnView;
  'papers.return-file': { readonly name: string; readonly bytes: Uint8Array; readonly format: ReturnFormat };
  'papers.return': ReturnedRow;
  'papers.return-aside': ReturnedRow;
  'papers.returns': readonly ReturnedRow[];
  'papers.return-base': ReturnedRow;
}
