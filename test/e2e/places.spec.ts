import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { LOCALES } from '../../shared/message.ts';
import { expect, test } from './support/fixtures.ts';
import { firstRun, go } from './support/steps.ts';

const ORDERS = fileURLToPath(new URL('../../assets/samples/orders.xlsx', import.meta.url));
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Every place, as far as it opens without a decision, in every language and look: accessible, and with no raw key on it. */
test('every place is accessible and speaks its language', async ({ desk }) => {
  test.setTimeout(420_000);
  const { page } = desk;
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  const look = async (where: string, rules: 'all' | 'contrast' = 'all') => {
    // The other mode opens a page of its own, which the window's policy closes at once.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (rules === 'all') axe.withTags(RULES);
    else axe.withRules(['color-contrast']);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      faults.push(
        `${where}: ${id} at ${nodes
          .map((node) => node.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
      );
    }
    // biome-ignore lint/performance/useDomNodeTextContent: what a person sees counts, not what the page hides
    const shown = await page.locator('body').innerText();
    for (const [key] of shown.matchAll(/\b[a-z]{2,}:[a-z][\w-]*(?:\.[\w-]+)+/g))
      faults.push(`${where}: raw key ${key}`);
    for (const [hole] of shown.matchAll(/\{\{\w+\}\}/g)) faults.push(`${where}: unfilled ${hole}`);
  };

  await look('first run');
  await firstRun(page);
  await go(page, 'Orders');
  await look('en orders, empty');
  desk.dialogs.willOpen({ name: 'orders.xlsx', bytes: new Uint8Array(readFileSync(ORDERS)) });
  await page.getByRole('button', { name: 'Choose an order file…' }).first().click();
  await expect(page.getByRole('button', { name: /^Import/ })).toBeVisible();
  await look('en intake');
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByRole('grid')).toBeVisible();

  for (const locale of LOCALES) {
    const looks = locale === 'en' ? (['light', 'dark', 'contrast'] as const) : (['light', 'dark'] as const);
    for (const theme of looks) {
      // Names and roles do not depend on the look; colours do.
      const rules = theme === 'light' ? 'all' : 'contrast';
      const wish = JSON.stringify({ locale, theme });
      await page.evaluate(`window.pledgedesk.invoke('prefs.set', ${wish})`);
      await page.reload();
      const places = page.getByRole('navigation').locator('button[data-place]');
      await expect(places.first()).toBeVisible();
      const names = await places.evaluateAll((buttons) =>
        buttons.map((each) => each.getAttribute('data-place') ?? ''),
      );
      expect(names.length).toBeGreaterThan(6);
      for (const name of names) {
        await page.locator(`button[data-place="${name}"]`).click();
        await settled(page);
        await look(`${locale} ${theme} ${name}`, rules);
        if (name === 'today') {
          await page.locator('[data-tab="figures"]').click();
          await settled(page);
          await look(`${locale} ${theme} figures`, rules);
        }
        if (name === 'settings') {
          for (const tab of ['company', 'users', 'safekeeping']) {
            await page.locator(`[data-tab="${tab}"]`).click();
            await settled(page);
            await look(`${locale} ${theme} ${name}, ${tab}`, rules);
          }
        }
        if (name === 'items') {
          await page.locator('[data-at="0:0"]').click();
          await settled(page);
          await look(`${locale} ${theme} an entry`, rules);
        }
        if (name !== 'orders') continue;
        await page
          .getByRole('button', { name: /orders\.xlsx/ })
          .first()
          .click();
        await page.locator('[data-at="0:0"]').click();
        await settled(page);
        await look(`${locale} ${theme} a line`, rules);
      }
    }
  }
  await test.step('twice the size, nothing is cut off or out of reach', async () => {
    await page.evaluate("window.pledgedesk.invoke('prefs.set', { locale: 'ja', theme: 'light', zoom: 200 })");
    await page.reload();
    const places = page.getByRole('navigation').locator('button[data-place]');
    await expect(places.first()).toBeVisible();
    for (const button of await places.all()) {
      await button.click();
      await settled(page);
      const wide = await page.evaluate(
        "[...document.querySelectorAll('.main, .main > *')].some((e) => e.getBoundingClientRect().right > innerWidth + 1)",
      );
      const where = (await button.getAttribute('data-place')) ?? '';
      if (wide) faults.push(`${where} at 200 %: wider than the window`);
      const shown = await page.getByRole('main').boundingBox();
      if ((shown?.height ?? 0) < 300) faults.push(`${where} at 200 %: no room`);
    }
    await page.keyboard.press('Control+0');
    await expect.poll(() => page.evaluate('document.documentElement.style.zoom')).toBe('100%');
    await page.keyboard.press('Control+=');
    await expect.poll(() => page.evaluate('document.documentElement.style.zoom')).toBe('110%');
  });
  expect(faults).toEqual([]);
  await page.evaluate("document.querySelector('main').append(document.createElement('button'))");
  await page.evaluate("document.querySelector('main').append('ui:place.nowhere')");
  await look('planted');
  expect(faults.map((fault) => fault.slice(0, 25).replace(/\.$/, ''))).toEqual([
    'planted: button-name at m',
    'planted: raw key ui:place',
  ]);
  expect(desk.complaints).toEqual([]);
});

/** The place has asked and shown what it got. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(250);
}
