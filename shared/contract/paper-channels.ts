import { z } from 'zod';
import type { Wording } from '../papers/clauses.ts';
import { LANGUAGE_SETS } from '../papers/paper.ts';
import { markFields } from './signing-channels.ts';
import type { PaperRow, VerifyReport } from './views.ts';

const text = (max: number) => z.string().max(max);
const id = z.string().min(1).max(200);
const token = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** Calls about papers: drafts, issue, signatures. */
export const paperChannels = {
  'papers.list': z.object({ bookId: id.optional(), caseId: id.optional() }),
  /** Makes the drafts that the case asks for, or says why there are none. `types`: papers that a person asks for instead. */
  'papers.draft': z.object({
    caseId: id,
    languages: z.enum(LANGUAGE_SETS),
    types: z
      .array(z.enum(['D7', 'D8']))
      .min(1)
      .optional(),
  }),
  /** Fields that the officer fills in by hand (keys as `missing` names them). */
  'papers.fill': z.object({ paperId: id, fields: z.record(text(80), text(8000)) }),
  'papers.fields': z.object({ paperId: id }),
  'papers.issue': z.object({ paperId: id }),
  'papers.pdf': z.object({ paperId: id }),
  'papers.save': z.object({ paperId: id }),
  'papers.sign': z.object({
    paperId: id,
    token,
    passphrase: z.string().max(1024),
    field: text(80).min(1).optional(),
    /** Chooses the certificate where the file has several. */
    fingerprint: text(64).optional(),
    ...markFields,
  }),
  'papers.verify': z.object({ paperId: id.optional(), token: token.optional() }),
} as const;

/** A field of a paper that the officer can fill: its key, label key and present value. */
export interface PaperFieldView {
  readonly key: string;
  readonly labelKey: string;
  readonly value: string;
  readonly missing: boolean;
  readonly long: boolean;
  /** `rows`: a table kept as lines with tabs, with the columns of `columns`. */
  readonly kind: 'text' | 'date' | 'choice' | 'rows';
  /** Only the codes will do; without it the officer may use own words. */
  readonly closed?: true;
  /** The words of the paper's template: label, the part of the paper it stands in, its choices and columns. */
  readonly wording?: Wording;
  readonly section?: Wording;
  /** A cell of a matrix: the row and the column it stands in. */
  readonly cell?: { readonly row: Wording; readonly column: Wording };
  readonly choiceWords?: Readonly<Record<string, Wording>>;
  readonly columns?: readonly Wording[];
  /** Parameters of the label: the line that a field of an item belongs to. */
  readonly labelParams?: Readonly<Record<string, string>>;
  /** Codes that are printed in every language (`papers:choice.CODE`); other words are printed as they are. */
  readonly choices?: readonly string[];
}

/** What comes back from the calls about papers. */
export interface PaperOutputs {
  'papers.list': readonly PaperRow[];
  'papers.draft': readonly PaperRow[];
  'papers.fill': PaperRow;
  'papers.fields': readonly PaperFieldView[];
  'papers.issue': PaperRow;
  'papers.pdf': { readonly name: string; readonly bytes: Uint8Array };
  'papers.save': { readonly name: string } | null;
  'papers.sign': VerifyReport;
  'papers.verify': VerifyReport;
}
