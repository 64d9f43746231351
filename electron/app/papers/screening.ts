import { entityName, type ListedEntity, listingOf, MOFCOM_LIST } from '../../../shared/lists/entity.ts';
import type { Message } from '../../../shared/message.ts';
import { fieldValue } from '../../../shared/papers/field.ts';
import type {
  EditedName,
  ScreenedHit,
  ScreenedLine,
  ScreenedParty,
  ScreeningFacts,
  Wording,
} from '../../../shared/papers/index.ts';
import type { WhyNode } from '../../../shared/rules/why.ts';
import type { Desk } from '../desk.ts';
import { hitOf } from '../hits.ts';
import { whyOfLine } from '../line-facts.ts';
import { refsOf } from '../lists/entities.ts';
import type { HitRecord, LineRecord, PaperRecord, PartyRecord, ScreeningBasis } from '../records.ts';
import { completedLine, partyKeyOf } from '../screening.ts';

type Say = (message: Message) => Wording;

/** The screening of a case as the vault holds it: what D7 prints. Pure reading; nothing is screened again. */
export function screeningOf(
  desk: Desk,
  records: readonly LineRecord[],
  papers: readonly PaperRecord[],
  say: Say,
): ScreeningFacts {
  const [first] = records;
  if (first === undefined) throw new Error('a case without lines');
  const book = desk.book(first.bookId);
  const { basis } = book;
  return {
    file: {
      name: book.fileName,
      sha256: book.id,
      importedAt: book.importedAt,
      importedBy: book.importedBy,
    },
    list: {
      packId: basis.packId,
      packHash: basis.packHash,
      ...listContents(desk, basis),
      checkedThrough: basis.checkedThrough,
    },
    engine: basis.engine,
    threshold: String(basis.threshold),
    asOf: basis.asOf,
    perspective: say({ key: `app:perspective.${basis.perspective}` }),
    parties: partiesOf(desk, records, say),
    hits: hitsOfCase(desk, records).map((hit) => hitFacts(desk, hit, say)),
    lines: records.map((record) => lineFacts(desk, record, say)),
    edits: grouped(papers.flatMap(editsOf)),
  };
}

/** Hits of the lines of a case, warnings included, in the order of the lines. */
export function hitsOfCase(desk: Desk, records: readonly LineRecord[]): readonly HitRecord[] {
  const ids = new Set(records.flatMap((record) => record.hitIds));
  return [...ids].flatMap((id) => hitOf(desk, id) ?? []);
}

/** What the versions hold that the book was screened against: MOFCOM's by announcement, other lists by version. */
function listContents(desk: Desk, basis: ScreeningBasis): { entries: number; announcements: string } {
  const counts = new Map<string, number>();
  const others: string[] = [];
  let entries = 0;
  for (const ref of refsOf(basis, desk.registry)) {
    entries += ref.entries;
    if (ref.listId === MOFCOM_LIST) {
      for (const entity of desk.registry.entries(ref.versionId)) {
        const announcement = listingOf(entity);
        counts.set(announcement, (counts.get(announcement) ?? 0) + 1);
      }
    } else others.push(`${ref.versionId} ${ref.hash.slice(0, 12)} (${ref.entries})`);
  }
  const announcements = [...counts].map(([announcement, count]) => `${announcement} (${count})`);
  return { entries, announcements: [...announcements, ...others].join(', ') };
}

function partiesOf(desk: Desk, records: readonly LineRecord[], say: Say): readonly ScreenedParty[] {
  const stored = desk.vault.store.collection<PartyRecord>('parties');
  const found = new Map<string, { readonly record: PartyRecord; readonly roles: Set<string> }>();
  for (const record of records) {
    for (const party of completedLine(record.line, record.supplied).parties) {
      const key = `${record.bookId}/${partyKeyOf(party)}`;
      const known = stored.get(key);
      if (known === undefined) continue;
      const entry = found.get(key) ?? { record: known, roles: new Set<string>() };
      entry.roles.add(party.role);
      found.set(key, entry);
    }
  }
  return [...found.values()].map(({ record, roles }) => partyFacts(desk, record, [...roles], say));
}

