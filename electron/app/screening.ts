import { createHash } from 'node:crypto';
import { articleKey, articleOf, modelKey } from '../../shared/items/article.ts';
import type { ItemFacts, ItemFinding } from '../../shared/items/item.ts';
import type { ListKind, StatusConfirmation } from '../../shared/lists/designation.ts';
import { isDesignation, type ListedEntity, listIdOf } from '../../shared/lists/entity.ts';
import type { IsoDate, Message } from '../../shared/message.ts';
import { type NameMatch, type NameQuery, TIERS } from '../../shared/names/match.ts';
import { type FieldKey, type OrderLine, type Party, ROLES, type Role } from '../../shared/orders/order.ts';
import { decide } from '../../shared/rules/decide.ts';
import type {
  Holding,
  LineFacts,
  LineOutcome,
  Perspective,
  RoleHit,
  Verdict,
} from '../../shared/rules/outcome.ts';
import type { ReferenceHit } from '../../shared/rules/reference-effect.ts';
import type { ListScreener } from './lists/room.ts';
import type { PartyRecord, RecordedClass, SuppliedFact } from './records.ts';

/** Fields whose text names a party, and the role it has there. */
const PARTY_FIELDS: ReadonlySet<FieldKey> = new Set(
  ROLES.filter((role) => role !== 'mentioned') as FieldKey[],
);

/** Two cells name the same party when everything that screening looks at is the same. */
export function partyKeyOf(party: Party): string {
  const identity = [party.name, party.address ?? '', party.country ?? '', party.registrationId ?? ''];
  return digest(JSON.stringify(identity));
}

