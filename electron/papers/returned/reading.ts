import type { Result } from '../../../shared/contract/errors.ts';
import type { ReturnFormat } from '../../../shared/papers/returned.ts';
import type { PdfVerification } from '../verify.ts';
import type { ReturnLimits } from './limits.ts';

export interface PageReading {
  /** The text of the page in the order of drawing, lines apart; empty where it has none. */
  readonly text: string;
  /** The largest picture's share of the page, 0 to 1. */
  readonly picture: number;
  /** What lies on the page beside links and signature fields, by the PDF's own names. */
  readonly annotations: readonly string[];
  /** Hash of everything that is drawn, without how it is packed; empty where it cannot be told. */
  readonly drawing: string;
}

/** The data that our papers carry as an attachment. */
export interface AttachedData {
  readonly docNo: string;
  readonly contentSha256: string;
  readonly status: string;
}

/** What stands in a file, before anybody asks which paper it is. */
export interface ReturnReading {
  readonly format: ReturnFormat;
  readonly pages: readonly PageReading[];
  readonly attached: AttachedData | null;
  readonly verification: PdfVerification;
}

export interface ReturnTask {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: ReturnLimits;
}

export type ReturnAnswer = Result<ReturnReading>;
