import { createHash } from 'node:crypto';
import type { UserRole } from '../../shared/contract/users.ts';
import type { IsoInstant } from '../../shared/message.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Db } from './database.ts';
import { guard } from './failures.ts';
import type { Meta } from './meta.ts';
import { isKeyOf } from './people.ts';
import { type Checkpoint, checkpointHolds, type Signer } from './signer.ts';

/** What a use case says of an event. `before`, `after`: JSON values; anything else throws. */
export interface NewEvent {
  /** The role of the session; another one throws. */
  readonly role: UserRole;
  readonly object: string;
  readonly action: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | undefined;
}

export interface JournalEvent {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly time: IsoInstant;
  readonly userId: string;
  readonly user: string;
  readonly role: string;
  readonly object: string;
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  /** The clock showed an earlier time than at the event before. */
  readonly clockBack: boolean;
  readonly prevHash: string;
  /** SHA-256 of the canonical JSON of all the fields above. */
  readonly hash: string;
}

export interface JournalHead {
  readonly count: number;
  readonly hash: string;
}

export interface JournalReport {
  readonly ok: boolean;
  readonly count: number;
  readonly head: string;
  /** `seq` of the first event that is changed, missing or out of place; null where the chain is whole. */
  readonly brokenAt: number | null;
  /** Signed checkpoints whose signature holds, and the last of them. */
  readonly checkpoints: number;
  readonly lastCheckpoint: { readonly seq: number; readonly at: IsoInstant; readonly user: string } | null;
  /** How often the clock went back. */
  readonly clockBack: number;
}

export interface Journal {
  /** A clock that went back is an event of its own before it, and a checkpoint follows when one is due. */
  append(event: NewEvent): JournalEvent;
  /** Signs the head with the key of the session's user. Null where there is no key, or nothing new to sign. */
  checkpoint(): JournalEvent | null;
  /** The number of the event with this hash. */
  find(hash: string): number | null;
  /** Oldest first. */
  page(offset: number, limit: number): { readonly total: number; readonly rows: readonly JournalEvent[] };
  /** Every event, oldest first. */
  each(): IterableIterator<JournalEvent>;
  head(): JournalHead;
  /**
   * Recomputes the chain. `known`: heads noted outside the vault (printed on an export); a journal that was rolled
   * back or written anew is found by them alone, since whoever has the key can build a new chain.
   */
  verify(known?: readonly JournalHead[]): JournalReport;
}

interface Row {
  readonly seq: number;
  readonly time: string;
  readonly user_id: string;
  readonly user: string;
  readonly role: string;
  readonly object: string;
  readonly action: string;
  readonly before_json: string | null;
  readonly after_json: string | null;
  readonly reason: string | null;
  readonly clock_back: number;
  readonly prev_hash: string;
  readonly hash: string;
}

const PAGE = 500;
/** A checkpoint at the latest after so many events. */
export const CHECKPOINT_EVERY = 500;
const CHECKPOINT = 'journal.checkpoint';

