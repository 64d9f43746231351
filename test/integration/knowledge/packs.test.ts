import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PickedFile } from '../../../electron/app/ports.ts';
import { type AppBench, openAppBench } from '../../support/app-bench.ts';
import { hitsOf, importOrders, journalOf, makeDesk } from '../../support/order-files.ts';

/** Two desks: what one passes on, the other opens. Steps follow one another as they do between two people. */
describe('passing lists on', () => {
  let sender: AppBench;
  let receiver: AppBench;
  let pack: PickedFile = { name: '', bytes: new Uint8Array() };

  beforeAll(async () => {
    [sender, receiver] = [await openAppBench(), await openAppBench()];
    await makeDesk(sender);
    await makeDesk(receiver);
  });
  afterAll(async () => {
    await sender.close();
    await receiver.close();
  });

  const admit = async (bench: AppBench, file: { name: string; bytes: Uint8Array }) =>
    (await bench.get('files.admit', { name: file.name, bytes: Uint8Array.from(file.bytes) })).token;
  const fingerprint = async () => (await sender.get('signers.list', {})).own.fingerprint;

  it('exports the lists with own knowledge where it is ticked, and journals the hash of the file', async () => {
    await sender.get('knowledge.add', {
      fact: { kind: 'alias', entityId: 'C1-01', text: 'Kurokawa Precision Forge Ltd.' },
      basis: 'register of 2026-10-01',
    });
    const saved = await sender.get('packs.export', { own: true });
    pack = sender.saved.at(-1) ?? pack;
    expect(saved?.name).toMatch(/^pledgedesk-\d{4}-\d{2}-\d{2}\.pdlist$/);
    const [event] = await journalOf(sender, 'packs.export');
    expect(event?.detail).toContain(saved?.sha256);
    // Own words are in the pack only as own knowledge: a pack without it must not give them away.
    await sender.get('packs.export', { own: false });
    const report = await sender.get('packs.open', {
      token: await admit(sender, sender.saved.at(-1) ?? pack),
    });
    expect(report).toMatchObject({ trust: 'own', refusal: null, own: [] });
    expect(report.lists[0]).toMatchObject({ listId: 'mofcom', same: true, acceptable: false });
  });

  it('shows an unknown signer with the fingerprint and nothing of the content, and takes nothing over', async () => {
    const token = await admit(receiver, pack);
    const report = await receiver.get('packs.open', { token });
    expect(report).toMatchObject({
      trust: 'unknown',
      lists: [],
      own: [],
      refusal: { key: 'knowledge:pack.unknown-signer' },
      signer: { fingerprint: await fingerprint() },
    });
    expect(await receiver.call('packs.accept', { token, listIds: ['mofcom'], own: true })).toMatchObject({
      ok: false,
      error: { message: { key: 'knowledge:pack.unknown-signer' } },
    });
    expect((await receiver.get('knowledge.list', {})).records).toEqual([]);
  });

  it('trusts a signer only by the fingerprint of the very file', async () => {
    const token = await admit(receiver, pack);
    const { own } = await receiver.get('signers.list', {});
    const input = { token, name: 'Head office', basis: 'read to Ms Tanaka by phone' };
    expect(await receiver.call('signers.trust', { ...input, fingerprint: own.fingerprint })).toMatchObject({
      ok: false,
      error: { message: { key: 'knowledge:signer.other-fingerprint' } },
    });
    const view = await receiver.get('signers.trust', {
      ...input,
      fingerprint: (await fingerprint()).toLowerCase(),
    });
    expect(view.signers).toMatchObject([{ name: 'Head office', removed: null, basis: input.basis }]);
    expect(await journalOf(receiver, 'signers.trust')).toHaveLength(1);
  });

  it('shows the difference, and takes over a list as a draft and own knowledge with its signer', async () => {
    const book = await importOrders(receiver, [{ endUser: 'Kurokawa Precision Forge Ltd.' }]);
    const token = await admit(receiver, pack);
    const report = await receiver.get('packs.open', { token });
    expect(report).toMatchObject({ trust: 'trusted', refusal: null, signer: { name: 'Head office' } });
    expect(report.lists).toMatchObject([{ listId: 'mofcom', added: 0, removed: 0, changed: 0, same: true }]);
    expect(report.own).toMatchObject([{ known: false, basis: 'register of 2026-10-01' }]);
    const taken = await receiver.get('packs.accept', { token, listIds: ['mofcom'], own: true });
    expect(taken).toEqual({ drafts: [expect.stringMatching(/^mofcom@\d+$/)], own: 1 });
    const { drafts } = await receiver.get('lists.registry', {});
    expect(drafts).toMatchObject([{ id: taken.drafts[0], source: 'pack', state: 'draft' }]);
    expect((await receiver.get('knowledge.list', {})).records).toMatchObject([{ from: 'Head office' }]);
    expect(await hitsOf(receiver, book.id)).toMatchObject([{ entityId: 'C1-01', tier: 'hit' }]);
    expect((await receiver.get('packs.open', { token })).own).toMatchObject([{ known: true }]);
    expect(await journalOf(receiver, 'packs.accept')).toHaveLength(1);
  });

  it('keeps own knowledge at the entries when the draft of the pack is accepted', async () => {
    const { drafts } = await receiver.get('lists.registry', {});
    await receiver.get('lists.accept', {
      versionId: drafts[0]?.id ?? '',
      confirmed: ['older-than-active', 'same-entries', 'no-day'],
    });
    const book = await importOrders(receiver, [{ endUser: 'Kurokawa Precision Forge Ltd.' }]);
    expect(await hitsOf(receiver, book.id)).toMatchObject([{ entityId: 'C1-01' }]);
  });

  it.each([
    [
      'a changed byte',
      (bytes: Uint8Array) => bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1),
      'knowledge:pack.wrong-signature',
    ],
    ['an end that is missing', (bytes: Uint8Array) => bytes.slice(0, -1), 'knowledge:pack.cut'],
    ['another kind of file', () => new TextEncoder().encode('hello'), 'knowledge:pack.no-pack'],
  ])('refuses a pack with %s and says so', async (_what, spoil, key) => {
    const token = await admit(receiver, { name: 'x.pdlist', bytes: spoil(pack.bytes) });
    for (const answer of [
      await receiver.call('packs.open', { token }),
      await receiver.call('packs.accept', { token, listIds: ['mofcom'], own: false }),
      await receiver.call('signers.trust', {
        token,
        fingerprint: await fingerprint(),
        name: 'x',
        basis: 'xyz',
      }),
    ]) {
      expect(answer).toMatchObject({ ok: false, error: { message: { key } } });
    }
  });

  it('refuses the signer once trust is withdrawn, and says by whom', async () => {
    await receiver.get('signers.remove', { fingerprint: await fingerprint(), reason: 'left the company' });
    const token = await admit(receiver, pack);
    expect(await receiver.get('packs.open', { token })).toMatchObject({
      trust: 'removed',
      lists: [],
      refusal: { key: 'knowledge:pack.removed-signer', params: { reason: 'left the company' } },
    });
    expect(await receiver.call('packs.accept', { token, listIds: ['mofcom'], own: true })).toMatchObject({
      ok: false,
    });
    expect(await journalOf(receiver, 'signers.remove')).toHaveLength(1);
  });

  it('trusts again by a key file, which carries no secret', async () => {
    const saved = await sender.get('signers.save-key', {});
    const file = sender.saved.at(-1) ?? pack;
    expect(saved?.name).toMatch(/\.txt$/);
    expect(new TextDecoder().decode(file.bytes)).toContain(await fingerprint());
    const token = await admit(receiver, file);
    expect(await receiver.get('packs.open', { token })).toMatchObject({ kind: 'key', trust: 'removed' });
    await receiver.get('signers.trust', {
      token,
      fingerprint: await fingerprint(),
      name: 'Head office',
      basis: 'in person',
    });
    expect(await receiver.get('packs.open', { token: await admit(receiver, pack) })).toMatchObject({
      trust: 'trusted',
    });
  });

  it('keeps one key for the vault, under both users and after a restart', async () => {
    const before = await fingerprint();
    await sender.get('vault.lock', {});
    const { REVIEWER } = await import('../../support/people.ts');
    await sender.get('vault.unlock', { user: 'reviewer', passphrase: REVIEWER.passphrase });
    expect(await fingerprint()).toBe(before);
    expect(await journalOf(sender, 'signers.key-made')).toHaveLength(1);
  });
});
