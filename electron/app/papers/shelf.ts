import type { Desk } from '../desk.ts';
import type { PaperRecord } from '../records.ts';

/** What is looked up for every paper, so that a thousand papers do not read each other a thousand times. */
interface Shelf {
  readonly notes: Map<string, PaperNote>;
  readonly byCase: Map<string, Set<string>>;
  /** Pledges that stand, with what they say of the end use. */
  readonly endUses: Map<string, EndUse>;
}

/** What numbers are given by. */
export interface PaperNote {
  readonly docNo: string;
  readonly version: number;
  readonly slot: string;
  readonly status: PaperRecord['status'];
  readonly createdAt: string;
}

export interface EndUse {
  readonly caseId: string;
  readonly entityId: string;
  readonly endUser: string;
  readonly texts: readonly string[];
}

const SHELVES = new WeakMap<Desk, Shelf>();

/** The only way in which a paper is written. In the caller's transaction. */
export function putPaper(desk: Desk, paper: PaperRecord): void {
  stored(desk).put(paper.id, paper, { key: paper.bookId });
  const shelf = SHELVES.get(desk);
  if (shelf !== undefined) note(shelf, paper);
}

/** After a failed transaction memory must not run ahead of the vault. */
export function forgetPapers(desk: Desk): void {
  SHELVES.delete(desk);
}

/** All papers of a case, whatever became of them, in the order in which they were made. */
export function papersOfCase(desk: Desk, caseId: string): readonly PaperRecord[] {
  return [...(shelfOf(desk).byCase.get(caseId) ?? [])].flatMap((id) => stored(desk).get(id) ?? []);
}

export function paperNotes(desk: Desk): Iterable<PaperNote> {
  return shelfOf(desk).notes.values();
}

/** The place of a paper in the set of its case: a new draft there supersedes the earlier one. */
export function slotOf(paper: Pick<PaperRecord, 'caseId' | 'type' | 'entityId' | 'facts'>): string {
  return [paper.caseId, paper.type, paper.entityId, paper.facts.guarantor ?? ''].join('|');
}

/** What the pledges of all cases that stand say of the end use. */
export function standingEndUses(desk: Desk): Iterable<EndUse> {
  return shelfOf(desk).endUses.values();
}

function stored(desk: Desk) {
  return desk.vault.store.collection<PaperRecord>('papers');
}

/** Read again where the vault holds another number of papers than was noted. */
function shelfOf(desk: Desk): Shelf {
  const known = SHELVES.get(desk);
  if (known !== undefined && known.notes.size === stored(desk).count()) return known;
  const shelf: Shelf = { notes: new Map(), byCase: new Map(), endUses: new Map() };
  for (const paper of stored(desk).each()) note(shelf, paper);
  SHELVES.set(desk, shelf);
  return shelf;
}

function note(shelf: Shelf, paper: PaperRecord): void {
  const { id, status, createdAt, header } = paper;
  const { docNo, version } = header;
  shelf.notes.set(id, { docNo, version, slot: slotOf(paper), status, createdAt });
  const ofCase = shelf.byCase.get(paper.caseId) ?? new Set();
  shelf.byCase.set(paper.caseId, ofCase.add(paper.id));
  if (paper.type !== 'D1') return;
  if (paper.status !== 'draft' && paper.status !== 'issued') {
    shelf.endUses.delete(paper.id);
    return;
  }
  const { facts, caseId, entityId } = paper;
  const { names } = facts.pledgor;
  const texts = [facts.endUse, ...Object.values(facts.endUseTexts ?? {})];
  shelf.endUses.set(paper.id, {
    caseId,
    entityId,
    endUser: names.ja ?? names.zh ?? names.en ?? '',
    texts: texts.filter((text) => text !== undefined && text !== ''),
  });
}
