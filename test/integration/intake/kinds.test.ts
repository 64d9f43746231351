import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../../electron/app/texts.ts';
import { openWorkbookFile } from '../../../electron/intake/open.ts';
import { LOCALES } from '../../../shared/message.ts';
import * as files from '../../fixtures/intake/files.ts';

const TABLE: files.Table = [
  ['订单号', '买方', '品名', '数量'],
  ['A-1', '青空家电株式会社', '铁氧体永磁瓦', 12],
];
const sheet = { name: 'S', table: TABLE };
const ascii = (text: string) => new TextEncoder().encode(text);
const texts = loadTexts('assets');

/** The error's key; every error must read as a sentence in every language. */
async function refusal(bytes: Uint8Array, name: string, limits = {}): Promise<string> {
  const opened = await openWorkbookFile(bytes, name, { limits });
  if (opened.ok) return `read as ${opened.value.format}`;
  for (const locale of LOCALES) {
    const said = texts.say(locale, opened.error.message);
    expect(said).not.toContain('intake:');
    expect(said).not.toMatch(/\{\{|^[a-z.-]+$/);
  }
  return `${opened.error.code} ${opened.error.message.key}`;
}

describe('a file that cannot be an order sheet is refused with its reason', () => {
  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['an empty file', 'a.xlsx', () => new Uint8Array(), 'file-unreadable intake:file.empty'],
    ['a text of blanks', 'a.csv', () => ascii(' \r\n \r\n'), 'file-unreadable intake:file.empty'],
    ['a PDF', 'a.xlsx', () => ascii('%PDF-1.7 …'), 'file-unreadable intake:file.pdf'],
    [
      'a picture',
      'a.xlsx',
      () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]),
      'file-unreadable intake:file.image',
    ],
    [
      'a web page as .xls',
      'a.xls',
      () => ascii('\ufeff<html><table><tr><td>订单号</td></tr></table>'),
      'file-unreadable intake:file.html',
    ],
    [
      'Excel 2003 XML',
      'a.xls',
      () => ascii('<?xml version="1.0"?><Workbook/>'),
      'file-unreadable intake:file.xml',
    ],
    ['an unknown type', 'a.json', () => ascii('{"a": 1}'), 'file-unreadable intake:file.unknown'],
    [
      'binary rubbish',
      'a.csv',
      () => Uint8Array.from({ length: 900 }, (_, i) => (i * 7) % 29),
      'file-unreadable intake:file.unknown',
    ],
    [
      'another zip',
      'a.xlsx',
      () =>
        files.patched(files.xlsx(sheet), (parts) => {
          delete parts['xl/workbook.xml'];
        }),
      'file-unreadable intake:file.archive',
    ],
    [
      'an xlsm by its content type',
      'a.xlsx',
      () => files.asXlsm(files.xlsx(sheet)),
      'file-macro intake:file.macro',
    ],
    [
      'an xlsx with a VBA project',
      'a.xlsm',
      () => files.withVba(files.xlsx(sheet)),
      'file-macro intake:file.macro',
    ],
    [
      'an xls with a VBA project',
      'a.xls',
      () => files.xlsWithVba(files.xls(sheet)),
      'file-macro intake:file.macro',
    ],
    ['an encrypted xlsx', 'a.xlsx', () => files.encryptedXlsx(TABLE), 'file-encrypted intake:file.password'],
    [
      'an encrypted xls',
      'a.xls',
      () => files.encryptedXls(files.xls(sheet)),
      'file-encrypted intake:file.password',
    ],
    ['a zip cut short', 'a.xlsx', () => files.xlsx(sheet).subarray(0, 900), 'damaged intake:file.broken'],
    ['an OLE file cut short', 'a.xls', () => files.xls(sheet).subarray(0, 700), 'damaged intake:file.broken'],
    [
      'a bomb that its directory shows',
      'a.xlsx',
      () => files.bomb(files.xlsx(sheet), 48),
      'file-bomb intake:file.bomb',
    ],
    [
      'a bomb that its directory hides',
      'a.xlsx',
      () => files.lyingBomb(files.xlsx(sheet), 24),
      'damaged intake:file.broken',
    ],
  ])('%s', async (_, name, make, expected) => {
    expect(await refusal(await make(), name)).toBe(expected);
  });

  it('a damaged byte inside a part', async () => {
    const bytes = files.xlsx(sheet).slice();
    const at = Buffer.from(bytes).indexOf('xl/worksheets/sheet1.xml') + 40;
    bytes.fill(0xff, at, at + 40);
    expect(await refusal(bytes, 'a.xlsx')).toBe('damaged intake:file.broken');
  });

  it('a file over the limits of size, cells, columns and unpacked size', async () => {
    const book = files.xlsx(sheet);
    expect(await refusal(book, 'a.xlsx', { fileBytes: 100 })).toBe('file-too-large intake:file.too-large');
    expect(await refusal(book, 'a.xlsx', { cells: 7 })).toBe('file-too-large intake:file.cells');
    expect(await refusal(files.xls(sheet), 'a.xls', { cells: 7 })).toBe('file-too-large intake:file.cells');
    expect(await refusal(ascii(files.csvText(TABLE)), 'a.csv', { columns: 3 })).toBe(
      'file-too-large intake:file.cells',
    );
    expect(await refusal(book, 'a.xlsx', { unzippedBytes: 2000 })).toBe('file-bomb intake:file.bomb');
  });

  it('a worker that outlives its time or its memory', async () => {
    const wide = files.xlsx({
      name: 'S',
      table: Array.from({ length: 20_000 }, (_, r) => Array.from({ length: 20 }, (_, c) => `text ${r} ${c}`)),
    });
    expect(await refusal(wide, 'a.xlsx', { milliseconds: 1 })).toBe('file-bomb intake:file.timeout');
    expect(await refusal(wide, 'a.xlsx', { heapMegabytes: 24 })).toBe('file-too-large intake:file.memory');
  });
});

