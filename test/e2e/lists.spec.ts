import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/fixtures.ts';
import { firstRun, go } from './support/steps.ts';

const ORDERS = fileURLToPath(new URL('../../assets/samples/orders.xlsx', import.meta.url));

/** A made-up announcement that lists a party of the sample orders, with a slip of the reader in its name. */
const NOTICE = `商务部公告2026年第199号　公布将2家日本实体列入出口管制管控名单
【发文日期】2026年11月20日

一、禁止出口经营者向上述2家实体出口两用物项，禁止境外组织和个人将原产于中华人民共和国的两用物项转移或提供给上述2家实体；正在开展的相关活动应当立即停止。
二、特殊情况下确需出口的，出口经营者应当向商务部提出申请。
本公告自公布之日起正式实施。

附件
出口管制管控名单
1. 靑穹架电株式会社（Aozora Kaden Co., Ltd.）
地址：静冈县滨松市
2. 幻光造船株式会社（Genko Phantom Shipbuilding Co., Ltd.）
`;

test('a notice is pasted, put right, accepted, and stops an open order', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page } = desk;
  page.setDefaultTimeout(15_000);
  await firstRun(page);
  await go(page, 'Orders');
  desk.dialogs.willOpen({ name: 'orders.xlsx', bytes: new Uint8Array(readFileSync(ORDERS)) });
  await page.getByRole('button', { name: 'Choose an order file…' }).first().click();
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByRole('grid')).toBeVisible();

  await test.step('the draft stands beside the text', async () => {
    await go(page, 'Lists');
    await page.getByRole('tab', { name: 'Versions and import' }).click();
    await page.getByLabel('Text of the notice').fill(NOTICE);
    await page.getByRole('button', { name: 'Read into a draft' }).click();
    await expect(page.getByText('2 added, 0 removed, 0 changed')).toBeVisible();
    await expect(page.locator('blockquote').first()).toContainText('禁止出口经营者向上述2家实体出口两用物项');
    await page.getByRole('button', { name: /靑穹架电株式会社/ }).click();
    await expect(page.locator('.list-text .marked')).toContainText('1. 靑穹架电株式会社');
  });

  await test.step('a person puts the name right', async () => {
    const form = page.getByRole('form', { name: 'Entry of the notice' });
    await form.getByLabel('Chinese name').fill('');
    await form.getByLabel('English name').fill('');
    await form.getByRole('button', { name: 'Keep this reading' }).click();
    await expect(form.getByRole('alert')).toContainText('needs a Chinese or an English name');
    await form.getByLabel('Chinese name').fill('青空家电株式会社');
    await form.getByLabel('English name').fill('Aozora Kaden Co., Ltd.');
    await form.getByRole('button', { name: 'Keep this reading' }).click();
    await expect(page.getByRole('button', { name: /青空家电株式会社/ })).toBeVisible();
    // An entry that is added without a number takes none that another entry has.
    await page.getByRole('button', { name: 'Add an entry' }).click();
    await form.getByLabel('English name').fill('Nowhere Optics');
    await form.getByRole('button', { name: 'Keep this reading' }).click();
    await expect(page.getByRole('button', { name: /^3 – Nowhere Optics/ })).toBeVisible();
    await expect(page.getByText('3 added, 0 removed, 0 changed')).toBeVisible();
  });

  await test.step('accepting it stops the order', async () => {
    await page.getByLabel('Does its text bind persons abroad?').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Accept and re-screen open orders' }).click();
    const row = page.getByRole('row').filter({ hasText: 'LQ26-0803' }).first();
    await expect(row).toContainText('青空家电株式会社');
    await expect(row).toContainText('prohibited');
    await go(page, 'Orders');
    await page
      .getByRole('button', { name: /orders\.xlsx/ })
      .first()
      .click();
    await page.getByRole('searchbox').fill('LQ26-0803');
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', /^[2-9]$/);
    const outcomes = page.locator('.body-row [aria-colindex="1"]');
    for (const outcome of await outcomes.allTextContents()) expect(outcome).toContain('prohibited');
    await go(page, 'Audit');
    await expect(page.getByText('entry of a notice put right').first()).toBeVisible();
    await expect(page.getByText('list version accepted').first()).toBeVisible();
  });
  expect(desk.complaints).toEqual([]);
});

test('a table without telling headers is read by the columns that a person names', async ({ desk }) => {
  const { page } = desk;
  page.setDefaultTimeout(15_000);
  await firstRun(page);
  await go(page, 'Lists');
  await page.getByRole('tab', { name: 'Versions and import' }).click();
  await page.getByLabel('Into').selectOption({ label: 'a new list…' });
  await page.getByLabel('Name of the list').fill('Partners to avoid');
  const table = '1,Phantom Trading GmbH,Nowhere\n2,株式会社まぼろし商会,Nowhere\n';
  desk.dialogs.willOpen({ name: 'partners.csv', bytes: new TextEncoder().encode(table) });
  await page.getByRole('button', { name: 'Read a table by its columns…' }).click();
  const read = page.getByRole('button', { name: 'Read the table into a draft' });
  await expect(read).toBeDisabled();
  await expect(page.getByLabel('Headers in row')).toHaveValue('0');
  await page.getByLabel('column 2', { exact: true }).selectOption({ label: 'name (language by its script)' });
  await page.getByLabel('column 3', { exact: true }).selectOption({ label: 'country' });
  await read.click();
  await expect(page.getByText('2 added, 0 removed, 0 changed')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '株式会社まぼろし商会' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Phantom Trading GmbH' })).toBeVisible();
  expect(desk.complaints).toEqual([]);
});
