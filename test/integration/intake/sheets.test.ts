import { describe, expect, it } from 'vitest';
import { openWorkbookFile } from '../../../electron/intake/open.ts';
import { previewOrders, type ReadOptions, readOrders } from '../../../electron/intake/orders.ts';
import type { OrderBook, OrderLine } from '../../../shared/orders/order.ts';
import * as files from '../../fixtures/intake/files.ts';

const HEAD = [
  '订单号',
  '行号',
  '合同号',
  '合同日期',
  '买方',
  '收货人',
  '最终用户',
  '地址',
  '品名',
  '数量',
  '单位',
  '备注',
];
const A = '樱桥贸易株式会社';
const B = '青空家电株式会社';

async function raw(bytes: Uint8Array, name = 'orders.xlsx', sheet?: string) {
  const opened = await openWorkbookFile(bytes, name, sheet === undefined ? {} : { sheet });
  if (!opened.ok) throw new Error(opened.error.message.key);
  return opened.value;
}

async function read(
  sheets: files.SheetSpec | readonly files.SheetSpec[],
  options: ReadOptions = {},
  sheet?: string,
): Promise<OrderBook> {
  const list = Array.isArray(sheets) ? (sheets as readonly files.SheetSpec[]) : [sheets as files.SheetSpec];
  const book = readOrders(await raw(files.xlsx(...list), 'orders.xlsx', sheet), options);
  if (!book.ok) throw new Error(book.error.message.key);
  return book.value;
}

const table = (...rows: files.Table[number][]): files.SheetSpec => ({ name: '订单', table: [HEAD, ...rows] });
const parties = (line: OrderLine | undefined) => (line?.parties ?? []).map((p) => `${p.role}=${p.name}`);
const keys = (book: OrderBook) =>
  book.problems.map(
    (p) => `${p.severity} ${p.message.key}${p.row === undefined ? '' : ` @${p.column ?? ''}${p.row}`}`,
  );

describe('sheets', () => {
  const invoice: files.SheetSpec = {
    name: '发票',
    table: [
      ['收货人', '品名', '数量', '金额'],
      ['IHI原動機', '磁瓦', 5, 100],
    ],
  };
  const packing: files.SheetSpec = {
    name: '装箱单',
    table: [['箱号说明'], ['经由上海明泽贸易有限公司转运']],
  };
  const first = table(['A-1', 1, '', '', A, '', '', '', '磁瓦', 5, '千克', '']);
  const second: files.SheetSpec = {
    name: '追加',
    table: [HEAD, ['A-2', 1, '', '', B, '', '', '', '轴承', 7, '件', '']],
  };

  it('invoices and packing lists count no line twice, but their companies are screened', async () => {
    const book = await read([invoice, first, packing]);
    expect(book.lines).toHaveLength(1);
    expect(parties(book.lines[0])).toEqual([
      `buyer=${A}`,
      'mentioned=IHI原動機',
      'mentioned=上海明泽贸易有限公司',
    ]);
    expect(keys(book)).toEqual(['note intake:sheet.side', 'note intake:sheet.no-table']);
  });

  it('all sheets with orders are read; hidden sheets and rows are marked', async () => {
    const book = await read([
      first,
      { ...second, hidden: true },
      { ...second, name: '再追加', hiddenRows: [2] },
    ]);
    expect(book.lines.map((l) => [l.sheet, l.hidden, l.key])).toEqual([
      ['订单', false, '订单!2'],
      ['追加', true, '追加!2'],
      ['再追加', true, '再追加!2'],
    ]);
    expect(keys(book)).toEqual([
      'question intake:sheet.hidden',
      'note intake:hidden-rows',
      'note intake:hidden-rows',
    ]);
  });

  it('a mapping holds for its sheet and its layout, not elsewhere', async () => {
    const other: files.SheetSpec = {
      name: '别的',
      table: [
        ['Order No', 'Buyer', 'Description'],
        ['A-3', B, 'Bearings'],
      ],
    };
    const book = await read(
      [first, second, other],
      { mapping: { A: 'order_no', G: 'buyer', E: 'end_user', I: 'item_desc' } },
      '订单',
    );
    expect(book.lines.map(parties)).toEqual([[`end_user=${A}`], [`end_user=${B}`], [`buyer=${B}`]]);
  });
});

