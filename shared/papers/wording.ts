import type { PaperLanguage } from '../message.ts';
import type { ClauseSet, Wording } from './clauses.ts';
import type { LangText, Span } from './model.ts';

/** What a `{{key}}` stands for in one language: spans, or undefined where the fact is missing. */
export type Resolve = (key: string, lang: PaperLanguage) => readonly Span[] | undefined;

/**
 * Parses `{{key}}` (a fact), `[[…]]` (words of an announcement) and `<zh:…>` (Chinese words inside another language)
 * into spans. A key without a fact prints the missing mark.
 */
export function fill(wording: Wording, lang: PaperLanguage, resolve: Resolve, missing: string): LangText {
  const spans: Span[] = [];
  const push = (span: Span) => {
    const last = spans.at(-1);
    if (span.text === '') return;
    if (last && last.kind === span.kind && last.lang === span.lang)
      spans[spans.length - 1] = { ...last, text: last.text + span.text };
    else spans.push(span);
  };
  for (const part of wording[lang].split(/(\{\{[^}]+\}\}|\[\[[^\]]+\]\]|<zh:[^>]+>)/)) {
    if (part.startsWith('{{')) {
      const found = resolve(part.slice(2, -2), lang);
      if (found) found.forEach(push);
      else push({ text: missing, kind: 'missing' });
    } else if (part.startsWith('[[')) push(official(part.slice(2, -2), lang));
    else if (part.startsWith('<zh:')) push({ text: part.slice(4, -1), kind: 'text', lang: 'zh' });
    else push({ text: part, kind: 'text' });
  }
  const last = spans.at(-1);
  if (last) spans[spans.length - 1] = { ...last, text: last.text.trimEnd() };
  return { lang, spans };
}

/** Words of an announcement: those that are Chinese in a text of another language keep the Chinese glyph forms. */
function official(text: string, lang: PaperLanguage): Span {
  const chinese = lang !== 'zh' && !/[\u3040-\u30ff]/.test(text) && /[\u4e00-\u9fff]/.test(text);
  return chinese ? { text, kind: 'official', lang: 'zh' } : { text, kind: 'official' };
}

export function plain(text: string, lang: PaperLanguage, kind: Span['kind'] = 'text'): LangText {
  return { lang, spans: [{ text, kind }] };
}

/** A label of labels.json with plain parameters. A missing key is a bug of the assets, so it throws. */
export function word(
  set: ClauseSet,
  key: string,
  lang: PaperLanguage,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const wording = set.labels.words[key] ?? set.labels.fields[key];
  if (!wording) throw new Error(`assets/clauses/labels.json has no ${key}`);
  return wording[lang].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

export function words(
  set: ClauseSet,
  key: string,
  languages: readonly PaperLanguage[],
  params?: Readonly<Record<string, string | number>>,
): readonly LangText[] {
  return languages.map((lang) => plain(word(set, key, lang, params), lang));
}

/**
 * The language whose glyph forms a text of unknown language gets: kana and characters that only Japanese writes are
 * Japanese, simplified ones Chinese, text without Han is set as Latin; for other Han alone the legal form or the hint
 * decides (the party's country, else the paper's first language).
 */
export function languageOf(text: string, hint: PaperLanguage): PaperLanguage {
  if (/[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]/.test(text)) return 'ja';
  if (!/[\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u.test(text)) return 'en';
  if (SIMPLIFIED.test(text)) return 'zh';
  if (SHINJITAI.test(text) || /株式会社|有限会社|合同会社/.test(text)) return 'ja';
  return hint === 'en' ? 'zh' : hint;
}

/** Whether a text has characters that only simplified Chinese writes so. */
export function isSimplified(text: string): boolean {
  return SIMPLIFIED.test(text);
}

/** Common characters that only simplified Chinese, or only present-day Japanese, writes so. */
const SIMPLIFIED =
  /[业东严为丽举习书买产仅从们价优传关兴冈凤刘则务动劳势华协单卫历压县发吴员团园围图圣块坚备复头奖妇孙宁实宪宾对导层岛币帅师广归录忆态总惯戏户执扩护报拟择挥损换无时显晓术权极构标栋栏树样档桥检楼欢气汇汉汤泽洁测济浓涛润满灭炼烧热爱玛环现电畅疗监盖盘矿码础确种积稳笔签简粮紧红纤约级纪纯纲纳纵纷纸纹线练组细织终绍经结给络绝统维缆缓编缘缩网罗罚联聪胜脑舰艺节苏药获营萨蓝虑补见观规触计订认讨让训议讯记讲许论设访证评识诉诊词译试诚话询该详语误说请诸课调谈谊谢谱贝负财责贤货质购贵贸费资赖赛赵趋跃车轨转轮软轴轻载较辅辆辉输边辽达迁过迈运还这进远适选遥邓邮邻郑释钟钢钱钻铁铜铝银铸链销锁错键镇镜长门闪闭问闲间闻阀阁队阳阴际陆陈险隐难韩页顶项顺须顾顿预领颗题颜额风飞饭饮饰馆馈马驱驶驻验骏鱼鲁鲜鸟鸿齐齿龄龙]/;
const SHINJITAI =
  /[県駅図団囲圏広応戦払挙込浜渋焼畑桜気沢済渓滝発実売変栄営価伝壊労単厳悪戸歴圧継続総緑縄聴薬覚観訳読豊転軽辺鉄鉱銭関険隠雑霊頼顕駆験髪黒斎]/;
