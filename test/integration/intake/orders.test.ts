import { describe, expect, it } from 'vitest';
import { openWorkbookFile } from '../../../electron/intake/open.ts';
import { type ReadOptions, readOrders } from '../../../electron/intake/orders.ts';
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
const C = '小松NTC株式会社';

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

describe('blanks that mean "as above"', () => {
  it('are filled within an order for what speaks of the order, with the address above', async () => {
    const book = await read(
      table(
        ['A-1', 1, 'HT-1', '2026-09-01', A, B, C, '日本富山县南砺市野尻641', '磁瓦', 5, '千克', '首批'],
        [null, 2, null, null, null, null, null, null, '轴承', null, null, null],
      ),
    );
    const [first, second] = book.lines;
    expect(second).toMatchObject({ orderNo: 'A-1', lineNo: '2', contractDate: '2026-09-01', row: 3 });
    expect(parties(second)).toEqual(parties(first));
    expect(second?.parties.find((p) => p.role === 'end_user')?.address).toBe('日本富山县南砺市野尻641');
    expect(second?.fields.contract_no).toEqual({ text: 'HT-1', at: { sheet: '订单', row: 2, column: 'C' } });
    for (const field of ['quantity', 'unit', 'remarks'] as const)
      expect(second?.fields[field]).toBeUndefined();
  });

  it('take nothing over into another order', async () => {
    const book = await read(
      table(
        ['A-1', 1, 'HT-1', '2026-09-01', A, B, C, 'X', '磁瓦', 5, '千克', null],
        ['A-2', 1, null, null, B, null, null, null, '轴承', 2, '件', null],
        [null, 2, null, null, null, null, null, null, '铁芯', 2, '件', null],
      ),
    );
    for (const line of book.lines.slice(1)) {
      expect(parties(line)).toEqual([`buyer=${B}`]);
      expect(line.contractDate).toBeUndefined();
      expect(line.fields.contract_no).toBeUndefined();
    }
  });

  it('do not give an end user where the order number is repeated, and never copy the buyer', async () => {
    const book = await read(
      table(
        ['A-1', 1, 'HT-1', '2026-09-01', A, B, C, 'X', '磁瓦', 5, '千克', null],
        ['A-1', 2, 'HT-1', '2026-09-01', null, null, null, null, '轴承', 2, '件', null],
        ['A-2', 1, 'HT-2', '2026-09-01', A, null, null, null, '轴承', 2, '件', null],
      ),
    );
    expect(parties(book.lines[1])).toEqual([`buyer=${A}`, `consignee=${B}`]);
    expect(parties(book.lines[2])).toEqual([`buyer=${A}`]);
  });

  it('an address is not taken over to another party', async () => {
    const book = await read(
      table(
        ['A-1', 1, 'HT-1', '2026-09-01', A, B, C, '日本富山县南砺市野尻641', '磁瓦', 5, '千克', null],
        [null, 2, null, null, null, null, B, null, '轴承', 2, '件', null],
      ),
    );
    expect(book.lines[1]?.parties.find((p) => p.role === 'end_user')).toEqual({
      role: 'end_user',
      asGiven: B,
      name: B,
      at: { sheet: '订单', row: 3, column: 'G' },
    });
  });

  it('are also 同上 and 〃; "-" and 待定 are nothing and stop the filling', async () => {
    const book = await read(
      table(
        ['A-1', 1, 'HT-1', '2026-09-01', A, B, C, 'X', '磁瓦', 5, '千克', null],
        ['〃', 2, '同上', '〃', '同上', '-', '待定', null, '轴承', '同上', '〃', null],
        [null, 3, null, null, null, null, null, null, '铁芯', 1, '件', null],
      ),
    );
    expect(parties(book.lines[1])).toEqual([`buyer=${A}`]);
    expect(book.lines[1]?.fields.quantity?.text).toBe('5');
    expect(parties(book.lines[2])).toEqual([`buyer=${A}`]);
  });
});

describe('address columns', () => {
  it('belong to the party in their header, else to the party at their left', async () => {
    const book = await read({
      name: 'S',
      table: [
        [
          '订单号',
          '买方',
          '最终用户',
          '买方地址',
          '最终用户地址',
          'Notify Party',
          'Address',
          '收货人地址',
          '品名',
        ],
        ['A-1', A, C, '甲路1号', '乙路2号', B, '丙路3号', '丁路4号', '磁瓦'],
      ],
    });
    expect(book.lines[0]?.parties.map((p) => [p.role, p.address])).toEqual([
      ['buyer', '甲路1号'],
      ['end_user', '乙路2号'],
      ['notify_party', '丙路3号'],
    ]);
  });
});

