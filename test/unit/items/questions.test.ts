import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import pairs from '../../../assets/items/pairs.json' with { type: 'json' };
import words from '../../../assets/items/words.json' with { type: 'json' };
import { loadItems } from '../../../electron/lists/builtin.ts';
import { classify } from '../../../shared/items/classify.ts';
import { pairsIn } from '../../../shared/items/pairs.ts';
import { holdsTungstenShape, pieceIn } from '../../../shared/items/piece.ts';
import { searchText } from '../../../shared/items/text.ts';

const ITEMS = loadItems(fileURLToPath(new URL('../../../assets', import.meta.url)));
const see = (description: string) => classify({ description }, ITEMS, '2026-11-25');
const asked = (description: string) =>
  see(description).questions.map((question) => question.key.replace('items:question.', ''));

/** Goods, and for each language a description; `ask` with the exact questions. Null where the law prints no limit that clears. */
interface Row {
  readonly goods: string;
  readonly controlled: readonly [code: string, zh: string, ja: string, en: string] | null;
  readonly outside: readonly [zh: string, ja: string, en: string] | null;
  readonly open: readonly [questions: readonly string[], zh: string, ja: string, en: string];
}

/** The table "what the officer must know before it can be answered", row by row. */
const ROWS: readonly Row[] = [
  {
    goods: 'gallium, germanium and compounds: no floor, devices are open',
    controlled: ['3C001.e', '砷化镓晶片 4英寸', 'ヒ化ガリウム 基板', 'GaAs wafer 4 inch'],
    outside: null,
    open: [['assembly'], '氮化镓 功率器件', '窒化ガリウム パワーデバイス', 'gallium nitride power device'],
  },
  {
    goods: 'antimony metal: no floor',
    controlled: ['3C003.b', '锑锭 99.65%', 'アンチモン地金 99.65%', 'antimony ingot 99.65%'],
    outside: null,
    open: [['element'], '锑酸钠', 'アンチモン酸ナトリウム', 'sodium antimony salt'],
  },
  {
    goods: 'antimony oxide: 99.99 %',
    controlled: ['3C003.c', '三氧化二锑 纯度≥99.99%', '三酸化アンチモン 純度99.99％以上', 'Sb2O3 4N'],
    outside: ['三氧化二锑 纯度９９．５％', '三酸化アンチモン 純度99.8%', 'antimony trioxide 99.8%'],
    open: [['purity'], '三氧化二锑', '三酸化アンチモン', 'Sb2O3'],
  },
  {
    goods: 'organo-antimony: purity on the inorganic-element basis, another basis clears nothing',
    controlled: ['3C003.d', '三甲基锑 6N', 'トリメチルアンチモン 純度99.9999%', 'trimethylantimony 99.9995%'],
    outside: null,
    open: [
      ['purity-inorganic'],
      '三甲基锑 99.9%',
      'トリメチルアンチモン 純度99.9%',
      'trimethylantimony 99.9%',
    ],
  },
  {
    goods: 'stibine',
    controlled: ['3C003.e', '锑烷 99.9999%', 'スチビン 99.9999%', 'stibine 99.9999%'],
    outside: null,
    open: [['purity'], '锑烷', 'スチビン', 'stibine 5N'],
  },
  {
    goods: 'indium antimonide, single crystal: dislocations',
    controlled: [
      '3C003.f',
      '锑化铟单晶 位错密度小于50个/平方厘米',
      'アンチモン化インジウム 単結晶 転位密度 30個/cm2',
      'InSb single crystal EPD < 50/cm2',
    ],
    outside: [
      '锑化铟单晶 位错密度 80个/cm2',
      'アンチモン化インジウム 単結晶 転位密度 100個/cm2',
      'InSb single crystal EPD 200 cm⁻²',
    ],
    open: [['insb'], '锑化铟 8N', 'アンチモン化インジウム', 'InSb wafer EPD <= 200 cm-2'],
  },
  {
    goods: 'indium antimonide, polycrystal: purity',
    controlled: ['3C003.f', '锑化铟多晶 8N', 'InSb 多結晶 7N5', 'InSb polycrystal 99.999999%'],
    outside: ['锑化铟多晶 6N', 'InSb 多結晶 99.9999%', 'polycrystalline indium antimonide 6N'],
    open: [['insb'], '锑化铟多晶 7N', 'InSb 多結晶', 'InSb polycrystal'],
  },
  {
    goods: 'indium: only three compounds',
    controlled: ['3C004.a', '磷化铟 衬底', 'InP ウェハ', 'indium phosphide wafer'],
    outside: null,
    open: [['element'], '铟锭 99.995%', 'インジウム地金', 'indium metal 4N5'],
  },
  {
    goods: 'tungsten chemicals: no floor; metatungstate is another substance',
    controlled: ['1C117.d.1', '仲钨酸铵', 'パラタングステン酸アンモニウム', 'ammonium paratungstate'],
    outside: null,
    open: [['tungstate'], '偏钨酸铵', 'メタタングステン酸アンモニウム', 'ammonium metatungstate'],
  },
  {
    goods: 'solid tungsten: content and machinable size',
    controlled: [
      '1C117.c',
      '钨棒 W≥99.95% φ130×60mm',
      'タングステン棒 純度99.95% 直径130×60mm',
      'tungsten rod W 99.95% dia 130 x 60 mm',
    ],
    outside: [
      '钨棒 99.95% φ20×100mm',
      'タングステン棒 純度99.95% φ20×100mm',
      'tungsten rod 99.95% dia 20 x 100 mm',
    ],
    open: [['tungsten-solid'], '钨棒 99.95%', 'タングステン棒', 'tungsten rod dia 117 x 60 mm, W 99.95%'],
  },
  {
    goods: 'tungsten-copper: 80 % tungsten',
    controlled: [
      '1C117.c',
      '钨铜合金 W80Cu20 120×120×50mm',
      '銅タングステン W85Cu15 φ130×60mm',
      'tungsten copper W80Cu20 dia 150 x 80 mm',
    ],
    outside: [
      '钨铜合金 W70Cu30',
      '銅タングステン W75Cu25 φ130×60mm',
      'tungsten copper W70Cu30 dia 150 x 80 mm',
    ],
    open: [['tungsten-solid'], '钨铜合金', '銅タングステン', 'CuW 70/30 rod'],
  },
  {
    goods: 'tungsten heavy alloy: all four values',
    controlled: [
      '1C004',
      '钨镍铁合金 密度18.5g/cm3 弹性极限850MPa 抗拉强度1300MPa 伸长率10%',
      'W-Ni-Fe合金 密度18.5g/cm3 弾性限界850MPa 引張強さ1300MPa 伸び10%',
      'W-Ni-Fe alloy, density 18.5 g/cm3, elastic limit 850 MPa, UTS 1300 MPa, elongation 10%',
    ],
    outside: [
      '钨镍铁 密度17.0g/cm3',
      'W-Ni-Fe合金 引張強さ900MPa',
      'W-Ni-Fe alloy density 18 g/cm3, elongation 5%',
    ],
    open: [
      ['tungsten-heavy-alloy'],
      '钨镍铁合金 密度18.5g/cm3 抗拉强度1300MPa',
      'W-Ni-Fe合金',
      'W-Ni-Cu density 18.5 g/cm3',
    ],
  },
  {
    goods: 'tungsten powder: below 500 µm and 97 %',
    controlled: [
      '1C111.b.1.f',
      '钨粉 W≥99.9% 平均粒径5μm',
      'タングステン粉末 純度99.9%以上 平均粒径 5μm',
      'tungsten powder 99.9% -325 mesh',
    ],
    outside: [
      '钨粉 W 95% 粒径10μm',
      'タングステン粉末 99.9% 粒径600μm',
      'tungsten powder 99.9%, particle size 600-800um',
    ],
    open: [['powder'], '钨粉', 'タングステン粉末 5μm', 'tungsten powder 99.9%'],
  },
  {
    goods: 'molybdenum powder: to 50 µm and 97 %',
    controlled: [
      '1C117.b',
      '钼粉 Mo≥99.95% 3μm',
      'モリブデン粉末 99.95% 平均粒径 5μm',
      'molybdenum powder 99.95% 3-5um',
    ],
    outside: [
      '钼粉 99.9% 粒度 100-150μm',
      'モリブデン粉末 99.9% 平均粒径 80μm',
      'molybdenum powder 99.9%, D50 150um',
    ],
    open: [['powder'], '钼粉', 'モリブデン粉末', 'molybdenum powder 99.9%'],
  },
  {
    goods: 'molybdenum that is no powder is not named: asked, not cleared',
    controlled: null,
    outside: null,
    open: [['element'], '钼棒 99.95%', 'モリブデン棒', 'molybdenum rod 99.95%'],
  },
  {
    goods: 'tellurium and its detector crystals',
    controlled: ['6C002.a', '碲锭 99.999%', '金属テルル 5N', 'tellurium 5N'],
    outside: null,
    open: [['crystal-product'], '碲化镉', 'テルル化カドミウム', 'CdTe'],
  },
  {
    goods: 'natural graphite: flake has no floor',
    controlled: ['1C108.c', '天然鳞片石墨 -194', '鱗片状黒鉛 +80mesh 95%', 'natural flake graphite 94%'],
    outside: null,
    open: [['graphite-kind'], '土状石墨', '土状黒鉛', 'amorphous graphite'],
  },
  {
    goods: 'artificial graphite: all of purity, flexural strength, density',
    controlled: [
      '1C108.b',
      '人造石墨 纯度99.95% 抗折强度45MPa 密度1.85g/cm3',
      '人造黒鉛 純度99.95% 曲げ強さ45MPa かさ密度1.85g/cm3',
      'artificial graphite, purity 99.95%, flexural strength 45 MPa, density 1.85 g/cm³',
    ],
    outside: ['人造石墨 抗折强度25MPa', '人造黒鉛 密度1.70g/cm3', 'artificial graphite purity 99.5%'],
    open: [
      ['graphite-artificial'],
      '人造石墨 密度1.85g/cm3',
      '人造黒鉛 純度99.95% 圧縮強さ80MPa 密度1.85g/cm3',
      'artificial graphite',
    ],
  },
  {
    goods: 'rare-earth metals, oxides, compounds: contains one of the seven?',
    controlled: ['1C905.b', '氧化镝 99.5%', '酸化ジスプロシウム', 'dysprosium oxide'],
    outside: null,
    open: [['rare-earth-element'], '混合稀土氧化物', 'レアアース酸化物', 'mixed rare earth oxide'],
  },
  {
    goods: 'alloys: the listed pair, whatever else is in it',
    controlled: ['1C907.a.2.a', '铝钪合金 Sc 2%', 'アルミスカンジウム合金', 'Al-Mg-Sc alloy, Sc 0.4%'],
    outside: null,
    open: [['element'], '镝镍合金', 'ジスプロシウムニッケル合金', 'dysprosium nickel alloy'],
  },
  {
    goods: 'targets: the listed pair; AlSc has no published answer',
    controlled: [
      '1C908.a.3.c',
      '钇锆合金靶',
      'イットリウム・ジルコニウム合金ターゲット',
      'Y-Zr alloy target',
    ],
    outside: null,
    open: [['boundary'], '铝钪靶', 'AlScターゲット', 'aluminium scandium target'],
  },
  {
    goods: 'NdFeB magnets: Tb or Dy in it, by assay and not by grade',
    controlled: ['1C905.a.4', '钕铁硼 N42SH 含镝3%', 'ネオジム磁石 N42SH Dy3%', '3wt% Dy NdFeB'],
    outside: null,
    open: [
      ['magnet-tb-dy'],
      '钕铁硼磁体 N42SH 不含镝铽',
      'ネオジム磁石 N35',
      'NdFeB magnet N42SH Dy/Tb free',
    ],
  },
  {
    goods: 'SmCo: always',
    controlled: ['1C902.a.4', '钐钴磁体', 'サマリウムコバルト磁石', 'SmCo magnet'],
    outside: null,
    open: [['magnet-material'], '磁体', 'マグネット', 'permanent magnet'],
  },
  {
    goods: 'assemblies with magnets: how far processed',
    controlled: ['1C902.a.4', '电机用钐钴磁钢', 'モータ用サマリウムコバルト磁石', 'SmCo magnet for motors'],
    outside: null,
    open: [
      ['assembly'],
      '含钐钴磁体的电机转子',
      'サマリウムコバルト磁石付きロータ',
      'rotor with SmCo magnet fixed to the core',
    ],
  },
  {
    goods: 'machine tools: never from a description',
    controlled: null,
    outside: null,
    open: [
      ['machine-tool'],
      '五轴加工中心 定位精度5μm',
      '5軸マシニングセンタ 位置決め精度5μm',
      '5-axis machining center positioning accuracy 5 um',
    ],
  },
];

