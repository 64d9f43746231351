import { describe, expect, it } from 'vitest';
import { mentionsIn } from '../../../shared/orders/mentions.ts';
import { readParties } from '../../../shared/orders/parties.ts';

const read = (cell: string) => readParties(cell, 'buyer').map(({ asGiven: _, ...party }) => party);

describe('readParties', () => {
  it('takes address, contact and country off a name', () => {
    expect(read('三菱材料株式会社 东京都千代田区丸之内3-2-3 TEL 03-1234-5678')).toEqual([
      {
        role: 'buyer',
        name: '三菱材料株式会社',
        address: '东京都千代田区丸之内3-2-3',
        contact: 'TEL 03-1234-5678',
      },
    ]);
    expect(read('日東電工㈱\n大阪府茨木市下穂積1-1-2\n電話：072-622-2981\n担当：山田太郎\n日本')).toEqual([
      {
        role: 'buyer',
        name: '日東電工㈱',
        address: '大阪府茨木市下穂積1-1-2',
        contact: '072-622-2981 山田太郎',
        country: 'JP',
      },
    ]);
    expect(read('Kitaharu Optics Co., Ltd., 5-1-7 Honcho, Kawaguchi City, Saitama 332-0012')).toEqual([
      {
        role: 'buyer',
        name: 'Kitaharu Optics Co., Ltd.',
        address: '5-1-7 Honcho, Kawaguchi City, Saitama 332-0012',
      },
    ]);
    expect(read('会社名：日東電工株式会社 住所：大阪府茨木市下穂積1-1-2')).toEqual([
      { role: 'buyer', name: '日東電工株式会社', address: '大阪府茨木市下穂積1-1-2' },
    ]);
    expect(read('TDK株式会社（法人番号：7000012050002）')).toEqual([
      { role: 'buyer', name: 'TDK株式会社', registrationId: '7000012050002' },
    ]);
  });

  it.each([
    '三井E&S株式会社',
    '川崎重工業 航空宇宙システムカンパニー',
    'NATIONAL DEFENSE ACADEMY OF JAPAN',
    '三井物产航空航天株式会社维修中心',
    'NEC Aerospace Systems, Ltd.',
    'Mr. Tanaka',
    '防卫大学',
    '第2工場向け',
    'IHI原動機',
    '〒100-8117 東京都千代田区丸の内3-2-3',
    'A公司、B',
  ])('leaves %s whole', (cell) => {
    expect(read(cell)).toEqual([{ role: 'buyer', name: cell }]);
  });

  it('keeps a branch in the name, and takes only the address off', () => {
    expect(read('Kitaharu Optics Co., Ltd. Osaka Branch, 3-1-5 Chuo-ku, Osaka')).toEqual([
      { role: 'buyer', name: 'Kitaharu Optics Co., Ltd. Osaka Branch', address: '3-1-5 Chuo-ku, Osaka' },
    ]);
  });

  it('joins a name that was broken over lines', () => {
    expect(read('Mitsubishi Heavy Industries\nAero Engines, Ltd.')).toEqual([
      { role: 'buyer', name: 'Mitsubishi Heavy Industries Aero Engines, Ltd.' },
    ]);
    expect(read('三井物产航空航天株式会社\n维修中心')).toEqual([
      { role: 'buyer', name: '三井物产航空航天株式会社 维修中心' },
    ]);
  });

  it('screens a doubtful second line both ways', () => {
    const names = read('Kawasaki Heavy Industries, Ltd.\nAerospace Systems Company').map(
      (p) => `${p.role}: ${p.name}`,
    );
    expect(names).toEqual([
      'buyer: Kawasaki Heavy Industries, Ltd.',
      'buyer: Aerospace Systems Company',
      'mentioned: Kawasaki Heavy Industries, Ltd. Aerospace Systems Company',
    ]);
    const doubtful = read('三菱材料株式会社 丸之内2号');
    expect(doubtful[0]).toEqual({ role: 'buyer', name: '三菱材料株式会社 丸之内2号' });
    expect(doubtful[1]).toEqual({ role: 'mentioned', name: '三菱材料株式会社' });
  });

  it('separates several parties and follows the roles that the cell names', () => {
    expect(read('上海明泽贸易有限公司、北京远衡科技有限公司').map((p) => p.name)).toEqual([
      '上海明泽贸易有限公司',
      '北京远衡科技有限公司',
    ]);
    expect(read('ABC Co., Ltd. / DEF Corporation').map((p) => p.name)).toEqual([
      'ABC Co., Ltd.',
      'DEF Corporation',
    ]);
    expect(read('三菱マテリアル㈱\nMitsubishi Materials Corporation').map((p) => p.name)).toEqual([
      '三菱マテリアル㈱',
      'Mitsubishi Materials Corporation',
    ]);
    expect(read('收货人：日本飞机株式会社；通知人：樱桥贸易株式会社')).toEqual([
      { role: 'consignee', name: '日本飞机株式会社' },
      { role: 'notify_party', name: '樱桥贸易株式会社' },
    ]);
    expect(
      read('Consignee: Alpha Trading Co., Ltd. Notify Party: Beta Logistics Inc.').map((p) => p.role),
    ).toEqual(['consignee', 'notify_party']);
  });

  it('keeps the whole cell as given', () => {
    const cell = '收货人：日本飞机株式会社；通知人：樱桥贸易株式会社';
    expect(readParties(cell, 'buyer').every((p) => p.asGiven === cell)).toBe(true);
  });

  it('never returns a party cell without a party', () => {
    for (const cell of ['TEL: 03-1234-5678', '担当：山田', '東京都千代田区丸の内3-2-3', '日本']) {
      expect(readParties(cell, 'buyer')).toHaveLength(1);
    }
  });
});