describe('merged cells', () => {
  it('give their value to every cell, in xlsx and xls alike', async () => {
    const spec: files.SheetSpec = {
      ...table(
        ['A-1', 1, 'HT-1', '2026-09-01', A, B, C, 'X', '磁瓦', 5, '千克', null],
        [null, 2, null, null, null, null, null, null, '轴承', 2, '件', null],
        ['A-2', 1, null, null, B, B, null, null, '轴承', 2, '件', null],
      ),
      merges: ['A2:A3', 'E2:E3', 'G2:G3', 'E4:F4'],
    };
    for (const [bytes, name] of [
      [files.xlsx(spec), 'a.xlsx'],
      [files.xls(spec), 'a.xls'],
    ] as const) {
      const book = readOrders(await raw(bytes, name));
      if (!book.ok) throw new Error(book.error.message.key);
      expect(parties(book.value.lines[1])).toEqual([`buyer=${A}`, `consignee=${B}`, `end_user=${C}`]);
      expect(book.value.lines[1]?.parties[0]?.at).toEqual({ sheet: '订单', row: 2, column: 'E' });
      expect(parties(book.value.lines[2])).toEqual([`buyer=${B}`, `consignee=${B}`]);
    }
  });

  it('of a quantity are asked', async () => {
    const book = await read({
      ...table(
        ['A-1', 1, '', '', A, '', '', '', '磁瓦', 5, '千克', ''],
        [null, 2, '', '', '', '', '', '', '轴承', null, '件', ''],
      ),
      merges: ['J2:J3'],
    });
    expect(book.lines.map((l) => l.fields.quantity?.text)).toEqual(['5', '5']);
    expect(keys(book)).toContain('question intake:line.merged-count @J2');
  });
});

describe('rows that are no lines', () => {
  it('totals, repeated headers and notes are left out, and companies in notes are screened with every line', async () => {
    const book = await read(
      table(
        ['A-1', 1, 'HT-1', '2026-09-01', A, '', '', '', '磁瓦', 5, '千克', ''],
        ['小计', '', '', '', '', '', '', '', '', 5, '', ''],
        HEAD,
        ['A-2', 1, 'HT-2', '2026-09-01', B, '', '', '', '轴承', 7, '千克', ''],
        ['合计：', '', '', '', '', '', '', '', '', '１２', '千克', ''],
        ['TOTAL 2 PACKAGES', '', '', '', '', '', '', '', '', '', '', ''],
        ['备注：部分货物转交日本飞机株式会社', '', '', '', '', '', '', '', '', '', '', ''],
      ),
    );
    expect(book.lines.map((l) => l.orderNo)).toEqual(['A-1', 'A-2']);
    expect(keys(book)).toEqual([
      'note intake:row.total @3',
      'note intake:row.header-again @4',
      'note intake:row.total @6',
      'note intake:row.total @7',
      'note intake:row.stray @8',
    ]);
    for (const line of book.lines) expect(parties(line)).toContain('mentioned=日本飞机株式会社');
  });

  it('goods whose name begins like a total stay', async () => {
    const book = await read(
      table(
        ['A-1', 1, '', '', A, '', '', '', 'Total station prism', 5, '件', ''],
        ['A-1', 2, '', '', A, '', '', '', '总成', 5, '件', ''],
      ),
    );
    expect(book.lines.map((l) => l.fields.item_desc?.text)).toEqual(['Total station prism', '总成']);
  });

  it('a row of the order alone heads the rows below it', async () => {
    const book = await read(
      table(
        ['A-1', '', 'HT-1', '2026-09-01', A, '', C, '', '', '', '', ''],
        ['', 1, '', '', '', '', '', '', '磁瓦', 5, '千克', ''],
      ),
    );
    expect(book.lines).toHaveLength(1);
    expect(book.lines[0]).toMatchObject({ orderNo: 'A-1', contractDate: '2026-09-01' });
    expect(parties(book.lines[0])).toEqual([`buyer=${A}`, `end_user=${C}`]);
  });
});

