import { createHash } from 'node:crypto';
import { ok, type Result } from '../../../../shared/contract/errors.ts';
import type { IsoDate, IsoInstant } from '../../../../shared/message.ts';
import type { ClauseSet, PaperTemplate } from '../../../../shared/papers/index.ts';
import { PAPER_CODES, type PaperCode } from '../../../../shared/rules/outcome.ts';
import { todayOf } from '../../clock.ts';
import type { Desk } from '../../desk.ts';

/** One version of a paper's texts. A built-in one is approved from the start; the texts of an approved one never change. */
export interface TemplateRecord {
  /** `TYPE/VERSION` */
  readonly id: string;
  readonly type: PaperCode;
  readonly origin: 'built-in' | 'own';
  readonly version: string;
  /** The built-in version that an own one rests on; of a built-in one: itself. */
  readonly base: string;
  readonly template: PaperTemplate;
  readonly state: 'draft' | 'to-review' | 'approved' | 'retired';
  /** What was changed and why, in the author's words. */
  readonly note: string;
  readonly createdAt: IsoInstant;
  readonly createdBy: string;
  /** Everyone who wrote in it: none of them approves it. */
  readonly editors: readonly string[];
  readonly review: {
    readonly agree: boolean;
    readonly text: string;
    readonly by: string;
    readonly at: IsoInstant;
  } | null;
  /** The day from which new drafts use it, and when that was decided. */
  readonly active: { readonly from: IsoDate; readonly at: IsoInstant; readonly by: string } | null;
  readonly retired: { readonly at: IsoInstant; readonly by: string; readonly reason: string } | null;
}

const SHELVES = new WeakMap<Desk, Map<string, TemplateRecord>>();

function collection(desk: Desk) {
  return desk.vault.store.collection<TemplateRecord>('templates');
}

/** The records of an open desk; read once, for every paper asks for them. */
function shelf(desk: Desk): Map<string, TemplateRecord> {
  const known = SHELVES.get(desk);
  if (known !== undefined) return known;
  const read = new Map([...collection(desk).each()].map((record) => [record.id, record]));
  SHELVES.set(desk, read);
  return read;
}

export function templateOf(desk: Desk, id: string): TemplateRecord | undefined {
  return shelf(desk).get(id);
}

export function templatesOf(desk: Desk, type: PaperCode): readonly TemplateRecord[] {
  return [...shelf(desk).values()].filter((record) => record.type === type);
}

export function templateId(type: PaperCode, version: string): string {
  return `${type}/${version}`;
}

/** Record and journal event, or neither. */
export function storeTemplate(
  desk: Desk,
  record: TemplateRecord,
  event: { readonly action: string; readonly reason?: string },
): void {
  const before = templateOf(desk, record.id);
  desk.vault.transaction(() => {
    collection(desk).put(record.id, record, { key: record.type });
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `template/${record.id}`,
      action: event.action,
      ...(before === undefined ? {} : { before: { state: before.state, texts: textsHash(before.template) } }),
      after: {
        state: record.state,
        base: record.base,
        texts: textsHash(record.template),
        activeFrom: record.active?.from ?? null,
        agree: record.review?.agree ?? null,
      },
      ...(event.reason === undefined ? {} : { reason: event.reason }),
    });
  });
  shelf(desk).set(record.id, record);
}

export function textsHash(template: PaperTemplate): string {
  return createHash('sha256').update(JSON.stringify(template)).digest('hex');
}

/** The built-in texts of this product, each under its version in the vault. */
export async function builtinSet(desk: Desk): Promise<Result<ClauseSet>> {
  const clauses = await desk.press.clauses();
  if (!clauses.ok) return clauses;
  const known = REGISTERED.get(desk);
  if (known !== undefined) return ok(known);
  const templates = Object.fromEntries(
    PAPER_CODES.map((type) => [type, registered(desk, type, clauses.value.templates[type])]),
  ) as Record<PaperCode, PaperTemplate>;
  const set = { ...clauses.value, templates };
  REGISTERED.set(desk, set);
  return ok(set);
}

const REGISTERED = new WeakMap<Desk, ClauseSet>();

/** A version whose texts differ from those that the vault knows under the same number is another version. */
function registered(desk: Desk, type: PaperCode, template: PaperTemplate): PaperTemplate {
  const same = templateOf(desk, templateId(type, template.templateVersion));
  if (same !== undefined && textsHash(same.template) === textsHash(template)) return same.template;
  const hash = textsHash(template).slice(0, 8);
  const version = same === undefined ? template.templateVersion : `${template.templateVersion}~${hash}`;
  const known = templateOf(desk, templateId(type, version));
  if (known !== undefined) return known.template;
  const record: TemplateRecord = {
    id: templateId(type, version),
    type,
    origin: 'built-in',
    version,
    base: version,
    template: { ...template, templateVersion: version },
    state: 'approved',
    note: '',
    createdAt: desk.host.clock.now(),
    createdBy: desk.vault.session.name,
    editors: [],
    review: null,
    active: null,
    retired: null,
  };
  storeTemplate(desk, record, { action: 'templates.built-in' });
  return record.template;
}

/**
 * The version in effect: the own one whose day came last, unless it was retired since; else the product's. `set`: of
 * `builtinSet`.
 */
export function inEffect(desk: Desk, type: PaperCode, set: ClauseSet): TemplateRecord {
  const today = todayOf(desk.host.clock);
  const [last] = templatesOf(desk, type)
    .filter((record) => record.active !== null && record.active.from <= today)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1));
  if (last !== undefined && last.state === 'approved') return last;
  const builtin = templateOf(desk, templateId(type, set.templates[type].templateVersion));
  if (builtin === undefined) throw new Error('a built-in template that is not registered');
  return builtin;
}

function orderOf({ active }: TemplateRecord): string {
  return `${active?.from ?? ''}|${active?.at ?? ''}`;
}
