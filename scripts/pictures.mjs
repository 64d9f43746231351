// For development: a picture of every place and tab, in every language and look, on a vault that holds the sample orders.
//   node scripts/pictures.mjs [--out DIR] [--size 1280x800] [--locale LOCALE] [--theme light|dark|contrast] [--no-build]
// Named LOCALE-THEME-PLACE[-TAB].png. Ends with 1 if the window complained or something was wider than the window.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNode24 } from './lib/node24.mjs';
import { buildWindow, openSampleDesk, report } from './lib/sample-desk.mjs';

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
if (!values['no-build']) await buildWindow();
const { LOCALES } = await import('../shared/message.ts');
const locales = values.locale === undefined ? LOCALES : [values.locale];
const themes = values.theme === undefined ? ['light', 'dark', 'contrast'] : [values.theme];

const [width, height] = values.size.split('x').map(Number);
const desk = await openSampleDesk({ width, height });
const { page, call, settled } = desk;
mkdirSync(values.out, { recursive: true });
const take = (name) => desk.take(join(values.out, `${name}.png`));

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
  for (const locale of locales) {
    for (const theme of themes) {
      await call('prefs.set', { locale, theme });
      await page.reload();
      if (locale === locales[0] && theme === themes[0]) {
        await take(`${locale}-${theme}-start`);
        await desk.makeVault();
        await desk.importOrders();
        await page.reload();
      }
      await page.locator('button[data-place]').first().waitFor();
      await walk(`${locale}-${theme}`);
    }
  }
} finally {
  await desk.close();
}
report(desk.complaints, values.out);
