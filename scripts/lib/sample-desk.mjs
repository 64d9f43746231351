// The window on a vault of its own with the sample orders, for scripts that take pictures of it. Needs Node 24 (host in TypeScript).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

/** People of the vault: made up, as the sample orders are. */
export const PEOPLE = {
  officer: { name: '样例经办人', passphrase: 'pictures officer 1' },
  reviewer: { name: '样例复核人', passphrase: 'pictures reviewer 2' },
};

/** Builds the window; ends the process where that fails. */
export async function buildWindow() {
  const built = await run(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), '--only', 'renderer']);
  if (built.code !== 0) process.exit(built.code);
}

/**
 * Opens the host in a temporary folder. `complaints` gathers what the window says went wrong; `close` takes the folder away.
 * @param {{width: number, height: number}} size of the window, in CSS pixels
 */
export async function openSampleDesk(size) {
  const { launchChromiumHost } = await import('../../electron/host/chromium/launch.ts');
  const dataDir = mkdtempSync(join(tmpdir(), 'pledgedesk-pictures-'));
  const host = await launchChromiumHost({
    headless: true,
    dataDir,
    assets: join(ROOT, 'assets'),
    rendererDir: join(ROOT, 'dist', 'renderer'),
  });
  const { page } = host;
  const complaints = [];
  page.on('console', (entry) => (entry.type() === 'error' ? complaints.push(entry.text()) : null));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.setDefaultTimeout(10_000);
  await page.setViewportSize(size);

  const call = async (channel, input) => {
    const answer = await page.evaluate(([c, i]) => window.pledgedesk.invoke(c, i), [channel, input]);
    if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  const settled = () => page.waitForTimeout(400);
  return {
    page,
    complaints,
    call,
    settled,
    /** One picture; something too wide for the window, which moves the whole page sideways, is a complaint. */
    async take(path) {
      await settled();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      if (wide) complaints.push(`${path}: wider than the window`);
      await page.screenshot({ path });
    },
    makeVault: () =>
      call('vault.create', {
        profile: JSON.parse(readFileSync(join(ROOT, 'assets', 'samples', 'profile.json'), 'utf8')),
        ...PEOPLE,
      }),
    /** The sample orders, with every column as the program suggests it. @returns {Promise<string>} the id of the book */
    async importOrders() {
      const bytes = readFileSync(join(ROOT, 'assets', 'samples', 'orders.xlsx')).toString('base64');
      // Bytes go over as they would from a file dropped into the window.
      return page.evaluate(async (base64) => {
        const { invoke } = window.pledgedesk;
        const file = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        const { token } = (await invoke('files.admit', { name: 'orders.xlsx', bytes: file })).value;
        const { columns } = (await invoke('intake.preview', { token })).value;
        const mapping = Object.fromEntries(columns.map(({ column, suggested }) => [column, suggested]));
        const read = await invoke('intake.import', { token, mapping, remember: false });
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        return read.value.id;
      }, bytes);
    },
    async close() {
      await host.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What the window complained of goes to stderr and makes the exit code 1. */
export function report(complaints, out) {
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  process.stdout.write(`${out}\n`);
  if (complaints.length > 0) process.exitCode = 1;
}
