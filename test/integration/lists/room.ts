import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importBook } from '../../../electron/app/books.ts';
import { type App, createApp } from '../../../electron/app/create-app.ts';
import type { Desk } from '../../../electron/app/desk.ts';
import { fontFolders } from '../../../electron/app/font-folders.ts';
import type { ReadListFile } from '../../../electron/app/lists/reader.ts';
import type { HostEvent } from '../../../electron/app/ports.ts';
import type { HitRecord, LineRecord, PartyRecord } from '../../../electron/app/records.ts';
import { createTerminalHost } from '../../../electron/app/terminal-host.ts';
import { createVault } from '../../../electron/vault/vault.ts';
import type { Channel, Input, Outputs } from '../../../shared/contract/channels.ts';
import type { Result } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/contract/errors.ts';
import type { Profile } from '../../../shared/contract/views.ts';
import type { DraftEntry, DraftList } from '../../../shared/lists/draft.ts';
import type { ListedName } from '../../../shared/names/match.ts';
import type { OrderBook, Party, Role } from '../../../shared/orders/order.ts';
import { ASSETS } from '../../support/app-bench.ts';

const CHEAP_KDF = { memoryKiB: 1024, iterations: 1, parallelism: 1 };
export const TODAY = '2026-11-25';

/** A list file of the tests is a `DraftList` as JSON: reading real files is the readers' own test. */
const readJson: ReadListFile = async ({ bytes, name }) => {
  try {
    return ok(JSON.parse(new TextDecoder().decode(bytes)) as DraftList);
  } catch {
    return fail('file-unreadable', 'lists:import.no-entries', { file: name });
  }
};

/** The app on a real vault file with a cheap key, and a clock that the test moves. */
export interface Room {
  readonly app: App;
  readonly desk: Desk;
  readonly events: HostEvent[];
  clock: string;
  /** Called for every progress event: a test may act in the middle of a job. */
  onProgress: (event: HostEvent) => void;
  get<C extends Channel>(channel: C, input: Input<C>): Promise<Outputs[C]>;
  call<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Outputs[C]>>;
  /** Reads a list file into a draft and gives the id of the version. */
  read(list: DraftList, more?: Partial<Input<'lists.read'>>): Promise<string>;
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export async function openRoom(): Promise<Room> {
  const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-lists-'));
  const events: HostEvent[] = [];
  const room = { clock: `${TODAY}T09:00:00.000+00:00`, onProgress: (_: HostEvent) => {} };
  const host = {
    ...createTerminalHost({ data: folder, assets: ASSETS, fonts: fontFolders(ASSETS) }),
    clock: { now: () => room.clock, monotonic: () => performance.now() },
    emit: (event: HostEvent) => {
      events.push(event);
      if (event.type === 'progress') room.onProgress(event);
    },
  };
  const profile = JSON.parse(readFileSync(join(ASSETS, 'samples', 'profile.json'), 'utf8')) as Profile;
  const people = {
    officer: { name: 'Li', passphrase: 'correct horse battery' },
    reviewer: { name: 'Sato', passphrase: 'staple correct horse' },
  };
  const made = await createVault(folder, people, host.clock.now, CHEAP_KDF, (vault) =>
    vault.store.collection<Profile>('profile').put('own', profile),
  );
  if (!made.ok) throw new Error(made.error.message.key);
  const app = await createApp(host, { readListFile: readJson });
  app.context.seat(made.value);
  const call = <C extends Channel>(channel: C, input: Input<C>) =>
    app.invoke(channel, input, { trusted: true }) as Promise<Result<Outputs[C]>>;
  const get = async <C extends Channel>(channel: C, input: Input<C>) => {
    const answer = await call(channel, input);
    if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  return Object.assign(room, {
    app,
    events,
    get desk(): Desk {
      const desk = app.context.desk();
      if (desk === null) throw new Error('the vault is locked');
      return desk;
    },
    call,
    get,
    read: async (list: DraftList, more: Partial<Input<'lists.read'>> = {}) => {
      const view = await get('lists.read', { text: JSON.stringify(list), ...more });
      return view.version.id;
    },
    reopen: async () => {
      await app.lock();
      await get('vault.unlock', { user: 'officer', passphrase: people.officer.passphrase });
    },
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

/** An order book with one party a line, in the role given. */
export function bookOf(
  lines: readonly { readonly order: string; readonly name: string; readonly role?: Role }[],
  id = 'book',
): OrderBook {
  return {
    id: createHash('sha256')
      .update(`${id}${JSON.stringify(lines)}`)
      .digest('hex'),
    fileName: `${id}.xlsx`,
    format: 'xlsx',
    problems: [],
    lines: lines.map(({ order, name, role = 'buyer' }, i) => {
      const at = { sheet: 'S', row: i + 2, column: 'A' };
      const party: Party = { role, asGiven: name, name, at };
      return {
        key: `S!${i + 2}`,
        orderNo: order,
        lineNo: String(i + 1),
        sheet: 'S',
        row: i + 2,
        hidden: false,
        fields: { item_desc: { text: 'magnet', at }, country_dest: { text: 'Japan', at } },
        parties: [party],
      };
    }),
  };
}

export async function importInto(room: Room, book: OrderBook): Promise<string> {
  const done = await importBook(room.desk, book, new TextEncoder().encode(book.id));
  if (!done.ok) throw new Error(done.error.message.key);
  return book.id;
}

export const named = (field: ListedName['field'], text: string): ListedName => ({
  field,
  text,
  sourced: true,
});

export function entry(key: string, names: readonly ListedName[], more: Partial<DraftEntry> = {}): DraftEntry {
  return {
    key,
    kind: 'entity',
    names,
    countries: ['JP'],
    addresses: [],
    identifiers: [],
    programs: [],
    listedOn: null,
    remarks: null,
    url: null,
    no: null,
    ...more,
  };
}

/** A notice of the control list: made-up names under a number that MOFCOM has not used in the data. */
export function notice(
  names: readonly { readonly zh: string; readonly en: string }[],
  more: Partial<DraftList> = {},
): DraftList {
  return {
    source: 'mofcom-control',
    title: '商务部公告2026年第91号',
    announcement: 'MOFCOM 2026-91',
    published: '2026-11-24',
    problems: [],
    entries: names.map(({ zh, en }, i) =>
      entry(String(i + 1), [named('zh', zh), named('en', en)], { no: i + 1 }),
    ),
    ...more,
  };
}

/** A whole list of another authority. */
export function foreignList(entries: readonly DraftEntry[], published = '2026-11-01'): DraftList {
  return {
    source: 'us-csl',
    title: 'Consolidated Screening List',
    announcement: null,
    published,
    entries,
    problems: [],
  };
}

/** Everything that a screening found in a book, without ids of versions and without decisions. */
export function findings(room: Room, bookId: string): unknown {
  const { store } = room.desk.vault;
  const sorted = <T>(values: Iterable<T>, key: (value: T) => string) =>
    [...values].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    parties: sorted(store.collection<PartyRecord>('parties').each(bookId), (p) => p.key).map(
      ({ key, normalised, matches, nearest }) => ({ key, normalised, matches, nearest }),
    ),
    hits: sorted(
      [...store.collection<HitRecord>('hits').each(bookId)].filter((hit) => hit.withdrawn !== true),
      (h) => h.id,
    ).map(({ id, entityId, match, lineKeys, roles }) => ({ id, entityId, match, lineKeys, roles })),
    lines: sorted(store.collection<LineRecord>('lines').each(bookId), (l) => l.line.key).map(
      ({ line, outcome, hitIds }) => ({ key: line.key, outcome, hitIds }),
    ),
  };
}
