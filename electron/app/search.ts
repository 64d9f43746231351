import { setImmediate } from 'node:timers/promises';
import {
  FOUND_KINDS,
  type Found,
  type FoundGroup,
  type FoundKind,
} from '../../shared/contract/search-views.ts';
import { createTypedFinder, type Findable, type TypedFinder } from '../../shared/names/typed.ts';
import type { Desk } from './desk.ts';
import { allHits } from './hits.ts';
import { activeDesignations } from './lists/designations.ts';
import type { BookRecord, PaperRecord, PartyRecord } from './records.ts';

const finders = new WeakMap<Desk, TypedFinder>();

/** The finder of a desk: one for its whole life. */
export function typedFinder(desk: Desk): TypedFinder {
  let finder = finders.get(desk);
  if (finder === undefined) {
    finder = createTypedFinder(desk.knowledge.names);
    finders.set(desk, finder);
  }
  return finder;
}

interface Entry {
  readonly ready: Findable;
  readonly found: Found;
}

/** What of a book can be found, as long as nothing in it has changed. */
interface BookIndex {
  readonly state: string;
  readonly entries: readonly Entry[];
}

const bookIndexes = new WeakMap<Desk, Map<string, BookIndex>>();

/** Everything in the vault and in the lists that answers to what was typed, by kind, best first. */
export async function searchAll(
  desk: Desk,
  input: { readonly text: string; readonly limit: number },
): Promise<readonly FoundGroup[]> {
  if (input.text.trim() === '') return [];
  const fits = typedFinder(desk).query(input.text);
  const found = new Map<FoundKind, { readonly fit: number; readonly found: Found }[]>();
  const look = (entries: readonly Entry[]) => {
    for (const { ready, found: what } of entries) {
      const fit = fits(ready);
      if (fit === 0) continue;
      const kind = found.get(what.kind);
      if (kind === undefined) found.set(what.kind, [{ fit, found: what }]);
      else kind.push({ fit, found: what });
    }
  };
  for (const book of desk.books()) look(await entriesOfBook(desk, book));
  look(entriesOfPapers(desk));
  look(entriesOfKnowledge(desk));
  return FOUND_KINDS.flatMap((kind): readonly FoundGroup[] => {
    const all = found.get(kind);
    if (all === undefined) return [];
    const best = all.sort((a, b) => b.fit - a.fit).slice(0, input.limit);
    return [{ kind, total: all.length, rows: best.map((one) => one.found) }];
  });
}