export function hitIdOf(bookId: string, partyKey: string, entityId: string): string {
  return digest(`${bookId}|${partyKey}|${entityId}`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Screens one party text against every list and keeps what a person must look at. */
export function screenParty(
  bookId: string,
  key: string,
  party: Party,
  lists: readonly ListScreener[],
): PartyRecord {
  const query = queryOf(party);
  const matches = lists.flatMap((list) => withoutEchoes(list.screener.screen(query), list.kindOf));
  if (lists.length > 1) matches.sort(bestFirst);
  const generic = matches.length === 0 ? lists[0]?.screener.tooGeneric(party.name) : undefined;
  return {
    key,
    bookId,
    party,
    normalised: lists[0]?.screener.normalised(party.name) ?? party.name,
    matches,
    nearest: matches.length === 0 ? nearestOf(lists.map((list) => list.screener.nearest(query))) : null,
    ...(generic === undefined ? {} : { generic }),
  };
}

/** What of a party is searched. */
export function queryOf(party: Party): NameQuery {
  return {
    name: party.name,
    ...(party.address === undefined ? {} : { address: party.address }),
    ...(party.country === undefined ? {} : { country: party.country }),
    ...(party.registrationId === undefined ? {} : { registrationId: party.registrationId }),
  };
}

export function nearestOf(found: readonly (NameMatch | null | undefined)[]): NameMatch | null {
  const near = found.filter((match) => match !== undefined && match !== null);
  return near.sort(bestFirst)[0] ?? null;
}

/** Across lists: tier, score, id. Within one list the screener's own order has more to say, and stands. */
function bestFirst(a: NameMatch, b: NameMatch): number {
  const tiers = TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier);
  if (tiers !== 0 || a.score !== b.score) return tiers || b.score - a.score;
  const [left, right] = [listIdOf(a.entityId), listIdOf(b.entityId)];
  return left === right ? 0 : left < right ? -1 : 1;
}

/**
 * A clear hit makes weaker look-alikes on the same or a milder list an echo of itself (sister companies share most of a
 * name). A weaker alert on the control list beside a watch-list hit stays. Relations speak only where nothing alerts.
 * All of it within one list: what another authority lists is no echo of MOFCOM's entry.
 */
function withoutEchoes(
  found: readonly NameMatch[],
  kindOf: (entityId: string) => ListKind,
): readonly NameMatch[] {
  const hits = found.filter((m) => m.tier === 'hit');
  const severity = (m: NameMatch) => (kindOf(m.entityId) === 'control' ? 2 : 1);
  const strongest = Math.max(0, ...hits.map(severity));
  const reviews = found.filter((m) => m.tier === 'review' && severity(m) > strongest);
  if (hits.length + reviews.length > 0) return [...hits, ...reviews];
  return found.filter((m) => m.tier === 'related').slice(0, 1);
}

/** The line as the officer has completed it: supplied facts stand in for blank cells, never over given ones. */
export function completedLine(
  line: OrderLine,
  supplied: Readonly<Partial<Record<FieldKey, SuppliedFact>>>,
): OrderLine {
  const fields: Partial<Record<FieldKey, { text: string; at: OrderLine['parties'][number]['at'] }>> = {
    ...line.fields,
  };
  const parties = [...line.parties];
  for (const [key, fact] of Object.entries(supplied)) {
    const field = key as FieldKey;
    if (fact === undefined || fields[field] !== undefined) continue;
    const at = { sheet: line.sheet, row: line.row, column: '' };
    fields[field] = { text: fact.value, at };
    if (PARTY_FIELDS.has(field)) {
      parties.push({ role: field as Role, asGiven: fact.value, name: fact.value, at });
    }
  }
  const contractDate = line.contractDate ?? isoDay(supplied.contract_date?.value);
  return { ...line, fields, parties, ...(contractDate === undefined ? {} : { contractDate }) };
}

function isoDay(text: string | undefined): IsoDate | undefined {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

export function itemFactsOf(line: OrderLine): ItemFacts {
  const of = (key: FieldKey) => line.fields[key]?.text;
  const optional = (name: string, value: string | undefined) =>
    value === undefined ? {} : { [name]: value };
  return {
    description: of('item_desc') ?? '',
    ...optional('spec', of('spec')),
    ...optional('hs', of('hs_code')),
    ...optional('controlCode', of('control_code')),
    ...optional('cas', of('cas_no')),
    ...optional('origin', of('origin')),
  };
}

/** The article that a completed line names. */
export function articleOfLine(line: OrderLine): ReturnType<typeof articleOf> {
  const { manufacturer, exporter, item_code, item_desc, spec } = line.fields;
  return articleOf({
    manufacturer: manufacturer?.text,
    exporter: exporter?.text,
    itemCode: item_code?.text,
    description: item_desc?.text,
    spec: spec?.text,
  });
}

/** One id for all lines of an article, in whatever book; null where the line names none. */
export function articleIdOf(line: OrderLine): string | null {
  const article = articleOfLine(line);
  return article === null ? null : digest(articleKey(article));
}

/** The same for every spec of a model. */
export function modelIdOf(line: OrderLine): string | null {
  const article = articleOfLine(line);
  return article === null ? null : digest(modelKey(article));
}

/** A person's recorded answer goes before the catalogue's finding; the candidates stay visible beside it. */
export function withRecorded(finding: ItemFinding, recorded: RecordedClass | null): ItemFinding {
  if (recorded === null) return finding;
  const open = recorded.controlled === 'undecided';
  return {
    controlled: recorded.controlled,
    candidates: finding.candidates,
    questions: open ? finding.questions : [],
    reasons: [recordedReason(recorded), ...finding.reasons],
    recorded: { by: recorded.by, basis: recorded.basis, at: recorded.at },
  };
}

function recordedReason({ controlled, paper, recalled, ...recorded }: RecordedClass): Message {
  const params = {
    by: recorded.by,
    basis: recorded.basis,
    code: recorded.code ?? '',
    at: recorded.at.slice(0, 10),
  };
  if (paper === undefined) return { key: `items:recorded.${controlled}`, params };
  const shown = { ...params, answer: `items:controlled.${controlled}`, paper: `items:paper.${paper}` };
  return recalled === true
    ? { key: 'items:article.applied', params: { ...shown, validTo: recorded.validTo ?? '' } }
    : { key: 'items:recorded.on-paper', params: shown };
}

export interface LineInput {
  readonly line: OrderLine;
  readonly partyOf: (party: Party) => PartyRecord | undefined;
  readonly verdictOf: (partyKey: string, entityId: string) => Verdict | undefined;
  readonly entityOf: (entityId: string) => ListedEntity | undefined;
  readonly finding: ItemFinding;
  readonly perspective: Perspective;
  readonly asOf: IsoDate;
  readonly confirmations: readonly StatusConfirmation[];
  readonly holdingOf?: (partyKey: string, entityId: string) => Holding | undefined;
  /** What persons have put down beside the line. */
  readonly noted?: Pick<LineFacts, 'military' | 'origin' | 'stop'>;
}

/** The outcome of one completed line. `verdictOf` gives a person's final word on a hit, if there is one. */
export function evaluateLine(input: LineInput): LineOutcome {
  return decide(lineFacts(input));
}

/** Everything that the decision of a line looks at. */
export function lineFacts(input: LineInput): LineFacts {
  const hits: RoleHit[] = [];
  const generic: Message[] = [];
  const references: ReferenceHit[] = [];
  for (const party of input.line.parties) {
    const record = input.partyOf(party);
    if (record?.generic !== undefined) generic.push(record.generic);
    for (const match of record?.matches ?? []) {
      const entity = input.entityOf(match.entityId);
      if (record === undefined || entity === undefined) continue;
      const verdict = input.verdictOf(record.key, match.entityId);
      const holding = input.holdingOf?.(record.key, match.entityId);
      const shared = {
        role: party.role,
        party: party.name,
        match,
        ...(verdict === undefined ? {} : { verdict }),
      };
      if (isDesignation(entity)) {
        hits.push({ ...shared, designation: entity, ...(holding === undefined ? {} : { holding }) });
      } else references.push({ ...shared, entity });
    }
  }
  return {
    line: input.line,
    hits,
    ...(generic.length === 0 ? {} : { generic }),
    references,
    item: input.finding,
    perspective: input.perspective,
    asOf: input.asOf,
    confirmations: input.confirmations,
    ...input.noted,
  };
}
