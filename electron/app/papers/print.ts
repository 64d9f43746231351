import { createHash } from 'node:crypto';
import { ok, type Result } from '../../../shared/contract/errors.ts';
import { buildPaper, type PaperModel } from '../../../shared/papers/index.ts';
import type { Logo } from '../../papers/logo.ts';
import { linesOfCase } from '../cases.ts';
import type { Desk } from '../desk.ts';
import { asResult } from '../press.ts';
import type { PaperRecord } from '../records.ts';
import { headed } from './letterhead.ts';
import { livePapers } from './rules.ts';
import { screeningOf } from './screening.ts';
import { forgetPapers, putPaper } from './shelf.ts';
import { clausesFor, textProblems } from './templates/use.ts';

/** A paper that is ready to be printed. */
export interface ComposedPaper {
  readonly record: PaperRecord;
  readonly model: PaperModel;
  readonly logo?: Logo;
}

export interface PrintedPaper {
  readonly record: PaperRecord;
  readonly bytes: Uint8Array;
}

const TURNS = new WeakMap<Desk, Promise<unknown>>();

/** One after the other: two drafts at the same time must not take the same number, nor two changes the same draft. */
export function inTurn<T>(desk: Desk, work: () => Promise<T>): Promise<T> {
  const turn = (TURNS.get(desk) ?? Promise.resolve()).then(work, work);
  TURNS.set(
    desk,
    turn.catch(() => forgetPapers(desk)),
  );
  return turn;
}

/** Prints a paper; a screening record takes the screening as it is now. `papers`: those of the case, for names changed by hand. */
export async function render(
  desk: Desk,
  paper: PaperRecord,
  papers: readonly PaperRecord[] = livePapers(desk, paper.caseId),
): Promise<Result<PrintedPaper>> {
  // A set of papers is seconds of work: the window must be answered in between.
  await new Promise((resolve) => setImmediate(resolve));
  const composed = await compose(desk, paper, papers);
  if (!composed.ok) return composed;
  const printed = await desk.press.print(composed.value.model, composed.value.logo);
  return printed.ok ? ok(asPrinted(composed.value, printed.value)) : printed;
}

/** All of `render` but the page layout, which takes by far the most time and needs no vault. */
export async function compose(
  desk: Desk,
  paper: PaperRecord,
  papers: readonly PaperRecord[] = livePapers(desk, paper.caseId),
): Promise<Result<ComposedPaper>> {
  const clauses = await clausesFor(desk, paper);
  if (!clauses.ok) return clauses;
  const screening =
    paper.type === 'D7'
      ? { screening: screeningOf(desk, linesOfCase(desk, paper.caseId), papers, desk.press.say) }
      : {};
  const record: PaperRecord = { ...paper, facts: { ...paper.facts, ...screening } };
  const built = asResult(buildPaper(record.type, record.facts, record.header, clauses.value));
  if (!built.ok) return built;
  const { missing, unresolved } = built.value;
  const gap =
    unresolved.length === 0
      ? []
      : [{ key: 'papers:refused.emptyVariable', params: { variables: unresolved.join(', ') } }];
  const texts = [...textProblems(desk, record, clauses.value), ...gap];
  return ok({ record: { ...record, missing, texts }, ...headed(desk, built.value, clauses.value) });
}

export function asPrinted({ record }: ComposedPaper, bytes: Uint8Array): PrintedPaper {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { record: { ...record, sha256 }, bytes };
}

/** Keeps a paper with its bytes, and the journal's entry. `before`: the paper that stood under the number; `more`: of the step itself. */
export function save(
  desk: Desk,
  record: PaperRecord,
  bytes: Uint8Array,
  action: string,
  {
    before,
    more,
  }: { readonly before?: PaperRecord | undefined; readonly more?: Readonly<Record<string, string>> } = {},
): void {
  desk.vault.store.putBlob(bytes);
  putPaper(desk, record);
  desk.vault.journal.append({
    role: desk.vault.session.role,
    object: `paper/${record.id}`,
    action,
    ...(before === undefined ? {} : { before: { status: before.status, sha256: before.sha256 } }),
    after: {
      type: record.type,
      order: record.orderNo,
      entity: record.entityId,
      languages: record.header.languages,
      template: `${record.header.templateId} ${record.header.templateVersion}`,
      missing: record.missing.length,
      ...(record.header.supersedes === undefined ? {} : { supersedes: record.header.supersedes }),
      sha256: record.sha256,
      ...more,
    },
  });
}
