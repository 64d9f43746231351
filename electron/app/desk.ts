import type { Profile } from '../../shared/contract/views.ts';
import type { StatusConfirmation } from '../../shared/lists/designation.ts';
import type { ListedEntity } from '../../shared/lists/entity.ts';
import type { IsoDate } from '../../shared/message.ts';
import type { Vault } from '../vault/vault.ts';
import type { Knowledge } from './knowledge.ts';
import { EntityShelf } from './lists/entities.ts';
import { ListRegistry } from './lists/registry.ts';
import { ScreeningRoom } from './lists/room.ts';
import type { Host } from './ports.ts';
import type { Press } from './press.ts';
import type { BookRecord, HitRecord } from './records.ts';
import { isOpen, type StoredRow } from './rows.ts';

/** The rows of opened books, kept in memory so that the grid never waits for the database. */
export class RowCache {
  readonly #books = new Map<string, StoredRow[]>();
  readonly #places = new Map<string, Map<string, number>>();
  /** Rows of a case by book; made when asked for, dropped when a line moves to another case. */
  readonly #cases = new Map<string, Map<string, string[]>>();
  readonly #load: (bookId: string) => StoredRow[];
  #version = 0;

  constructor(load: (bookId: string) => StoredRow[]) {
    this.#load = load;
  }

  /** Another number after every change: an answer made from the rows is good as long as it stays. */
  get version(): number {
    return this.#version;
  }

  of(bookId: string): readonly StoredRow[] {
    const known = this.#books.get(bookId);
    if (known !== undefined) return known;
    const rows = this.#load(bookId).sort((a, b) => a.position - b.position);
    this.replace(bookId, rows);
    return rows;
  }

  /** Keys of the lines of a case, in the order of the file. */
  keysOfCase(bookId: string, caseId: string): readonly string[] {
    const rows = this.of(bookId);
    let cases = this.#cases.get(bookId);
    if (cases === undefined) {
      cases = new Map();
      for (const row of rows) {
        const known = cases.get(row.caseId);
        if (known === undefined) cases.set(row.caseId, [row.key]);
        else known.push(row.key);
      }
      this.#cases.set(bookId, cases);
    }
    return cases.get(caseId) ?? [];
  }

  /** The book of a case, among those whose cases were asked for already. */
  bookOfCase(caseId: string): string | undefined {
    for (const [bookId, cases] of this.#cases) if (cases.has(caseId)) return bookId;
    return undefined;
  }

  replace(bookId: string, rows: readonly StoredRow[]): void {
    this.#version++;
    this.#cases.delete(bookId);
    this.#books.set(bookId, [...rows]);
    this.#places.set(bookId, new Map(rows.map((row, index) => [row.key, index])));
  }

  update(row: StoredRow): void {
    this.#version++;
    const rows = this.#books.get(row.bookId);
    const place = this.#places.get(row.bookId)?.get(row.key);
    if (rows === undefined || place === undefined) return;
    if (rows[place]?.caseId !== row.caseId) this.#cases.delete(row.bookId);
    rows[place] = row;
  }

  /** After a failed transaction memory must not run ahead of the vault. */
  forget(): void {
    this.#version++;
    this.#cases.clear();
    this.#books.clear();
    this.#places.clear();
  }
}

/** An open vault with everything that the use cases need around it. */
export interface Desk {
  readonly host: Host;
  readonly vault: Vault;
  readonly knowledge: Knowledge;
  readonly registry: ListRegistry;
  readonly room: ScreeningRoom;
  readonly entities: EntityShelf;
  readonly rows: RowCache;
  readonly press: Press;
  /** A fixed day instead of today: only the terminal's `--as-of`. */
  readonly asOf: IsoDate | null;
  profile(): Profile;
  books(): readonly BookRecord[];
  /** Throws where the book is unknown: callers hold its id from a stored record. */
  book(id: string): BookRecord;
  /** The listed entity as it stood when the party was matched. */
  entityOf(hit: HitRecord): ListedEntity;
  confirmations(): readonly StatusConfirmation[];
  openHits(bookId?: string): number;
  /** One screening at a time: what a list version changes must not fall between two of them. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function createDesk(
  host: Host,
  vault: Vault,
  knowledge: Knowledge,
  press: Press,
  asOf: IsoDate | null,
): Desk {
  const books = vault.store.collection<BookRecord>('books');
  const registry = new ListRegistry(vault);
  const entities = new EntityShelf(vault, registry);
  const room = new ScreeningRoom(registry, knowledge.names, () => host.emit({ type: 'state-changed' }));
  let turn: Promise<unknown> = Promise.resolve();
  const rows = new RowCache((bookId) => [...vault.store.collection<StoredRow>('rows').each(bookId)]);
  return {
    host,
    vault,
    knowledge,
    registry,
    room,
    entities,
    rows,
    press,
    asOf,
    profile: () => {
      const profile = vault.store.collection<Profile>('profile').get('own');
      if (profile === undefined) throw new Error('a vault without a profile');
      return profile;
    },
    books: () => [...books.each()].sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1)),
    book: (id) => {
      const book = books.get(id);
      if (book === undefined) throw new Error('a record of an unknown book');
      return book;
    },
    entityOf: (hit) => entities.ofHit(hit),
    confirmations: () => [...vault.store.collection<StatusConfirmation>('confirmations').each()],
    openHits: (bookId) => {
      let open = 0;
      for (const hit of vault.store.collection<HitRecord>('hits').each(bookId)) {
        if (isOpen(hit.state) && hit.withdrawn !== true) open++;
      }
      return open;
    },
    alone: (work) => {
      const mine = turn.then(work);
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
