import { bagOf } from './edit.ts';

/** Letters that scanners and typists take for one another. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  l: 'i',
  '|': 'i',
  '8': 'b',
  '5': 's',
  '6': 'g',
  '2': 'z',
  ロ: '口',
  力: 'カ',
  工: 'エ',
  二: 'ニ',
  夕: 'タ',
  卜: 'ト',
  一: 'ー',
  八: 'ハ',
};

/** A text as it looks to a hurried eye: equal for texts that scanners and typists take for one another. */
export function lookalike(text: string): string {
  let letters = '';
  for (const c of text) letters += LOOKALIKES[c] ?? c;
  return letters.replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/ri/g, 'n').replace(/ci/g, 'd');
}

/** Characters that scanners take for one another and that are characters of their own in other names. */
const STROKES = new Map(
  [
    '东束',
    '末未',
    '土士',
    '大太犬',
    '木本',
    '人入',
    '千干于',
    '王玉',
    '鸟乌',
    '微徵',
    '网纲',
    '己已巳',
    '西酉',
    '石右',
    '白自',
    '问间',
    '重童',
    '料科',
    '古占',
    '刀刃',
    '亨享',
    '戊戍',
    '粟栗',
    '瓜爪',
    '折析',
    '住往',
    '陆隆',
    '塚冢',
    'ソン',
    'シツ',
    'クケ',
    'ワフ',
    'コユ',
    'ノメ',
    'チテ',
    'ラヲ',
  ].flatMap((alike) => [...alike].map((c) => [c, alike[0] ?? c] as const)),
);

/** A text as a scanner may have read it: equal for texts that differ in strokes that are hard to tell apart. */
export function strokes(text: string): string {
  let seen = '';
  for (const c of lookalike(text)) seen += STROKES.get(c) ?? c;
  return seen;
}

/** Letters that no look-alike turns into another, whatever stands beside them; 0 and the like turn into some of them. */
const STEADY = bagOf('aefhjkpqtuxy');

/** False where two texts of a to z and digits certainly look different: their bags say so at once. */
export function mayLookAlike(bagA: number, bagB: number): boolean {
  return ((bagA ^ bagB) & STEADY) === 0;
}
