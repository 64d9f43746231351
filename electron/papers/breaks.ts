/** Line breaking rules (kinsoku) and the classes of characters that they speak of. */

const NOT_AT_START =
  '、。，．・：；？！）］｝〉》」』】〕”’ー々ゝゞヽヾァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ％‰℃°…—～〜／)]}>,.:;?!%';
const NOT_AT_END = '（［｛〈《「『【〔“‘＄￥£№〒([{<';
const PAIRS = '—…';
const CLOSING = '、。，．）］｝〉》」』】〕”’；：';
const OPENING = '（［｛〈《「『【〔“‘';
const COUNTERS = '年月日号條条項项頁页行部版';

export function isClosing(c: string): boolean {
  return CLOSING.includes(c);
}

export function isOpening(c: string): boolean {
  return OPENING.includes(c);
}

/** Characters that are set one by one, with a break possible on either side: Han, kana, full-width forms. */
export function isIdeographic(c: string): boolean {
  return /[\u2e80-\u2fff\u3000-\u30ff\u31f0-\u31ff\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u.test(
    c,
  );
}

/** Curly quotes, dashes and dots are full-width in Chinese and Japanese, and letters' company in English. */
export function isWidePunctuation(c: string): boolean {
  return '“”‘’—…'.includes(c);
}

/** Whether a line may end after `before` with `after` beginning the next one. Each is one character. */
export function mayBreak(before: string, after: string): boolean {
  if (NOT_AT_START.includes(after) || NOT_AT_END.includes(before)) return false;
  if (before === after && PAIRS.includes(before)) return false;
  if (before === '第' && /[0-9]/.test(after)) return false;
  if (/[0-9]/.test(before) && COUNTERS.includes(after)) return false;
  return true;
}
