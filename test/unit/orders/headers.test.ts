import { describe, expect, it } from 'vitest';
import headers from '../../../assets/orders/headers.json' with { type: 'json' };
import { mappingOf, suggestMapping } from '../../../shared/orders/mapping.ts';
import { FIELD_KEYS } from '../../../shared/orders/order.ts';
import { SheetReader } from '../../../shared/orders/sheet.ts';
import { HEADER_SYNONYMS } from '../../../shared/orders/synonyms.ts';
import { findTable, layoutIdOf } from '../../../shared/orders/table.ts';

const read = (header: string) => HEADER_SYNONYMS.read(header);

function reader(rows: string[][], merges: [number, number, number, number][] = []) {
  return new SheetReader({
    name: 'S',
    hidden: false,
    rows,
    hiddenRows: [],
    hiddenColumns: [],
    merges: merges.map(([top, left, bottom, right]) => ({ top, left, bottom, right })),
  });
}

function suggest(rows: string[][], merges: [number, number, number, number][] = []) {
  const sheet = reader(rows, merges);
  const table = findTable(sheet, HEADER_SYNONYMS);
  if (table === undefined) throw new Error('no table');
  return { table, columns: suggestMapping(sheet, table), layoutId: layoutIdOf(table, HEADER_SYNONYMS) };
}

/** One column between columns that make a table of it. */
function column(header: string, ...cells: string[]) {
  const { columns } = suggest([
    ['订单号', '买方', '品名', header],
    ...cells.map((cell, i) => [`A-${i}`, '青空家电株式会社', '磁瓦', cell]),
  ]);
  const found = columns.find((c) => c.column === 'D');
  return {
    suggested: found?.suggested,
    candidates: found?.candidates,
    ambiguous: found?.ambiguous,
    basis: found?.basis,
  };
}

describe('header synonyms', () => {
  it('cover only fields of the order, and every one of them', () => {
    expect(Object.keys(headers.synonyms).sort()).toEqual([...FIELD_KEYS].sort());
  });

  it.each([
    ['净重（千克）', 'net_weight'],
    ['訂單編號', 'order_no'],
    ['運抵國（地區）', 'country_dest'],
    ["数量\nQ'ty (PCS)", 'quantity'],
    ['品名/Description of Goods', 'item_desc'],
    ['エンドユーザー／最终用户', 'end_user'],
    ['Consignee Name and Address', 'consignee'],
    ['收货人名称及地址', 'consignee'],
    ['P/O', 'order_no'],
    ['*合同协议号：', 'contract_no'],
    ['ＨＳコード', 'hs_code'],
    ['#', 'line_no'],
    ['单位', undefined],
    ['Item', undefined],
    ['型号', undefined],
    ['请求先', undefined],
  ])('%s → %s', (header, field) => {
    const reading = read(header);
    expect(reading?.ambiguous === false ? reading.fields[0] : undefined).toBe(field);
  });

  it('does not know what it does not know', () => {
    for (const header of ['__proto__', 'constructor', 'toString', '单价总价币制', '', 'x'.repeat(500)]) {
      expect(read(header)).toBeUndefined();
    }
  });
});