describe.each(ROWS)('$goods', ({ controlled, outside, open }) => {
  if (controlled !== null) {
    const [code, ...texts] = controlled;
    it.each(texts)('controlled: %s', (text) => {
      const finding = see(text);
      expect(finding.controlled).toBe('controlled');
      expect(finding.candidates[0]?.code).toBe(code);
      expect(finding.candidates[0]?.evidence).toContain('text');
    });
  }
  if (outside !== null) {
    it.each(outside)('not controlled: %s', (text) => {
      const finding = see(text);
      expect(finding.controlled).toBe('not-controlled');
      expect(finding.reasons.map(({ key }) => key)).toContain('items:reason.limit-not-met');
    });
  }
  const [questions, ...texts] = open;
  it.each(texts)('cannot decide: %s', (text) => {
    expect(see(text).controlled).toBe('undecided');
    expect(asked(text)).toEqual(questions);
  });
});

describe('bismuth: always controlled, the code depends on purity and silver', () => {
  it.each([
    ['铋锭 99.99% Ag<5ppm', ['1C229'], []],
    ['ビスマス 99.99% Ag 5ppm', ['1C229'], []],
    ['bismuth ingot 99.9%', ['6C001.a'], []],
    ['bismuth ingot 99.99%', ['6C001.a', '1C229'], ['bismuth-code']],
  ])('%s', (text, codes, questions) => {
    expect(see(text).controlled).toBe('controlled');
    expect(see(text).candidates.map(({ code }) => code)).toEqual(codes);
    expect(asked(text)).toEqual(questions);
  });
});