describe('mentionsIn', () => {
  it.each<[string, string[]]>([
    ['最终用户为三菱电机防卫与空间技术株式会社，请注意', ['三菱电机防卫与空间技术株式会社']],
    ['三菱重工マリンマシナリ株式会社向け', ['三菱重工マリンマシナリ株式会社']],
    ['株式会社ACSL様分', ['株式会社ACSL']],
    [
      'Goods for Hino Motors, Ltd. and Nitto Denko Corporation. Handle with care',
      ['Hino Motors, Ltd.', 'Nitto Denko Corporation'],
    ],
    ['经由上海明泽贸易有限公司转售给日本海洋联合株式会社', ['上海明泽贸易有限公司', '日本海洋联合株式会社']],
    ['TDK CORPORATION\nTOKYO\nC/NO.1-10', ['TDK CORPORATION']],
    ['日本飛行機㈱向けではありません', ['日本飛行機(株)']],
    ['㈱三井E&S様向け', ['(株)三井E&S']],
    ['由三菱重工物流技术株式会社承运', ['三菱重工物流技术株式会社']],
    ['Ship via MHI Logitec Co., Ltd. (Komaki)', ['MHI Logitec Co., Ltd.']],
    ['本品は日本飛行機㈱には使用しません', ['本品は日本飛行機(株)', '日本飛行機(株)']],
    ['川崎重工業株式会社航空宇宙システムカンパニー', ['川崎重工業株式会社航空宇宙システムカンパニー']],
  ])('%s', (text, names) => {
    expect(mentionsIn(text)).toEqual(names);
  });

  it.each([
    '道路管理会社に納入',
    'N/M',
    '请我公司货代安排',
    '弊社在庫より出荷',
    'CASE NO. 1-20 MADE IN CHINA',
    'HANDLE WITH CARE',
    '',
  ])('finds nobody in "%s"', (text) => {
    expect(mentionsIn(text)).toEqual([]);
  });

  it('gives a name that runs on into a sentence also without the rest', () => {
    expect(mentionsIn('用于东京科学大学电机实验室样机制作。')).toContain('东京科学大学');
  });
});
