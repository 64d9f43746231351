import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createNameScreener, readerOf } from '../../../shared/names/screener.ts';
import { best, knowledge, records, screener } from './knowledge.ts';

describe('names of the list itself', () => {
  it('are hits on their entity, every name of every entity', () => {
    const owners = new Map<string, Set<string>>();
    for (const record of records)
      for (const { text } of record.names)
        owners.set(text.toLowerCase(), (owners.get(text.toLowerCase()) ?? new Set()).add(record.id));
    const lost: string[] = [];
    for (const record of records) {
      for (const { text } of record.names) {
        const [first] = screener.screen({ name: text });
        const right = first !== undefined && (owners.get(text.toLowerCase())?.has(first.entityId) ?? false);
        if (first?.tier !== 'hit' || !right)
          lost.push(`${record.id} ${text} -> ${first?.entityId} ${first?.tier}`);
      }
    }
    expect(lost).toEqual([]);
  });
});

describe('names as order books write them', () => {
  it.each([
    ['（株）三菱造船', 'C1-01 hit'],
    ['ｶ)ﾐﾂﾋﾞｼｿﾞｳｾﾝ', 'C1-01 hit'],
    ['防衞大學校', 'C1-19 hit'],
    ['MHI AERO ENGINES LTD ATTN MR TANAKA', 'C1-02 hit'],
    ['SUMITOMO HEAVY INDUSTRIES LTD-JP01', 'W1-11 hit'],
    ['株式会社SUBARU　群馬製作所', 'W1-01 hit'],
    ['ENE0S Corporation', 'W1-03 hit'],
  ])('%s', (name, expected) => {
    expect(best(name)).toBe(expected);
  });

  it.each([
    'MITSUBISHI HEAVY INDUSTRIES MARITIM',
    '三菱重工航空エンジン株',
    'Nihon Hikoki K.K.',
    '三井物産エアロスペイス株式会社',
  ])('finds %s at least for review', (name) => {
    expect(best(name)).toMatch(/^(C1-05|C1-02|C2-18|W1-13) (hit|review)$/);
  });

  it.each([
    '株式会社',
    'Co., Ltd.',
    'Japan',
    'TYK CORPORATION',
    'NIPPN CORPORATION',
    '東京電力株式会社',
    'Sony Group Corporation',
    '',
  ])('does not alarm on "%s"', (name) => {
    expect(screener.screen({ name }).filter((m) => m.tier === 'hit' || m.tier === 'review')).toEqual([]);
  });
});

describe('relations', () => {
  it('shows the head of a group as related, never as an alert', () => {
    const found = screener.screen({ name: 'Mitsubishi Heavy Industries, Ltd.' });
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((m) => m.tier))).toEqual(new Set(['related']));
  });

  it('alerts on the legal person of a listed division', () => {
    expect(best('川崎重工業株式会社')).toBe('C1-06 review');
  });
});

describe('what a match says', () => {
  const names = [
    'IHI Aerospcae Co., Ltd.',
    '日钢特机株式会社',
    'JAXA Tsukuba Space Center',
    'Hino Jidosha K.K.',
    'カ)ミツビシゾウセン',
  ];
  it.each(names)('the parts of %s add up to its score, and the listed name is named', (name) => {
    const [match] = screener.screen({ name });
    if (match === undefined) throw new Error('no match');
    const sum = match.parts.reduce((total, part) => total + part.value, 0);
    expect(Math.min(1, Math.max(0, sum))).toBeCloseTo(match.score, 2);
    expect(match.reasons[0]?.key).toBe(`names:field.${match.matched.field}`);
    expect(match.reasons.length).toBeGreaterThan(1);
  });

  it('raises the score where the address is the listed one', () => {
    const address = '東京都立川市砂川町8-59-2';
    const plain = screener.screen({ name: 'Nihon Denji Soki Co Ltd' })[0];
    const placed = screener.screen({ name: 'Nihon Denji Soki Co Ltd', address })[0];
    expect(placed?.entityId).toBe('W2-17');
    expect(placed?.score ?? 0).toBeGreaterThan(plain?.score ?? 0);
    expect(placed?.reasons.map((r) => r.key)).toContain('names:evidence.same-address');
  });
});

