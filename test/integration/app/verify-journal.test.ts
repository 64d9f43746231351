import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppBench, OFFICER, openAppBench, REVIEWER, sampleProfile } from '../../support/app-bench.ts';

/** The terminal on a vault that the window has made. */
describe('pledgedesk verify-journal', () => {
  let bench: AppBench;
  let head = { hash: '', count: 0 };
  beforeAll(async () => {
    bench = await openAppBench();
    await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
    const { count, head: hash } = await bench.get('journal.verify', {});
    head = { hash, count };
    await bench.get('vault.lock', {});
  });
  afterAll(() => bench.close());

  const run = (options: readonly string[], passphrase: string = OFFICER.passphrase) => {
    const main = join(import.meta.dirname, '../../../electron/cli/main.ts');
    const folder = join(bench.folder, 'vault');
    const done = spawnSync(process.execPath, [main, 'verify-journal', folder, ...options], {
      input: `${passphrase}\n`,
      encoding: 'utf8',
    });
    return { code: done.status, text: `${done.stdout}${done.stderr}` };
  };

  it('says that the chain is whole, who signed it, and that a noted head is in it', () => {
    const found = run(['--user', 'officer', '--head', head.hash, '--count', String(head.count)]);
    expect(found.text).toContain('the chain is whole');
    expect(found.text).toContain(`the last one by ${OFFICER.name}`);
    expect(found.text).toContain(`as event ${head.count}`);
    expect(found.code).toBe(0);
  });

  it('ends with 1 for a head that is not there and for a wrong passphrase, and with 2 for a wrong call', () => {
    const forked = run(['--user', 'officer', '--head', '0'.repeat(64), '--count', '1', '--lang', 'zh']);
    expect(forked).toMatchObject({ code: 1, text: expect.stringContaining('日志被重写') });
    expect(run(['--user', 'officer'], 'not the passphrase')).toMatchObject({
      code: 1,
      text: expect.stringContaining('passphrase is wrong'),
    });
    expect(run(['--head', 'abc']).code).toBe(2);
  });
});
