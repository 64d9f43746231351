import { join } from 'node:path';
import { createApp } from '../../electron/app/create-app.ts';
import { fontFolders } from '../../electron/app/font-folders.ts';
import { createTerminalHost } from '../../electron/app/terminal-host.ts';
import { signPdf } from '../../electron/papers/sign.ts';
import { createThrowAwayP12 } from '../../electron/papers/throw-away-p12.ts';
import { type AppBench, ASSETS, OFFICER } from '../support/app-bench.ts';
import { tool } from '../support/programs.ts';
import { issuedPledge, pagesOf, scannedPages, withPasted } from '../support/returns.ts';
import { expect, test } from './support/fixtures.ts';
import { go, unlock } from './support/steps.ts';

const PASS = 'p12 pass';

/** The files that a signer could send back; the vault is made by the app itself, beside the window. */
async function makeReturns(dataDir: string) {
  const data = join(dataDir, 'vault');
  const app = await createApp(createTerminalHost({ data, assets: ASSETS, fonts: fontFolders(ASSETS) }));
  const get: AppBench['get'] = async (channel, input) => {
    const answer = await app.invoke(channel, input, { trusted: true });
    if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
    return answer.value as never;
  };
  const pledge = (await issuedPledge({ get })).find((paper) => paper.type === 'D1');
  const { bytes } = await get('papers.pdf', { paperId: pledge?.id ?? '' });
  await app.close();
  const at = new Date().toISOString();
  const p12 = await createThrowAwayP12({ commonName: '髙橋 直樹', passphrase: PASS, now: at });
  const signed = await signPdf(bytes, p12, PASS, { at });
  if (!signed.ok) throw new Error(JSON.stringify(signed.error));
  const [stamp = new Uint8Array()] = scannedPages(pagesOf(bytes, '1'), 'png');
  return { docNo: pledge?.docNo ?? '', signed: signed.value.bytes, pasted: await withPasted(bytes, stamp) };
}

test.skip(!tool('qpdf') || !tool('pdftoppm'), 'needs qpdf and pdftoppm to make what signers send back');

test('a paper that comes back is found, checked, and registered or kept out', async ({ desk }) => {
  test.setTimeout(240_000);
  const files = await makeReturns(desk.dataDir);
  const page = await desk.restart();
  await page
    .getByRole('button', { name: 'English' })
    .click()
    .catch(() => undefined);
  await unlock(page, 'Officer', OFFICER.passphrase);
  await go(page, 'Papers');
  const open = async (name: string, bytes: Uint8Array) => {
    desk.dialogs.willOpen({ name, bytes });
    await page.getByRole('button', { name: 'Register a returned paper…' }).click();
    await expect(page.getByRole('heading', { name: 'What was found' })).toBeVisible({ timeout: 60_000 });
  };

  await test.step('a picture of a signature never counts', async () => {
    await open('pasted.pdf', files.pasted);
    await expect(page.getByText('something was drawn or laid over it')).toBeVisible();
    await expect(page.getByRole('radio', { name: /^image only/ })).toBeChecked();
    await expect(page.getByText('Image only never counts as signed.', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Register', exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: 'Keep as incomplete' }).click();
    await expect(page.getByText('incomplete', { exact: true })).toBeVisible({ timeout: 60_000 });
  });

  await test.step('a digital signature counts once its signer is known', async () => {
    await open('signed.pdf', files.signed);
    await expect(page.getByText('The issued text is unchanged', { exact: false })).toBeVisible();
    await expect(page.getByText('this certificate is not known here', { exact: false })).toBeVisible();
    await expect(page.getByRole('img', { name: /^Page/ })).toHaveCount(2, { timeout: 60_000 });
    await page.getByRole('radio', { name: 'yes', exact: true }).check();
    await page.getByLabel('What that rests on').fill('fingerprint by telephone');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await expect(page.getByText('registered', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('button', { name: 'Sign over it next' })).toBeVisible();
  });
  expect(desk.complaints).toEqual([]);
});
