import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { OFFICER, REVIEWER } from '../support/people.ts';
import { expect, test } from './support/fixtures.ts';
import { firstRun, go, unlock } from './support/steps.ts';

const ORDER = 'LQ26-0802';
const ORDERS = fileURLToPath(new URL('../../assets/samples/orders.xlsx', import.meta.url));

/** The words of a pledge are changed by one person, approved by another, and stand in the next draft. */
test('a template is edited, approved by a second person and used', async ({ desk }) => {
  test.setTimeout(180_000);
  const { page } = desk;
  page.setDefaultTimeout(15_000);
  const lock = () => page.getByRole('navigation').getByRole('button', { name: 'Lock the vault' }).click();
  const text = (name: string) => page.getByRole('textbox', { name, exact: true });
  const version = page.getByRole('region', { name: /\+1$/ });
  await firstRun(page);

  await test.step('an own version is made and its problems lead to their place', async () => {
    await openTemplates(page);
    await page.getByRole('button', { name: 'Make an own version from this' }).click();
    await expect(page.getByText('Have a lawyer read them before use.')).toBeVisible();
    await text('C14 · Text (Japanese)').fill('');
    await page.getByRole('button', { name: 'C14: there is no text in Japanese.' }).click();
    await expect(text('C14 · Text (Japanese)')).toBeFocused();
    await text('C14 · Text (Japanese)').fill('委託先にも適用します。注文番号：');
    await page.getByLabel('Insert a variable').selectOption({ label: 'Order number' });
    await expect(text('C14 · Text (Japanese)')).toHaveValue('委託先にも適用します。注文番号：{{orderNo}}');
    await expect(page.getByText('the Chinese text does not name “orderNo”')).toBeVisible();
    await expect(page.locator('.template-pages canvas').first()).toBeVisible();
  });

  await test.step('an own clause is added, moved and taken away; a built-in one comes back', async () => {
    await page.getByRole('button', { name: 'Add a clause' }).click();
    await page.getByRole('button', { name: 'Move up: X01' }).click();
    await expect(page.getByRole('button', { name: 'Move down: X01' })).toBeEnabled();
    await page.getByRole('button', { name: 'Remove: X01' }).click();
    await page.getByRole('button', { name: 'Remove: C05' }).click();
    await page.getByRole('button', { name: 'Put clause C05 back' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
  });

  await test.step('only another person approves it', async () => {
    await version.getByRole('button', { name: 'Hand to a second person' }).click();
    await version.getByLabel('What was changed and why').fill('contractors, with the order');
    await version.locator('form').getByRole('button', { name: 'Hand to a second person' }).click();
    await expect(version.getByText('Another user must approve what you wrote yourself.')).toBeVisible();
    await lock();
    await unlock(page, 'Reviewer', REVIEWER.passphrase);
    await openTemplates(page);
    await version.getByRole('button', { name: 'Compare with another version' }).click();
    await expect(page.getByText('Texts that differ: 1')).toBeVisible();
    await expect(page.locator('ins').first()).toBeVisible();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await version.getByRole('button', { name: 'Approve or give back' }).click();
    await version.getByRole('button', { name: 'Approve', exact: true }).click();
    await version.getByRole('button', { name: 'Put into use' }).click();
    await version.locator('form').getByRole('button', { name: 'Put into use' }).click();
    await expect(version.getByText('In effect', { exact: true })).toBeVisible();
    await lock();
    await unlock(page, 'Officer', OFFICER.passphrase);
  });

  await test.step('a new draft is made with it, and its variants are chosen', async () => {
    await go(page, 'Orders');
    desk.dialogs.willOpen({ name: 'orders.xlsx', bytes: new Uint8Array(readFileSync(ORDERS)) });
    await page.getByRole('button', { name: 'Choose an order file…' }).first().click();
    await page.getByRole('button', { name: /^Import/ }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await page.getByLabel('Search order, name, goods').fill(ORDER);
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', /^[1-9]$/);
    await page.getByRole('grid').locator('[role="gridcell"]').first().click();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Make papers' }).click();
    await page.getByRole('button', { name: 'Make drafts' }).click();
    const choices = page.locator('form', {
      has: page.getByRole('heading', { name: 'Choices in the words' }),
    });
    await expect(choices.getByText(/\+1$/)).toBeVisible();
    await choices.getByRole('group', { name: /C09/ }).getByLabel(/^Wide/).check();
    await choices.getByRole('button', { name: 'Save the choices' }).click();
    await expect(choices.getByRole('button', { name: 'Save the choices' })).toBeDisabled();
    await expect(choices.getByRole('group', { name: /C09/ }).getByLabel(/^Wide/)).toBeChecked();
  });
  expect(desk.complaints).toEqual([]);
});

async function openTemplates(page: Page): Promise<void> {
  await go(page, 'Papers');
  await page.getByRole('tab', { name: 'Templates' }).click();
}
