/** Writes assets/samples: one made-up order book in every format that the product reads. Run: node scripts/samples/make-samples.ts */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { type CellObject, utils, type WorkSheet, write } from 'xlsx';
import { SAMPLE_ORDERS, type SampleLine, type SampleOrder } from './sample-orders.ts';

const OUT = join(import.meta.dirname, '..', '..', 'assets', 'samples');

interface Column {
  readonly group?: string;
  readonly header: string;
  readonly width: number;
  readonly order?: keyof SampleOrder;
  readonly line?: keyof SampleLine;
}

type Language = 'zh-en' | 'ja-en';

const COLUMNS: Readonly<Record<Language, readonly Column[]>> = {
  'zh-en': [
    { header: '订单号 Order No.', width: 14, order: 'order' },
    { header: '行号 Line', width: 6 },
    { header: '合同号 Contract No.', width: 16, order: 'contract' },
    { header: '签订日期 Contract Date', width: 16, order: 'date' },
    { header: '买方 Buyer', width: 26, order: 'buyer' },
    { header: '收货人（名称、地址、电话）Consignee', width: 34, order: 'consignee' },
    { group: '最终用户 End User', header: '名称 Name', width: 26, order: 'endUser' },
    { group: '最终用户 End User', header: '地址 Address', width: 34, order: 'endUserAddress' },
    { header: '中间商 Intermediary', width: 22, order: 'intermediary' },
    { header: '通知人 Notify Party', width: 20, order: 'notify' },
    { header: '付款方 Payer', width: 20, order: 'payer' },
    { header: '货代 Forwarder', width: 26, order: 'forwarder' },
    { header: '生产厂家 Manufacturer', width: 24, order: 'maker' },
    { group: '货物 Goods', header: '品名 Description', width: 30, line: 'item' },
    { group: '货物 Goods', header: '规格型号 Spec', width: 30, line: 'spec' },
    { group: '货物 Goods', header: 'HS编码 HS Code', width: 13, line: 'hs' },
    { group: '货物 Goods', header: '管制编码 Control Code', width: 13, line: 'code' },
    { header: '数量 Quantity', width: 11, line: 'quantity' },
    { header: '计量单位 UOM', width: 8, line: 'unit' },
    { header: '最终用途 End Use', width: 46, line: 'endUse' },
    { header: '原产国 Origin', width: 9, line: 'origin' },
    { header: '最终目的国 Destination', width: 11, order: 'destination' },
    { header: '单价 Unit Price', width: 10, line: 'price' },
    { header: '总价 Amount', width: 12 },
    { header: '币制 Currency', width: 8 },
    { header: '备注 Remarks', width: 30, line: 'remarks' },
  ],
  'ja-en': [],
};
const JAPANESE_HEADERS = [
  '注文番号 Order No.',
  '明細番号 Line',
  '契約番号 Contract No.',
  '契約日 Contract Date',
  '買主 Buyer',
  '荷受人（名称・住所・電話）Consignee',
  '名称 Name',
  '住所 Address',
  '経由商社 Intermediary',
  '通知先 Notify Party',
  '支払人 Payer',
  'フォワーダー Forwarder',
  'メーカー Manufacturer',
  '品名 Description',
  '仕様 Spec',
  'HSコード HS Code',
  '規制番号 Control Code',
  '数量 Quantity',
  '単位 UOM',
  '最終用途 End Use',
  '原産国 Origin',
  '仕向国 Destination',
  '単価 Unit Price',
  '金額 Amount',
  '通貨 Currency',
  '備考 Remarks',
];
const JAPANESE_GROUPS: Readonly<Record<string, string>> = {
  '最终用户 End User': '最終需要者 End User',
  '货物 Goods': '貨物 Goods',
};

type Value = string | number;
interface Book {
  readonly rows: readonly (readonly Value[])[];
  readonly merges: readonly { readonly s: { r: number; c: number }; readonly e: { r: number; c: number } }[];
  readonly widths: readonly number[];
}

function columnsOf(language: Language): readonly Column[] {
  if (language === 'zh-en') return COLUMNS['zh-en'];
  return COLUMNS['zh-en'].map((column, i) => ({
    ...column,
    header: JAPANESE_HEADERS[i] ?? '',
    ...(column.group === undefined ? {} : { group: JAPANESE_GROUPS[column.group] ?? column.group }),
  }));
}

