import type { Designation } from '../../shared/lists/designation.ts';
import { isDesignation } from '../../shared/lists/entity.ts';
import type { Message } from '../../shared/message.ts';
import type { Party, Role } from '../../shared/orders/order.ts';
import { RECIPIENT_ROLES } from '../../shared/orders/order.ts';
import { finalVerdict } from './books.ts';
import type { Desk } from './desk.ts';
import { hitOf } from './hits.ts';
import type { Pledgor } from './papers/facts.ts';
import type { HitRecord, LineRecord } from './records.ts';
import { completedLine } from './screening.ts';

/** The lines of one case: one order, one contract, one end user, in one book. */
export function linesOfCase(desk: Desk, caseId: string): LineRecord[] {
  const lines = desk.vault.store.collection<LineRecord>('lines');
  const holds = (bookId: string) => desk.rows.keysOfCase(bookId, caseId).length > 0;
  const bookId = desk.rows.bookOfCase(caseId) ?? desk.books().find(({ id }) => holds(id))?.id;
  if (bookId === undefined) return [];
  return desk.rows.keysOfCase(bookId, caseId).flatMap((key) => lines.get(`${bookId}/${key}`) ?? []);
}

interface CaseHit {
  readonly hit: HitRecord;
  readonly designation: Designation;
  readonly roles: readonly Role[];
}

/** Alerts of a case that no person has ruled out. */
function standingHits(desk: Desk, records: readonly LineRecord[]): CaseHit[] {
  const found = new Map<string, CaseHit>();
  for (const record of records) {
    for (const id of record.hitIds) {
      const hit = hitOf(desk, id);
      if (hit === undefined || found.has(id)) continue;
      if (hit.match.tier !== 'hit' && hit.match.tier !== 'review') continue;
      const verdict = finalVerdict(hit);
      if (verdict === 'false-positive' || verdict === 'affiliate') continue;
      const designation = desk.entityOf(hit);
      if (!isDesignation(designation) || designation.status === 'removed') continue;
      found.set(id, { hit, designation, roles: rolesIn(records, hit) });
    }
  }
  return [...found.values()];
}

function rolesIn(records: readonly LineRecord[], hit: HitRecord): Role[] {
  const roles = new Set<Role>();
  for (const record of records) {
    for (const party of completedLine(record.line, record.supplied).parties) {
      if (party.name === hit.party.name) roles.add(party.role);
    }
  }
  return [...roles];
}

/** Why the case gets no papers: a line that a person stopped or found military, or a control-list party in any role. */
export function controlRefusal(desk: Desk, records: readonly LineRecord[]): Message | null {
  const control = standingHits(desk, records).filter(({ designation }) => designation.list === 'control');
  const recipient = control.find(({ roles }) => roles.some((role) => RECIPIENT_ROLES.includes(role)));
  const worst = recipient ?? control[0];
  if (worst === undefined) return bannedLine(records);
  return {
    key: recipient === undefined ? 'app:case-control-other' : 'app:case-control-list',
    params: { party: worst.hit.party.name, announcement: worst.designation.announcement },
  };
}

function bannedLine(records: readonly LineRecord[]): Message | null {
  const banned = records.find((record) => record.outcome.outcome === 'prohibited');
  return banned === undefined
    ? null
    : { key: 'rules:error.banned-line', params: { line: banned.line.lineNo || banned.line.key } };
}

const OPEN_WORDS = new Set(
  ['military', 'military-elsewhere', 'military-unclear'].map((key) => `rules:reason.${key}`),
);

/** Why a paper of the case must wait: military words that nobody has decided about. */
export function openSignals(records: readonly LineRecord[]): Message[] {
  const open = records.filter(({ outcome, military }) => {
    const last = military?.at(-1);
    if (last?.secondNeeded === true && last.review === null) return true;
    return outcome.reasons.some(({ message }) => OPEN_WORDS.has(message.key));
  });
  return open.length === 0 ? [] : [{ key: 'rules:error.military-open', params: { count: open.length } }];
}

/** Whom the papers of a case without a pledge are about: its end user, on no list as far as this case knows. */
export function subjectOf(records: readonly LineRecord[]): Pledgor {
  return unlistedEndUser(records)[0] ?? { party: null, roles: [], designation: null };
}

/** Who has to sign: every watch-listed recipient; without one, the unlisted end user where the rules ask for a pledge. */
export function pledgorsOf(desk: Desk, records: readonly LineRecord[]): Pledgor[] {
  const asked = records.filter((record) => record.outcome.obligations.some((o) => o.code === 'D1'));
  if (asked.length === 0) return [];
  const byEntity = new Map<
    string,
    { party: Party; roles: Set<'end-user' | 'importer'>; designation: Designation }
  >();
  for (const { hit, designation, roles } of standingHits(desk, asked)) {
    if (designation.list !== 'watch' || !roles.some((role) => RECIPIENT_ROLES.includes(role))) continue;
    const known = byEntity.get(designation.id) ?? { party: hit.party, roles: new Set(), designation };
    if (roles.includes('end_user')) known.roles.add('end-user');
    if (roles.includes('buyer') || roles.includes('consignee')) known.roles.add('importer');
    byEntity.set(designation.id, known);
  }
  if (byEntity.size > 0) {
    return [...byEntity.values()].map(({ party, roles, designation }) => ({
      party,
      roles: [...roles],
      designation,
    }));
  }
  return unlistedEndUser(asked);
}

function unlistedEndUser(records: readonly LineRecord[]): Pledgor[] {
  for (const record of records) {
    const line = completedLine(record.line, record.supplied);
    const endUser = line.parties.find((party) => party.role === 'end_user');
    if (endUser === undefined) continue;
    const buys = line.parties.some((party) => party.role === 'buyer' && party.name === endUser.name);
    return [{ party: endUser, roles: buys ? ['end-user', 'importer'] : ['end-user'], designation: null }];
  }
  return [];
}
