import { describe, expect, it } from 'vitest';
import { LIST_LIMITS } from '../../../../electron/lists/read/limits.ts';
import { readPastedNotice } from '../../../../electron/lists/read.ts';
import type { DraftList } from '../../../../shared/lists/draft.ts';
import { bytesOf, draft, fixture, namesOf, readHere, refusal } from './support.ts';

const HEAD = `商务部公告〔2026〕第１２８号
决定将幻光株式会社等无法核实最终用户的二家日本实体列入关注名单（见附件），并采取以下措施：
一、出口经营者向上述实体出口两用物项，不得申请通用许可。
本公告自公布之日起正式实施。
附件：关注名单
商务部
二〇二六年六月二十九日

附件
关注名单
`;

/** In this thread: many short texts, and a worker for each takes long. */
async function pasted(annex: string, head = HEAD) {
  const { outcome, entries, problems } = await readHere(bytesOf(head + annex), '', 4_096, LIST_LIMITS, {
    pasted: true,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return { ...outcome.head, entries, problems };
}

const keys = (list: Pick<DraftList, 'problems'>): string[] =>
  list.problems.map(({ reason }) => reason.key.replace('listfiles:', ''));

const [GENKO, KOKU] = [
  ['zh:幻光株式会社', 'en:Genko Phantom Co., Ltd.'],
  ['zh:虚空重工株式会社', 'en:Koku Heavy Industries Co., Ltd.'],
];

describe('annex lines', () => {
  it.each<[string, string]>([
    [
      '1. with full-width brackets',
      '1. 幻光株式会社（Genko Phantom Co., Ltd.）\n2. 虚空重工株式会社（Koku Heavy Industries Co., Ltd.）',
    ],
    [
      'full-width numbers',
      '１．幻光株式会社（Genko Phantom Co., Ltd.）\n２．虚空重工株式会社（Koku Heavy Industries Co., Ltd.)',
    ],
    [
      'numbers in brackets, marks at the end',
      '（1）幻光株式会社(Genko Phantom Co., Ltd.）；\n（2）虚空重工株式会社（Koku Heavy Industries Co., Ltd.）。',
    ],
    [
      'Chinese line, English line',
      '1、幻光株式会社\nGenko Phantom Co., Ltd.\n2、虚空重工株式会社\nKoku Heavy\nIndustries Co., Ltd.',
    ],
    [
      'a number alone in its line',
      '1.\n幻光株式会社\nGenko Phantom Co., Ltd.\n2.\n虚空重工株式会社\nKoku Heavy Industries Co., Ltd.',
    ],
    [
      'cells',
      '序号\t中文名称\t英文名称\n1\t幻光株式会社\tGenko Phantom Co., Ltd.\n2\t虚空重工株式会社\tKoku Heavy Industries Co., Ltd.',
    ],
    [
      'names broken over lines',
      '1. 幻光株式\n会社（Genko Phantom\nCo., Ltd.）\n2. 虚空重工株式会社\n（Koku Heavy Industries Co., Ltd.）',
    ],
    [
      'spaces that are none',
      '1.\u00a0幻光株式\u200c会社（Genko\u2002Phantom\u00a0Co., Ltd.）\n2.　虚空重工株式会社（Koku Heavy Industries Co., Ltd.）',
    ],
    [
      'no brackets',
      '1 幻光株式会社 Genko Phantom Co., Ltd.\n2 虚空重工株式会社 Koku Heavy Industries Co., Ltd.',
    ],
    [
      'circled numbers',
      '①幻光株式会社（Genko Phantom Co., Ltd.）\n②虚空重工株式会社（Koku Heavy Industries Co., Ltd.）',
    ],
    [
      'radicals of a PDF for characters',
      '1. 幻光株式会社（Genko Phantom Co., Ltd.）\n2. 虚空重⼯株式会社（Koku Heavy Industries Co., Ltd.）',
    ],
    [
      'page numbers and a foot',
      '1. 幻光株式会社（Genko Phantom Co., Ltd.）\n— 2 —\n2. 虚空重工株式会社（Koku Heavy Industries Co., Ltd.）\n版权所有：某网站\n打印本页',
    ],
  ])('%s', async (_name, annex) => {
    const list = await pasted(annex);
    expect(list.entries.map(namesOf)).toEqual([GENKO, KOKU]);
    expect(list.entries.map((entry) => entry.no)).toEqual([1, 2]);
    expect(keys(list)).toEqual([]);
  });

  it('keeps brackets that are part of a name', async () => {
    const list = await pasted(
      '1. 虚空（中国）有限公司（Koku (China) Co., Ltd.）\n2. IHX宇航株式会社（IHX Aerospace Co., Ltd.）',
    );
    expect(list.entries.map(namesOf)).toEqual([
      ['zh:虚空（中国）有限公司', 'en:Koku (China) Co., Ltd.'],
      ['zh:IHX宇航株式会社', 'en:IHX Aerospace Co., Ltd.'],
    ]);
  });

  it('reads addresses, Japanese names and further names apart', async () => {
    const list = await pasted(
      '1. 幻光株式会社（幻光エンジン株式会社，Genko Phantom Co., Ltd.，地址：东京都虚町1-2-3）\n' +
        '2. 虚空株式会社（Koku Inc.）（简称：KK）\n注册地址：大阪府虚市\n4-5-6 虚楼',
    );
    expect(list.entries.map(namesOf)).toEqual([
      ['zh:幻光株式会社', 'ja:幻光エンジン株式会社', 'en:Genko Phantom Co., Ltd.'],
      ['zh:虚空株式会社', 'en:Koku Inc.', 'alias:KK'],
    ]);
    expect(list.entries.map((entry) => entry.addresses)).toEqual([
      ['东京都虚町1-2-3'],
      ['大阪府虚市4-5-6 虚楼'],
    ]);
  });

  it('keeps the text of each entry with its line, which counts the lines of the text given back', async () => {
    const list = await pasted('1. 幻光株式会社\n（Genko Inc.）\n2. 虚空株式会社（Koku Inc.）');
    const [first, second] = list.entries;
    expect(first?.raw).toBe('1. 幻光株式会社\n（Genko Inc.）');
    expect(list.text?.split('\n')[(second?.line ?? 0) - 1]).toBe('2. 虚空株式会社（Koku Inc.）');
  });
});

describe('what a notice says of itself', () => {
  it('gives number, day, list, measures as printed and the country', async () => {
    const list = await pasted('1. 幻光株式会社（Genko Inc.）\n2. 虚空株式会社（Koku Inc.）');
    expect(list).toMatchObject({
      source: 'mofcom-watch',
      announcement: 'MOFCOM 2026-128',
      published: '2026-06-29',
    });
    expect(list.measures).toEqual([
      '一、出口经营者向上述实体出口两用物项，不得申请通用许可。',
      '本公告自公布之日起正式实施。',
    ]);
    expect(list.entries.map(({ key, countries, listedOn }) => [key, countries, listedOn])).toEqual([
      ['MOFCOM 2026-128#1', ['JP'], '2026-06-29'],
      ['MOFCOM 2026-128#2', ['JP'], '2026-06-29'],
    ]);
  });

  it('reads an English notice whose measures are numbered like its annex', async () => {
    const list = await pasted(
      'Annex\nWatch List\n1. Genko Phantom Co., Ltd. (幻光株式会社)\n2. Koku Heavy Industries Co., Ltd. (虚空重工株式会社)',
      'MOFCOM Announcement No. 128 of 2026\nTwo Japanese entities are added to the watch list.\n' +
        '1. Exporters shall not apply for general licenses.\n2. This announcement takes effect today.\nJune 29, 2026\n',
    );
    expect(list).toMatchObject({
      source: 'mofcom-watch',
      announcement: 'MOFCOM 2026-128',
      published: '2026-06-29',
    });
    expect(list.entries.map(namesOf)).toEqual([GENKO, KOKU]);
    expect(list.entries[0]?.countries).toEqual(['JP']);
  });

  it('does not take the number of a cited announcement or of another office', async () => {
    const cited = await pasted(
      '1. 幻光株式会社（Genko Inc.）\n2. 虚空株式会社（Koku Inc.）',
      '根据商务部公告2025年第61号，将2家日本实体列入管控名单。\n商务部公告2026年第130号\n2026年6月29日\n附件\n管控名单\n',
    );
    expect(cited.announcement).toBe('MOFCOM 2026-130');
    const other = await pasted(
      '1. 幻光株式会社（Genko Inc.）\n2. 虚空株式会社（Koku Inc.）',
      '海关总署公告2026年第5号\n将2家日本实体列入管控名单\n2026年6月29日\n附件\n管控名单\n',
    );
    expect([other.announcement, keys(other)]).toEqual([null, ['notice.no-number']]);
  });

  it('shows that the number of entries differs from the text, and where a number is missing', async () => {
    const list = await pasted(
      '1. 幻光株式会社（Genko Inc.）\n2. 虚空株式会社（Koku Inc.）\n4. 无名大学（Nameless University）',
    );
    expect(list.entries).toHaveLength(3);
    expect(list.problems.map(({ reason }) => reason)).toEqual([
      { key: 'listfiles:row.number-gap', params: { no: 4, before: 2 } },
      { key: 'listfiles:count.differs', params: { said: 2, found: 3 } },
    ]);
  });

  it('shows brackets that do not match and names that are missing', async () => {
    const list = await pasted('1. 幻光株式会社（Genko Inc.\n2. 虚空株式会社');
    expect(keys(list)).toEqual(['notice.bracket', 'notice.no-english']);
    expect(list.entries.map(namesOf)).toEqual([['zh:幻光株式会社', 'en:Genko Inc.'], ['zh:虚空株式会社']]);
  });

  it('refuses a notice that takes parties off a list', async () => {
    const read = await readPastedNotice(
      '商务部公告2026年第131号 公布将2家日本实体移出关注名单\n1. 幻光株式会社（Genko）',
    );
    expect(read.ok ? '' : read.error.message.key).toBe('listfiles:notice.removal');
  });

  it('refuses text without an annex, text of no list, and a list other than the one chosen', async () => {
    const key = async (text: string, source?: 'mofcom-control' | 'mofcom-watch') => {
      const read = await readPastedNotice(text, source);
      return read.ok ? 'read' : read.error.message.key;
    };
    expect(await key(HEAD)).toBe('listfiles:notice.no-entries');
    expect(await key('1. 幻光株式会社（Genko）')).toBe('listfiles:notice.no-list');
    expect(await key('1. 幻光株式会社（Genko）', 'mofcom-watch')).toBe('read');
    expect(await key(`${HEAD}1. 幻光株式会社（Genko）`, 'mofcom-control')).toBe('listfiles:file.other-list');
    expect(await key(' \n')).toBe('listfiles:file.empty');
  });
});

describe('files of notices', () => {
  it.each(['notice-control.txt', 'notice.pdf', 'notice-old-font.pdf'])('%s', async (name) => {
    const list = await draft(fixture(name));
    expect(list).toMatchObject({
      source: 'mofcom-control',
      announcement: 'MOFCOM 2026-128',
      published: '2026-09-30',
      problems: [],
    });
    expect(list.entries.map(namesOf)).toEqual([
      ['zh:幻光造船株式会社', 'en:Genko Phantom Shipbuilding Co., Ltd.'],
      ['zh:虚空重工航空发动机株式会社', 'en:Koku Void Heavy Industries Aero Engines, Ltd.'],
      ['zh:ABC幻影防务系统株式会社', 'en:ABC Maboroshi Defense Systems Co., Ltd.'],
      ['zh:无名大学', 'en:Nameless University of Nowhere'],
    ]);
    expect(list.entries.map((entry) => entry.addresses)).toEqual([
      ['东京都虚町1-2-3'],
      ['神奈川县无名市９号'],
      [],
      [],
    ]);
  });

  it('a saved web page: what is shown is read, scripts and hidden parts are not', async () => {
    const list = await draft(fixture('notice-watch.html'));
    expect(list).toMatchObject({ source: 'mofcom-watch', announcement: 'MOFCOM 2026-129', problems: [] });
    expect(list.entries.map((entry) => [...namesOf(entry), ...entry.addresses])).toEqual([
      ['zh:幻光光学株式会社', 'en:Genko Phantom Optics Co., Ltd.', '东京都虚町1-2 虚楼3层'],
      ['zh:虚空精密株式会社', 'en:Koku & Void Precision, Inc.', '大阪府无名市'],
    ]);
    expect(list.text).not.toMatch(/脚本|隐藏|首页|color/);
  });

  it('a page in GB2312 whose list is numbered by the browser', async () => {
    const { default: iconv } = await import('iconv-lite');
    const page =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><h1>商务部公告2026年第128号</h1>' +
      '<p>2家日本实体列入关注名单</p><p>2026年6月29日</p><p>附件<ol><li>幻光株式会社（Genko Inc.）<li>虚空株式会社（Koku Inc.）</ol>';
    const list = await draft({ name: 'n.htm', bytes: iconv.encode(page, 'gb18030') });
    expect(list.entries.map(namesOf)).toEqual([
      ['zh:幻光株式会社', 'en:Genko Inc.'],
      ['zh:虚空株式会社', 'en:Koku Inc.'],
    ]);
  });

  it('plain text in GBK', async () => {
    const { default: iconv } = await import('iconv-lite');
    const text = `${HEAD}1. 幻光株式会社（Genko Inc.）\r\n2. 虚空株式会社（Koku Inc.）`;
    const list = await draft({ name: 'n.txt', bytes: iconv.encode(text, 'gb18030') });
    expect(list.entries.map(namesOf)).toEqual([
      ['zh:幻光株式会社', 'en:Genko Inc.'],
      ['zh:虚空株式会社', 'en:Koku Inc.'],
    ]);
  });

  it('a PDF of pictures ends in the sentence that says to paste the text', async () => {
    expect(await refusal(fixture('notice-picture.pdf'))).toBe('listfiles:pdf.no-text');
  });
});
