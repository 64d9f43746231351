import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Channel, Input, Outputs } from '../../shared/contract/channels.ts';
import type { Bridge } from '../../shared/contract/client.ts';
import type { Result } from '../../shared/contract/errors.ts';
import { pledgeValues } from '../support/fill-pledge.ts';
import { OFFICER, REVIEWER } from '../support/people.ts';
import { expect, test } from './support/fixtures.ts';
import { firstRun, go, unlock } from './support/steps.ts';

const SAMPLES = fileURLToPath(new URL('../../assets/samples', import.meta.url));

/** A pledge goes out and comes back as an original; its next version replaces it. */
test('the life of a pledge in the window', async ({ desk }) => {
  test.setTimeout(180_000);
  const { page } = desk;
  page.setDefaultTimeout(15_000);
  await firstRun(page);
  const docNo = await readyPledge(page);
  const life = page.getByRole('region', { name: 'Life of the paper' });
  const dialog = page.getByRole('dialog');

  await test.step('issue, and the paper waits to be sent', async () => {
    await go(page, 'Papers');
    await page.getByRole('button', { name: new RegExp(docNo) }).click();
    await expect(life.getByRole('button', { name: 'Record sending…' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Issue', exact: true }).click();
    await expect(life.getByText('Next: sending')).toBeVisible();
  });

  await test.step('sent: it is out, with whom and since when', async () => {
    await life.getByRole('button', { name: 'Record sending…' }).click();
    await dialog.getByLabel('To whom').fill('Legal department of the pledgor');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(life.getByText(/^Sent \(courier\) to Legal department/)).toBeVisible();
    await page.getByRole('tab', { name: /^Out/ }).click();
    const row = page.getByRole('row').filter({ hasText: docNo });
    await expect(row).toContainText('Legal department of the pledgor');
    await expect(row).toContainText('signed return');
    await row.getByRole('button', { name: docNo }).click();
    await expect(life).toBeVisible();
  });

  await test.step('the original is here: it is out no more', async () => {
    await life.getByRole('button', { name: 'Original received…' }).click();
    await dialog.getByLabel('Kept at').fill('safe 3');
    await dialog.getByLabel('Signed by (name as printed)').fill('見本太郎');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(life.getByText('Nothing is awaited.')).toBeVisible();
    await page.getByRole('tab', { name: /^Out/ }).click();
    await expect(page.getByRole('heading', { name: 'Nothing is out' })).toBeVisible();
    await page.getByRole('tab', { name: 'Papers', exact: true }).click();
  });

  await test.step('the next version replaces it once it is issued', async () => {
    await page.getByRole('button', { name: new RegExp(docNo) }).click();
    await life.getByRole('button', { name: 'Draft again' }).click();
    const next = docNo.replace(/-v1$/, '-v2');
    await expect(page.locator('dd.code').filter({ hasText: next })).toBeVisible();
    await page.getByRole('button', { name: 'Issue', exact: true }).click();
    await expect(life.getByText(`Replaces ${docNo}.`)).toBeVisible();
    await page
      .getByText(/^\d+ earlier ones?/)
      .first()
      .click();
    await page.getByRole('button', { name: new RegExp(docNo) }).click();
    await expect(life.getByText(`Replaced by ${next}`)).toBeVisible();
  });

  expect(desk.complaints).toEqual([]);
});

/** A draft that can be issued, made through the window's own bridge: the job's own test goes there by hand. */
async function readyPledge(page: Page): Promise<string> {
  const bytes = [...readFileSync(`${SAMPLES}/orders.xlsx`)];
  const { token } = await get(page, 'files.admit', { name: 'orders.xlsx', bytes: bytes as never });
  const { columns } = await get(page, 'intake.preview', { token });
  const mapping = Object.fromEntries(columns.map((column) => [column.column, column.suggested]));
  const { id: bookId } = await get(page, 'intake.import', { token, mapping, remember: false });
  const { rows } = await get(page, 'lines.page', { bookId, offset: 0, limit: 1000 });
  const lines = await Promise.all(rows.map(({ key }) => get(page, 'lines.get', { bookId, key })));
  const caseId = lines.find((line) => line.outcome === 'papers')?.caseId ?? '';
  const ofCase = lines.filter((line) => line.caseId === caseId);
  const hits = [...new Set(ofCase.flatMap((line) => line.hitList.map(({ hitId }) => hitId)))];
  for (const hitId of hits)
    await get(page, 'hits.decide', {
      hitId,
      verdict: 'true-match',
      reasonCode: 'official-name-equal',
      text: 'as printed in the annex',
    });
  await get(page, 'vault.lock', {});
  await unlock(page, 'Reviewer', REVIEWER.passphrase);
  await expect(page.getByRole('navigation')).toBeVisible();
  for (const hitId of hits) await get(page, 'hits.review', { hitId, agree: true, text: 'agreed' });
  await get(page, 'vault.lock', {});
  await unlock(page, 'Officer', OFFICER.passphrase);
  await expect(page.getByRole('navigation')).toBeVisible();
  for (const { key } of ofCase.filter((line) => line.classification.controlled === 'undecided'))
    await get(page, 'lines.classify', {
      bookId,
      key,
      controlled: 'controlled',
      code: '1C905.a.4',
      basis: 'test report of the maker',
    });
  const drafts = await get(page, 'papers.draft', { caseId, languages: 'zh-ja' });
  const paperId = drafts.find(({ type }) => type === 'D1')?.id ?? '';
  const fields = pledgeValues(await get(page, 'papers.fields', { paperId }));
  expect((await get(page, 'papers.fill', { paperId, fields })).blockers).toEqual([]);
  return paperId;
}

async function get<C extends Channel>(page: Page, channel: C, input: Input<C>): Promise<Outputs[C]> {
  const answer = (await page.evaluate(
    ([name, given]) => {
      const body = given as { bytes?: number[] };
      const sent = body.bytes === undefined ? body : { ...body, bytes: new Uint8Array(body.bytes) };
      const { pledgedesk } = globalThis as unknown as { pledgedesk: Bridge };
      return pledgedesk.invoke(name as never, sent as never);
    },
    [channel, input] as const,
  )) as Result<Outputs[C]>;
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}
