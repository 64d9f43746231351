import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import type { TemplatePages } from '../../../../shared/contract/template-channels.ts';
import {
  buildPaper,
  type ClauseSet,
  type LanguageSet,
  type PaperFacts,
  type PaperHeader,
} from '../../../../shared/papers/index.ts';
import { applyEdit, type TemplateEdit } from '../../../../shared/papers/templates/index.ts';
import type { Desk } from '../../desk.ts';
import { listOnPapers } from '../../lists/age.ts';
import { asResult } from '../../press.ts';
import type { PaperRecord } from '../../records.ts';
import { PREFIX } from '../numbers.ts';
import { sampleFacts } from './sample.ts';
import { type TemplateRecord, templateId, templateOf } from './store.ts';
import { clausesOf, variantsOf } from './use.ts';

export interface PreviewInput {
  readonly id: string;
  readonly edit?: TemplateEdit | undefined;
  /** A paper of the same type, whose case's facts are used; without it the made-up case of the product. */
  readonly paperId?: string | undefined;
  readonly languages: LanguageSet;
  readonly ground: 'watch' | 'announcement-1';
  readonly variant: 'N' | 'W';
  readonly languageClause: 'A' | 'B';
}

/** Pages of a version as it is being written. They carry the mark of a draft and are kept nowhere. */
export async function previewTemplate(desk: Desk, input: PreviewInput): Promise<Result<TemplatePages>> {
  const record = templateOf(desk, input.id);
  if (record === undefined) return fail('not-found', 'templates:refused.unknown');
  const base = templateOf(desk, templateId(record.type, record.base));
  if (base === undefined) throw new Error('an own template without its base');
  const clauses = await clausesOf(desk);
  if (!clauses.ok) return clauses;
  const template =
    input.edit === undefined ? record.template : applyEdit(base.template, input.edit, record.version);
  const set: ClauseSet = {
    ...clauses.value,
    templates: { ...clauses.value.templates, [record.type]: template },
  };
  const facts = factsOf(desk, record, input);
  if (!facts.ok) return facts;
  const chosen = variantsOf(template);
  const header: PaperHeader = {
    type: record.type,
    docNo: facts.value.docNo,
    version: 1,
    languages: input.languages,
    prevailing: input.languages === 'ja' ? 'ja' : input.languages === 'en' ? 'en' : 'zh',
    status: 'draft',
    createdAt: desk.host.clock.now(),
    templateId: template.templateId,
    templateVersion: template.templateVersion,
    ...listOnPapers(desk),
    clauseVariants: Object.fromEntries(Object.keys(chosen).map((key) => [key, input.variant])),
    languageClause: input.languageClause,
  };
  const built = asResult(buildPaper(record.type, facts.value.facts, header, set));
  if (!built.ok) return built;
  const printed = await desk.press.print(built.value);
  if (!printed.ok) return printed;
  return ok({
    bytes: printed.value,
    missing: built.value.missing.length,
    unresolved: built.value.unresolved,
  });
}

function factsOf(
  desk: Desk,
  { type }: TemplateRecord,
  input: PreviewInput,
): Result<{ readonly facts: PaperFacts; readonly docNo: string }> {
  if (input.paperId === undefined)
    return ok({ facts: sampleFacts(desk, type, input.ground), docNo: `${PREFIX[type]}-0000-000000-v0` });
  const paper = desk.vault.store.collection<PaperRecord>('papers').get(input.paperId);
  if (paper === undefined || paper.type !== type) return fail('not-found', 'app:paper-not-found');
  return ok({ facts: paper.facts, docNo: paper.header.docNo });
}