describe('ordinary goods', () => {
  it.each([
    ...['office chair', '办公椅', 'オフィスチェア', 'steel screw M6', '不锈钢螺丝', 'ステンレスねじ'],
    ...['PLC Siemens S7-1500', '可编程控制器', 'プログラマブルコントローラ', 'ball bearing 6204', '轴承'],
    ...[
      'copper cathode 99.99%',
      'aluminium foil 99.9%',
      'polyester yarn 99.9%',
      'ferrite core',
      '软磁铁氧体',
    ],
    ...['tungsten lamp', '钨丝灯泡', 'lathe tool holder', 'EDM wire', 'Y cable', 'W x H x D 10 mm'],
    ...['neodymium metal', '氧化铈 抛光粉', 'misch metal', 'carbide insert CNMG120408', '硬质合金刀片'],
  ])('%s brings up nothing, and is not cleared', (text) => {
    expect(see(text)).toMatchObject({ controlled: 'undecided', candidates: [] });
    expect(asked(text)).toEqual(['no-entry']);
  });

  it.each(['inverter 5.5kW', '变频器 5.5kW', 'vacuum pump', '工业机器人'])(
    '%s brings up one entry at most',
    (text) => expect(see(text).candidates.length).toBeLessThanOrEqual(1),
  );
});

