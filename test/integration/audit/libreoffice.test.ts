import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAudit } from '../../../electron/audit/build-audit.ts';
import { SHEET_NAMES } from '../../../electron/audit/columns.ts';
import { labelsOf } from '../../../electron/audit/labels.ts';
import { verifyAudit } from '../../../electron/audit/verify-audit.ts';
import { LOCALES } from '../../../shared/message.ts';
import { NOW, sampleData } from './sample.ts';

const has = (program: string) => spawnSync(program, ['--version']).error === undefined;
const office = has('soffice');

describe.skipIf(!office)('the workbook in LibreOffice', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pledgedesk-audit-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function convert(file: string, format: string): Uint8Array {
    const out = join(folder, 'out');
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        out,
        file,
      ],
      { stdio: 'pipe', timeout: 120_000 },
    );
    return readFileSync(join(out, `audit.${format}`));
  }

  async function written(locale: (typeof LOCALES)[number]): Promise<string> {
    const built = await buildAudit(sampleData(), locale, NOW);
    if (!built.ok) throw new Error(built.error.message.key);
    const file = join(folder, 'audit.xlsx');
    writeFileSync(file, built.value.bytes);
    return file;
  }

  it('still verifies after it was opened and saved there', async () => {
    const saved = convert(await written('zh-CN'), 'xlsx');
    const checked = await verifyAudit(saved);
    expect(checked.ok && checked.value.sheets.filter((sheet) => !sheet.ok)).toEqual([]);
    expect(checked).toMatchObject({ ok: true, value: { ok: true } });
  }, 180_000);

  it.skipIf(!has('pdftotext')).each(LOCALES)(
    'prints every sheet with its name, pages and hash in %s, and no number as ###',
    async (locale) => {
      const file = await written(locale);
      convert(file, 'pdf');
      const text = execFileSync('pdftotext', ['-layout', join(folder, 'out', 'audit.pdf'), '-'], {
        encoding: 'utf8',
      });
      const labels = labelsOf(locale);
      for (const sheet of SHEET_NAMES) expect(text).toContain(labels.sheet(sheet));
      expect(text).toContain('audit.xlsx');
      expect(text).toMatch(/SHA-256 [0-9a-f]{64}/);
      expect(text).not.toContain('###');
      expect(text).toContain('2026-10-08');
    },
    180_000,
  );
});
