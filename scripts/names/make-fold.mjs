// Builds assets/names/fold.json (every Han variant -> one simplified form) and pinyin.json.
// Usage: node scripts/names/make-fold.mjs          Sources: opencc-js (jp->cn, t->cn), pinyin-pro, and VARIANTS below.
import { writeFileSync } from 'node:fs';
import * as OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';

// Pairs that neither NFKC nor OpenCC unify: variants in Japanese family and company names.
const VARIANTS =
  '髙高 﨑崎 碕崎 嵜崎 邉边 邊边 辺边 齋齐 斎齐 齊齐 斉齐 濵滨 濱滨 浜滨 嶋岛 嶌岛 冨富 桒桑 曻升 昇升 眞真 瀨濑 瀬濑 步步 歩步 淸清 鷗鸥 鴎鸥 曽曾 硏研 衞卫 栁柳 槗桥 德德 徳德 惠惠 恵惠 穗穗 穂穗 祐佑 渕渊 淵渊 淵渊 舘馆 舘馆 翆翠 竜龙 龍龙 瀧泷 滝泷 沢泽 豊丰 櫻樱 桜樱 条条 圓圆 円圆 鉃铁 鐡铁 鐵铁 凜凛 槇槙 遙遥 籠笼 礪砺 彌弥 萬万 廣广 広广 藝艺 芸艺 佛佛 仏佛 壽寿 國国 囯国 圀国 學学 斈学 會会 寶宝 宝宝 澤泽 關关 関关 區区 驛驿 駅驿 氣气 気气 發发 発发 鹽盐 塩盐 邨村 峯峰 畧略 裏里 裡里 凾函 菴庵 晄晃 絲丝 糸丝 舩船 效效 効效 ﾁ千';
const toCn = [OpenCC.Converter({ from: 'jp', to: 'cn' }), OpenCC.Converter({ from: 't', to: 'cn' })];
const own = new Map(
  VARIANTS.split(' ')
    .map((p) => [...p])
    .filter((p) => p.length === 2),
);
const fold = new Map();
const blocks = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xfa0e, 0xfa29],
];
for (const [from, to] of blocks) {
  for (let code = from; code <= to; code++) {
    const c = String.fromCodePoint(code);
    let out = own.get(c) ?? toCn.map((f) => f(c)).find((s) => s !== c && [...s].length === 1) ?? c;
    out = own.get(out) ?? out;
    for (let i = 0; i < 3; i++) {
      const next = toCn[1](out);
      if ([...next].length === 1) out = own.get(next) ?? next;
    }
    if (out !== c) fold.set(c, out);
  }
}
const pairs = [...fold].filter(([k, v]) => k.length === 1 && v.length === 1);
writeFileSync(
  'assets/names/fold.json',
  `${JSON.stringify({
    basis:
      'opencc-js 1.4.2 (Apache-2.0) jp->cn and t->cn per character; own table of Japanese name variants in scripts/names/make-fold.mjs',
    from: pairs.map((p) => p[0]).join(''),
    to: pairs.map((p) => p[1]).join(''),
  })}\n`,
);
const bySyllable = new Map();
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const c = String.fromCharCode(code);
  if (fold.has(c)) continue;
  const p = pinyin(c, { toneType: 'none', v: true });
  if (!/^[a-zü]+$/.test(p)) continue;
  const s = p.replace('ü', 'v');
  bySyllable.set(s, (bySyllable.get(s) ?? '') + c);
}
writeFileSync(
  'assets/names/pinyin.json',
  `${JSON.stringify({ basis: 'pinyin-pro 3.29.4 (MIT), first reading, folded characters', syllables: Object.fromEntries([...bySyllable].sort()) })}\n`,
);
console.log(pairs.length, 'folds', bySyllable.size, 'syllables');
