import { z } from 'zod';
import type { IsoDate, IsoInstant } from '../message.ts';
import type { PaperTemplate, Wording } from '../papers/clauses.ts';
import { LANGUAGE_SETS } from '../papers/paper.ts';
import type { TemplateBeside } from '../papers/templates/index.ts';
import type { PaperCode } from '../rules/outcome.ts';
import type { PaperRow } from './views.ts';

const text = (max: number) => z.string().max(max);
const id = z.string().min(1).max(200);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const wording = z.object({ zh: text(8000), ja: text(8000), en: text(8000) });
const ground = z.enum(['watch', 'announcement-1']);
const clause = z.object({
  id: text(20),
  heading: wording,
  text: wording,
  variants: z.object({ N: wording, W: wording }).exactOptional(),
  variantOf: text(20).exactOptional(),
  only: ground.exactOptional(),
});
const edit = z.object({
  texts: z.record(text(200), wording),
  clauses: z.array(clause).max(80).readonly(),
  attachments: z.array(wording).max(60).readonly(),
});

/** Calls about the texts of papers: versions, their approval and use, and what a draft chooses among them. */
export const templateChannels = {
  'templates.list': z.object({}),
  'templates.get': z.object({ id }),
  /** A draft of one's own from an existing version. */
  'templates.create': z.object({ from: id }),
  'templates.save': z.object({ id, edit }),
  /** Hands it to a second person; `note`: what was changed and why. */
  'templates.submit': z.object({ id, note: text(2000).min(3) }),
  'templates.review': z.object({ id, agree: z.boolean(), text: text(2000) }),
  'templates.activate': z.object({ id, from: day }),
  'templates.retire': z.object({ id, reason: text(2000).min(3) }),
  /** Pages of a version as it is written. `paperId`: with the facts of that paper. */
  'templates.preview': z.object({
    id,
    edit: edit.optional(),
    paperId: id.optional(),
    languages: z.enum(LANGUAGE_SETS),
    ground,
    variant: z.enum(['N', 'W']),
    languageClause: z.enum(['A', 'B']),
  }),
  /** What can be chosen in the words of a paper. */
  'papers.wording': z.object({ paperId: id }),
  'papers.choose-wording': z.object({
    paperId: id,
    clauseVariants: z.record(text(20), z.enum(['N', 'W'])),
    languageClause: z.enum(['A', 'B']),
  }),
  /** A draft takes the version in effect over. */
  'papers.new-template': z.object({ paperId: id }),
} as const;

export type TemplateState =
  | 'active'
  | 'draft'
  /** Given back by the second person. */
  | 'returned'
  | 'to-review'
  | 'approved'
  /** Approved, with a day that is still to come. */
  | 'scheduled'
  /** Was in effect until another came. */
  | 'replaced'
  | 'retired'
  /** A built-in version that is not in effect. */
  | 'available';

export interface TemplateRow {
  readonly id: string;
  readonly type: PaperCode;
  readonly origin: 'built-in' | 'own';
  readonly version: string;
  /** The built-in version that it rests on. */
  readonly base: string;
  readonly basis: string;
  readonly note: string;
  readonly state: TemplateState;
  readonly createdAt: IsoInstant;
  readonly createdBy: string;
  readonly review: {
    readonly agree: boolean;
    readonly text: string;
    readonly by: string;
    readonly at: IsoInstant;
  } | null;
  readonly active: { readonly from: IsoDate; readonly at: IsoInstant; readonly by: string } | null;
  readonly retired: { readonly at: IsoInstant; readonly by: string; readonly reason: string } | null;
  /** Papers that were made with it. */
  readonly papers: number;
  readonly canReview: boolean;
}

export interface TemplateTypeView {
  readonly type: PaperCode;
  readonly title: Wording;
  readonly activeId: string;
  /** The built-in version of this product. */
  readonly builtinId: string;
  readonly versions: readonly TemplateRow[];
}

export interface TemplateDetail extends TemplateRow {
  readonly template: PaperTemplate;
  readonly beside: TemplateBeside;
}

export interface TemplatePages {
  readonly bytes: Uint8Array;
  readonly missing: number;
  readonly unresolved: readonly string[];
}

/** The choices in the words of a paper. */
export interface PaperWordingView {
  readonly version: string;
  readonly own: boolean;
  /** The version in effect, where a draft was made with another. */
  readonly newer: string | null;
  /** A draft: the choices can be changed. */
  readonly open: boolean;
  readonly variants: readonly {
    readonly id: string;
    readonly number: number;
    readonly heading: Wording;
    readonly narrow: Wording;
    readonly wide: Wording;
    readonly chosen: 'N' | 'W';
  }[];
  /** Null for a paper in one language. */
  readonly languageClause: 'A' | 'B' | null;
}

/** What comes back from the calls about texts. */
export interface TemplateOutputs {
  'templates.list': readonly TemplateTypeView[];
  'templates.get': TemplateDetail;
  'templates.create': { readonly id: string };
  'templates.save': { readonly id: string };
  'templates.submit': { readonly id: string };
  'templates.review': { readonly id: string };
  'templates.activate': { readonly id: string };
  'templates.retire': { readonly id: string };
  'templates.preview': TemplatePages;
  'papers.wording': PaperWordingView;
  'papers.choose-wording': PaperRow;
  'papers.new-template': PaperRow;
}
