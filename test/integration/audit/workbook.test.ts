import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { buildAudit } from '../../../electron/audit/build-audit.ts';
import { SHEET_COLUMNS, SHEET_NAMES } from '../../../electron/audit/columns.ts';
import { verifyAudit } from '../../../electron/audit/verify-audit.ts';
import { LOCALES } from '../../../shared/message.ts';
import { HARD_TEXTS, NOW, sampleData } from './sample.ts';

async function built(locale: (typeof LOCALES)[number] = 'en', data = sampleData()) {
  const result = await buildAudit(data, locale, NOW);
  if (!result.ok) throw new Error(result.error.message.key);
  return result.value;
}

describe('the audit workbook, read back with SheetJS', () => {
  it('gives back every text as it was, as text', async () => {
    const { bytes } = await built();
    const sheet = read(bytes, { type: 'array', cellNF: true, dense: false }).Sheets['Screening'];
    const column = SHEET_COLUMNS.Screening.findIndex(({ key }) => key === 'party_as_given');
    HARD_TEXTS.forEach((text, i) => {
      const cell = sheet?.[utils.encode_cell({ r: i + 2, c: column })];
      expect([cell?.t, cell?.v, cell?.f]).toEqual(['s', text, undefined]);
      expect(cell?.z).toBe('@');
    });
  });

  it('has keys in row 1, labels in row 2 and the rows under their keys', async () => {
    const { bytes } = await built('ja');
    const book = read(bytes, { type: 'array' });
    expect(book.SheetNames).toEqual([...SHEET_NAMES]);
    for (const name of SHEET_NAMES) {
      const [keys, labels] = utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, range: 0 });
      expect(keys).toEqual(SHEET_COLUMNS[name].map(({ key }) => key));
      expect(labels).toHaveLength(SHEET_COLUMNS[name].length);
    }
    const hits = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Hits'] ?? {});
    expect(hits[0]).toMatchObject({
      hit_id: 'ヒット番号',
      tier: '区分',
      reviewer_2_agrees: '第二確認者の同意',
    });
    expect(hits[1]).toMatchObject({
      hit_id: 'H-000001',
      score: 0.8412,
      reviewer_1_at: '2026-11-25T09:12:01+09:00',
    });
  });

  it('has true date cells and numbers, and dates that no spreadsheet can hold as text', async () => {
    const data = sampleData();
    const [list] = data.lists;
    const odd = [
      { ...list, published: { date: '1899-12-31' }, effective: { date: '2026-02-30' }, entries: 0.1 + 0.2 },
    ];
    const { bytes } = await built('en', { ...data, lists: [...data.lists, ...odd] });
    const sheet = read(bytes, { type: 'array', cellNF: true }).Sheets['Lists'];
    expect([sheet?.['E3']?.t, sheet?.['E3']?.v, sheet?.['E3']?.z]).toEqual(['n', 46077, 'yyyy-mm-dd']);
    expect([sheet?.['E4']?.t, sheet?.['E4']?.v]).toEqual(['s', '1899-12-31']);
    expect([sheet?.['F4']?.t, sheet?.['F4']?.v]).toEqual(['s', '2026-02-30']);
    expect([sheet?.['M4']?.t, sheet?.['M4']?.v]).toEqual(['n', 0.3]);
  });

  it('is set up for screen and print', async () => {
    const { bytes } = await built();
    const parts = unzipSync(bytes);
    const part = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
    SHEET_NAMES.forEach((name, i) => {
      const xml = part(`xl/worksheets/sheet${i + 1}.xml`);
      expect(xml).toMatch(/<row r="1"[^>]* hidden="1"/);
      expect(xml).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/);
      expect(xml).toMatch(/<autoFilter ref="A2:[A-Z]+\d+"\/>/);
      expect(xml).not.toContain('mergeCell');
      expect(xml).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*/);
      expect(xml).toMatch(/<pageSetup [^>]*orientation="landscape"/);
      const footer = /<oddFooter>([^<]*)<\/oddFooter>/.exec(xml)?.[1] ?? '';
      expect(footer).toMatch(/&amp;F.*Page &amp;P of &amp;N.*SHA-256 [0-9a-f]{64}$/);
      expect(part('xl/workbook.xml')).toContain(`${name}!$2:$2`);
    });
    expect(part('xl/worksheets/sheet1.xml')).toContain('R&amp;&amp;D');
  });

  it('states hashes over exactly the documented form', async () => {
    const { bytes, sheetHashes } = await built();
    const day = '2026-02-24';
    const tsv = `MOFCOM 2026-12\t关注名单（日本实体第一批）\t商务部\t2026年第12号\t${day}\t${day}\t有效\t2026-11-20\t\t\t内置名单包\t${'0123abcd'.repeat(8)}\t20\t\t\t\t\n`;
    const expected = createHash('sha256').update(tsv, 'utf8').digest('hex');
    expect(sheetHashes['Lists']).toBe(expected);
    const summary = utils.sheet_to_json<Record<string, unknown>>(
      read(bytes, { type: 'array' }).Sheets['Summary'] ?? {},
    );
    expect(summary.find((row) => row['key'] === 'sha256.Lists')?.['value']).toBe(expected);
  });

  it('gives the same data hashes in every language, and the same bytes twice', async () => {
    const [zh, ja, en] = await Promise.all(LOCALES.map((locale) => built(locale)));
    for (const sheet of ['Screening', 'Hits', 'Documents', 'Lists', 'Events']) {
      expect(new Set([zh, ja, en].map((one) => one?.sheetHashes[sheet])).size).toBe(1);
    }
    expect(Buffer.compare((await built('ja')).bytes, ja?.bytes ?? new Uint8Array())).toBe(0);
  });

  it('writes and verifies a workbook with no rows', async () => {
    const data = { ...sampleData(), screening: [], hits: [], documents: [], lists: [], events: [] };
    const checked = await verifyAudit((await built('zh-CN', data)).bytes);
    expect(checked).toMatchObject({ ok: true, value: { ok: true } });
  });

  it('refuses more rows than a spreadsheet holds, naming the sheet', async () => {
    const data = { ...sampleData(), events: new Array(1_048_575).fill({}) };
    expect(await buildAudit(data, 'en', NOW)).toMatchObject({
      ok: false,
      error: {
        code: 'bad-input',
        message: { key: 'audit:error.too-many-rows', params: { sheet: 'Events' } },
      },
    });
  });

  it('cuts a text that is longer than a cell, with its length and hash', async () => {
    const data = sampleData();
    const long = '髙'.repeat(40_000);
    const { bytes } = await built('en', { ...data, events: [{ seq: 1, after: long }] });
    const cell = read(bytes, { type: 'array' }).Sheets['Events']?.['H3']?.v as string;
    expect(cell.length).toBe(32_767);
    expect(cell).toContain(
      `40000 UTF-16 units in all, SHA-256 ${createHash('sha256').update(long).digest('hex')}`,
    );
    expect(await verifyAudit(bytes)).toMatchObject({ ok: true, value: { ok: true } });
  });
});
