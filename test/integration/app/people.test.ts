import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../electron/audit/read-workbook.ts';
import { DEFAULT_POLICY } from '../../../shared/contract/policy.ts';
import {
  type AppBench,
  OFFICER,
  openAppBench,
  REVIEWER,
  sample,
  sampleProfile,
} from '../../support/app-bench.ts';

const FIRST = 'a first passphrase';
const OWN = 'a passphrase of my own';

/** One vault through the hands of its people, in this order. */
describe('the people of a vault', () => {
  let bench: AppBench;
  beforeAll(async () => {
    bench = await openAppBench();
    await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
  });
  afterAll(() => bench.close());

  const as = (user: 'officer' | 'reviewer' | 'auditor' | 'administrator', passphrase: string) =>
    bench.get('vault.unlock', { user, passphrase });
  const refused = async (channel: Parameters<AppBench['call']>[0], input: object) => {
    const answer = await bench.call(channel, input as never);
    return answer.ok ? 'done' : answer.error.message.key;
  };
  const idOf = async (name: string) =>
    (await bench.get('users.list', {})).users.find((user) => user.name === name)?.id ?? '';

  it('begin with an officer who administers until somebody is named', async () => {
    const state = await bench.get('app.state', {});
    expect(state.session).toMatchObject({ role: 'officer', administrator: true, mustChange: false });
    const { users, administrators } = await bench.get('users.list', {});
    expect(administrators).toEqual([users[0]?.id]);
    await bench.get('users.add', {
      name: '陈审',
      role: 'auditor',
      passphrase: FIRST,
      own: OFFICER.passphrase,
    });
    await bench.get('users.add', {
      name: '赵管',
      role: 'administrator',
      passphrase: 'the first of the administrator',
      own: OFFICER.passphrase,
    });
    expect((await bench.get('app.state', {})).session).toMatchObject({ administrator: false });
    expect(await refused('users.retire', { userId: users[1]?.id, reason: 'a test' })).toBe(
      'people:right.administer',
    );
    await bench.get('vault.lock', {});
    expect((await bench.get('app.state', {})).signIn).toEqual([
      'officer',
      'reviewer',
      'auditor',
      'administrator',
    ]);
  });

  it('do nothing with a passphrase that an administrator gave', async () => {
    const state = await as('auditor', FIRST);
    expect(state.session).toMatchObject({ name: '陈审', mustChange: true });
    expect(await refused('books.list', {})).toBe('people:right.change-first');
    await bench.get('vault.passphrase', { current: FIRST, next: OWN });
    expect(await refused('books.list', {})).toBe('done');
  });

  it('read, verify and export as auditors, and the router stops the rest', async () => {
    const { token } = await bench.get('files.admit', {
      name: 'orders.xlsx',
      bytes: new Uint8Array(sample('orders.xlsx')),
    });
    expect(await refused('intake.import', { token, mapping: {}, remember: false })).toBe('people:right.work');
    expect(
      await refused('hits.decide', { hitId: 'x', verdict: 'affiliate', reasonCode: 'id-equal', text: 'abc' }),
    ).toBe('people:right.judge');
    expect(await refused('users.list', {})).toBe('done');
    expect(await refused('audit.export', {})).toBe('done');
    expect((await bench.get('journal.verify', {})).ok).toBe(true);
  });

  it('are kept by the administrator, who cannot touch themselves', async () => {
    await as('administrator', 'the first of the administrator');
    await bench.get('vault.passphrase', {
      current: 'the first of the administrator',
      next: 'administrators own words',
    });
    const own = await idOf('赵管');
    expect(await refused('users.retire', { userId: own, reason: 'a test' })).toBe('people:own-role');
    expect(await refused('users.role', { userId: own, role: 'officer', reason: 'a test' })).toBe(
      'people:own-role',
    );
    await bench.get('users.role', { userId: await idOf('陈审'), role: 'reviewer', reason: 'helps out' });
    await bench.get('users.role', { userId: await idOf('陈审'), role: 'auditor', reason: 'enough' });
    const policy = {
      ...DEFAULT_POLICY,
      secondAlways: ['need-info' as const],
      idleMinutes: 5,
      passphraseMin: 20,
    };
    expect(
      await refused('policy.set', {
        policy: { ...policy, passphraseMin: 8 },
        listMaxAgeDays: 7,
        reason: 'low',
      }),
    ).toBe('app:bad-input');
    await bench.get('policy.set', { policy, listMaxAgeDays: 9, reason: 'the board asks for it' });
    const state = await bench.get('app.state', {});
    expect(state).toMatchObject({ idleMinutes: 5, secondAlways: ['need-info'], lists: { maxAgeDays: 9 } });
    expect(
      await refused('vault.passphrase', { current: 'administrators own words', next: 'sixteen letters!' }),
    ).toBe('vault:passphrase-length');
    const { total } = await bench.get('journal.page', { offset: 0, limit: 1 });
    const { rows } = await bench.get('journal.page', { offset: total - 1, limit: 1 });
    expect(rows[0]).toMatchObject({ action: 'policy.set', user: '赵管', role: 'administrator' });
    expect(rows[0]?.detail).toContain('the board asks for it');
  });

  it('need a second person where the policy says so, and nobody is their own', async () => {
    await as('officer', OFFICER.passphrase);
    const { token } = await bench.get('files.admit', {
      name: 'orders.xlsx',
      bytes: new Uint8Array(sample('orders.xlsx')),
    });
    const preview = await bench.get('intake.preview', { token });
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    await bench.get('intake.import', { token, mapping, remember: false });
    const { rows } = await bench.get('hits.queue', { state: 'open', offset: 0, limit: 1 });
    const hitId = rows[0]?.hitId ?? '';
    const decision = {
      hitId,
      verdict: 'need-info',
      reasonCode: 'information-requested',
      text: 'asked the buyer',
    } as const;
    expect(await bench.get('hits.decide', decision)).toMatchObject({ state: 'to-review', canReview: false });
    expect(await refused('hits.review', { hitId, agree: true, text: '' })).toBe('app:own-decision');
    await as('reviewer', REVIEWER.passphrase);
    expect(await bench.get('hits.review', { hitId, agree: true, text: '' })).toMatchObject({
      state: 'final',
    });
  });

  it('sign what they did, and an exported head is found in the journal as long as nobody rolls it back', async () => {
    await as('auditor', OWN);
    await bench.get('audit.export', {});
    const file = bench.saved.at(-1);
    const { hash, count } = headOf(file?.bytes ?? new Uint8Array());
    const seen = await bench.get('journal.check-head', { hash: hash.toUpperCase(), count });
    expect(seen).toMatchObject({ verdict: 'in-chain', seq: count, whole: true });
    const { rows } = await bench.get('journal.page', { offset: count - 1, limit: 1 });
    expect(rows[0]).toMatchObject({ action: 'journal.checkpoint', user: '陈审' });
    const check = async (given: object) =>
      (await bench.get('journal.check-head', { hash, ...given })).verdict;
    expect(await check({ count: count - 1 })).toBe('elsewhere');
    expect(await check({ hash: '0'.repeat(64), count })).toBe('forked');
    expect(await check({ hash: '0'.repeat(64), count: 100_000 })).toBe('rolled-back');
    expect(await check({ hash: '0'.repeat(64) })).toBe('unknown');
    const proof = await bench.get('journal.verify', {});
    expect(proof.checkpoints).toBeGreaterThan(4);
    expect(proof.lastCheckpoint).toMatchObject({ user: '陈审' });
  });
});

/** The head as the workbook shows it. */
function headOf(bytes: Uint8Array): { readonly hash: string; readonly count: number } {
  const book = readWorkbook(bytes);
  const rows = book.ok ? (book.value[0]?.rows ?? []) : [];
  const fact = (key: string) =>
    rows.find((row) => row.includes(key))?.find((cell) => /[0-9a-f]$/.test(cell) && cell !== key) ?? '';
  const digits = (text: string) => text.replace(/^.*:/, '').trim();
  return {
    hash: /[0-9a-f]{64}/.exec(fact('journal_head'))?.[0] ?? '',
    count: Number(digits(fact('journal_count'))),
  };
}