describe('content counts, not the name', () => {
  it('reads tab-separated text under .xls and an xlsx under .csv, and says so', async () => {
    for (const [bytes, name, format] of [
      [files.encoded(files.csvText(TABLE, '\t'), 'gb18030'), 'export.xls', 'csv'],
      [files.xlsx(sheet), 'export.csv', 'xlsx'],
    ] as const) {
      const opened = await openWorkbookFile(bytes, name);
      if (!opened.ok) throw new Error(opened.error.message.key);
      expect(opened.value.format).toBe(format);
      expect(opened.value.sheets[0]?.rows[1]).toEqual(['A-1', '青空家电株式会社', '铁氧体永磁瓦', '12']);
      expect(opened.value.problems.map((p) => p.message.key)).toContain('intake:file.extension');
    }
  });

  it('leaves the caller its bytes', async () => {
    const bytes = files.xlsx(sheet);
    const before = bytes.slice();
    await openWorkbookFile(bytes, 'a.xlsx');
    expect(bytes).toEqual(before);
  });
});

describe('cells as text', () => {
  it('writes dates as ISO, numbers in full, and keeps what only the format shows', async () => {
    const table: files.Table = [
      ['a', 'b', 'c', 'd', 'e', 'f'],
      [
        { v: 46266, z: 'yyyy"年"m"月"d"日"' },
        { v: 8505111000, z: 'General' },
        { v: 123, z: '000000' },
        { v: 1200, z: '#,##0" KG"' },
        { v: 0.1 + 0.2, z: '0.00' },
        { v: 9.7e12, z: '0.00E+00' },
      ],
    ];
    for (const [bytes, name] of [
      [files.xlsx({ name: 'S', table }), 'a.xlsx'],
      [files.xls({ name: 'S', table }), 'a.xls'],
    ] as const) {
      const opened = await openWorkbookFile(bytes, name);
      expect(opened.ok && opened.value.sheets[0]?.rows[1]).toEqual([
        '2026-09-01',
        '8505111000',
        '000123',
        '1,200 KG',
        '0.3',
        '9700000000000',
      ]);
    }
  });

  it('reports hidden sheets, rows and columns and merges, in both formats', async () => {
    const spec = {
      name: '隐藏',
      table: TABLE,
      merges: ['B1:C2'],
      hidden: true,
      hiddenRows: [2],
      hiddenColumns: [3],
    };
    for (const [bytes, name] of [
      [files.xlsx({ name: 'v', table: TABLE }, spec), 'a.xlsx'],
      [files.xls({ name: 'v', table: TABLE }, spec), 'a.xls'],
    ] as const) {
      const opened = await openWorkbookFile(bytes, name);
      if (!opened.ok) throw new Error(opened.error.message.key);
      const [visible, hidden] = opened.value.sheets;
      expect(visible?.hidden).toBe(false);
      expect(hidden).toMatchObject({
        name: '隐藏',
        hidden: true,
        merges: [{ top: 0, left: 1, bottom: 1, right: 2 }],
      });
      if (name === 'a.xlsx') expect(hidden).toMatchObject({ hiddenRows: [1], hiddenColumns: [3] });
    }
  });

  it('reads what LibreOffice has written: hidden rows, columns and sheets, merges, dates and times', async () => {
    const opened = await openWorkbookFile(
      readFileSync('test/fixtures/intake/libreoffice.xls'),
      'libreoffice.xls',
    );
    if (!opened.ok) throw new Error(opened.error.message.key);
    expect(opened.value.sheets).toEqual([
      {
        name: '订单',
        hidden: false,
        merges: [{ top: 1, left: 0, bottom: 2, right: 0 }],
        hiddenRows: [2],
        hiddenColumns: [3],
        rows: [
          ['订单号', '买方', '品名', '数量', '日期x'],
          ['A-1', '甲有限公司', '磁瓦', '3', '2026-09-01'],
          ['A-2', '乙有限公司', '轴承', '4', '12:00'],
        ],
      },
      { name: '隐', hidden: true, merges: [], hiddenRows: [], hiddenColumns: [], rows: [['x']] },
    ]);
  });

  it('is not harmed by names of the object prototype', async () => {
    const table: files.Table = [
      ['__proto__', 'constructor', '订单号', '买方', '品名'],
      ['x', 'y', 'A-1', '青空家电株式会社', '磁瓦'],
    ];
    const opened = await openWorkbookFile(files.xlsx({ name: '__proto__', table }), '__proto__.xlsx');
    expect(opened.ok && opened.value.sheets[0]?.rows[0]?.[0]).toBe('__proto__');
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});