describe('ambiguous columns', () => {
  it('商品编号 is the HS code where at least 70 % of the cells are numbers of an HS chapter', () => {
    const hs = [
      '8505111000',
      '8112929010',
      '2846901500',
      '8505191000',
      '7326909000',
      '8544110000',
      '2805301200',
    ];
    expect(column('商品编号', ...hs, 'X-1', 'X-2', 'X-3')).toMatchObject({
      suggested: 'hs_code',
      basis: 'content',
    });
    expect(column('商品编号', ...hs.slice(0, 6), 'X-1', 'X-2', 'X-3', 'X-4')).toMatchObject({
      suggested: null,
      ambiguous: true,
    });
    expect(column('商品编码', 'MAG-001', 'MAG-002', 'MAG-003')).toMatchObject({
      suggested: 'item_code',
      basis: 'content',
    });
    expect(column('商品编码', '9905111000', '7712929010')).toMatchObject({ suggested: 'item_code' });
  });

  it('单位 is the unit only where the cells are units', () => {
    expect(column('单位', '千克', '件', 'PCS')).toMatchObject({ suggested: 'unit', basis: 'content' });
    expect(column('单位', '樱桥贸易株式会社', '若叶移动部件株式会社')).toMatchObject({
      suggested: null,
      ambiguous: true,
      candidates: expect.arrayContaining(['end_user', 'consignee', 'buyer', 'unit']),
    });
  });

  it('产地 is a country or a province, 税号 a tariff or a tax number, Item a number or a text', () => {
    expect(column('产地', '中国', 'China')).toMatchObject({ suggested: 'origin' });
    expect(column('产地', '江西', '江苏苏州')).toMatchObject({ suggested: 'domestic_source' });
    expect(column('税号', '91110108551385082Q')).toMatchObject({ suggested: 'party_id' });
    expect(column('税号', '8505111000')).toMatchObject({ suggested: 'hs_code' });
  });

  it.each(['件数', '型号', 'PO No', '输入者', '請求先', 'Importer'].filter((h) => read(h) !== undefined))(
    '%s is asked, never guessed',
    (header) => {
      expect(column(header, '1', '2')).toMatchObject({ suggested: null, ambiguous: true, basis: 'none' });
    },
  );

  it('a second column of the same kind is asked, further parties are not', () => {
    const { columns } = suggest([
      ['订单号', '买方', '品名', '数量', '成交数量', '最终用户', '最终客户'],
      ['A', 'B', 'C', '1', '2', 'D', 'E'],
    ]);
    expect(columns.map((c) => c.suggested)).toEqual([
      'order_no',
      'buyer',
      'item_desc',
      'quantity',
      null,
      'end_user',
      'end_user',
    ]);
    expect(columns[4]).toMatchObject({ ambiguous: true, candidates: ['quantity'] });
  });

  it('a column of companies under an unknown header is asked for its role', () => {
    expect(column('相关方', '樱桥贸易株式会社', '青空家电株式会社')).toMatchObject({
      suggested: null,
      ambiguous: true,
    });
    expect(column('相关方', '是', '否')).toMatchObject({ suggested: null, ambiguous: false });
  });

  it('a remembered mapping wins, also over a null', () => {
    const sheet = reader([
      ['订单号', '买方', '品名', '件数'],
      ['A', 'B', 'C', '1'],
    ]);
    const table = findTable(sheet, HEADER_SYNONYMS);
    if (table === undefined) throw new Error('no table');
    const columns = suggestMapping(sheet, table, { D: 'packages', B: null });
    expect(mappingOf(columns)).toEqual({ A: 'order_no', B: null, C: 'item_desc', D: 'packages' });
    expect(columns[3]).toMatchObject({ basis: 'remembered', ambiguous: false });
  });
});

describe('findTable', () => {
  it('finds the header under title rows', () => {
    const { table } = suggest([
      ['2026年订单明细'],
      ['制表：2026-11-20', '', '部门'],
      [],
      ['订单号', '买方', '品名'],
      ['A', 'B', 'C'],
    ]);
    expect([table.headerTop, table.headerBottom]).toEqual([3, 3]);
  });

  it('reads a header of two rows with merges, and the same header with blanks as a text file has it', () => {
    const rows = [
      ['订单号', '买方', '最终用户', '', '货物', ''],
      ['', '', '名称', '地址', '品名', '数量'],
      ['A-1', '甲', '乙', '某市', '磁瓦', '3'],
    ];
    const merges: [number, number, number, number][] = [
      [0, 0, 1, 0],
      [0, 1, 1, 1],
      [0, 2, 0, 3],
      [0, 4, 0, 5],
    ];
    for (const { table, columns } of [suggest(rows, merges), suggest(rows)]) {
      expect([table.headerTop, table.headerBottom]).toEqual([0, 1]);
      expect(columns.map((c) => c.suggested)).toEqual([
        'order_no',
        'buyer',
        'end_user',
        'address',
        'item_desc',
        'quantity',
      ]);
    }
  });

  it('does not take lines for a second header row', () => {
    const { table } = suggest([
      ['订单号', '买方', '品名', ''],
      ['甲', '乙', '磁瓦', '备用'],
      ['丙', '丁', '轴承', ''],
    ]);
    expect(table.headerBottom).toBe(0);
  });

  it('finds nothing in a sheet without a table', () => {
    expect(
      findTable(reader([['买方：甲公司'], ['品名：磁瓦'], ['数量：3']]), HEADER_SYNONYMS),
    ).toBeUndefined();
    expect(findTable(reader([]), HEADER_SYNONYMS)).toBeUndefined();
  });

  it('layoutId depends on the headers and their columns only', () => {
    const header = ['订单号', '买方', '品名'];
    const one = suggest([header, ['A', 'B', 'C']]).layoutId;
    expect(suggest([['标题'], ['訂單號', '買方', '品 名'], ['D', 'E', 'F'], ['G', 'H', 'I']]).layoutId).toBe(
      one,
    );
    expect(
      suggest([
        ['买方', '订单号', '品名'],
        ['A', 'B', 'C'],
      ]).layoutId,
    ).not.toBe(one);
  });
});