describe('parties outside the party columns', () => {
  it('are screened as mentioned: remarks, marks, end use, columns without a field', async () => {
    const book = await read({
      name: 'S',
      table: [
        ['订单号', '买方', '品名', '备注', '唛头', '最终用途', '自定义'],
        [
          'A-1',
          A,
          '磁瓦',
          '请通知三菱精密株式会社',
          'TDK CORPORATION\nTOKYO',
          '供应日野汽车株式会社装配',
          'Goods via Fortunio Co., Ltd.',
        ],
      ],
    });
    expect(parties(book.lines[0]).slice(1)).toEqual([
      'mentioned=三菱精密株式会社',
      'mentioned=TDK CORPORATION',
      'mentioned=日野汽车株式会社',
      'mentioned=Fortunio Co., Ltd.',
    ]);
  });

  it('a sales representative is not a party; SAME AS CONSIGNEE is the consignee', async () => {
    const book = await read({
      name: 'S',
      table: [
        ['注文番号', '買主', '荷受人', '通知先', '品名', '担当者'],
        ['A-1', A, B, 'SAME AS CONSIGNEE', '磁石', '山田太郎'],
      ],
    });
    expect(parties(book.lines[0])).toEqual([`buyer=${A}`, `consignee=${B}`, `notify_party=${B}`]);
  });

  it('labels above the table count for all its lines', async () => {
    const book = await read({
      name: 'PO',
      table: [
        ['PURCHASE ORDER'],
        ['P/O No.: PO-77', null, '最终用户', C],
        ['Buyer: Kitaharu Optics Co., Ltd.', null, null, null],
        ['境内发货人', null, '合同协议号'],
        ['江苏澜桥新材料有限公司', null, 'HT-9'],
        ['No.', 'Description of Goods', 'Qty', 'Unit Price'],
        [1, 'Ferrite tiles', 5, 2],
        [2, 'Bearings', 6, 3],
      ],
    });
    expect(book.lines.map((l) => [l.orderNo, l.lineNo, l.fields.contract_no?.text])).toEqual([
      ['PO-77', '1', 'HT-9'],
      ['PO-77', '2', 'HT-9'],
    ]);
    expect(parties(book.lines[1])).toEqual([
      `end_user=${C}`,
      'buyer=Kitaharu Optics Co., Ltd.',
      'exporter=江苏澜桥新材料有限公司',
    ]);
    expect(book.lines[1]?.parties[0]?.at).toEqual({ sheet: 'PO', row: 2, column: 'D' });
  });
});

describe('values', () => {
  it('full-width digits, units inside a cell and in the header', async () => {
    const book = await read({
      name: 'S',
      table: [
        ['订单号', '行号', '买方', '品名', '数量（千克）', 'HS编码'],
        ['A-1', '１', A, '磁瓦', '１，２００', '８５０５１１１０００'],
        ['A-1', '２', A, '轴承', '30 PCS', ''],
      ],
    });
    expect(book.lines.map((l) => [l.lineNo, l.fields.quantity?.text, l.fields.unit?.text])).toEqual([
      ['1', '1,200', '千克'],
      ['2', '30', 'PCS'],
    ]);
    expect(book.lines[0]?.fields.hs_code?.text).toBe('8505111000');
  });

  it('broken numbers, wrong check digits and doubtful dates are asked and never guessed', async () => {
    const book = await read({
      name: 'S',
      table: [
        ['订单号', '行号', '买方', '统一社会信用代码', '品名', 'HS编码', '合同日期'],
        ['A-1', 1, A, '91110108551385083Q', '磁瓦', '8.50511E+09', '03/04/26'],
        ['A-2', 1, A, '91110108551385082Q', '磁瓦', '8505111000', '25/04/2026'],
        ['A-2', 1, A, '', '磁瓦', '', 46266],
      ],
    });
    expect(keys(book)).toEqual([
      'question intake:line.check-digit @D2',
      'question intake:line.broken-number @F2',
      'question intake:date.ambiguous @G2',
      'question intake:date.serial @G4',
      'question intake:line.duplicate @4',
    ]);
    expect(book.lines.map((l) => l.contractDate)).toEqual([undefined, '2026-04-25', undefined]);
    expect(book.lines[0]?.fields.contract_date).toBeUndefined();
    expect(book.lines[1]?.parties[0]).toMatchObject({ registrationId: '91110108551385082Q' });
  });

  it('what a line lacks is an error at its row', async () => {
    const book = await read(
      table(
        ['', 1, '', '', A, '', '', '', '磁瓦', 1, '', ''],
        ['A-1', 2, '', '', '', '', '', '', '', 1, '', ''],
      ),
    );
    expect(keys(book)).toEqual([
      'error intake:line.no-order @2',
      'error intake:line.no-item @3',
      'error intake:line.no-party @3',
    ]);
  });
});
