import { AxeBuilder } from '@axe-core/playwright';
import { OFFICER, REVIEWER } from '../support/people.ts';
import { expect, test } from './support/fixtures.ts';
import { firstRun, go, unlock } from './support/steps.ts';

const SHEET = [
  'Order No.,Contract No.,Contract Date,Buyer,End User,Description,Quantity,Unit,Destination,Origin,End Use,Address',
  'PO-1,C-1,2026-10-01,Tokyo Trading KK,Sakura Motor KK,gallium metal,100,kg,Japan,China,motors for military trucks,"1-1 Chiyoda, Tokyo"',
  'PO-1,C-1,2026-10-01,Tokyo Trading KK,Sakura Motor KK,germanium dioxide,50,kg,Japan,China,motors for military trucks,"1-1 Chiyoda, Tokyo"',
].join('\n');

/** Military words: the queue, why with its phrase and cell by keyboard, the decision, the second person, the case. */
test('military words wait for a person, say why, and are released by a second one', async ({ desk }) => {
  test.setTimeout(180_000);
  const { page } = desk;
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  const look = async (where: string) => {
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .withTags(['wcag2a', 'wcag2aa'])
      .analyze();
    for (const { id, nodes } of violations)
      faults.push(`${where}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
  };
  await firstRun(page);
  await go(page, 'Orders');
  desk.dialogs.willOpen({ name: 'rules.csv', bytes: new TextEncoder().encode(SHEET) });
  await page.getByRole('button', { name: 'Choose an order file…' }).first().click();
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByRole('grid')).toBeVisible();

  await test.step('nothing is forgotten: Today leads to the words', async () => {
    await go(page, 'Today');
    await page.getByRole('button', { name: /1\s*groups of military words/ }).click();
    await look('signals');
    await page.getByRole('button', { name: 'military', exact: true }).click();
  });
  const panel = page.getByRole('complementary', { name: 'Line details' });

  await test.step('why opens by keyboard: phrase, reading, cell', async () => {
    const rule = panel.locator('details.why').first();
    await rule.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(rule.getByText('禁止所有两用物项对日本军事用户')).toBeVisible();
    await expect(rule.getByText(/helps raise Japan’s military strength is prohibited/)).toBeVisible();
    await expect(rule.getByText(/end use: “motors for military trucks” \(rules!K2\)/)).toBeVisible();
    await expect(panel.locator('mark')).toHaveText(['military']);
    await look('line');
  });

  await test.step('a release is recorded for both lines and waits', async () => {
    await panel.getByRole('radio', { name: 'not military' }).check();
    await panel.getByLabel('Reason (at least 10 characters)').fill('Fire brigade, seen on site.');
    await panel.getByLabel('Basis', { exact: true }).fill('letter 12');
    await expect(
      panel.getByLabel('Also for all 2 lines with the same words, texts and end user'),
    ).toBeChecked();
    await panel.getByRole('button', { name: 'Record the decision' }).click();
    await expect(panel.getByText('Nobody reviews their own decision', { exact: false })).toBeVisible();
    await expect(panel.getByText('review', { exact: true }).first()).toBeVisible();
  });

  await test.step('the second person agrees', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Lock the vault' }).click();
    await unlock(page, 'Reviewer', REVIEWER.passphrase);
    await go(page, 'Orders');
    await page.getByRole('tab', { name: /^Military words/ }).click();
    await page.getByRole('button', { name: 'military', exact: true }).click();
    await panel.getByRole('button', { name: 'Agree with the release' }).click();
    await expect(panel.getByText('no name match', { exact: true }).first()).toBeVisible();
    await expect(panel.getByText(new RegExp(`reviewed by ${REVIEWER.name}`))).toBeVisible();
  });

  await test.step('the case shows what it comes to', async () => {
    await page.getByRole('button', { name: 'All files' }).click();
    await page.getByRole('tab', { name: 'Cases', exact: true }).click();
    await page.getByRole('grid').locator('[role="gridcell"]').first().click();
    await page.keyboard.press('Enter');
    const one = page.getByRole('complementary', { name: 'Case details' });
    await expect(one.getByText(/^dual-use export licence/)).toBeVisible();
    await expect(one.getByText(/decided within 45 working days/).first()).toBeVisible();
    await expect(one.getByText('D1 Written pledge (end user / importer)')).toBeVisible();
    await look('cases');
  });
  await page.getByRole('navigation').getByRole('button', { name: 'Lock the vault' }).click();
  await unlock(page, 'Officer', OFFICER.passphrase);
  expect(faults).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
