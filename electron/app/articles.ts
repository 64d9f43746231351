import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { AnswerRow, AnswerState, ArticleView } from '../../shared/contract/items.ts';
import { type ArticleAnswer, catalogueSays, objectionTo } from '../../shared/items/article.ts';
import type { ItemFinding } from '../../shared/items/item.ts';
import { type PaperKind, yearFrom } from '../../shared/items/paper.ts';
import type { IsoDate, Message } from '../../shared/message.ts';
import type { OrderLine } from '../../shared/orders/order.ts';
import { todayOf } from './clock.ts';
import type { Desk } from './desk.ts';
import { lineDay } from './lists/screenings.ts';
import type { LineRecord, RecordedClass } from './records.ts';
import type { StoredRow } from './rows.ts';
import { articleIdOf, articleOfLine, itemFactsOf, modelIdOf } from './screening.ts';

/** An answer as the vault keeps it, with the id of its model for "the same article in another spec". */
type Kept = ArticleAnswer & { readonly modelId: string };

/** What is remembered of a line's article: an answer that holds, or why the one there is does not. */
export type Recalled =
  | { readonly recorded: RecordedClass; readonly objection?: never }
  | { readonly recorded?: never; readonly objection: Message };

function answersOf(desk: Desk) {
  return desk.vault.store.collection<Kept>('articles');
}

/** Looks remembered answers up for the lines of one day. */
class ArticleMemory {
  readonly #desk: Desk;
  readonly #asOf: IsoDate;
  readonly #byId: ReadonlyMap<string, Kept>;
  readonly #byModel = new Map<string, Kept>();
  readonly #says = new Map<string, string>();

  constructor(desk: Desk, asOf: IsoDate) {
    this.#desk = desk;
    this.#asOf = asOf;
    this.#byId = new Map([...answersOf(desk).each()].map((one) => [one.id, one]));
    for (const one of this.#byId.values()) if (one.revoked === null) this.#byModel.set(one.modelId, one);
  }

  /** Null where nothing is remembered of the article. */
  recall(line: OrderLine, finding: ItemFinding): Recalled | null {
    if (this.#byId.size === 0) return null;
    const id = articleIdOf(line);
    if (id === null) return null;
    const answer = this.#byId.get(id);
    if (answer === undefined) return this.#otherSpec(line);
    const says = this.#saysOf(answer);
    const objection = objectionTo(answer, { facts: itemFactsOf(line), finding }, says, this.#asOf);
    return objection === null ? { recorded: recordedOf(answer) } : { objection };
  }

  /** An article number that was answered in another spec is asked about again, and says so. */
  #otherSpec(line: OrderLine): Recalled | null {
    if (line.fields.item_code === undefined) return null;
    const other = this.#byModel.get(modelIdOf(line) ?? '');
    if (other === undefined) return null;
    const params = { model: other.article.model, spec: other.article.spec, at: other.at.slice(0, 10) };
    return { objection: { key: 'items:article.spec-changed', params } };
  }

  #saysOf(answer: Kept): string {
    const known = this.#says.get(answer.id);
    if (known !== undefined) return known;
    const { knowledge } = this.#desk;
    const says = catalogueSays(answer.facts, knowledge.items, this.#asOf, this.#desk.confirmations());
    this.#says.set(answer.id, says);
    return says;
  }
}

interface Memories {
  readonly items: unknown;
  readonly confirmed: string;
  readonly byDay: Map<string, ArticleMemory>;
}

const memories = new WeakMap<Desk, Memories>();

/** The memory of a day, kept until an answer, the catalogue or the state of an announcement changes. */
export function memoryOf(desk: Desk, asOf: IsoDate): ArticleMemory {
  const { items } = desk.knowledge;
  const confirmed = JSON.stringify(desk.confirmations());
  let kept = memories.get(desk);
  if (kept === undefined || kept.items !== items || kept.confirmed !== confirmed) {
    kept = { items, confirmed, byDay: new Map() };
    memories.set(desk, kept);
  }
  const memory = kept.byDay.get(asOf) ?? new ArticleMemory(desk, asOf);
  kept.byDay.set(asOf, memory);
  return memory;
}

/** Memory must not run ahead of the vault: after a change of an answer, and after a failed transaction. */
export function forgetAnswers(desk: Desk): void {
  memories.delete(desk);
}

function recordedOf(answer: ArticleAnswer): RecordedClass {
  const { id, controlled, code, basis, by, at, paper, validTo } = answer;
  return { controlled, code, basis, by, at, paper, validTo, answer: id, recalled: true };
}

/** Whether an answer that stands on a line still does: one of the article is looked up again, one of the line goes when it is revoked. */
export function standing(
  desk: Desk,
  record: LineRecord,
  line: OrderLine,
  finding: ItemFinding,
): { readonly recorded: RecordedClass | null; readonly objection?: Message } {
  const { recorded } = record;
  if (recorded !== null && recorded.recalled !== true) {
    const own = recorded.answer === undefined ? undefined : answersOf(desk).get(recorded.answer);
    if (own === undefined || own.revoked === null || own.at !== recorded.at) return { recorded };
  }
  const recalled = memoryOf(desk, lineDay(desk, record)).recall(line, finding);
  if (recalled === null) return { recorded: null };
  // A line without an answer is given one at its import or when the officer says so, never in passing.
  if (recorded === null && recalled.recorded !== undefined) return { recorded: null };
  return recalled.recorded === undefined
    ? { recorded: null, objection: recalled.objection }
    : { recorded: recalled.recorded };
}

/** A finding with the sentence that says why a remembered answer was not used. */
export function withObjection(finding: ItemFinding, objection: Message | undefined): ItemFinding {
  return objection === undefined ? finding : { ...finding, reasons: [objection, ...finding.reasons] };
}

export interface NewAnswer {
  readonly controlled: 'controlled' | 'not-controlled';
  readonly code: string | null;
  readonly paper: PaperKind;
  readonly basis: string;
  readonly validTo: IsoDate | undefined;
}

/** Keeps an answer for the article of a line. Runs within the caller's transaction. */
export function rememberAnswer(desk: Desk, line: OrderLine, given: NewAnswer): Result<ArticleAnswer> {
  const article = articleOfLine(line);
  const id = articleIdOf(line);
  const modelId = modelIdOf(line);
  if (article === null || id === null || modelId === null) return fail('refused', 'items:refused.no-article');
  const today = todayOf(desk.host.clock);
  const validTo = given.validTo ?? yearFrom(today);
  if (validTo < today) return fail('refused', 'items:refused.past', { validTo });
  const facts = itemFactsOf(line);
  const asOf = desk.asOf ?? today;
  const answer: Kept = {
    id,
    modelId,
    article,
    facts,
    controlled: given.controlled,
    code: given.code,
    paper: given.paper,
    basis: given.basis,
    by: desk.vault.session.name,
    at: desk.host.clock.now(),
    validTo,
    says: catalogueSays(facts, desk.knowledge.items, asOf, desk.confirmations()),
    revoked: null,
  };
  const before = answersOf(desk).get(id);
  answersOf(desk).put(id, answer);
  forgetAnswers(desk);
  desk.vault.journal.append({
    role: desk.vault.session.role,
    object: `article/${id}`,
    action: 'articles.answer',
    before: before === undefined ? null : shortOf(before),
    after: { ...article, ...shortOf(answer) },
    reason: answer.basis,
  });
  return ok(answer);
}

function shortOf(answer: ArticleAnswer): Record<string, string | null> {
  const { controlled, code, paper, validTo, revoked } = answer;
  return { controlled, code, paper, validTo, revoked: revoked?.reason ?? null };
}

/** Writes down once for a book which answers its lines were given from memory. Runs within the caller's transaction. */
export function journalRecalled(desk: Desk, bookId: string, lines: readonly LineRecord[]): void {
  const used = new Map<string, string[]>();
  for (const { recorded, line } of lines) {
    if (recorded?.recalled !== true || recorded.answer === undefined) continue;
    used.set(recorded.answer, [...(used.get(recorded.answer) ?? []), line.key]);
  }
  for (const [id, keys] of used) {
    const fingerprint = createHash('sha256').update(keys.join('\n')).digest('hex');
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `article/${id}`,
      action: 'articles.apply',
      after: { book: bookId, lines: keys.length, first: keys[0] ?? '', keys: fingerprint },
    });
  }
}

