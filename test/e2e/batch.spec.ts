import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test } from './support/fixtures.ts';
import { firstRun, go } from './support/steps.ts';

const SAMPLES = fileURLToPath(new URL('../../assets/samples', import.meta.url));

/** Plan, run and result in the window, on the sample order book. */
test('pledges for a whole order book, planned, made and saved as one zip', async ({ desk }) => {
  test.setTimeout(240_000);
  const { page } = desk;
  await firstRun(page);
  await go(page, 'Orders');
  desk.dialogs.willOpen({
    name: 'orders.xlsx',
    bytes: new Uint8Array(readFileSync(`${SAMPLES}/orders.xlsx`)),
  });
  await page.getByRole('button', { name: 'Choose an order file…' }).first().click();
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByRole('grid')).toBeVisible();

  await go(page, 'Papers');
  await page.getByRole('tab', { name: 'Make for many' }).click();
  await page.getByLabel('Languages').selectOption({ label: 'Chinese' });
  await page
    .getByRole('checkbox', { name: /pledge/i })
    .first()
    .check();
  await page.getByRole('button', { name: 'Show the plan' }).click();
  const planned = page.getByText(/^\d+ papers for \d+ cases$/);
  await expect(planned).toBeVisible();
  const cases = /for (\d+) cases/.exec((await planned.textContent()) ?? '')?.[1] ?? '';
  await expect(page.getByText(/^Not made: \d+$/)).toBeVisible();

  await page.getByRole('button', { name: 'Make the drafts' }).click();
  const run = page.getByRole('article', { name: 'B-00001' });
  await expect(run.getByText('done', { exact: true })).toBeVisible({ timeout: 180_000 });
  await expect(run.getByText(new RegExp(`^made ${cases} · refused \\d+`))).toBeVisible();

  await run.getByRole('button', { name: 'Save as a zip…' }).click();
  await expect(page.getByText(/is saved with \d+ papers/)).toBeVisible();
  const zip = desk.dialogs.saved.at(-1);
  const names = Object.keys(unzipSync(zip?.bytes ?? new Uint8Array()));
  expect(names).toContain('index.xlsx');
  expect(names.filter((name) => name.endsWith('.pdf')).length).toBeGreaterThanOrEqual(Number(cases));
});
