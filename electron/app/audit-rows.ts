import type { Designation } from '../../shared/lists/designation.ts';
import {
  addressOf,
  isDesignation,
  MOFCOM_LIST,
  namesByLanguage,
  type ReferenceEntry,
} from '../../shared/lists/entity.ts';
import type { Message } from '../../shared/message.ts';
import type { Party } from '../../shared/orders/order.ts';
import type { AuditRow } from '../audit/audit-data.ts';
import type { EventKey, HitKey, ListKey, ScreeningKey } from '../audit/columns.ts';
import type { Desk } from './desk.ts';
import { allHits, standingDecision } from './hits.ts';
import { listCard } from './lists/age.ts';
import type { BookRecord, HitRecord, LineRecord, PaperRecord, PartyRecord } from './records.ts';
import { completedLine, partyKeyOf } from './screening.ts';

export type Speak = (message: Message) => string;

const code = (speak: Speak, group: string, value: string) => speak({ key: `app:${group}.${value}` });
const yesNo = (speak: Speak, value: boolean) => speak({ key: value ? 'app:yes' : 'app:no' });

/** One row per order line and party. A line without parties still has its row. */
export function screeningRows(desk: Desk, book: BookRecord, speak: Speak): AuditRow<ScreeningKey>[] {
  const lines = desk.vault.store.collection<LineRecord>('lines');
  const parties = desk.vault.store.collection<PartyRecord>('parties');
  const complete = completePapers(desk, book);
  const rows: AuditRow<ScreeningKey>[] = [];
  for (const { key } of desk.rows.of(book.id)) {
    const record = lines.get(`${book.id}/${key}`);
    if (record === undefined) continue;
    const line = completedLine(record.line, record.supplied);
    const shared = lineCells(book, record, complete, speak);
    const given = line.parties.length === 0 ? [null] : line.parties;
    for (const party of given) {
      const found = party === null ? undefined : parties.get(`${book.id}/${partyKeyOf(party)}`);
      rows.push({ ...shared, ...(party === null ? {} : partyCells(party, found, speak)) });
    }
  }
  return rows;
}

function lineCells(
  book: BookRecord,
  record: LineRecord,
  complete: ReadonlySet<string>,
  speak: Speak,
): AuditRow<ScreeningKey> {
  const line = completedLine(record.line, record.supplied);
  const text = (key: keyof typeof line.fields) => line.fields[key]?.text ?? null;
  const papers = record.outcome.obligations.map((o) => o.code).filter((o) => /^D\d$/.test(o));
  return {
    case_id: record.caseId,
    order_no: line.orderNo,
    line_no: line.lineNo,
    contract_no: text('contract_no'),
    contract_date: line.contractDate === undefined ? text('contract_date') : { date: line.contractDate },
    source_file: book.fileName,
    source_hash: book.id,
    source_row: `${line.sheet}!${line.row}`,
    item_desc: [text('item_desc'), text('spec')].filter((part) => part !== null).join(' · '),
    control_code: text('control_code') ?? record.recorded?.code ?? null,
    hs_code: text('hs_code'),
    classification_result: code(speak, 'controlled', record.finding.controlled),
    classified_by: record.recorded?.by ?? null,
    quantity: text('quantity'),
    unit: text('unit'),
    value: text('value'),
    currency: text('currency'),
    origin: text('origin'),
    end_use: text('end_use'),
    screened_at: { instant: book.importedAt },
    screened_by: book.importedBy,
    list_versions: versionsText(book),
    engine_version: book.basis.engine,
    threshold: book.basis.threshold,
    outcome: code(speak, 'outcome', record.outcome.outcome),
    outcome_basis: record.outcome.reasons.map((reason) => speak(reason.message)).join('\n'),
    required_docs: [...new Set(papers)].join(', '),
    docs_complete: papers.length === 0 ? null : yesNo(speak, complete.has(record.caseId)),
    release_status: speak({ key: 'app:released-no' }),
  };
}

/** Every list version that the screening ran on: id, first digits of the hash of its entries, day through which it speaks. */
function versionsText(book: BookRecord): string {
  const { packId, packHash, checkedThrough, lists } = book.basis;
  if (lists === undefined) return `${packId} ${packHash.slice(0, 12)} (${checkedThrough})`;
  return lists
    .map((ref) => `${ref.versionId} ${ref.hash.slice(0, 12)} (${ref.checkedThrough ?? '–'})`)
    .join('\n');
}

function partyCells(party: Party, found: PartyRecord | undefined, speak: Speak): AuditRow<ScreeningKey> {
  const best = found?.matches[0];
  return {
    role: code(speak, 'role', party.role),
    party_as_given: party.asGiven,
    party_normalised: found?.normalised ?? null,
    party_id: party.registrationId ?? null,
    country: party.country ?? null,
    address: party.address ?? null,
    hit_count: found?.matches.length ?? 0,
    top_score: best?.score ?? found?.nearest?.score ?? null,
    top_entry: best?.entityId ?? nearestText(found, speak),
  };
}

function nearestText(found: PartyRecord | undefined, speak: Speak): string | null {
  const nearest = found?.nearest;
  if (nearest === null || nearest === undefined) return null;
  return speak({ key: 'app:nearest', params: { entity: nearest.entityId, score: nearest.score.toFixed(2) } });
}

