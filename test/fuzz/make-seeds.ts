/** Makes the seeds of the libraries and of the product itself. `node test/fuzz/make-seeds.ts FOLDER` */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import PDFDocument from 'pdfkit';
import * as XLSX from 'xlsx';
import { createApp } from '../../electron/app/create-app.ts';
import { signPdf } from '../../electron/papers/sign.ts';
import { createThrowAwayP12 } from '../../electron/papers/throw-away-p12.ts';
import { createVault } from '../../electron/vault/vault.ts';
import type { Channel, Input, Outputs } from '../../shared/contract/channels.ts';
import { mixedParties, orderFile } from '../crash/orders.ts';
import { crashHost, makeStage, PEOPLE } from '../crash/stage.ts';

export const SEED_PASSPHRASE = 'seed-pass';
const folder = process.argv[2];
if (folder !== undefined) await makeSeeds(folder);

async function makeSeeds(into: string): Promise<void> {
  const keep = (name: string, bytes: Uint8Array) => writeFileSync(join(into, name), bytes);
  const rows = [
    ['订单号', '行号', '买方', '最终用户', '品名', '数量', '签订日期'],
    ['A-1', 1, '青空家电株式会社', '日本飞机株式会社', '磁瓦', 12, '2026-09-30'],
    ['A-1', 2, 'Kirigumo Valve Foundry Co., Ltd.', '', '轴承', 3, null],
  ];
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet['!merges'] = [XLSX.utils.decode_range('C2:C3')];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'S');
  for (const [bookType, name] of [
    ['xlsx', 'sheetjs.xlsx'],
    ['biff8', 'sheetjs.xls'],
    ['xlsb', 'sheetjs.xlsb'],
    ['ods', 'sheetjs.ods'],
  ] as const)
    keep(name, XLSX.write(book, { type: 'buffer', bookType }) as Uint8Array);
  keep('hucre.xlsx', await writeXlsx({ sheets: [{ name: 'Orders', rows }] }));
  const pdf = await pdfkitFile();
  keep('pdfkit.pdf', pdf);
  const p12 = await createThrowAwayP12({
    commonName: 'Seed',
    passphrase: SEED_PASSPHRASE,
    now: new Date().toISOString(),
  });
  keep('pledgedesk.p12', p12);
  const signed = await signPdf(pdf, p12, SEED_PASSPHRASE, { at: new Date().toISOString() });
  if (!signed.ok) throw new Error(signed.error.message.key);
  keep('pledgedesk-signed.pdf', signed.value.bytes);
  const twice = await signPdf(signed.value.bytes, p12, SEED_PASSPHRASE, { at: new Date().toISOString() });
  if (twice.ok) keep('pledgedesk-signed-twice.pdf', twice.value.bytes);
  await productFiles(keep);
}

/** Pack, key file and audit workbook of a real desk, and the backup of an empty vault. */
async function productFiles(keep: (name: string, bytes: Uint8Array) => void): Promise<void> {
  const stage = mkdtempSync(join(tmpdir(), 'pledgedesk-seeds-'));
  try {
    await makeStage(stage);
    let name = '';
    const base = crashHost(stage);
    const saveFile = async (_suggested: string, bytes: Uint8Array) => {
      keep(name, bytes);
      return { name };
    };
    const app = await createApp({ ...base, dialogs: { ...base.dialogs, saveFile } });
    const get = async <C extends Channel>(channel: C, input: Input<C>): Promise<Outputs[C]> => {
      const answer = await app.invoke(channel, input, { trusted: true });
      if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
      return answer.value as Outputs[C];
    };
    await get('vault.unlock', { user: 'officer', passphrase: PEOPLE.officer.passphrase });
    const file = orderFile('seed', mixedParties(1).slice(0, 8));
    const { token } = await get('files.admit', { name: file.name, bytes: file.bytes });
    const preview = await get('intake.preview', { token });
    const mapping = Object.fromEntries(preview.columns.map(({ column }, i) => [column, file.fieldOf(i)]));
    await get('intake.import', { token, mapping, remember: false });
    name = 'pledgedesk-audit.xlsx';
    await get('audit.export', {});
    name = 'pledgedesk.pdkey';
    await get('signers.save-key', {});
    await get('knowledge.add', {
      fact: {
        kind: 'blocked',
        names: ['Kirigumo Valve Foundry'],
        country: 'JP',
        address: null,
        registrationId: null,
      },
      basis: 'a letter of the bank',
    });
    name = 'pledgedesk.pdlist';
    await get('packs.export', { listIds: [], own: true });
    await app.close();
    const empty = await createVault(join(stage, 'empty'), PEOPLE, base.clock.now, {
      memoryKiB: 64,
      iterations: 1,
      parallelism: 1,
    });
    const backup = empty.ok ? await empty.value.backup() : empty;
    if (!backup.ok) throw new Error(backup.error.message.key);
    if (empty.ok) empty.value.close();
    keep('pledgedesk.pdbackup', backup.value);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function pdfkitFile(): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const pdf = new PDFDocument({ size: 'A5' });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.text('MOFCOM notice 2026-128');
    pdf.addPage().text('Annex');
    pdf.end();
  });
}
