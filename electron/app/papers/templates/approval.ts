import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import type { IsoDate } from '../../../../shared/message.ts';
import {
  besideOf,
  checkTemplate,
  refused,
  type TemplateProblem,
} from '../../../../shared/papers/templates/index.ts';
import { PAPER_CODES } from '../../../../shared/rules/outcome.ts';
import { todayOf } from '../../clock.ts';
import type { Desk } from '../../desk.ts';
import { storeTemplate, type TemplateRecord, templateId, templateOf, templatesOf } from './store.ts';
import { clausesOf } from './use.ts';

/** Hands a draft to a second person. Refused while a problem stands in the way. */
export async function submitTemplate(
  desk: Desk,
  input: { readonly id: string; readonly note: string },
): Promise<Result<TemplateRecord>> {
  const sound = await soundRecord(desk, input.id);
  if (!sound.ok) return sound;
  const record = sound.value;
  if (record.state !== 'draft') return fail('refused', 'templates:refused.not-a-draft');
  const next: TemplateRecord = {
    ...record,
    state: 'to-review',
    note: input.note,
    review: null,
    editors: [...new Set([...record.editors, desk.vault.session.userId])],
  };
  storeTemplate(desk, next, { action: 'templates.submit', reason: input.note });
  return ok(next);
}

/** A second person approves or gives back. Nobody approves what they wrote themselves. */
export async function reviewTemplate(
  desk: Desk,
  input: { readonly id: string; readonly agree: boolean; readonly text: string },
): Promise<Result<TemplateRecord>> {
  const record = templateOf(desk, input.id);
  if (record === undefined) return fail('not-found', 'templates:refused.unknown');
  if (record.state !== 'to-review') return fail('refused', 'templates:refused.nothing-to-review');
  if (!canReview(desk, record)) return fail('refused', 'templates:refused.own-text');
  if (!input.agree && input.text.trim().length < 3) return fail('bad-input', 'app:disagreement-needs-reason');
  if (input.agree) {
    const sound = await soundRecord(desk, input.id);
    if (!sound.ok) return sound;
  }
  const { agree, text } = input;
  const next: TemplateRecord = {
    ...record,
    state: agree ? 'approved' : 'draft',
    review: { agree, text, by: desk.vault.session.name, at: desk.host.clock.now() },
  };
  storeTemplate(desk, next, { action: 'templates.review', reason: text });
  return ok(next);
}

export function canReview(desk: Desk, record: TemplateRecord): boolean {
  return record.state === 'to-review' && !record.editors.includes(desk.vault.session.userId);
}

/** Versions that wait for the user of the session. */
export function waitingTemplates(desk: Desk): number {
  return PAPER_CODES.flatMap((type) => templatesOf(desk, type)).filter((one) => canReview(desk, one)).length;
}

/** From this day on new drafts use the version. Days that are past have their papers already. */
export async function activateTemplate(
  desk: Desk,
  input: { readonly id: string; readonly from: IsoDate },
): Promise<Result<TemplateRecord>> {
  const record = templateOf(desk, input.id);
  if (record === undefined) return fail('not-found', 'templates:refused.unknown');
  if (record.origin !== 'own' || record.state !== 'approved')
    return fail('refused', 'templates:refused.not-approved');
  const today = todayOf(desk.host.clock);
  if (input.from < today) return fail('bad-input', 'templates:refused.past', { today });
  const sound = await soundRecord(desk, input.id);
  if (!sound.ok) return sound;
  const { name } = desk.vault.session;
  const next: TemplateRecord = {
    ...record,
    active: { from: input.from, at: desk.host.clock.now(), by: name },
  };
  storeTemplate(desk, next, { action: 'templates.activate' });
  return ok(next);
}

/** Takes a version out of use for new drafts; papers that were made with it keep it. The product's texts apply again. */
export function retireTemplate(
  desk: Desk,
  input: { readonly id: string; readonly reason: string },
): Result<TemplateRecord> {
  const record = templateOf(desk, input.id);
  if (record === undefined) return fail('not-found', 'templates:refused.unknown');
  if (record.origin !== 'own') return fail('refused', 'templates:refused.built-in');
  if (record.state === 'retired') return fail('refused', 'templates:refused.retired');
  const came = record.active !== null && record.active.from <= todayOf(desk.host.clock);
  const { reason } = input;
  const next: TemplateRecord = {
    ...record,
    state: 'retired',
    active: came ? record.active : null,
    retired: { at: desk.host.clock.now(), by: desk.vault.session.name, reason },
  };
  storeTemplate(desk, next, { action: 'templates.retire', reason });
  return ok(next);
}

export async function problemsOf(
  desk: Desk,
  record: TemplateRecord,
): Promise<Result<readonly TemplateProblem[]>> {
  const set = await clausesOf(desk);
  if (!set.ok) return set;
  const base = templateOf(desk, templateId(record.type, record.base));
  if (base === undefined) throw new Error('an own template without its base');
  return ok(checkTemplate(record.type, record.template, besideOf(record.type, base.template, set.value)));
}

async function soundRecord(desk: Desk, id: string): Promise<Result<TemplateRecord>> {
  const record = templateOf(desk, id);
  if (record === undefined) return fail('not-found', 'templates:refused.unknown');
  const problems = await problemsOf(desk, record);
  if (!problems.ok) return problems;
  const [first] = refused(problems.value);
  return first === undefined ? ok(record) : { ok: false, error: { code: 'refused', message: first.message } };
}
