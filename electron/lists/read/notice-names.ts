import { clean, hasHan, hasKana, hasLatin, isCjk } from './clean.ts';

/** What the lines of one entry of an annex say. */
export interface NoticeEntry {
  readonly zh: string;
  readonly en: string;
  readonly ja: string;
  readonly aliases: readonly string[];
  readonly addresses: readonly string[];
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  /** Lines whose place is not known. */
  readonly unread: readonly string[];
  /** Names that were taken for further names because nothing says what they are. */
  readonly guessed: readonly string[];
  /** A bracket was opened and not closed, or closed and not opened. */
  readonly unbalanced: boolean;
}

const LABELS: readonly (readonly [RegExp, 'zh' | 'en' | 'ja' | 'alias' | 'address' | 'id'])[] = [
  [/^(?:注册地址|办公地址|地址|住所|所在地|address|addr?\.)\s*[:：]\s*/iu, 'address'],
  [/^(?:中文名称?|chinese name)\s*[:：]\s*/iu, 'zh'],
  [/^(?:英文名称?|外文名称?|english name)\s*[:：]\s*/iu, 'en'],
  [/^(?:日文名称?|日本語名称?|japanese name)\s*[:：]\s*/iu, 'ja'],
  [/^(?:又名|又称|别名|别称|简称|曾用名|also known as|a\.k\.a\.)\s*[:：]?\s*/iu, 'alias'],
  [/^(?:法人番号|注册号|登记号|统一社会信用代码|registration (?:no\.?|number))\s*[:：]\s*/iu, 'id'],
];
const INLINE_LABEL =
  /[;；,，。]?\s*(?=(?:注册地址|办公地址|(?<!注册|办公)地址|住所|address|又名|别名|简称|法人番号|注册号)\s*[:：])/giu;

export function labelOf(line: string): string | undefined {
  return LABELS.find(([pattern]) => pattern.test(line))?.[1];
}

/** Reads the lines of one entry, without its number. */
export function readEntry(lines: readonly string[]): NoticeEntry {
  const found: Draft = {
    zh: '',
    en: '',
    ja: '',
    aliases: [],
    addresses: [],
    identifiers: [],
    unread: [],
    guessed: [],
    unbalanced: false,
  };
  const free: string[] = [];
  for (const part of lines.flatMap((line) => line.split('\t')).flatMap(atLabels)) {
    const text = trimmed(part);
    if (text === '' || takeLabelled(text, found)) continue;
    if (found.addresses.length > 0 && isComplete(joined(free)) && /\d/.test(text) && !/[（(]/u.test(text))
      found.addresses.push(`${found.addresses.pop()}${isCjk(text) ? '' : ' '}${text}`);
    else free.push(text);
  }
  for (const text of grouped(free)) take(text, found);
  return found;
}

interface Draft {
  zh: string;
  en: string;
  ja: string;
  aliases: string[];
  addresses: string[];
  identifiers: { kind: string; value: string }[];
  unread: string[];
  guessed: string[];
  unbalanced: boolean;
}

/** Cuts a text where a label begins, but for labels inside brackets. */
function atLabels(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(INLINE_LABEL)) {
    if (openAt(text.slice(from, index)) >= 0) continue;
    parts.push(text.slice(from, index));
    from = index + mark.length;
  }
  return [...parts, text.slice(from)];
}

/** Takes a text that begins with a label; false where it begins with none. */
function takeLabelled(text: string, found: Draft): boolean {
  const label = LABELS.find(([pattern]) => pattern.test(text));
  if (label === undefined) return false;
  const [pattern, what] = label;
  const value = trimmed(text.replace(pattern, ''));
  if (value === '') return true;
  if (what === 'address') found.addresses.push(value);
  else if (what === 'alias') found.aliases.push(value);
  else if (what === 'id')
    found.identifiers.push({ kind: clean(pattern.exec(text)?.[0] ?? '').replace(/[:：\s]+$/u, ''), value });
  else if (found[what] === '') found[what] = value;
  else found.aliases.push(value);
  return true;
}

/** Takes one text: a name, with further names in brackets behind it. */
function take(text: string, found: Draft): void {
  const { base, groups, unbalanced } = parted(text);
  if (unbalanced) found.unbalanced = true;
  for (const name of split(base)) place(name, found, false);
  for (const group of groups) {
    for (const part of group.split(INLINE_LABEL).flatMap(atScripts)) {
      const name = trimmed(part);
      if (name !== '' && !takeLabelled(name, found)) place(name, found, true);
    }
  }
}

/** `幻光エンジン株式会社，Genko Engine`: a comma parts names only where the script changes. */
function atScripts(text: string): string[] {
  const parts = text.split(/[，,；;、／/]\s*/u);
  const out: string[] = [];
  let rest = text;
  for (let i = 1; i < parts.length; i++) {
    const [left = '', right = ''] = [parts[i - 1], parts[i]];
    if (isCjk(left) === isCjk(right) || trimmed(left) === '' || !/\p{L}{2}/u.test(right)) continue;
    const at = rest.indexOf(right, rest.indexOf(left) + left.length);
    out.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...out, rest];
}

