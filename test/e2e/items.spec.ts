import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { firstRun, go } from './support/steps.ts';

const SHEET = [
  'Order No.,Line No.,Buyer,End User,Manufacturer,Item Code,Description,Spec,Origin',
  'P-1,1,東京商事,東京製作所,Ningbo Magnets,NM-42SH,NdFeB magnet N42SH,φ10x5,CN',
  'P-1,2,東京商事,東京製作所,ningbo magnets,NM-42SH,ネオジム磁石 N42SH,φ10×5,CN',
].join('\n');

/** From a line to the catalogue and back, and an answer that the next line of the article is given. */
test('the item catalogue and an answer for an article', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page } = desk;
  page.setDefaultTimeout(15_000);
  await firstRun(page);

  await test.step('search by Chinese, Japanese and customs number', async () => {
    await go(page, 'Items');
    const search = page.getByRole('searchbox', { name: 'Search name, code, HS or CAS number' });
    await search.pressSequentially('氧化鏑');
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
    await expect(search).toBeFocused();
    await expect(page.getByRole('gridcell', { name: '1C905.b' })).toBeVisible();
    await search.fill('ネオジム磁石');
    await expect(page.getByRole('gridcell', { name: '1C905.a.4' })).toBeVisible();
    await search.fill('3818.00.90.20');
    await expect(page.getByRole('gridcell', { name: '3C001.e' })).toBeVisible();
    await search.fill('1C909');
    await page.getByRole('gridcell', { name: '1C909' }).click();
    const entry = page.getByRole('complementary', { name: 'Entry of the dual-use list' });
    await expect(entry.getByText('by its text to 2026-11-10')).toBeVisible();
    await expect(entry.getByText('Reading 2: it stays suspended to 2027-01-10.')).toBeVisible();
    await expect(entry.getByText('general knowledge, no source').first()).toBeVisible();
    await search.fill('office chair');
    await expect(page.getByRole('heading', { name: 'No entry fits' })).toBeVisible();
  });

  await test.step('an order line leads to its entry and back', async () => {
    await go(page, 'Orders');
    desk.dialogs.willOpen({ name: 'articles.csv', bytes: new TextEncoder().encode(SHEET) });
    await page.getByRole('button', { name: 'Choose an order file…' }).first().click();
    await page.getByRole('button', { name: /^Import/ }).click();
    await line(page, 0);
    await page.getByRole('button', { name: 'Open entry 1C905.a.4 in the catalogue' }).click();
    await expect(page.getByRole('heading', { name: '1C905.a.4' })).toBeVisible();
    await page.getByRole('button', { name: 'Back to the line' }).click();
    await expect(page.getByRole('heading', { name: 'Is the item dual-use?' })).toBeVisible();
  });

  await test.step('an answer on paper, for the other line too', async () => {
    await page.getByRole('button', { name: 'Record the answer' }).click();
    const form = page.getByRole('form', { name: 'Record the answer' });
    await form.getByRole('radio', { name: 'not controlled' }).check();
    await form.getByLabel('Number and date of the paper').fill('assay 2026-114 of 2026-10-02');
    await expect(form.getByRole('button', { name: 'Record', exact: true })).toBeDisabled();
    await form.getByLabel('Kind of paper').selectOption('mill-certificate');
    await form.getByRole('checkbox', { name: /Give it to the other open lines/ }).check();
    await form.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByText(/^Recorded by .* mill certificate or assay, assay 2026-114/)).toBeVisible();
    await line(page, 1);
    await expect(page.getByText(/Answered by .* for this article\. Paper: mill certificate/)).toBeVisible();
  });

  await test.step('the answer is taken back and the line asks again', async () => {
    await go(page, 'Items');
    await page.getByRole('tab', { name: 'Answers for articles' }).click();
    await expect(page.getByRole('row', { name: /NM-42SH/ })).toContainText('valid');
    await page.getByRole('button', { name: 'Revoke…' }).click();
    await page.getByLabel('Reason (at least 3 characters)').fill('assay of another lot');
    await page.getByRole('button', { name: 'Revoke the answer' }).click();
    await expect(page.getByRole('row', { name: /NM-42SH/ })).toContainText('assay of another lot');
    await go(page, 'Orders');
    await page.getByRole('button', { name: 'articles.csv' }).first().click();
    await line(page, 1);
    await expect(page.getByText(/revoked by .*: assay of another lot/)).toBeVisible();
  });
});

async function line(page: Page, index: number): Promise<void> {
  await page
    .getByRole('grid')
    .getByRole('row')
    .nth(index + 1)
    .getByRole('gridcell')
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Is the item dual-use?' })).toBeVisible();
}
