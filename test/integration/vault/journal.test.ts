import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, type JournalEvent } from '../../../electron/vault/journal.ts';
import type { Vault } from '../../../electron/vault/vault.ts';
import { bareDatabase, newFolder, newVault, open, tamper, ticking, unwrap } from './support.ts';

function fill(vault: Vault, events: number): void {
  for (let n = 0; n < events; n++) {
    vault.journal.append({
      role: vault.session.role,
      object: `hit/${n}`,
      action: 'hits.decide',
      before: { state: 'undecided' },
      after: {
        state: 'final',
        verdict: n % 2 === 0 ? 'same' : 'other',
        nested: { b: [1, 2.5, null], a: '名' },
      },
      reason: `理由 ${n}`,
    });
  }
}

function neverEvent(): never {
  throw new Error('no event');
}

/** A vault with ten events, changed behind its back and opened again. */
async function afterTampering(sql: string) {
  const folder = newFolder();
  const vault = await newVault(folder);
  fill(vault, 10);
  const head = vault.journal.head();
  vault.close();
  await tamper(folder, `DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete; ${sql}`);
  const reopened = unwrap(await open(folder));
  const report = reopened.journal.verify();
  const againstHead = reopened.journal.verify([head]);
  reopened.close();
  return { report, againstHead };
}

describe('the journal', () => {
  it('numbers, dates, signs and chains what it is given', async () => {
    const folder = newFolder();
    const vault = await newVault(folder, ticking('2026-11-25T08:00:00.000Z'));
    fill(vault, 3);
    vault.close();
    const reviewers = unwrap(await open(folder, 'reviewer', ticking('2026-11-26T08:00:00.000Z')));
    fill(reviewers, 1);
    const rows = [...reviewers.journal.each()];
    expect(rows.map((event) => [event.seq, event.time, event.user, event.role, event.clockBack])).toEqual([
      [1, '2026-11-25T08:00:02.000Z', '王芳', 'officer', false],
      [2, '2026-11-25T08:00:03.000Z', '王芳', 'officer', false],
      [3, '2026-11-25T08:00:04.000Z', '王芳', 'officer', false],
      [4, '2026-11-26T08:00:01.000Z', '佐藤健', 'reviewer', false],
    ]);
    expect(rows[3]).toMatchObject({ object: 'hit/0', reason: '理由 0', before: { state: 'undecided' } });
    for (const [index, { hash, ...body }] of rows.entries()) {
      expect(hashOf(body)).toBe(hash);
      if (index > 0) expect(body.prevHash).toBe(rows[index - 1]?.hash);
    }
    expect(reviewers.journal.verify()).toMatchObject({
      ok: true,
      count: 4,
      head: rows[3]?.hash,
      brokenAt: null,
      clockBack: 0,
    });
    expect(reviewers.journal.head()).toEqual({ count: 4, hash: rows[3]?.hash });
    expect(reviewers.journal.page(1, 2)).toEqual({ total: 4, rows: rows.slice(1, 3) });
    reviewers.close();
  });

  it('is whole when it is empty, and no two vaults begin alike', async () => {
    const [one, two] = [await newVault(newFolder()), await newVault(newFolder())];
    expect(one.journal.verify()).toMatchObject({ ok: true, count: 0, brokenAt: null });
    expect(one.journal.head().hash).not.toBe(two.journal.head().hash);
    one.close();
    two.close();
  });

  it('reads more than one page of events in order', async () => {
    const vault = await newVault(newFolder());
    vault.transaction(() => fill(vault, 1203));
    // Two of them are checkpoints, which come by themselves.
    expect(vault.journal.verify()).toMatchObject({ ok: true, count: 1205, checkpoints: 2 });
    expect([...vault.journal.each()].map((event) => event.seq)).toEqual(
      Array.from({ length: 1205 }, (_, n) => n + 1),
    );
    vault.close();
  });

  it('says by an event of its own that the clock went back, also across sessions', async () => {
    const folder = newFolder();
    const vault = await newVault(folder, ticking('2026-11-25T08:00:00.000Z'));
    fill(vault, 2);
    vault.close();
    const earlier = unwrap(await open(folder, 'officer', ticking('2026-11-01T08:00:00.000+09:00')));
    fill(earlier, 2);
    const events = [...earlier.journal.each()];
    expect(events.map((event) => event.clockBack)).toEqual([false, false, true, false, false]);
    expect(events[2]).toMatchObject({
      action: 'journal.clock-back',
      before: { time: '2026-11-25T08:00:03.000Z' },
      after: { time: events[2]?.time },
    });
    expect(earlier.journal.verify()).toMatchObject({ ok: true, clockBack: 1 });
    earlier.close();
  });

  it('refuses an event in the name of the other role, and what JSON cannot hold', async () => {
    const vault = await newVault(newFolder());
    const event = { role: 'officer', object: 'hit/1', action: 'hits.review' } as const;
    expect(() => vault.journal.append({ ...event, role: 'reviewer' })).toThrow('another role');
    expect(() => vault.journal.append({ ...event, after: { at: new Date(0) } })).toThrow(TypeError);
    expect(() => vault.journal.append({ ...event, after: { score: Number.NaN } })).toThrow(TypeError);
    expect(vault.journal.head().count).toBe(0);
    vault.close();
  });

  it('stays whole whatever text it is given', async () => {
    const vault = await newVault(newFolder());
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, fc.jsonValue(), (object, reason, after) => {
        vault.journal.append({ role: 'officer', object, action: '\u0000\ud800 x', reason, after });
      }),
      { numRuns: 300, seed: 7 },
    );
    vault.journal.append({
      role: 'officer',
      object: '\udc00',
      action: 'half',
      reason: '\ud800 half',
      after: JSON.parse('{"__proto__":{"a":1}}'),
    });
    expect(vault.journal.verify()).toMatchObject({ ok: true, count: 301 });
    expect(JSON.stringify([...vault.journal.each()].at(-1)?.after)).toBe('{"__proto__":{"a":1}}');
    vault.close();
  });
});

