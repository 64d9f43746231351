import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { firstRun, go } from './support/steps.ts';

const ORDERS = fileURLToPath(new URL('../../assets/samples/orders.xlsx', import.meta.url));

test('the line grid sorts, marks, copies, searches while composing, and keeps views', async ({ desk }) => {
  const { page } = desk;
  page.setDefaultTimeout(15_000);
  await firstRun(page);
  await test.step('a tour begins, leads through the places and can be left', async () => {
    const tour = page.getByRole('region', { name: 'Tour' });
    await expect(tour).toContainText('1 of 5');
    await tour.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('main', { name: 'Hits' })).toBeVisible();
    await tour.getByRole('button', { name: 'Leave the tour' }).click();
    await expect(tour).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Help: Hits' })).toContainText('second person');
    await page.keyboard.press('Escape');
  });
  await go(page, 'Orders');
  desk.dialogs.willOpen({ name: 'orders.xlsx', bytes: new Uint8Array(readFileSync(ORDERS)) });
  await page.getByRole('button', { name: 'Choose an order file…' }).first().click();
  await page.getByRole('button', { name: /^Import/ }).click();
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible();
  const inFile = await column(page, 2);

  await test.step('by a head, by mouse and keys', async () => {
    const head = grid.getByRole('columnheader', { name: 'Order', exact: false }).first();
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    const up = await column(page, 2);
    expect(up).toEqual([...up].sort(new Intl.Collator('en', { numeric: true }).compare));
    await grid.locator('[data-at="0:1"]').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'none');
    await expect.poll(() => column(page, 2)).toEqual(inFile);
    await page.keyboard.press('ArrowDown');
    await expect(grid.locator('[data-at="0:1"]')).toBeFocused();
  });

  await test.step('marked rows go to the clipboard as a table with heads', async () => {
    await page.evaluate(() => {
      const kept = { text: '' };
      Object.assign(window, { kept });
      navigator.clipboard.writeText = async (text: string) => {
        kept.text = text;
      };
    });
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    const copied = async () => (await page.evaluate('window.kept.text')) as string;
    const rows = (await copied()).split('\n').map((row) => row.split('\t'));
    expect(rows).toHaveLength(4);
    expect(rows[0]?.[0]).toBe('Outcome');
    expect(rows.slice(1).map((row) => row[1])).toEqual(inFile.slice(0, 3));
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    const all = Number(await grid.getAttribute('aria-rowcount'));
    await expect.poll(async () => (await copied()).split('\n').length).toBe(all);
  });

  await test.step('half-made text of an input method is not searched for', async () => {
    const box = page.getByRole('searchbox');
    const before = await grid.getAttribute('aria-rowcount');
    const cdp = await page.context().newCDPSession(page);
    await box.focus();
    await cdp.send('Input.imeSetComposition', { text: 'xiaosong', selectionStart: 8, selectionEnd: 8 });
    await page.waitForTimeout(400);
    await expect(grid).toHaveAttribute('aria-rowcount', before ?? '');
    await cdp.send('Input.insertText', { text: '小松' });
    await expect
      .poll(async () => Number(await grid.getAttribute('aria-rowcount')))
      .toBeLessThan(Number(before));
    await expect(box).toBeFocused();
  });

  await test.step('a view is kept under a name and brought back', async () => {
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Papers' }).uncheck();
    await page.getByLabel('Save this view as').fill('Komatsu');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Whole book, order of the file' }).click();
    await page.keyboard.press('Escape');
    await expect(grid.getByRole('columnheader', { name: 'Papers' })).toBeVisible();
    await page.reload();
    await go(page, 'Orders');
    await page.getByRole('button', { name: 'orders.xlsx' }).first().click();
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('button', { name: 'Komatsu', exact: true }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('searchbox')).toHaveValue('小松');
    await expect(grid.getByRole('columnheader', { name: 'Papers' })).toHaveCount(0);
  });

  await test.step('everything is found by its sound, by keys alone', async () => {
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: /Orders, parties/ });
    await box.fill('mitsubishi');
    const entries = page.getByRole('group', { name: /^List entries/ });
    await expect(entries.getByRole('option').first()).toContainText('三菱');
    await box.fill('lq26-08');
    const orders = page.getByRole('group', { name: /^Orders/ });
    await expect(orders.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    const second = orders.getByRole('option').nth(1);
    await expect(second).toHaveAttribute('aria-selected', 'true');
    const order = ((await second.textContent()) ?? '').split('orders.xlsx')[0] ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('main')).toContainText(order);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Orders, parties/ }).fill('qqqqqq');
    await expect(page.getByText('Nothing found')).toBeVisible();
    await page.keyboard.press('Escape');
  });
  expect(desk.complaints).toEqual([]);
});

/** The cells of a column that are on the screen, in the order of the rows. */
async function column(page: Page, at: number): Promise<string[]> {
  const cells = page.locator(`.body-row [aria-colindex="${at}"]`);
  return cells.evaluateAll((elements) =>
    elements
      .map((element) => ({
        at: Number(element.getAttribute('data-at')?.split(':')[0]),
        text: element.textContent,
      }))
      .sort((a, b) => a.at - b.at)
      .map(({ text }) => text ?? ''),
  );
}
