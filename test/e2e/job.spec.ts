import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { createThrowAwayP12 } from '../../electron/papers/throw-away-p12.ts';
import { pledgeText } from '../support/fill-pledge.ts';
import { OFFICER, REVIEWER } from '../support/people.ts';
import { searchBytes } from '../support/plaintext-search.ts';
import { readPdf } from '../support/read-pdf.ts';
import { expect, test } from './support/fixtures.ts';
import { firstRun, go, unlock } from './support/steps.ts';

const SAMPLES = fileURLToPath(new URL('../../assets/samples', import.meta.url));
const ORDER = 'LQ26-0802';
const PARTY = '小松NTC株式会社';

/** The officer's job, steps 1 to 8, in the window alone: mouse where a hand would click, keys where it would type. */
test('from an order sheet to a signed pledge and an audit workbook', async ({ desk }) => {
  test.setTimeout(240_000);
  let { page } = desk;
  page.setDefaultTimeout(15_000);

  await test.step('first run', async () => {
    await firstRun(page);
    await expect(page.getByText('Lists as of 2026-08-24').first()).toBeVisible();
  });

  await test.step('orders in', async () => {
    await go(page, 'Orders');
    desk.dialogs.willOpen({
      name: 'orders.xlsx',
      bytes: new Uint8Array(readFileSync(join(SAMPLES, 'orders.xlsx'))),
    });
    await page.getByRole('button', { name: 'Choose an order file…' }).first().click();
    await page.getByRole('button', { name: /^Import/ }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', /^6[0-9]$/);
  });

  await test.step('a control-list line says why, by keyboard', async () => {
    await page.getByRole('button', { name: /^(⛔ ?)?prohibited/ }).click();
    await page.getByRole('grid').locator('[role="gridcell"]').first().click();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/MOFCOM Announcement No\. (11|27) of 2026/).first()).toBeVisible();
  });

  await test.step('a watch-list hit is decided by keys and reviewed by the second person', async () => {
    await go(page, 'Hits');
    await openHitOf(page, PARTY);
    await page.keyboard.press('t');
    await page.getByLabel('Reason code').selectOption({ label: '2 official name equal' });
    await page.getByLabel('Explanation (at least 3 characters)').fill('Name as printed in the annex.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/is recorded/)).toBeVisible();
    await page.getByRole('navigation').getByRole('button', { name: 'Lock the vault' }).click();
    await unlock(page, 'Reviewer', REVIEWER.passphrase);
    await go(page, 'Hits');
    await openHitOf(page, PARTY);
    await page.getByRole('button', { name: 'Agree', exact: true }).click();
    await expect(page.getByText(/review .* is recorded/)).toBeVisible();
    await page.getByRole('navigation').getByRole('button', { name: 'Lock the vault' }).click();
    await unlock(page, 'Officer', OFFICER.passphrase);
  });

  await test.step('drafts, completion, issue', async () => {
    await go(page, 'Orders');
    await page.getByRole('button', { name: 'orders.xlsx' }).first().click();
    await page.getByLabel('Search order, name, goods').fill(ORDER);
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', /^[1-9]$/);
    await page.getByRole('grid').locator('[role="gridcell"]').first().click();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Make papers' }).click();
    await page.getByRole('combobox', { name: 'Languages' }).selectOption('zh-ja-en');
    await page.getByRole('button', { name: 'Make drafts' }).click();
    await expect(page.getByRole('heading', { name: /^D1 Written pledge/ })).toBeVisible();
    await fillDraft(page);
    // The sheet's own end use is too short for a pledge: the rule is named, the officer mends it.
    await expect(page.getByText(/at least 80 are needed/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Issue', exact: true })).toBeDisabled();
    await page.getByRole('button', { name: /^Show what is there/ }).click();
    await page.getByLabel('End use in Chinese').fill(pledgeText('End use in Chinese'));
    await page.getByRole('button', { name: 'Save and print the draft again' }).click();
    await expect(page.getByText('It cannot be issued yet:')).toHaveCount(0);
    await page.getByRole('button', { name: 'Issue', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Digital signature' })).toBeVisible();
  });

  await test.step('signature, check and the PDF itself', async () => {
    const p12 = await createThrowAwayP12({
      commonName: 'Sample signer',
      passphrase: 'p12 pass',
      now: new Date().toISOString(),
    });
    desk.dialogs.willOpen({ name: 'signer.p12', bytes: p12 });
    await page.getByRole('button', { name: 'Choose the certificate file…' }).click();
    await page.getByLabel('Passphrase of the certificate').fill('p12 pass');
    await page.getByRole('button', { name: 'Look at the certificate' }).click();
    await expect(page.getByText('self-signed (issued by its holder)')).toBeVisible();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(page.getByText('Signatures intact, content unchanged')).toBeVisible();
    await expect(page.getByText(/validity unknown|not verified|unknown/i).first()).toBeVisible();
    await page.getByRole('button', { name: 'Save PDF…' }).click();
    await expect(page.getByText(/^Saved:/)).toBeVisible();
    const pdf = await readPdf(desk.dialogs.saved.at(-1)?.bytes ?? new Uint8Array());
    const text = pdf.pages.map((one) => one.body).join('');
    expect(text).toContain('不将两用物项用于一切有助于提升日本军事实力用途');
    expect(text).toContain('日本の軍事力強化に資するいかなる用途にも使用しません');
    expect(text).toContain('foranypurpose');
    expect(text).toContain('小松NTC株式会社');
    expect(text).not.toMatch(/待填|要記入|tobecompleted/);
  });

  await test.step('audit workbook', async () => {
    await go(page, 'Audit');
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(page.getByText(/^Saved: .*\.xlsx/)).toBeVisible();
    const workbook = desk.dialogs.saved.at(-1);
    desk.dialogs.willOpen({ name: 'audit.xlsx', bytes: workbook?.bytes ?? new Uint8Array() });
    await page.getByRole('button', { name: 'Verify an audit workbook…' }).click();
    await expect(page.getByText('The audit workbook is unchanged.')).toBeVisible();
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await expect(page.getByText(/the chain is whole/)).toBeVisible();
  });

  await test.step('all of it is there after a restart, and none of it lies in plain text', async () => {
    page = await desk.restart();
    await unlock(page, 'Officer', 'not the passphrase at all');
    await expect(page.getByRole('alert')).toBeVisible();
    await unlock(page, 'Officer', OFFICER.passphrase);
    await go(page, 'Papers');
    await expect(page.getByText('issued').first()).toBeVisible();
    const names = [
      '三井E&S株式会社',
      '小松NTC株式会社',
      'Komatsu NTC',
      'Mitsubishi Precision',
      OFFICER.name,
      '江苏澜桥新材料',
    ];
    const search = searchBytes([desk.dataDir, ...browserFolders()], names);
    expect(search.files).toBeGreaterThan(1);
    expect(search.found).toEqual([]);
    // The search itself works: a planted name is found.
    writeFileSync(join(desk.dataDir, 'planted.txt'), Buffer.from(names[1] ?? '', 'utf16le'));
    expect(searchBytes([desk.dataDir], names).found).toHaveLength(1);
  });

  expect(desk.complaints).toEqual([]);
});

/** Opens the hit of the queue whose party has this text. */
async function openHitOf(page: Page, text: string): Promise<void> {
  const row = page
    .getByRole('region', { name: 'Queue of hits' })
    .getByRole('listitem')
    .filter({ hasText: text })
    .first()
    .getByRole('button');
  await row.click();
  await expect(row).toHaveAttribute('aria-current', 'true');
  // The name as given stands on the order side once the hit is there.
  await expect(page.getByRole('region', { name: 'In the order' })).toContainText(text);
}

/** Enters what the draft lacks, field by field as it asks. */
async function fillDraft(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: 'Fill in the draft' });
  await expect(form.locator('label').first()).toBeVisible();
  for (const label of await form.locator('label').allTextContents()) {
    const control = form.getByLabel(label, { exact: true });
    const tag = await control.evaluate((element) => element.tagName);
    if (tag === 'SELECT') await control.selectOption({ index: 1 });
    else await control.fill(pledgeText(label));
  }
  await form.getByRole('button', { name: 'Save and print the draft again' }).click();
  await expect(page.getByText('Everything that is required is there.')).toBeVisible();
}

/** Where the window keeps its profile while it runs, and the folder for temporary files. */
function browserFolders(): string[] {
  return [tmpdir(), '/dev/shm'].flatMap((parent) =>
    existsSync(parent)
      ? readdirSync(parent)
          .filter(
            (name) => /pledgedesk|chromium|playwright/i.test(name) && !name.includes('playwright-transform'),
          )
          .map((name) => join(parent, name))
      : [],
  );
}