/** Every line of an article, in every book. */
export function linesOfArticle(desk: Desk, id: string): StoredRow[] {
  return desk.books().flatMap((book) => desk.rows.of(book.id).filter((row) => row.articleId === id));
}

export function articleView(desk: Desk, record: LineRecord, line: OrderLine): ArticleView | null {
  const article = articleOfLine(line);
  const id = articleIdOf(line);
  if (article === null || id === null) return null;
  return { ...article, others: openOthers(desk, id, record).length };
}

export function openOthers(desk: Desk, id: string, { bookId, line }: LineRecord): StoredRow[] {
  return linesOfArticle(desk, id).filter(
    (row) => row.answered !== true && (row.bookId !== bookId || row.key !== line.key),
  );
}

/** Every remembered answer, newest first. */
export function answerRows(desk: Desk): AnswerRow[] {
  const counts = new Map<string, number>();
  for (const book of desk.books()) {
    for (const { articleId } of desk.rows.of(book.id)) {
      if (articleId != null) counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
    }
  }
  const asOf = desk.asOf ?? todayOf(desk.host.clock);
  return [...answersOf(desk).each()]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .map(({ id, article, controlled, code, paper, basis, by, at, validTo, revoked, says, facts }) => {
      const now = () => catalogueSays(facts, desk.knowledge.items, asOf, desk.confirmations());
      const state: AnswerState =
        revoked !== null ? 'revoked' : validTo < asOf ? 'expired' : says === now() ? 'valid' : 'asks-again';
      const lines = counts.get(id) ?? 0;
      return { id, ...article, controlled, code, paper, basis, by, at, validTo, state, revoked, lines };
    });
}

/** Takes an answer back. Runs within the caller's transaction; the lines it stands on are the caller's to revise. */
export function revokeAnswer(desk: Desk, id: string, reason: string): Result<null> {
  const answer = answersOf(desk).get(id);
  if (answer === undefined) return fail('not-found', 'items:refused.no-answer');
  if (answer.revoked !== null) return fail('refused', 'items:refused.revoked');
  const revoked = { by: desk.vault.session.name, at: desk.host.clock.now(), reason };
  answersOf(desk).put(id, { ...answer, revoked });
  forgetAnswers(desk);
  desk.vault.journal.append({
    role: desk.vault.session.role,
    object: `article/${id}`,
    action: 'articles.revoke',
    before: shortOf(answer),
    after: { revoked: true },
    reason,
  });
  return ok(null);
}