describe('tampering with the journal', () => {
  it('is refused by the database itself', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    fill(vault, 3);
    vault.close();
    const db = await bareDatabase(folder);
    for (const sql of [
      `UPDATE journal SET reason = 'x' WHERE seq = 2`,
      'DELETE FROM journal WHERE seq = 3',
      'DELETE FROM journal',
      `REPLACE INTO journal SELECT 2, time, user_id, 'x', role, object, action, null, null, null, 0, prev_hash, hash FROM journal WHERE seq = 2`,
      `INSERT INTO journal SELECT 5, time, user_id, user, role, object, action, null, null, null, 0, prev_hash, hash FROM journal WHERE seq = 2`,
    ]) {
      expect(() => db.exec(sql), sql).toThrow('append-only');
    }
    db.close();
  });

  it.each([
    ['time', `'2020-01-01T00:00:00.000Z'`],
    ['user_id', `(SELECT id FROM users WHERE role = 'reviewer')`],
    ['user', `'someone'`],
    ['role', `'reviewer'`],
    ['object', `'hit/9'`],
    ['action', `'hits.review'`],
    ['before_json', 'NULL'],
    ['after_json', `replace(after_json, 'same', 'other')`],
    ['after_json', `' ' || after_json`],
    ['after_json', `'{"half":'`],
    ['reason', 'NULL'],
    ['clock_back', '1'],
    ['prev_hash', 'hash'],
    ['hash', 'prev_hash'],
  ])('is found where %s becomes %s', async (column, value) => {
    const { report } = await afterTampering(`UPDATE journal SET ${column} = ${value} WHERE seq = 5`);
    expect(report).toMatchObject({ ok: false, count: 10, brokenAt: 5 });
  });

  it.each([
    ['an event removed from the middle', 'DELETE FROM journal WHERE seq = 4', 4],
    ['the last event removed', 'DELETE FROM journal WHERE seq = 10', 10],
    ['all events removed', 'DELETE FROM journal', 1],
    [
      'two events exchanged',
      'UPDATE journal SET seq = 99 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 4; UPDATE journal SET seq = 4 WHERE seq = 99',
      3,
    ],
    [
      'one removed and the others moved up',
      'DELETE FROM journal WHERE seq = 6; UPDATE journal SET seq = seq - 1 WHERE seq > 6',
      6,
    ],
    [
      'an event added without the chain',
      `INSERT INTO journal SELECT 11, time, user_id, user, role, object, action, before_json, after_json, reason, clock_back, hash, hash FROM journal WHERE seq = 10`,
      11,
    ],
  ])('is found: %s', async (_name, sql, brokenAt) => {
    expect((await afterTampering(sql)).report).toMatchObject({ ok: false, brokenAt });
  });

  it('is found where one event was replaced together with its own hash', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    fill(vault, 10);
    const { hash: _hash, ...body } = vault.journal.page(4, 1).rows[0] ?? neverEvent();
    vault.close();
    const forged = hashOf({ ...body, reason: 'another reason' });
    await tamper(
      folder,
      `DROP TRIGGER journal_no_update; UPDATE journal SET reason = 'another reason', hash = '${forged}' WHERE seq = 5`,
    );
    const reopened = unwrap(await open(folder));
    expect(reopened.journal.verify()).toMatchObject({ ok: false, brokenAt: 6 });
    reopened.close();
  });

  it('with care, head and all, is found against a head noted outside, and only so', async () => {
    const { report, againstHead } = await afterTampering(`
      DELETE FROM journal WHERE seq > 8;
      UPDATE meta SET value = json_object('count', 8, 'hash', (SELECT hash FROM journal WHERE seq = 8)) WHERE key = 'journal'`);
    expect(report).toMatchObject({ ok: true, count: 8 });
    expect(againstHead).toMatchObject({ ok: false, brokenAt: 9 });
  });

  it('by writing the whole chain anew is found against a head noted outside, and only so', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    fill(vault, 10);
    const head = vault.journal.head();
    const events = [...vault.journal.each()];
    vault.close();
    await forgeChain(folder, events);
    const reopened = unwrap(await open(folder));
    expect([...reopened.journal.each()][2]?.reason).toBe('another reason');
    expect(reopened.journal.verify()).toMatchObject({ ok: true, count: 10 });
    expect(reopened.journal.verify([head])).toMatchObject({ ok: false, brokenAt: 10 });
    reopened.close();
  });
});

/** What someone with the key and the source can do: change one event and compute everything after it again. */
async function forgeChain(folder: string, events: readonly JournalEvent[]): Promise<void> {
  const db = await bareDatabase(folder);
  db.exec('DROP TRIGGER journal_no_update');
  const update = db.prepare('UPDATE journal SET reason = ?, prev_hash = ?, hash = ? WHERE seq = ?');
  let prevHash = events[0]?.prevHash ?? '';
  for (const { hash: _hash, ...body } of events) {
    const forged = { ...body, prevHash, reason: body.seq === 3 ? 'another reason' : body.reason };
    prevHash = hashOf(forged);
    update.run(forged.reason, forged.prevHash, prevHash, forged.seq);
  }
  db.prepare(`UPDATE meta SET value = ? WHERE key = 'journal'`).run(
    JSON.stringify({ count: 10, hash: prevHash }),
  );
  db.close();
}