describe('a company and its divisions', () => {
  it.each(['Kawasaki Heavy Industries, Ltd.', '川崎重工業（株）', '川崎重工业株式会社', 'KHI'])(
    '%s signs for a listed division',
    (name) => {
      expect(best(name)).toBe('C1-06 review');
    },
  );

  it.each(['MHI', '三菱重工業株式会社', 'Mitsubishi Heavy Industries Ltd'])(
    '%s only heads listed companies',
    (name) => {
      expect(new Set(screener.screen({ name }).map((match) => match.tier))).toEqual(new Set(['related']));
    },
  );
});

describe('a name that says too little', () => {
  it.each(['Electric', '三菱', 'Japan Co., Ltd.', '株式会社', '商事'])('%s is called generic', (name) => {
    expect(screener.tooGeneric(name)?.key).toBe('names:query.generic');
    expect(screener.screen({ name }).some((match) => match.tier === 'hit' || match.tier === 'review')).toBe(
      false,
    );
  });

  it.each(['Sony', '日本電産株式会社', 'Fuji Electric Co., Ltd.', 'SUBARU', ''])('%s is not', (name) => {
    expect(screener.tooGeneric(name)).toBeUndefined();
  });
});

describe('a name that was decoded with the wrong table', () => {
  // Japanese and Chinese names as other programs show them.
  const taken = (text: string, was: string, as: string) => iconv.decode(iconv.encode(text, was), as);
  it.each([
    ['三菱造船株式会社', 'utf-8', 'latin1', 'C1-01'],
    ['日東電工株式会社', 'cp932', 'latin1', 'W1-18'],
    ['日东电工株式会社', 'gbk', 'latin1', 'W1-18'],
    ['日東電工株式会社', 'utf-8', 'gbk', 'W1-18'],
    ['日東電工株式会社', 'cp932', 'gbk', 'W1-18'],
    ['三菱マテリアル株式会社', 'utf-8', 'cp932', 'W1-08'],
  ])('%s in %s, read as %s', (name, was, as, entity) => {
    const [match] = screener.screen({ name: taken(name, was, as) });
    expect(match).toMatchObject({ entityId: entity, tier: 'hit' });
    if (as !== 'latin1' || was !== 'utf-8')
      expect(match?.reasons.map(({ key }) => key)).toContain('names:step.read-again');
  });

  it('is not suspected where the name is whole', () => {
    const reader = readerOf(knowledge);
    const names = records.flatMap((record) => record.names.map(({ text }) => text));
    for (const name of [
      ...names,
      'Société Générale',
      'Škoda Přerov',
      'Müller & Söhne GmbH',
      '髙﨑製作所',
      'ﾐﾂﾋﾞｼ',
    ])
      expect(reader.texts(name).filter(({ again }) => again)).toEqual([]);
  });
});

describe('initials', () => {
  const of = (name: string, address?: string) =>
    createNameScreener(
      [
        {
          id: 'E1',
          names: [{ field: 'en', text: 'Northern Harbour Steel Forging Company', sourced: true }],
          address: 'Chiba Chuo 1-2-3',
        },
        { id: 'E2', names: [{ field: 'en', text: 'Blue Kettle Works', sourced: true }] },
      ],
      knowledge,
    ).screen({ name, ...(address === undefined ? {} : { address }) });

  it('of four letters are worth a look, of three only with other evidence', () => {
    expect(of('NHSF')[0]).toMatchObject({ entityId: 'E1', tier: 'review' });
    expect(of('NHSFC')[0]).toMatchObject({ entityId: 'E1', tier: 'review' });
    expect(of('BKW')).toEqual([]);
    expect(of('nhsf')).toEqual([]);
    expect(of('NHSG')).toEqual([]);
  });
});

describe('order', () => {
  it('of the records changes nothing', () => {
    const turned = createNameScreener([...records].reverse(), knowledge);
    for (const name of [
      'IHI',
      'Mitsubishi Heavy',
      '三菱電機エンジニアリング',
      'Aerospace Systems',
      'NEC Space',
      '航空装備研究所',
    ]) {
      expect(turned.screen({ name })).toEqual(screener.screen({ name }));
    }
  });
});
