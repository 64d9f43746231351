import { describe, expect, it } from 'vitest';
import { openWorkbookFile } from '../../../electron/intake/open.ts';
import type { Locale } from '../../../shared/message.ts';
import * as files from '../../fixtures/intake/files.ts';

const CHINESE = files.csvText([
  ['订单号', '买方', '最终用户', '品名', '数量'],
  ['LQ-1', '樱桥贸易株式会社', '青空家电株式会社', '铁氧体永磁瓦', '120'],
]);
const JAPANESE = files.csvText([
  ['注文番号', '買主', '最終需要者', '品名', '数量'],
  ['LQ-1', '㈱若葉モビリティ部品', 'ひなた計測機器株式会社', 'フェライト磁石', '120'],
]);
const HALF_KANA = files.csvText([
  ['ﾁｭｳﾓﾝﾊﾞﾝｺﾞｳ', '品名'],
  ['A-1', 'ﾌｪﾗｲﾄ ｼﾞｼｬｸ'],
  ['A-2', 'ﾓｰﾀｰ ﾌﾞﾋﾝ'],
]);
const TRADITIONAL = files.csvText([
  ['訂單號', '買方', '最終用戶', '品名', '數量'],
  ['LQ-1', '青空家電股份有限公司', '臺灣樣例實業有限公司', '鐵氧體永磁瓦', '120'],
]);
const WESTERN = files.csvText([
  ['Order No', 'Buyer', 'Description'],
  ['A-1', 'Müller & Søn Vertriebsgesellschaft', 'Ferrite façade tiles'],
]);
/** A name alone: all that a short file gives. */
const SHORT = { zh: '单号,买方\r\nA1,白桦照明\r\n', ja: '番号,買主\r\nA1,白樺照明\r\n' };

async function guess(bytes: Uint8Array, locale?: Locale) {
  const opened = await openWorkbookFile(bytes, 'orders.csv', locale === undefined ? {} : { locale });
  if (!opened.ok) throw new Error(opened.error.message.key);
  const { encoding, encodings, sheets, problems } = opened.value;
  return { encoding, encodings, rows: sheets[0]?.rows ?? [], problems };
}

describe('the encoding of a text file', () => {
  it.each<[string, string, string, boolean, string]>([
    ['UTF-8 with mark', CHINESE, 'utf8', true, 'utf-8'],
    ['UTF-8 without mark', JAPANESE, 'utf8', false, 'utf-8'],
    ['UTF-16 LE with mark', JAPANESE, 'utf16le', true, 'utf-16le'],
    ['UTF-16 LE without mark', CHINESE, 'utf16le', false, 'utf-16le'],
    ['UTF-16 BE with mark', CHINESE, 'utf16be', true, 'utf-16be'],
    ['UTF-16 BE without mark', JAPANESE, 'utf16be', false, 'utf-16be'],
    ['GBK', CHINESE, 'gbk', false, 'gb18030'],
    ['GB18030 with four-byte characters', CHINESE.replace('樱桥', '㐂𠮷'), 'gb18030', false, 'gb18030'],
    ['Shift-JIS with ㈱', JAPANESE, 'cp932', false, 'shift_jis'],
    ['Shift-JIS with half-width kana', HALF_KANA, 'cp932', false, 'shift_jis'],
    ['EUC-JP', JAPANESE.replace('㈱', '(株)'), 'eucjp', false, 'euc-jp'],
    ['Big5', TRADITIONAL, 'big5', false, 'big5'],
    ['windows-1252', WESTERN, 'windows-1252', false, 'windows-1252'],
  ])('%s is read without loss', async (_, text, codec, mark, expected) => {
    const found = await guess(files.encoded(text, codec, mark));
    expect(found.encoding).toBe(expected);
    expect(files.csvText(found.rows)).toBe(text);
  });

  it('short names are read in the language of the window where both readings are possible', async () => {
    expect((await guess(files.encoded(SHORT.zh, 'gbk'), 'zh-CN')).encoding).toBe('gb18030');
    expect((await guess(files.encoded(SHORT.ja, 'cp932'), 'ja')).encoding).toBe('shift_jis');
  });

  it('offers the other encodings that fit, best first, and obeys the choice', async () => {
    const bytes = files.encoded(JAPANESE, 'cp932');
    const found = await guess(bytes);
    expect(found.encodings[0]).toBe('shift_jis');
    expect(found.encodings).toContain('gb18030');
    const chosen = await openWorkbookFile(bytes, 'orders.csv', { encoding: 'gb18030' });
    expect(chosen.ok && chosen.value.encoding).toBe('gb18030');
    expect(chosen.ok && chosen.value.sheets[0]?.rows[0]?.[0]).not.toBe('注文番号');
  });

  it('refuses an encoding that the bytes do not fit, and one that is none', async () => {
    const bytes = files.encoded(JAPANESE, 'cp932');
    for (const [encoding, key] of [
      ['utf-8', 'intake:encoding.does-not-fit'],
      ['klingon', 'intake:encoding.unknown'],
    ] as const) {
      const opened = await openWorkbookFile(bytes, 'orders.csv', { encoding });
      expect(opened.ok ? '' : opened.error.message.key).toBe(key);
    }
  });

  it('does not read bytes that are cut inside a character as something else', async () => {
    const opened = await openWorkbookFile(files.encoded(CHINESE, 'utf8', true).subarray(0, 21), 'orders.csv');
    expect(opened.ok ? '' : opened.error.message.key).toBe('intake:encoding.none');
  });
});

describe('delimited text', () => {
  it.each([',', '\t', ';', '|'])('finds the delimiter %j', async (delimiter) => {
    const text = files.csvText(
      [
        ['订单号', '买方', '品名'],
        ['A-1', '甲，乙', '瓦'],
      ],
      delimiter,
    );
    expect((await guess(files.encoded(text, 'utf8'))).rows).toEqual([
      ['订单号', '买方', '品名'],
      ['A-1', '甲，乙', '瓦'],
    ]);
  });

  it('keeps line breaks, doubled quotes, leading zeros and empty cells', async () => {
    const text =
      '\ufeff订单号,买方,代码,x\r\n"A-1","青空家电株式会社\r\n东京都,1-2 ""北""",007,\r\n\r\nB,,,"last"';
    const { rows, problems } = await guess(new TextEncoder().encode(text));
    expect(rows[1]).toEqual(['A-1', '青空家电株式会社\n东京都,1-2 "北"', '007', '']);
    expect(rows[3]).toEqual(['B', '', '', 'last']);
    expect(problems).toEqual([]);
  });

  it('says when a quotation mark is never closed', async () => {
    const { problems } = await guess(
      new TextEncoder().encode('订单号,买方\r\nA-1,"青空家电\r\nA-2,白桦照明\r\n'),
    );
    expect(problems.map((p) => p.message.key)).toEqual(['intake:csv.unclosed-quote']);
  });
});