export function createJournal(
  db: Db,
  meta: Meta,
  vaultId: string,
  session: { readonly userId: string; readonly name: string; readonly role: UserRole },
  now: () => IsoInstant,
  signer: () => Signer | null = () => null,
): Journal {
  const origin = createHash('sha256').update(`pledgedesk/journal/1/${vaultId}`, 'utf8').digest('hex');
  const insert = db.prepare<[Row]>(
    `INSERT INTO journal VALUES (@seq, @time, @user_id, @user, @role, @object, @action, @before_json, @after_json,
     @reason, @clock_back, @prev_hash, @hash)`,
  );
  const last = db.prepare<[], Row>('SELECT * FROM journal ORDER BY seq DESC LIMIT 1');
  const slice = db.prepare<[number, number], Row>('SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?');

  const byHash = db.prepare<[string], number>('SELECT seq FROM journal WHERE hash = ?').pluck();

  function put(event: NewEvent, time: IsoInstant, clockBack = false): JournalEvent {
    const previous = last.get();
    const body = {
      seq: (previous?.seq ?? 0) + 1,
      time,
      userId: session.userId,
      user: session.name,
      role: event.role,
      // A half surrogate would come back from the database as another text and break the chain.
      object: event.object.toWellFormed(),
      action: event.action.toWellFormed(),
      before: event.before ?? null,
      after: event.after ?? null,
      reason: event.reason?.toWellFormed() ?? null,
      clockBack,
      prevHash: previous?.hash ?? origin,
    };
    const appended: JournalEvent = { ...body, hash: hashOf(body) };
    insert.run(rowOf(appended));
    meta.write('journal', { count: appended.seq, hash: appended.hash });
    return appended;
  }

  const append = db.transaction((event: NewEvent): JournalEvent => {
    if (event.role !== session.role) throw new Error('an event in the name of another role');
    const time = now();
    noteClock(time);
    const appended = put(event, time);
    if (appended.seq - (meta.read<number>('checkpoint') ?? 0) >= CHECKPOINT_EVERY) sign(time);
    return appended;
  });

  /** Whoever sets the clock back could date a decision before a list came into force. */
  function noteClock(time: IsoInstant): void {
    const previous = last.get();
    if (previous === undefined || instant(time) >= instant(previous.time)) return;
    const times = { before: { time: previous.time }, after: { time } };
    put({ role: session.role, object: 'journal', action: 'journal.clock-back', ...times }, time, true);
  }

  function sign(at: IsoInstant): JournalEvent | null {
    const key = signer();
    const previous = last.get();
    if (key === null || previous === undefined || previous.action === CHECKPOINT) return null;
    const { seq: count, hash: head } = previous;
    const signature = key.sign({ vaultId, userId: session.userId, count, head, at });
    const after = { count, head, at, publicKey: key.publicKey, signature };
    const signed = put({ role: session.role, object: 'journal', action: CHECKPOINT, after }, at);
    meta.write('checkpoint', signed.seq);
    return signed;
  }

  const checkpoint = db.transaction((): JournalEvent | null => {
    const time = now();
    if (signer() === null || last.get()?.action === CHECKPOINT) return null;
    noteClock(time);
    return sign(time);
  });

  /** A checkpoint vouches for the event before it, by a key that was the user's. */
  function vouches(row: Row): boolean {
    const after = eventOf(row).after as Partial<Checkpoint & { publicKey: string; signature: string }> | null;
    if (after === null || after.count !== row.seq - 1 || after.head !== row.prev_hash) return false;
    const { at, publicKey = '', signature = '' } = after;
    return (
      at === row.time &&
      isKeyOf(db, row.user_id, publicKey) &&
      checkpointHolds(
        { vaultId, userId: row.user_id, count: after.count, head: after.head, at },
        publicKey,
        signature,
      )
    );
  }

  function* rows(): Generator<Row> {
    let page = guard(() => slice.all(0, PAGE));
    while (page.length > 0) {
      yield* page;
      const end = page.at(-1)?.seq ?? 0;
      page = guard(() => slice.all(end, PAGE));
    }
  }

  function verify(known: readonly JournalHead[] = []): JournalReport {
    const expected = new Map(known.map((head) => [head.count, head.hash]));
    let seen = 0;
    let hash = origin;
    let brokenAt: number | null = null;
    let checkpoints = 0;
    let lastCheckpoint: JournalReport['lastCheckpoint'] = null;
    let clockBack = 0;
    for (const row of rows()) {
      const seq = seen + 1;
      const noted = expected.get(seq);
      if (brokenAt === null && (!isWhole(row, seq, hash) || (noted !== undefined && noted !== row.hash)))
        brokenAt = seq;
      if (row.clock_back === 1) clockBack++;
      if (row.action === CHECKPOINT && brokenAt === null) {
        if (vouches(row)) {
          checkpoints++;
          lastCheckpoint = { seq, at: row.time, user: row.user };
        } else brokenAt = seq;
      }
      seen = seq;
      hash = row.hash;
    }
    const stored = guard(() => meta.read<JournalHead>('journal')) ?? { count: 0, hash: origin };
    const missing = Math.max(stored.count, ...expected.keys()) > seen;
    if (brokenAt === null && (missing || stored.count !== seen || stored.hash !== hash)) {
      brokenAt = missing ? seen + 1 : seen;
    }
    return {
      ok: brokenAt === null,
      count: seen,
      head: hash,
      brokenAt,
      checkpoints,
      lastCheckpoint,
      clockBack,
    };
  }

  return {
    append: (event) => guard(() => append.immediate(event)),
    checkpoint: () => guard(() => checkpoint.immediate()),
    find: (hash) => guard(() => byHash.get(hash)) ?? null,
    // Events are numbered without gaps, so the place of an event is its number.
    page: (offset, limit) =>
      guard(() => ({ total: last.get()?.seq ?? 0, rows: slice.all(offset, limit).map(eventOf) })),
    *each() {
      for (const row of rows()) yield eventOf(row);
    },
    head: () =>
      guard(() => {
        const row = last.get();
        return { count: row?.seq ?? 0, hash: row?.hash ?? origin };
      }),
    verify,
  };
}

/** SHA-256 over the canonical JSON of all fields but the hash; also for a verifier outside the vault. */
export function hashOf(event: Omit<JournalEvent, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(event), 'utf8').digest('hex');
}

function isWhole(row: Row, seq: number, prevHash: string): boolean {
  try {
    const { hash, ...body } = eventOf(row);
    const written = rowOf({ ...body, hash });
    return (
      row.seq === seq &&
      row.prev_hash === prevHash &&
      hashOf(body) === hash &&
      written.before_json === row.before_json &&
      written.after_json === row.after_json &&
      written.clock_back === row.clock_back
    );
  } catch {
    return false;
  }
}

function rowOf(event: JournalEvent): Row {
  return {
    seq: event.seq,
    time: event.time,
    user_id: event.userId,
    user: event.user,
    role: event.role,
    object: event.object,
    action: event.action,
    before_json: event.before === null ? null : canonicalJson(event.before),
    after_json: event.after === null ? null : canonicalJson(event.after),
    reason: event.reason,
    clock_back: event.clockBack ? 1 : 0,
    prev_hash: event.prevHash,
    hash: event.hash,
  };
}

function eventOf(row: Row): JournalEvent {
  return {
    seq: row.seq,
    time: row.time,
    userId: row.user_id,
    user: row.user,
    role: row.role,
    object: row.object,
    action: row.action,
    before: row.before_json === null ? null : JSON.parse(row.before_json),
    after: row.after_json === null ? null : JSON.parse(row.after_json),
    reason: row.reason,
    clockBack: row.clock_back === 1,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}

function instant(time: IsoInstant): number {
  const value = Date.parse(time);
  if (Number.isNaN(value)) throw new Error('a time that is no instant');
  return value;
}
