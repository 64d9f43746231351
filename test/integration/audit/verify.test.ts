import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { utils, type WorkBook } from 'xlsx';
import { buildAudit } from '../../../electron/audit/build-audit.ts';
import { verifyAudit } from '../../../electron/audit/verify-audit.ts';
import { NOW, sampleData } from './sample.ts';
import { resaved, setCell, sheetOf } from './tamper.ts';

async function original(): Promise<Uint8Array> {
  const result = await buildAudit(sampleData(), 'zh-CN', NOW);
  if (!result.ok) throw new Error(result.error.message.key);
  return result.value.bytes;
}

/** Names of the sheets that the check finds changed. */
async function changed(bytes: Uint8Array): Promise<readonly string[]> {
  const checked = await verifyAudit(bytes);
  if (!checked.ok) throw new Error(checked.error.message.key);
  const names = checked.value.sheets.filter((sheet) => !sheet.ok).map((sheet) => sheet.name);
  expect(checked.value.ok).toBe(names.length === 0);
  return names;
}

/** Moves the rows of a sheet: `order` lists the old row numbers (from 1) in their new order. */
function rearrange(book: WorkBook, name: string, order: readonly number[]): void {
  const sheet = sheetOf(book, name);
  const width = utils.decode_range(sheet['!ref'] ?? 'A1').e.c;
  const copy = { ...sheet };
  for (const at of Object.keys(sheet)) if (/^[A-Z]+\d+$/.test(at)) delete sheet[at];
  order.forEach((old, i) => {
    for (let c = 0; c <= width; c += 1) {
      const cell = copy[utils.encode_cell({ r: old - 1, c })];
      if (cell) sheet[utils.encode_cell({ r: i, c })] = cell;
    }
  });
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: order.length - 1, c: width } });
}