function place(given: string, found: Draft, inBracket: boolean): void {
  const name = trimmed(given);
  if (name === '') return;
  if (!/[\p{L}]/u.test(name)) {
    found.unread.push(name);
    return;
  }
  if (hasKana(name) && found.ja === '' && (found.zh !== '' || inBracket)) found.ja = name;
  else if (isCjk(name)) {
    if (found.zh === '') found.zh = name;
    else if (!inBracket && ADDRESS.test(name)) found.addresses.push(name);
    else {
      if (!inBracket) found.guessed.push(name);
      found.aliases.push(name);
    }
  } else if (hasLatin(name) && found.en === '') found.en = name;
  else found.aliases.push(name);
}

/** A text without a label that can only be a place: 东京都…, …市…3-1. */
const ADDRESS =
  /^(?:〒|日本国?)?\p{Script=Han}{1,4}[都道府县縣省市]\p{Script=Han}*(?:[区町市郡村字]|.*\d)|[丁目番地号號].*\d/u;

/** Names without brackets: words part where the script changes, but for the Latin initials of a Chinese name. */
function split(base: string): string[] {
  const text = trimmed(base);
  if (!isCjk(text) || !hasLatin(text)) return [text];
  const close = /^(.*[\p{Script=Han}\u3041-\u30ff])(\p{Script=Latin}.*\s.*)$/su.exec(text);
  const words = (close === null ? text : `${close[1]} ${close[2]}`).split(' ');
  const out: string[] = [];
  for (const word of words) {
    const before = out.at(-1);
    const change = before !== undefined && /\p{L}/u.test(word) && isCjk(before) !== isCjk(word);
    const initials = before !== undefined && /^[A-Z0-9&.-]{1,8}$/.test(before) && out.length === 1;
    if (before === undefined || (change && !initials)) out.push(word);
    else out[out.length - 1] = `${before} ${word}`;
  }
  return out;
}

const OPEN = '（([【〔';
const CLOSE = '）)]】〕';

/** Takes the brackets at the end off, outermost pairs only; a bracket of either width closes one of the other. */
function parted(text: string): { base: string; groups: string[]; unbalanced: boolean } {
  const groups: string[] = [];
  let base = trimmed(text);
  let unbalanced = false;
  for (;;) {
    if (base === '' || !CLOSE.includes(base.at(-1) ?? '')) break;
    let depth = 0;
    let at = base.length - 1;
    for (; at >= 0; at--) {
      const c = base[at] ?? '';
      if (CLOSE.includes(c)) depth++;
      else if (OPEN.includes(c) && --depth === 0) break;
    }
    if (at < 0) {
      unbalanced = true;
      base = base.slice(0, -1).trim();
      continue;
    }
    const inside = base.slice(at + 1, -1);
    const before = base.slice(0, at);
    if (before.trim() === '') {
      base = inside;
      break;
    }
    if (isPartOfName(before, inside)) break;
    groups.unshift(inside);
    base = before.trim();
  }
  const open = openAt(base);
  if (open >= 0 && !isPartOfName(base.slice(0, open), base.slice(open + 1))) {
    groups.unshift(base.slice(open + 1));
    return { base: base.slice(0, open).trim(), groups, unbalanced: true };
  }
  return { base, groups, unbalanced: unbalanced || open >= 0 };
}

/** 日本电气（中国）, `ABC (Japan)`: a bracket in the script of the name, with no label, is part of it. */
function isPartOfName(before: string, inside: string): boolean {
  if (atLabels(inside).some((part) => labelOf(trimmed(part)) !== undefined)) return false;
  if (hasKana(inside) !== hasKana(before)) return false;
  if (isCjk(before) && /^\s*\p{Script=Latin}{2,}[\s,.]+\p{Script=Latin}{2}/u.test(inside)) return false;
  return hasHan(before) === hasHan(inside) && !(hasHan(before) && hasLatin(inside) && !hasHan(inside));
}

/** Where a bracket opens that never closes, else -1. */
function openAt(text: string): number {
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (OPEN.includes(text[at] ?? '')) open.push(at);
    else if (CLOSE.includes(text[at] ?? '')) open.pop();
  }
  return open[0] ?? -1;
}

/** Lines that belong together are joined: open brackets, and scripts that go on. */
function grouped(texts: readonly string[]): string[] {
  const out: string[] = [];
  for (const text of texts) {
    const before = out.at(-1);
    if (before !== undefined && goesOn(before, text)) out[out.length - 1] = glued(before, text);
    else out.push(text);
  }
  return out;
}

function goesOn(before: string, text: string): boolean {
  if (openAt(before) >= 0) return true;
  if (/^[（([]/u.test(text)) return true;
  if (isComplete(before)) return false;
  return isCjk(before) === isCjk(text.replace(/[（(].*$/su, ''));
}

export function isComplete(text: string): boolean {
  return (
    openAt(text) < 0 &&
    isCjk(text) &&
    /\p{Script=Latin}{2}/u.test(text.replace(/^[\p{Script=Latin}\d&.\s-]+(?=\p{Script=Han})/u, ''))
  );
}

function joined(texts: readonly string[]): string {
  return texts.reduce((all, text) => (all === '' ? text : glued(all, text)), '');
}

function glued(before: string, text: string): string {
  const cjk =
    /[\p{Script=Han}\u3041-\u30ff（）]$/u.test(before) || /^[\p{Script=Han}\u3041-\u30ff（）]/u.test(text);
  return `${before}${cjk ? '' : ' '}${text}`;
}

/** Without the marks that end a line of a list. The full stop of `Ltd.` stays. */
function trimmed(text: string): string {
  return clean(text)
    .replace(/^[\s:：;；,，、。]+|[\s:：;；,，、。]+$/gu, '')
    .trim();
}
