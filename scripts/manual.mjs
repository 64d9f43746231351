// Takes the pictures of the manual: one for each chapter that has a scene, in every language, on a fresh vault with the sample orders.
//   node scripts/manual.mjs [--out DIR] [--locale LOCALE] [--no-build]
// Named LOCALE-CHAPTER.png, as docs/manual/LOCALE.md refers to them. Ends with 1 if the window complained.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNode24 } from './lib/node24.mjs';
import { palettePng } from './lib/palette-png.mjs';
import { ROOT } from './lib/paths.mjs';
import { buildWindow, openSampleDesk, PEOPLE, report } from './lib/sample-desk.mjs';

await ensureNode24(import.meta.url);
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(ROOT, 'docs', 'manual', 'pictures') },
    locale: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
  },
});
if (!values['no-build']) await buildWindow();
const { LOCALES } = await import('../shared/message.ts');
const locales = values.locale === undefined ? LOCALES : [values.locale];

const desk = await openSampleDesk({ width: 1280, height: 800 });
const { page, call, settled } = desk;
mkdirSync(values.out, { recursive: true });

const place = async (name) => {
  await page.locator(`button[data-place="${name}"]`).click();
  await settled();
};
const tab = async (id) => {
  await page.locator(`.place-head [role=tab][data-tab="${id}"]`).click();
  await settled();
};

/** What the window shows for each chapter; each begins with a window that was loaded anew. Chapters without a picture have no scene. */
const EMPTY_DESK = {
  orders: async () => {
    await place('orders');
    await page.locator('.empty button').nth(1).click();
    await page.locator('.place-body table').first().waitFor();
  },
};
const FULL_DESK = {
  outcomes: async () => {
    await place('orders');
    await page
      .getByRole('button', { name: /orders\.xlsx/ })
      .first()
      .click();
    await page.locator('[data-at="0:0"]').first().click();
    await settled();
  },
  hits: async () => {
    await place('hits');
    await page.keyboard.press('t');
  },
  items: async () => {
    await place('items');
    await page.locator('[data-at="0:0"]').first().click();
  },
  lists: async () => {
    await place('lists');
    await tab('versions');
  },
  papers: async () => {
    await place('papers');
    await page.locator('.paper-item').first().click();
    await page.waitForTimeout(1500);
  },
  audit: () => place('audit'),
  safekeeping: async () => {
    await place('settings');
    const part = page.locator('.place-head [role=tab][data-tab="safekeeping"]');
    if ((await part.count()) > 0) await part.click();
    await page.locator('.safekeeping').waitFor();
    // Only the place scrolls: `scrollIntoView` would move the frame of the window as well.
    await page.locator('.safekeeping').evaluate((card) => {
      let scroller = card.parentElement;
      while (scroller.scrollHeight <= scroller.clientHeight) scroller = scroller.parentElement;
      scroller.scrollTop += card.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 16;
    });
  },
  keys: async () => {
    await place('hits');
    await page.keyboard.press('?');
  },
  limits: () => place('today'),
};

/** The pledge of one case as a draft: its hits decided by one person and agreed to by the other. */
async function draftPledge(bookId) {
  const { rows } = await call('lines.page', { bookId, offset: 0, limit: 1000 });
  const wanted = rows.find(({ outcome }) => outcome === 'papers');
  const line = await call('lines.get', { bookId, key: wanted.key });
  const hits = [...new Set(line.hitList.map(({ hitId }) => hitId))];
  const text = 'Name as printed in the annex of the announcement.';
  for (const hitId of hits)
    await call('hits.decide', { hitId, verdict: 'true-match', reasonCode: 'official-name-equal', text });
  await signIn('reviewer');
  for (const hitId of hits) await call('hits.review', { hitId, agree: true, text: 'Compared as well.' });
  await signIn('officer');
  await call('papers.draft', { caseId: line.caseId, languages: 'zh-ja-en' });
}

async function signIn(who) {
  await call('vault.lock', {});
  await call('vault.unlock', { user: who, passphrase: PEOPLE[who].passphrase });
}

/** The page itself reads the picture: no package for that is needed. */
async function shrink(path) {
  const { width, height, pixels } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const brush = canvas.getContext('2d');
    brush.drawImage(bitmap, 0, 0);
    const { data } = brush.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = '';
    for (let at = 0; at < data.length; at += 32_768)
      text += String.fromCharCode(...data.subarray(at, at + 32_768));
    return { width: bitmap.width, height: bitmap.height, pixels: btoa(text) };
  }, readFileSync(path).toString('base64'));
  writeFileSync(path, palettePng(Buffer.from(pixels, 'base64'), width, height));
}

async function pictures(scenes) {
  for (const locale of locales) {
    await call('prefs.set', { locale, theme: 'light' });
    for (const [chapter, scene] of Object.entries(scenes)) {
      await page.reload();
      await settled();
      await scene();
      const path = join(values.out, `${locale}-${chapter}.png`);
      await desk.take(path);
      await shrink(path);
    }
  }
}

try {
  await pictures({ 'first-run': () => page.locator('form').first().waitFor() });
  await desk.makeVault();
  await pictures(EMPTY_DESK);
  await draftPledge(await desk.importOrders());
  await pictures(FULL_DESK);
} finally {
  await desk.close();
}
report(desk.complaints, values.out);
