import { createHash } from 'node:crypto';
import { articleKey, articleOf, modelKey } from '../../shared/items/article.ts';
import type { ItemFacts, ItemFinding } from '../../shared/items/item.ts';
import type { Designation, StatusConfirmation } from '../../shared/lists/designation.ts';
import type { IsoDate, Message } from '../../shared/message.ts';
import type { NameMatch, NameScreener } from '../../shared/names/match.ts';
import { type FieldKey, type OrderLine, type Party, ROLES, type Role } from '../../shared/orders/order.ts';
import { decide } from '../../shared/rules/decide.ts';
import type { LineOutcome, Perspective, RoleHit, Verdict } from '../../shared/rules/outcome.ts';
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

/** Screens one party text and keeps what a person must look at. */
export function screenParty(
  bookId: string,
  key: string,
  party: Party,
  screener: NameScreener,
  listOf: (entityId: string) => Designation | undefined,
): PartyRecord {
  const query = {
    name: party.name,
    ...(party.address === undefined ? {} : { address: party.address }),
    ...(party.country === undefined ? {} : { country: party.country }),
    ...(party.registrationId === undefined ? {} : { registrationId: party.registrationId }),
  };
  const found = screener.screen(query);
  const matches = withoutEchoes(found, listOf);
  const generic = matches.length === 0 ? screener.tooGeneric(party.name) : undefined;
  return {
    key,
    bookId,
    party,
    normalised: screener.normalised(party.name),
    matches,
    nearest: matches.length === 0 ? (screener.nearest(query) ?? null) : null,
    ...(generic === undefined ? {} : { generic }),
  };
}

/**
 * A clear hit makes weaker look-alikes on the same or a milder list an echo of itself (sister companies share most of a
 * name). A weaker alert on the control list beside a watch-list hit stays. Relations speak only where nothing alerts.
 */
function withoutEchoes(
  found: readonly NameMatch[],
  listOf: (entityId: string) => Designation | undefined,
): readonly NameMatch[] {
  const hits = found.filter((m) => m.tier === 'hit');
  const severity = (m: NameMatch) => (listOf(m.entityId)?.list === 'control' ? 2 : 1);
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

/** The outcome of one completed line. `verdictOf` gives a person's final word on a hit, if there is one. */
export function evaluateLine(input: {
  readonly line: OrderLine;
  readonly partyOf: (party: Party) => PartyRecord | undefined;
  readonly verdictOf: (partyKey: string, entityId: string) => Verdict | undefined;
  readonly designationOf: (entityId: string) => Designation | undefined;
  readonly finding: ItemFinding;
  readonly perspective: Perspective;
  readonly asOf: IsoDate;
  readonly confirmations: readonly StatusConfirmation[];
}): LineOutcome {
  const hits: RoleHit[] = [];
  const generic: Message[] = [];
  for (const party of input.line.parties) {
    const record = input.partyOf(party);
    if (record?.generic !== undefined) generic.push(record.generic);
    for (const match of record?.matches ?? []) {
      const designation = input.designationOf(match.entityId);
      if (record === undefined || designation === undefined) continue;
      const verdict = input.verdictOf(record.key, match.entityId);
      hits.push({
        role: party.role,
        party: party.name,
        designation,
        match,
        ...(verdict === undefined ? {} : { verdict }),
      });
    }
  }
  return decide({
    line: input.line,
    hits,
    ...(generic.length === 0 ? {} : { generic }),
    item: input.finding,
    perspective: input.perspective,
    asOf: input.asOf,
    confirmations: input.confirmations,
  });
}
