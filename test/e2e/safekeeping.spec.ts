import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OFFICER, REVIEWER } from '../support/people.ts';
import { expect, test } from './support/fixtures.ts';
import { firstRun, go, unlock } from './support/steps.ts';

/** A forgotten passphrase and a lost disk: both end with the officer at work again. */
test('recovery key and backup bring people and data back', async ({ desk }) => {
  test.setTimeout(180_000);
  let { page } = desk;
  page.setDefaultTimeout(15_000);
  await firstRun(page);

  const key = await test.step('a recovery key is shown once', async () => {
    await go(page, 'Settings');
    await page.getByRole('tab', { name: 'Safekeeping and keys' }).click();
    const form = page.locator('form', { has: page.getByRole('heading', { name: 'Recovery key' }) });
    await form.getByLabel('Your passphrase now').fill('not the passphrase');
    await form.getByRole('button', { name: 'Make a recovery key' }).click();
    await expect(form.getByRole('alert')).toContainText('passphrase is wrong');
    await form.getByLabel('Your passphrase now').fill(OFFICER.passphrase);
    await form.getByRole('button', { name: 'Make a recovery key' }).click();
    const shown = await page.locator('.recovery-key').textContent();
    await page.getByRole('button', { name: 'I have written it down' }).click();
    await expect(page.getByText('A recovery key has been made.')).toBeVisible();
    return shown ?? '';
  });

  await test.step('a backup is saved', async () => {
    await page.getByRole('button', { name: 'Save a backup…' }).click();
    await expect(page.getByText(/^Backup saved/)).toBeVisible();
    await expect(page.getByText(/^Last backup .*pdbackup/)).toBeVisible();
  });
  const backup = desk.dialogs.saved.at(-1);
  if (backup === undefined) throw new Error('no backup was saved');

  await test.step('the key sets a new passphrase for the reviewer', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Lock the vault' }).click();
    await page.getByText('Passphrase forgotten?').click();
    const form = page.locator('form', { has: page.getByLabel('Recovery key') });
    await form.getByRole('button', { name: 'Reviewer' }).click();
    await form.getByLabel('Recovery key').fill(key.toLowerCase().replaceAll('-', ' '));
    await form.getByLabel('New passphrase').fill('a passphrase made anew');
    await form.getByLabel('Passphrase again').fill('a passphrase made anew');
    await form.getByRole('button', { name: 'Set the new passphrase and open' }).click();
    await expect(page.getByRole('navigation').getByRole('button', { name: 'Lock the vault' })).toBeVisible();
    await page.getByRole('navigation').getByRole('button', { name: 'Lock the vault' }).click();
    await unlock(page, 'Reviewer', 'a passphrase made anew');
    await page.getByRole('navigation').getByRole('button', { name: 'Lock the vault' }).click();
    await unlock(page, 'Officer', OFFICER.passphrase);
  });

  await test.step('an untouched window locks itself after the minutes that were set', async () => {
    await go(page, 'Settings');
    await page.getByLabel('Lock after').selectOption('5');
    await page.clock.install();
    await page.reload();
    await expect(page.getByRole('navigation')).toBeVisible();
    await page.clock.fastForward('04:50');
    await expect(page.getByRole('navigation')).toBeVisible();
    await page.clock.fastForward('00:15');
    await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeVisible();
  });

  await test.step('on an empty machine the backup opens with the passphrases that it was made with', async () => {
    for (const name of readdirSync(desk.dataDir, { recursive: true, encoding: 'utf8' })) {
      if (/vault\.(json|db)$/.test(name)) rmSync(join(desk.dataDir, name));
    }
    page = await desk.restart();
    page.setDefaultTimeout(15_000);
    await page.getByText('Restore from a backup').click();
    desk.dialogs.willOpen(backup);
    await page.getByRole('button', { name: 'Choose the backup…' }).click();
    await expect(page.getByText(backup.name)).toBeVisible();
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Restore and open' }) });
    await form.getByRole('button', { name: 'Reviewer' }).click();
    await form.getByLabel('Passphrase').fill(REVIEWER.passphrase);
    await form.getByRole('button', { name: 'Restore and open' }).click();
    await go(page, 'Audit');
    await expect(page.getByText('restored from a backup').first()).toBeVisible();
  });
});
