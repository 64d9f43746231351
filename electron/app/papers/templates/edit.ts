import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import { applyEdit, type TemplateEdit } from '../../../../shared/papers/templates/index.ts';
import type { Desk } from '../../desk.ts';
import {
  builtinSet,
  storeTemplate,
  type TemplateRecord,
  templateId,
  templateOf,
  templatesOf,
} from './store.ts';

/** A draft of one's own with the texts of an existing version; it rests on the same built-in one. */
export async function createTemplate(desk: Desk, fromId: string): Promise<Result<TemplateRecord>> {
  const builtin = await builtinSet(desk);
  if (!builtin.ok) return builtin;
  const from = templateOf(desk, fromId);
  if (from === undefined) return fail('not-found', 'templates:refused.unknown');
  const { session } = desk.vault;
  const version = nextVersion(desk, from);
  const record: TemplateRecord = {
    id: templateId(from.type, version),
    type: from.type,
    origin: 'own',
    version,
    base: from.base,
    template: { ...from.template, templateVersion: version },
    state: 'draft',
    note: '',
    createdAt: desk.host.clock.now(),
    createdBy: session.name,
    // A copy carries the texts of whoever wrote the original, and they were approved then or come up again now.
    editors: [session.userId],
    review: null,
    active: null,
    retired: null,
  };
  storeTemplate(desk, record, { action: 'templates.create', reason: from.version });
  return ok(record);
}

/** The number names the base: `2026.11-2+3` is the third version of one's own of built-in 2026.11-2. */
function nextVersion(desk: Desk, from: TemplateRecord): string {
  const numbers = templatesOf(desk, from.type)
    .filter((record) => record.origin === 'own' && record.base === from.base)
    .map((record) => Number(record.version.slice(record.version.lastIndexOf('+') + 1)));
  return `${from.base}+${Math.max(0, ...numbers) + 1}`;
}

/** Keeps what was written. A draft may be unfinished: its problems are refused when it is handed to review. */
export function saveTemplate(
  desk: Desk,
  input: { readonly id: string; readonly edit: TemplateEdit },
): Result<TemplateRecord> {
  const record = templateOf(desk, input.id);
  if (record === undefined) return fail('not-found', 'templates:refused.unknown');
  if (record.origin !== 'own' || record.state !== 'draft')
    return fail('refused', 'templates:refused.not-a-draft');
  const base = templateOf(desk, templateId(record.type, record.base));
  if (base === undefined) throw new Error('an own template without its base');
  const { userId } = desk.vault.session;
  const saved: TemplateRecord = {
    ...record,
    template: applyEdit(base.template, input.edit, record.version),
    editors: [...new Set([...record.editors, userId])],
  };
  storeTemplate(desk, saved, { action: 'templates.save' });
  return ok(saved);
}
