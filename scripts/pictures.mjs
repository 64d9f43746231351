// For development: a picture of every place and tab, in every language and look, on a vault that holds the sample orders.
//   node scripts/pictures.mjs [--out DIR] [--size 1280x800] [--locale LOCALE] [--theme light|dark|contrast] [--no-build]
// Named LOCALE-THEME-PLACE[-TAB].png. Ends with 1 if the window complained or something was wider than the window.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNode24 } from './lib/node24.mjs';
import { ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

await ensureNode24(import.meta.url);
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'out/pictures' },
    size: { type: 'string', default: '1280x800' },
    locale: { type: 'string' },
    theme: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
  },
});
if (!values['no-build']) {
  const built = await run(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), '--only', 'renderer']);
  if (built.code !== 0) process.exit(built.code);
}
const { launchChromiumHost } = await import('../electron/host/chromium/launch.ts');
const { LOCALES } = await import('../shared/message.ts');
const locales = values.locale === undefined ? LOCALES : [values.locale];
const themes = values.theme === undefined ? ['light', 'dark', 'contrast'] : [values.theme];

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
mkdirSync(values.out, { recursive: true });

const call = async (channel, input) => {
  const answer = await page.evaluate(([c, i]) => window.pledgedesk.invoke(c, i), [channel, input]);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value;
};
const settled = () => page.waitForTimeout(400);
const take = async (name) => {
  await settled();
  // Something too wide for the window moves the whole page sideways.
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (wide) complaints.push(`${name}: wider than the window`);
  await page.screenshot({ path: join(values.out, `${name}.png`) });
};

async function fill() {
  await call('vault.create', {
    profile: JSON.parse(readFileSync(join(ROOT, 'assets', 'samples', 'profile.json'), 'utf8')),
    officer: { name: '样例经办人', passphrase: 'pictures officer 1' },
    reviewer: { name: '样例复核人', passphrase: 'pictures reviewer 2' },
  });
  const bytes = readFileSync(join(ROOT, 'assets', 'samples', 'orders.xlsx')).toString('base64');
  // Bytes go over as they would from a file dropped into the window.
  await page.evaluate(async (base64) => {
    const { invoke } = window.pledgedesk;
    const file = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const { token } = (await invoke('files.admit', { name: 'orders.xlsx', bytes: file })).value;
    const { columns } = (await invoke('intake.preview', { token })).value;
    const mapping = Object.fromEntries(columns.map(({ column, suggested }) => [column, suggested]));
    const read = await invoke('intake.import', { token, mapping, remember: false });
    if (!read.ok) throw new Error(JSON.stringify(read.error));
  }, bytes);
}

async function walk(prefix) {
  const places = await page
    .locator('button[data-place]')
    .evaluateAll((buttons) => buttons.map((each) => each.dataset.place));
  for (const place of places) {
    await page.locator(`button[data-place="${place}"]`).click();
    await settled();
    const tabs = page.locator('.place-head [role=tab]');
    const ids = await tabs.evaluateAll((all) => all.map((each) => each.dataset.tab));
    if (ids.length === 0) await take(`${prefix}-${place}`);
    for (const id of ids) {
      await page.locator(`.place-head [role=tab][data-tab="${id}"]`).click();
      await take(`${prefix}-${place}-${id}`);
    }
    if (ids[0] !== undefined) await page.locator(`.place-head [role=tab][data-tab="${ids[0]}"]`).click();
    if (place === 'orders') await orderBook(prefix);
    if (place === 'items') await firstRow(`${prefix}-items-entry`);
    if (place === 'lists') await firstRow(`${prefix}-lists-entry`);
  }
}

async function orderBook(prefix) {
  await page
    .getByRole('button', { name: /orders\.xlsx/ })
    .first()
    .click();
  await take(`${prefix}-orders-book`);
  await firstRow(`${prefix}-orders-line`);
}

async function firstRow(name) {
  await page.locator('[data-at="0:0"]').first().click();
  await take(name);
}

try {
  const [width, height] = values.size.split('x').map(Number);
  await page.setViewportSize({ width, height });
  for (const locale of locales) {
    for (const theme of themes) {
      await call('prefs.set', { locale, theme });
      await page.reload();
      if (locale === locales[0] && theme === themes[0]) {
        await take(`${locale}-${theme}-start`);
        await fill();
        await page.reload();
      }
      await page.locator('button[data-place]').first().waitFor();
      await walk(`${locale}-${theme}`);
    }
  }
} finally {
  await host.close();
  rmSync(dataDir, { recursive: true, force: true });
}
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.stdout.write(`${values.out}\n`);
if (complaints.length > 0) process.exitCode = 1;