describe('previewOrders', () => {
  const ambiguous: files.SheetSpec = {
    name: 'S',
    table: [
      ['标题'],
      ['订单号', '客户', '品名', '件数', '管理番号'],
      ['A-1', A, '磁瓦', 3, 'K-1'],
      ['A-2', B, '轴承', 4, 'K-2'],
      ['合计', '', '', 7, ''],
    ],
    hiddenRows: [4],
  };

  it('shows what the mapping screen needs', async () => {
    const preview = previewOrders(await raw(files.xlsx(ambiguous)));
    if (!preview.ok) throw new Error(preview.error.message.key);
    expect(preview.value).toMatchObject({
      fileName: 'orders.xlsx',
      format: 'xlsx',
      encodings: [],
      encoding: null,
      sheet: 'S',
      headerRows: [2],
      lineCount: 2,
      hiddenRows: 1,
      sheets: [{ name: 'S', hidden: false, rows: 5 }],
    });
    expect(preview.value.columns[3]).toEqual({
      column: 'D',
      header: '件数',
      samples: ['3', '4', '7'],
      suggested: null,
      candidates: ['quantity', 'packages'],
      ambiguous: true,
      basis: 'none',
    });
    expect(preview.value.columns[1]).toMatchObject({ suggested: 'buyer', basis: 'synonym' });
  });

  it('remembers a confirmed layout', async () => {
    const book = await raw(files.xlsx(ambiguous));
    const before = previewOrders(book);
    const layoutId = before.ok ? before.value.layoutId : '';
    const remembered = (id: string) =>
      id === layoutId
        ? ({ A: 'order_no', B: 'buyer', C: 'item_desc', D: 'quantity', E: null } as const)
        : undefined;
    const after = previewOrders(book, { remembered });
    expect(after.ok && after.value.columns.map((c) => [c.suggested, c.ambiguous, c.basis])).toEqual([
      ['order_no', false, 'remembered'],
      ['buyer', false, 'remembered'],
      ['item_desc', false, 'remembered'],
      ['quantity', false, 'remembered'],
      [null, false, 'remembered'],
    ]);
    const lines = readOrders(book, { remembered });
    expect(lines.ok && lines.value.lines[0]?.fields.quantity?.text).toBe('3');
  });

  it('without an officer, ambiguous headers become questions that name their place and are not used', async () => {
    const book = readOrders(await raw(files.xlsx(ambiguous)));
    if (!book.ok) throw new Error(book.error.message.key);
    expect(book.value.lines[0]?.fields.quantity).toBeUndefined();
    expect(
      book.value.problems
        .filter((p) => p.message.key.startsWith('intake:header'))
        .map((p) => [p.severity, p.file, p.sheet, p.row, p.column]),
    ).toEqual([
      ['question', 'orders.xlsx', 'S', 2, 'D'],
      ['question', 'orders.xlsx', 'S', 2, 'E'],
    ]);
  });

  it.each<[string, files.Table, string]>([
    [
      'no order number',
      [
        ['买方', '品名', '数量', '单价'],
        [A, '磁瓦', 1, 2],
      ],
      'intake:missing.order_no',
    ],
    [
      'no party',
      [
        ['订单号', '品名', '数量', '单价'],
        ['A-1', '磁瓦', 1, 2],
      ],
      'intake:missing.party',
    ],
    [
      'no item',
      [
        ['订单号', '买方', '数量', '单价'],
        ['A-1', A, 1, 2],
      ],
      'intake:missing.item_desc',
    ],
    ['no lines', [['订单号', '买方', '品名', '单价']], 'intake:sheet.no-lines'],
    [
      'a form',
      [
        ['买方：', A],
        ['收货人：', B],
        ['合同号：', 'HT-1'],
        ['品名：', '磁瓦'],
        ['数量：', 3],
      ],
      'intake:sheet.form',
    ],
    ['a letter', [['尊敬的客户：'], ['您好']], 'intake:sheet.no-table-at-all'],
  ])('%s: says what to do', async (_, rows, key) => {
    const file = await raw(files.xlsx({ name: 'S', table: rows }));
    const book = readOrders(file);
    expect(book.ok ? '' : book.error.message.key).toBe(key);
    const preview = previewOrders(file);
    if (preview.ok && key.startsWith('intake:missing'))
      expect(preview.value.problems.map((p) => p.message.key)).toContain(key);
    else if (!preview.ok) expect(preview.error.message.key).toBe(key);
  });
});