describe('pairs of elements', () => {
  const names = new Map([...words.elements, ...pairs.light].map((one) => [one.symbol, one.names]));
  it('are those of the printed names', () => {
    const entries = new Map(ITEMS.map((entry) => [entry.code, entry]));
    expect(pairs.pairs.length).toBeGreaterThan(20);
    for (const { code, elements } of pairs.pairs) {
      for (const symbol of elements) {
        const own = names.get(symbol) ?? [];
        expect(
          own.some((name) => entries.get(code)?.zh.includes(name)),
          `${code} ${symbol}`,
        ).toBe(true);
      }
    }
  });

  const found = (text: string) => pairsIn(text, searchText(text)).map(({ code }) => code);
  it.each([
    ['Dy80Fe20 alloy', ['1C905.a.2.a']],
    ['Tb-Dy-Fe alloy', ['1C905.a.2.b']],
    ['SmCo alloy', ['1C902.a.2.a']],
    ['Fe alloy without Dy', []],
    ['DyFe', []],
    ['Y cable, Al alloy housing', []],
    ['iron alloy, non-magnetic', []],
  ])('%s', (text, codes) => expect(found(text)).toEqual(codes));
});

describe('the size of a solid piece', () => {
  it.each([
    ['φ120×50mm', 'yes'],
    ['φ114×500mm', 'no'],
    ['φ115×50', 'open'],
    ['dia 200 x 49 mm', 'no'],
    ['120x120x50 mm', 'yes'],
    ['50*120*300mm', 'yes'],
    ['110x200x60mm', 'no'],
  ])('%s: %s', (text, answer) => {
    const piece = pieceIn(text);
    expect(piece === undefined ? 'none' : holdsTungstenShape(piece)).toBe(answer);
  });
  it.each(['φ130×5 cm', 'tube φ130×60mm', '内径65 φ130×60mm', 'M8x30', '130 x 60'])('%s: none', (text) => {
    expect(pieceIn(text)).toBeUndefined();
  });
});