const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('verifyAudit', () => {
  it('accepts the file as written and as saved by another program', async () => {
    const bytes = await original();
    expect(await changed(bytes)).toEqual([]);
    expect(await changed(resaved(bytes, () => {}))).toEqual([]);
  });

  it('counts the rows of every sheet', async () => {
    const checked = await verifyAudit(await original());
    const counts = checked.ok ? checked.value.sheets.map(({ name, rows: count }) => [name, count]) : [];
    expect(counts.slice(1)).toEqual([
      ['Screening', 26],
      ['Hits', 1],
      ['Documents', 1],
      ['Lists', 1],
      ['Events', 2],
    ]);
  });

  const tampers: readonly [string, readonly string[], (book: WorkBook) => void][] = [
    ['a changed text', ['Screening'], (b) => setCell(b, 'Screening', 'J5', (v) => `${v} `)],
    ['a changed number', ['Hits'], (b) => setCell(b, 'Hits', 'N3', () => 0.8413)],
    ['a changed date', ['Lists'], (b) => setCell(b, 'Lists', 'E3', (v) => Number(v) + 1)],
    ['a removed cell', ['Hits'], (b) => void delete sheetOf(b, 'Hits')['P3']],
    [
      'a value in an empty cell',
      ['Documents'],
      (b) => void utils.sheet_add_aoa(sheetOf(b, 'Documents'), [['x']], { origin: 'P3' }),
    ],
    [
      'a value beside the last column',
      ['Events'],
      (b) => void utils.sheet_add_aoa(sheetOf(b, 'Events'), [['x']], { origin: 'L3' }),
    ],
    [
      'a value below the last row',
      ['Lists'],
      (b) => void utils.sheet_add_aoa(sheetOf(b, 'Lists'), [['x']], { origin: 'A9' }),
    ],
    ['a removed row', ['Screening'], (b) => rearrange(b, 'Screening', [...rows(1, 9), ...rows(11, 28)])],
    ['a removed last row', ['Events'], (b) => rearrange(b, 'Events', rows(1, 3))],
    ['swapped rows', ['Events'], (b) => rearrange(b, 'Events', [1, 2, 4, 3])],
    ['a doubled row', ['Events'], (b) => rearrange(b, 'Events', [1, 2, 3, 4, 4])],
    ['a blank row put in', ['Events'], (b) => rearrange(b, 'Events', [1, 2, 3, 99, 4])],
    ['a changed label', ['Screening'], (b) => setCell(b, 'Screening', 'AH2', () => '备注')],
    ['a changed key', ['Hits'], (b) => setCell(b, 'Hits', 'P1', () => 'remark')],
    [
      'a formula that shows the old value',
      ['Screening'],
      (b) => {
        const cell = sheetOf(b, 'Screening')['A3'];
        cell.f = `"${cell.v}"`;
      },
    ],
    [
      'a text turned into its formula',
      ['Screening'],
      (b) => {
        const cell = sheetOf(b, 'Screening')['J3'];
        Object.assign(cell, { t: 'n', f: '1+1', v: 2 });
      },
    ],
    ['an added sheet', ['Notes'], (b) => utils.book_append_sheet(b, utils.aoa_to_sheet([['x']]), 'Notes')],
    [
      'a changed count in the Summary',
      ['Summary'],
      (b) => {
        const sheet = sheetOf(b, 'Summary');
        const at = Object.keys(sheet).find((key) => sheet[key]?.v === 'outcome.prohibited') ?? '';
        sheet[at.replace('C', 'B')].v = 0;
      },
    ],
    [
      'a changed hash',
      ['Summary', 'Lists'],
      (b) => {
        const sheet = sheetOf(b, 'Summary');
        const at = Object.keys(sheet).find((key) => sheet[key]?.v === 'sha256.Lists') ?? '';
        sheet[at.replace('C', 'B')].v = '0'.repeat(64);
      },
    ],
  ];
  it.each(tampers)('finds %s and names %j', async (_, names, change) => {
    expect(await changed(resaved(await original(), change))).toEqual(names);
  });

  it('finds a removed sheet', async () => {
    const bytes = resaved(await original(), (book) => {
      book.SheetNames.splice(book.SheetNames.indexOf('Hits'), 1);
      delete book.Sheets['Hits'];
    });
    expect(await changed(bytes)).toEqual(['Hits']);
  });

  it('sees rows that a filter or a person has hidden', async () => {
    const parts = unzipSync(await original());
    const path = 'xl/worksheets/sheet6.xml';
    const hide = (xml: string) => xml.replace('<row r="4"', '<row r="4" hidden="1"');
    const xml = strFromU8(parts[path] ?? new Uint8Array());
    expect(hide(xml)).not.toBe(xml);
    expect(await changed(zipSync({ ...parts, [path]: strToU8(hide(xml)) }))).toEqual([]);
  });
});

describe('verifyAudit on files that are no audit workbook', () => {
  const key = async (bytes: Uint8Array) => {
    const checked = await verifyAudit(bytes);
    return checked.ok ? 'ok' : `${checked.error.code} ${checked.error.message.key}`;
  };

  it('says what is wrong', async () => {
    const bytes = await original();
    expect(await key(new Uint8Array())).toBe('file-unreadable audit:error.unreadable');
    expect(await key(strToU8('a,b\n1,2'))).toBe('file-unreadable audit:error.unreadable');
    expect(await key(bytes.slice(0, bytes.length / 2))).toBe('file-unreadable audit:error.unreadable');
    expect(await key(zipSync({ 'a.txt': strToU8('x') }))).toBe('file-unreadable audit:error.unreadable');
    const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    expect(await key(ole)).toBe('file-encrypted audit:error.encrypted');
    const other = resaved(bytes, (book) => {
      book.SheetNames = ['Data'];
      book.Sheets = { Data: utils.aoa_to_sheet([['a', 1]]) };
    });
    expect(await key(other)).toBe('bad-input audit:error.not-an-audit');
  });

  it('does not unpack a bomb', async () => {
    const bytes = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') });
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    view.setUint32(directory + 24, 2_000_000_000, true);
    expect(await key(bytes)).toBe('file-bomb audit:error.too-large');
  });

  it('does not judge a form that a later version writes', async () => {
    const later = resaved(await original(), (book) => {
      const sheet = sheetOf(book, 'Summary');
      const at = Object.keys(sheet).find((one) => sheet[one]?.v === 'pledgedesk-audit/1') ?? '';
      sheet[at].v = 'pledgedesk-audit/2';
    });
    expect(await key(later)).toBe('bad-input audit:error.other-format');
  });
});