function partyFacts(desk: Desk, record: PartyRecord, roles: readonly string[], say: Say): ScreenedParty {
  const { party } = record;
  const best = record.matches[0] ?? record.nearest ?? undefined;
  const entityOf = desk.entities.at(refsOf(desk.book(record.bookId).basis, desk.registry));
  const tier = record.matches[0]?.tier ?? 'none';
  return {
    roles: listed(roles.map((role) => say({ key: `app:role.${role}` }))),
    name: party.name,
    normalised: record.normalised,
    ...(party.address === undefined ? {} : { address: party.address }),
    ...(party.country === undefined ? {} : { country: party.country }),
    ...(party.registrationId === undefined ? {} : { registrationId: party.registrationId }),
    result: say({ key: `papers:screened.${tier}` }),
    ...(best === undefined
      ? {}
      : {
          nearest: `${best.matched.text}\n${entryOf(entityOf(best.entityId), best.entityId)} · ${best.score.toFixed(2)}`,
        }),
  };
}

function entryOf(entity: ListedEntity | undefined, entityId: string): string {
  if (entity === undefined) return entityId;
  const no = entity.no === null ? '' : ` no. ${entity.no}`;
  return `${listingOf(entity)}${no} (${entityId})`;
}

function hitFacts(desk: Desk, hit: HitRecord, say: Say): ScreenedHit {
  const entity = desk.entities.ofHit(hit);
  return {
    party: hit.party.name,
    entry: `${entityName(entity)}\n${entryOf(entity, hit.entityId)}`,
    matched: hit.match.matched.text,
    score: hit.match.score.toFixed(2),
    reasons: hit.match.reasons.map(say),
    state: say({ key: `papers:hitState.${hit.state}` }),
    decisions: hit.decisions.map((decision) => ({
      verdict: say({ key: `app:verdict.${decision.verdict}` }),
      reason: say({ key: `app:reason-code.${decision.reasonCode}` }),
      text: decision.text,
      by: decision.by,
      at: decision.at,
      ...(decision.review === null
        ? {}
        : {
            review: {
              verdict: say({ key: `papers:reviewed.${decision.review.agree ? 'agreed' : 'disagreed'}` }),
              text: decision.review.text,
              by: decision.review.by,
              at: decision.review.at,
            },
          }),
    })),
  };
}

function lineFacts(desk: Desk, record: LineRecord, say: Say): ScreenedLine {
  const line = completedLine(record.line, record.supplied);
  return {
    lineNo: line.lineNo,
    item: line.fields.item_desc?.text ?? '',
    outcome: say({ key: `rules:outcome.${record.outcome.outcome}` }),
    reasons: reasonsOf(desk, record, say),
  };
}

/** Why a line has its outcome, from the rule down to the cells of the sheet; each level set under its own. */
function reasonsOf(desk: Desk, record: LineRecord, say: Say): ScreenedLine['reasons'] {
  const steps: { text: Wording; source?: Wording; depth: number }[] = [];
  const walk = (node: WhyNode, depth: number): void => {
    const source = sourceOf(node, say);
    steps.push({
      text: say(node.message),
      depth,
      ...(source === undefined ? {} : { source }),
    });
    for (const child of node.children) walk(child, depth + 1);
  };
  for (const child of whyOfLine(desk, record).children) walk(child, 0);
  return steps;
}

/** The phrase itself where the paper is in Chinese, its reading in the other languages. */
function sourceOf({ source, quote, reading }: WhyNode, say: Say): Wording | undefined {
  if (source === undefined) return undefined;
  const named = say(source);
  const read = reading === undefined ? undefined : say(reading);
  return inEvery((lang) => {
    const words = lang === 'zh' ? quote : read?.[lang];
    return words === undefined ? named[lang] : `${named[lang]}: ${words}`;
  });
}

function inEvery(word: (lang: keyof Wording) => string): Wording {
  return { zh: word('zh'), ja: word('ja'), en: word('en') };
}

/** Names of the pledgor that a person gave or changed in a paper of the case. */
function editsOf(paper: PaperRecord): readonly EditedName[] {
  return Object.keys(paper.filled)
    .filter((key) => /^pledgor\.names\./.test(key))
    .map((key) => ({ docNo: paper.header.docNo, key, value: fieldValue(paper.facts, key) }))
    .filter((edit) => edit.value !== '');
}

/** The same name given in several papers is one row. */
function grouped(edits: readonly EditedName[]): readonly EditedName[] {
  const found = new Map<string, EditedName>();
  for (const edit of edits) {
    const key = `${edit.key}|${edit.value}`;
    const known = found.get(key);
    found.set(key, known === undefined ? edit : { ...known, docNo: `${known.docNo}, ${edit.docNo}` });
  }
  return [...found.values()];
}

function listed(wordings: readonly Wording[]): Wording {
  const join = (lang: keyof Wording, separator: string) => wordings.map((w) => w[lang]).join(separator);
  return { zh: join('zh', '、'), ja: join('ja', '、'), en: join('en', ', ') };
}
