import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productFolders } from '../../electron/host/product.ts';
import { CORPUS } from '../fuzz/corpus.ts';
import { expect, test } from './support/fixtures.ts';
import { firstRun, go } from './support/steps.ts';

const SAMPLE = join(productFolders().assets, 'samples', 'orders.xlsx');
/** With words of the sentence that each ends in. */
const WORST = [
  ['a zip bomb', 'Unpacked, the file exceeds the limit'],
  ['a million columns', 'Delete surplus rows, columns or formats'],
  ['ten thousand parts that are all the same bytes', 'Unpacked, the file exceeds the limit'],
] as const;

test('the window lives on after the worst files, and reads a good one', async ({ desk }) => {
  test.setTimeout(300_000);
  const { page } = desk;
  page.setDefaultTimeout(30_000);
  await firstRun(page);
  await go(page, 'Orders');
  for (const [name, sentence] of WORST) {
    const evil = CORPUS.find((one) => one.name === name);
    if (evil === undefined) throw new Error(`no such file: ${name}`);
    desk.dialogs.willOpen({ name: evil.file, bytes: evil.make() });
    await page.getByRole('button', { name: 'Choose an order file…' }).first().click();
    await expect(page.getByRole('alert').filter({ hasText: sentence }), name).toBeVisible({
      timeout: 60_000,
    });
    await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
  }
  desk.dialogs.willOpen({ name: 'orders.xlsx', bytes: new Uint8Array(readFileSync(SAMPLE)) });
  await page.getByRole('button', { name: 'Choose an order file…' }).first().click();
  await page.getByRole('button', { name: /^Import/ }).click({ timeout: 60_000 });
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', /^6[0-9]$/, { timeout: 60_000 });
  expect(desk.complaints).toEqual([]);
});