function bookOf(orders: readonly SampleOrder[], language: Language): Book {
  const columns = columnsOf(language);
  const japanese = language === 'ja-en';
  const rows: Value[][] = [
    [japanese ? '対日注文明細 2026年下期（見本）' : '2026年下半年对日出口订单明细（样例）'],
    [japanese ? '作成日：2026年11月20日' : '制表日期：2026年11月20日'],
    [],
    [],
    [],
  ];
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: columns.length - 1 } },
  ];
  const [top, bottom] = [rows[3] ?? [], rows[4] ?? []];
  columns.forEach(({ group, header }, c) => {
    if (group === undefined) {
      top.push(header);
      bottom.push('');
      merges.push({ s: { r: 3, c }, e: { r: 4, c } });
      return;
    }
    const first = columns[c - 1]?.group !== group;
    top.push(first ? group : '');
    bottom.push(header);
    const last = columns.findLastIndex((column) => column.group === group);
    if (first) merges.push({ s: { r: 3, c }, e: { r: 3, c: last } });
  });

  let total = 0;
  orders.forEach((order, group) => {
    const firstRow = rows.length;
    order.lines.forEach((line, i) => {
      const amount = Math.round(numberOf(line.quantity) * line.price * 100) / 100;
      total += amount;
      rows.push(
        columns.map(({ order: field, line: own, header }): Value => {
          if (own !== undefined) return line[own];
          if (field !== undefined) return i === 0 ? (order[field] as string) : '';
          if (/Line$/.test(header)) return i + 1;
          if (/Amount$/.test(header)) return amount;
          return i === 0 ? 'USD' : '';
        }),
      );
    });
    // Every third order shows its buyer and order number merged over its lines; the others leave the cells blank.
    if (group % 3 === 0 && order.lines.length > 1) {
      for (const c of [0, 2, 4]) merges.push({ s: { r: firstRow, c }, e: { r: rows.length - 1, c } });
    }
  });
  const sum = columns.map((): Value => '');
  sum[0] = '合計';
  if (!japanese) sum[0] = '合计';
  sum[columns.findIndex((c) => /Amount$/.test(c.header))] = Math.round(total * 100) / 100;
  rows.push(sum);
  return { rows, merges, widths: columns.map((c) => c.width) };
}

function numberOf(quantity: Value): number {
  return Number(
    String(quantity)
      .normalize('NFKC')
      .replace(/[^\d.]/g, ''),
  );
}

function sheetOf(book: Book): WorkSheet {
  const sheet = utils.aoa_to_sheet(
    book.rows.map((row) => row.map((value) => (value === '' ? null : cellOf(value)))),
  );
  sheet['!merges'] = book.merges.map((merge) => merge);
  sheet['!cols'] = book.widths.map((wch) => ({ wch }));
  return sheet;
}

/** ISO days become date cells, as a spreadsheet would store them. */
function cellOf(value: Value): CellObject {
  if (typeof value === 'number') return { t: 'n', v: value };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return { t: 's', v: value };
  const serial = (Date.parse(`${value}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return { t: 'n', v: serial, z: 'yyyy-mm-dd' };
}

function csvOf(book: Book): string {
  const width = book.widths.length;
  return book.rows
    .map((row) =>
      Array.from({ length: width }, (_, c) => {
        const text = String(row[c] ?? '');
        return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      }).join(','),
    )
    .map((line) => `${line}\r\n`)
    .join('');
}

function strictly(text: string, codec: string): Buffer {
  const bytes = iconv.encode(text, codec);
  const lost = [...text].find(
    (c, i, all) => iconv.decode(iconv.encode(c, codec), codec) !== c && all.indexOf(c) === i,
  );
  if (lost !== undefined) throw new Error(`${codec} has no ${lost}`);
  return bytes;
}

const whole = bookOf(SAMPLE_ORDERS, 'zh-en');
const japanese = bookOf(
  SAMPLE_ORDERS.filter((o) => o.lang !== 'zh'),
  'ja-en',
);
const chinese = bookOf(
  SAMPLE_ORDERS.filter((o) => o.lang !== 'ja'),
  'zh-en',
);
const workbook = utils.book_new();
utils.book_append_sheet(workbook, sheetOf(whole), '订单明细');

mkdirSync(OUT, { recursive: true });
const save = (name: string, bytes: Uint8Array): void => writeFileSync(join(OUT, name), bytes);
save('orders.xlsx', write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
save('orders.xls', write(workbook, { type: 'buffer', bookType: 'biff8' }) as Buffer);
save('orders.csv', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(csvOf(whole), 'utf8')]));
save('orders-gb18030.csv', strictly(csvOf(whole), 'gb18030'));
save('orders-ja-en.sjis.csv', strictly(csvOf(japanese), 'cp932'));
save('orders-zh-en.gbk.csv', strictly(csvOf(chinese), 'gbk'));
console.log(
  `${whole.rows.length - 6} lines, ${japanese.rows.length - 6} ja/en, ${chinese.rows.length - 6} zh/en`,
);