/** Cases whose made papers are all issued. */
function completePapers(desk: Desk, book: BookRecord): ReadonlySet<string> {
  const open = new Set<string>();
  const made = new Set<string>();
  for (const paper of desk.vault.store.collection<PaperRecord>('papers').each(book.id)) {
    if (paper.status === 'superseded' || paper.status === 'void') continue;
    made.add(paper.caseId);
    if (paper.status === 'draft') open.add(paper.caseId);
  }
  return new Set([...made].filter((id) => !open.has(id)));
}

export function hitRows(desk: Desk, book: BookRecord, speak: Speak): AuditRow<HitKey>[] {
  const lines = desk.vault.store.collection<LineRecord>('lines');
  return allHits(desk, book.id).map((hit) => {
    const entity = desk.entityOf(hit);
    const names = namesByLanguage(entity);
    const decision = standingDecision(hit);
    const cases = new Set(hit.lineKeys.map((key) => lines.get(`${book.id}/${key}`)?.caseId ?? ''));
    return {
      hit_id: hit.id,
      case_id: [...cases].join(', '),
      party_as_given: hit.party.asGiven,
      list: code(speak, 'list', entity.list),
      entry_id: entity.id,
      entry_name_zh: names.zh,
      entry_name_ja: names.ja,
      entry_name_en: names.en,
      announcement_no: isDesignation(entity) ? entity.announcement : listingText(entity),
      announcement_date: dayCell(isDesignation(entity) ? entity.date : entity.listedOn),
      matched_field: hit.match.matched.field,
      matched_alias: hit.match.matched.text,
      tier: code(speak, 'tier', hit.match.tier),
      score: hit.match.score,
      score_parts: hit.match.parts.map((part) => `${part.code} ${part.value}`).join('; '),
      decision: decision === undefined ? null : code(speak, 'verdict', decision.verdict),
      reason_code: decision === undefined ? null : code(speak, 'reason-code', decision.reasonCode),
      reason_text: reasonText(hit, speak),
      identifiers_compared: comparedText(hit, addressOf(entity)),
      reviewer_1: decision?.by ?? null,
      reviewer_1_at: decision === undefined ? null : { instant: decision.at },
      reviewer_2: decision?.review?.by ?? null,
      reviewer_2_at: decision?.review == null ? null : { instant: decision.review.at },
      reviewer_2_agrees: decision?.review == null ? null : yesNo(speak, decision.review.agree),
    };
  });
}

/** A list other than MOFCOM's by its title, with the programmes that it names. */
function listingText(entity: ReferenceEntry): string {
  return [entity.listTitle, ...entity.programs].join('; ');
}

const dayCell = (day: string | null) => (day === null ? null : { date: day });

/** Where the decision was remembered from an earlier file, that goes before the words of the person. */
function reasonText(hit: HitRecord, speak: Speak): string | null {
  const last = hit.decisions.at(-1);
  if (last === undefined) return null;
  if (last.remembered === undefined || hit.earlier === undefined) return last.text;
  return `${speak(hit.earlier.why)} ${last.text}`;
}

function comparedText(hit: HitRecord, listed: string | null): string | null {
  const own = [hit.party.registrationId, hit.party.address].filter((part) => part !== undefined).join(', ');
  return own === '' && listed === null ? null : `${own === '' ? '–' : own} / ${listed ?? '–'}`;
}

/** One row per announcement of the MOFCOM lists and per other list, as they stand now; hash: of the whole list's entries. */
export function listRows(desk: Desk, speak: Speak): AuditRow<ListKey>[] {
  return desk.registry.listIds().flatMap((listId) => {
    const active = desk.registry.active(listId);
    if (active === null) return [];
    const card = listCard(desk, listId);
    const shared = {
      list_id: active.id,
      checked_through: dayCell(card.checkedThrough),
      sha256: active.hash,
    };
    if (listId !== MOFCOM_LIST) {
      return [
        {
          ...shared,
          name: card.title,
          authority: code(speak, 'list', card.kind),
          announcement_no: active.announcement,
          published: dayCell(active.published),
          status: code(speak, 'measure', 'active'),
          source: active.fileName,
          entries: active.entries,
        },
      ];
    }
    const byAnnouncement = new Map<string, Designation[]>();
    for (const entity of desk.registry.entries(active.id)) {
      if (!isDesignation(entity)) continue;
      const known = byAnnouncement.get(entity.announcement);
      if (known === undefined) byAnnouncement.set(entity.announcement, [entity]);
      else known.push(entity);
    }
    return [...byAnnouncement.values()].flatMap((entries) => {
      const first = entries[0];
      if (first === undefined) return [];
      return [
        {
          ...shared,
          name: code(speak, 'list', first.list),
          authority: speak({ key: 'app:authority' }),
          announcement_no: first.announcement,
          published: { date: first.date },
          status: code(speak, 'measure', first.status),
          source: first.officialUrl,
          entries: entries.length,
        },
      ];
    });
  });
}

export function eventRows(desk: Desk): AuditRow<EventKey>[] {
  const rows: AuditRow<EventKey>[] = [];
  for (const event of desk.vault.journal.each()) {
    rows.push({
      seq: event.seq,
      time: { instant: event.time },
      user: event.user,
      role: event.role,
      object: event.object,
      action: event.action,
      before: jsonText(event.before),
      after: jsonText(event.after),
      reason: event.reason,
      previous_hash: event.prevHash,
      hash: event.hash,
    });
  }
  return rows;
}

function jsonText(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