async function entriesOfBook(desk: Desk, book: BookRecord): Promise<readonly Entry[]> {
  const indexes = bookIndexes.get(desk) ?? new Map<string, BookIndex>();
  bookIndexes.set(desk, indexes);
  const parties = desk.vault.store.collection<PartyRecord>('parties');
  const rows = desk.rows.of(book.id);
  // A new screening, a supplied fact or a further party changes one of these; a decision does not.
  const hits = desk.vault.store.collection('hits').count(book.id);
  const state = [book.screening ?? 0, rows.length, parties.count(book.id), hits].join('/');
  const known = indexes.get(book.id);
  if (known?.state === state) return known.entries;

  const { ready } = typedFinder(desk);
  const entries: Entry[] = [];
  const at = { bookId: book.id, fileName: book.fileName };
  const lines = book.lineCount;
  entries.push({
    ready: ready(book.fileName),
    found: { kind: 'book', bookId: book.id, text: book.fileName, lines },
  });
  const orders = new Map<string, { readonly text: string; readonly keys: string[] }>();
  const goods = new Map<string, { readonly text: string; readonly keys: string[] }>();
  for (const row of rows) {
    gather(orders, row.orderNo, [row.orderNo, row.contractNo].join('\n'), row.key);
    gather(goods, row.item, row.item, row.key);
  }
  for (const [kind, group] of [['order', orders] as const, ['goods', goods] as const]) {
    for (const [text, { text: searched, keys }] of group) {
      const place = { ...at, lineKey: keys[0] ?? '', lines: keys.length };
      if (text !== '') entries.push({ ready: ready(searched), found: { kind, text, ...place } });
    }
    await setImmediate();
  }
  const alerts = new Map(allHits(desk, book.id).map((hit) => [hit.partyKey, hit.id]));
  const named = new Map<
    string,
    { readonly texts: Set<string>; readonly keys: Set<string>; hitId?: string }
  >();
  let read = 0;
  for (const record of parties.each(book.id)) {
    if (++read % CHUNK === 0) await setImmediate();
    const { name, address, registrationId } = record.party;
    const known = named.get(name) ?? { texts: new Set([name]), keys: new Set<string>() };
    for (const part of [registrationId, address]) if (part !== undefined) known.texts.add(part);
    for (const key of record.lineKeys ?? []) known.keys.add(key);
    const hitId = known.hitId ?? alerts.get(record.key);
    named.set(name, hitId === undefined ? known : { ...known, hitId });
  }
  for (const [text, { texts, keys, hitId }] of named) {
    const [lineKey] = keys;
    if (lineKey === undefined) continue;
    entries.push({
      ready: ready([...texts].join('\n')),
      found: {
        kind: 'party',
        text,
        ...at,
        lineKey,
        lines: keys.size,
        ...(hitId === undefined ? {} : { hitId }),
      },
    });
  }
  indexes.set(book.id, { state, entries });
  return entries;
}

/** The window is answered in between. */
const CHUNK = 500;

function gather(
  groups: Map<string, { readonly text: string; readonly keys: string[] }>,
  key: string,
  text: string,
  lineKey: string,
): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, { text, keys: [lineKey] });
  else known.keys.push(lineKey);
}

function entriesOfPapers(desk: Desk): Entry[] {
  const { ready } = typedFinder(desk);
  const entries: Entry[] = [];
  for (const paper of desk.vault.store.collection<PaperRecord>('papers').each()) {
    const { names } = paper.facts.pledgor;
    const given = [names.ja, names.zh, names.en].filter((name) => name !== undefined);
    entries.push({
      ready: ready([paper.header.docNo, ...given, paper.orderNo, paper.sha256].join('\n')),
      found: {
        kind: 'paper',
        paperId: paper.id,
        docNo: paper.header.docNo,
        type: paper.type,
        status: paper.status,
        name: given[0] ?? '',
      },
    });
  }
  return entries.reverse();
}

const knowledgeEntries = new WeakMap<
  Desk,
  { readonly version: string; readonly entries: readonly Entry[] }
>();

/** Entries of MOFCOM's list and of the catalogue of items. */
function entriesOfKnowledge(desk: Desk): readonly Entry[] {
  const version = JSON.stringify(desk.registry.refs());
  const known = knowledgeEntries.get(desk);
  if (known?.version === version) return known.entries;
  const { ready } = typedFinder(desk);
  const listed = activeDesignations(desk).map((d): Entry => {
    const names = [d.zhHans, d.zhHant, d.ja, d.en, ...d.aliases].filter((name) => name !== null);
    return {
      ready: ready([d.id, ...names].join('\n')),
      found: { kind: 'entry', entityId: d.id, text: d.ja ?? d.zhHans ?? d.en ?? d.id, list: d.list },
    };
  });
  const items = desk.knowledge.items.map((item): Entry => {
    const { zh = [], ja = [], en = [] } = item.synonyms;
    const searched = [item.code, item.zh, item.ja, item.en, ...zh, ...ja, ...en, ...item.hs, ...item.cas];
    return {
      ready: ready(searched.join('\n')),
      found: { kind: 'item', code: item.code, names: { zh: item.zh, ja: item.ja, en: item.en } },
    };
  });
  const entries = [...listed, ...items];
  knowledgeEntries.set(desk, { version, entries });
  return entries;
}
