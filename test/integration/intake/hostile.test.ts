import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../electron/intake/limits.ts';
import { previewOrders, readOrders } from '../../../electron/intake/orders.ts';
import { parseFile } from '../../../electron/intake/parse-file.ts';
import { mentionsIn } from '../../../shared/orders/mentions.ts';
import { readParties } from '../../../shared/orders/parties.ts';
import * as files from '../../fixtures/intake/files.ts';

const TABLE: files.Table = [
  ['订单号', '行号', '买方', '品名', '数量', '备注'],
  ['A-1', 1, '青空家电株式会社', '磁瓦', 12, '转交日本飞机株式会社'],
  ['A-1', 2, null, '轴承', 3, null],
  ['合计', null, null, null, 15, null],
];

/** The same numbers at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function parse(bytes: Uint8Array, name: string) {
  return parseFile({ bytes, name, encoding: undefined, sheet: undefined, locale: 'zh-CN', limits: LIMITS });
}

describe('damaged files', () => {
  it.each<[string, Uint8Array]>([
    ['a.xlsx', files.xlsx({ name: 'S', table: TABLE, merges: ['C2:C3'] })],
    ['a.xls', files.xls({ name: 'S', table: TABLE, merges: ['C2:C3'] })],
    ['a.csv', files.encoded(files.csvText(TABLE), 'gb18030')],
  ])('%s with random bytes changed or cut ends in a value, never in an exception', (name, good) => {
    const random = numbers(name.length * 7919 + good.length);
    let refused = 0;
    for (let round = 0; round < 150; round++) {
      const bytes = good.slice(0, round % 5 === 0 ? Math.floor(random() * good.length) : good.length);
      const changes = 1 + Math.floor(random() * 12);
      for (let i = 0; i < changes; i++)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      const opened = parse(bytes, name);
      if (!opened.ok) {
        refused++;
        continue;
      }
      for (const result of [previewOrders(opened.value), readOrders(opened.value)]) {
        if (!result.ok) expect(result.error.message.key).toMatch(/^intake:/);
      }
    }
    expect(refused).toBeGreaterThan(0);
  });
});

describe('cells made to be slow', () => {
  const long = [
    ' '.repeat(32_000),
    'a '.repeat(16_000),
    '公司'.repeat(16_000),
    `甲${' '.repeat(31_000)}公司`,
    'Co., Ltd. '.repeat(3_000),
    '：'.repeat(32_000),
    `${'号1,'.repeat(8_000)}`,
    'A(株)、'.repeat(6_000),
    'tel 1 1 1 1 '.repeat(2_500),
    '1'.repeat(32_000),
  ];

  it('are read to the end, and the organisation in a long text is still found', () => {
    for (const cell of long) {
      expect(readParties(`x${cell}`, 'buyer').length).toBeGreaterThan(0);
      expect(mentionsIn(cell)).toBeInstanceOf(Array);
    }
    const hidden = `${'货物说明'.repeat(400)}，转交日本飞机株式会社，${'其他'.repeat(400)}`;
    expect(mentionsIn(hidden)).toContain('日本飞机株式会社');
    expect(readParties(hidden, 'buyer').map((p) => p.name)).toContain('日本飞机株式会社');
    const unbroken = `${'货物说明'.repeat(200)}日本飞机株式会社${'其他'.repeat(200)}`;
    expect(mentionsIn(unbroken).some((name) => name.endsWith('日本飞机株式会社'))).toBe(true);
  });

  it('a text file with a cell that no spreadsheet can hold is refused', () => {
    const opened = parse(new TextEncoder().encode(`订单号,买方\r\n"${'x'.repeat(40_000)}`), 'a.csv');
    expect(opened.ok ? '' : opened.error.message.key).toBe('intake:csv.long-cell');
  });

  it('merges over more cells than are allowed are refused', () => {
    const table = Array.from({ length: 40 }, (_, r) => [r]);
    const merges = Array.from(
      { length: 20 },
      (_, c) => `${String.fromCharCode(66 + c)}1:${String.fromCharCode(66 + c)}40`,
    );
    const bytes = files.xlsx({ name: 'S', table, merges });
    const read = (cells: number) =>
      parseFile({
        bytes,
        name: 'a.xlsx',
        encoding: undefined,
        sheet: undefined,
        locale: undefined,
        limits: { ...LIMITS, cells },
      });
    expect(read(1000).ok).toBe(true);
    const refused = read(700);
    expect(refused.ok ? '' : refused.error.message.key).toBe('intake:file.cells');
  });
});
