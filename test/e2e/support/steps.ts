import type { Page } from '@playwright/test';
import { OFFICER, REVIEWER } from '../../support/people.ts';
import { expect } from './fixtures.ts';

/** What a new user does first, in English: company, two people, the vault. */
export async function firstRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('Company name (Chinese)').fill('江苏澜桥新材料有限公司');
  await page.getByLabel('Company name (Japanese)').fill('江蘇瀾橋新材料有限公司（見本）');
  await page.getByLabel('Company name (English)').fill('Jiangsu Lanqiao New Materials Co., Ltd.');
  await page.getByLabel('Address', { exact: true }).fill('中国江苏省苏州市样例区样例路1号');
  await page.getByLabel('Credit code or corporate no.').fill('91320500MAEXAMPLE6');
  await page.getByLabel('Legal representative').fill('样例人');
  await page.getByLabel('Title', { exact: true }).fill('总经理');
  for (const [name, person] of [
    ['Officer', OFFICER],
    ['Reviewer', REVIEWER],
  ] as const) {
    const group = page.getByRole('group', { name });
    await group.getByLabel('Name', { exact: true }).fill(person.name);
    await group.getByLabel('Passphrase', { exact: true }).fill(person.passphrase);
    await group.getByLabel('Passphrase again').fill(person.passphrase);
  }
  await page.getByRole('button', { name: 'Make the vault' }).click();
  await expect(page.getByRole('navigation')).toBeVisible();
}

export async function unlock(page: Page, user: 'Officer' | 'Reviewer', passphrase: string): Promise<void> {
  await page.getByRole('button', { name: user, exact: true }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
}

export async function go(page: Page, place: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${place}`) })
    .click();
  await expect(page.getByRole('main', { name: place })).toBeVisible();
}
