import { describe, expect, it } from 'vitest';
import { hashOf, type JournalEvent } from '../../../electron/vault/journal.ts';
import { newSeed, signerOf } from '../../../electron/vault/signer.ts';
import type { Vault } from '../../../electron/vault/vault.ts';
import { bareDatabase, newFolder, newVault, open, tamper, ticking, unwrap } from './support.ts';

function work(vault: Vault, times: number): void {
  for (let n = 0; n < times; n++) {
    vault.journal.append({
      role: vault.session.role,
      object: `hit/${n}`,
      action: 'hits.decide',
      after: { n },
    });
  }
}

/** A whole new chain from `seq` on, as someone with a passphrase and the source could write it. */
async function rewrite(
  folder: string,
  seq: number,
  change: (event: JournalEvent) => JournalEvent,
): Promise<void> {
  const vault = unwrap(await open(folder, 'officer', ticking('2026-12-01T08:00:00.000Z')));
  const events = [...vault.journal.each()];
  vault.close();
  const db = await bareDatabase(folder);
  db.exec('DROP TRIGGER journal_no_update');
  const update = db.prepare(
    'UPDATE journal SET object = ?, after_json = ?, prev_hash = ?, hash = ? WHERE seq = ?',
  );
  let prevHash = events[seq - 2]?.hash ?? events[0]?.prevHash ?? '';
  for (const event of events.slice(seq - 1)) {
    const { hash: _old, ...body } = { ...change(event), prevHash };
    const hash = hashOf(body);
    update.run(body.object, JSON.stringify(body.after), prevHash, hash, body.seq);
    prevHash = hash;
  }
  db.prepare(`UPDATE meta SET value = ? WHERE key = 'journal'`).run(
    JSON.stringify({ count: events.length, hash: prevHash }),
  );
  db.close();
}

describe('signed checkpoints', () => {
  it('come after many events and on demand, and only where there is something to sign', async () => {
    const vault = await newVault(newFolder());
    expect(vault.journal.checkpoint()).toBeNull();
    work(vault, 499);
    expect(vault.journal.head().count).toBe(499);
    work(vault, 1);
    expect(vault.journal.page(500, 1).rows[0]).toMatchObject({
      action: 'journal.checkpoint',
      after: { count: 500, head: vault.journal.page(499, 1).rows[0]?.hash },
    });
    expect(vault.journal.checkpoint()).toBeNull();
    work(vault, 1);
    expect(vault.journal.checkpoint()).not.toBeNull();
    expect(vault.journal.verify()).toMatchObject({ ok: true, count: 503, checkpoints: 2 });
    vault.close();
  });

  it('find a chain that was written anew, which hashes alone do not', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    work(vault, 3);
    vault.journal.checkpoint();
    vault.close();
    await rewrite(folder, 2, (event) => (event.seq === 2 ? { ...event, object: 'hit/other' } : event));
    const found = unwrap(await open(folder, 'officer', ticking('2026-12-02T08:00:00.000Z')));
    expect(found.journal.verify()).toMatchObject({ ok: false, brokenAt: 4 });
    found.close();

    // The control: without the checkpoint the same forgery passes for whole.
    const bare = newFolder();
    const unsigned = await newVault(bare);
    work(unsigned, 3);
    unsigned.close();
    await rewrite(bare, 2, (event) => (event.seq === 2 ? { ...event, object: 'hit/other' } : event));
    const passes = unwrap(await open(bare, 'officer', ticking('2026-12-02T08:00:00.000Z')));
    expect(passes.journal.verify().ok).toBe(true);
    passes.close();
  });

  it('are not believed with the key of somebody who is no user, nor with the right key on another head', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    work(vault, 1);
    vault.journal.checkpoint();
    vault.close();
    const stranger = signerOf(newSeed());
    const header = JSON.parse(await vaultIdOf(folder)) as string;
    await rewrite(folder, 2, (event) => {
      const after = event.after as { count: number; head: string; at: string };
      const { count, head, at } = after;
      const signature = stranger.sign({ vaultId: header, userId: event.userId, count, head, at });
      return { ...event, after: { count, head, at, publicKey: stranger.publicKey, signature } };
    });
    const found = unwrap(await open(folder, 'officer', ticking('2026-12-02T08:00:00.000Z')));
    expect(found.journal.verify()).toMatchObject({ ok: false, brokenAt: 2, checkpoints: 0 });
    found.close();
  });

  it('bring up a user whose key somebody else has put into the database', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    await tamper(
      folder,
      `DROP TRIGGER user_keys_no_update; UPDATE user_keys SET public_key = 'AAAA' || substr(public_key, 5)`,
    );
    const vault = unwrap(await open(folder));
    expect([...vault.journal.each()].map(({ action }) => action)).toEqual(['users.key']);
    vault.close();
  });
});

describe('a head that was noted elsewhere', () => {
  it('is found where it is in the chain, and nowhere else', async () => {
    const vault = await newVault(newFolder());
    work(vault, 5);
    const hash = vault.journal.page(2, 1).rows[0]?.hash ?? '';
    expect(vault.journal.find(hash)).toBe(3);
    expect(vault.journal.find('0'.repeat(64))).toBeNull();
    vault.close();
  });
});

async function vaultIdOf(folder: string): Promise<string> {
  const { readFileSync } = await import('node:fs');
  const header = JSON.parse(readFileSync(`${folder}/vault.json`, 'utf8')) as { vaultId: string };
  return JSON.stringify(header.vaultId);
}
