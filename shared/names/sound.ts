import { bagOf } from './edit.ts';

/** Kana and romaji in one spelling, so that Hepburn, Kunrei, long vowels and geminates compare equal. */

const ROWS: readonly (readonly [string, string])[] = [
  ['アイウエオ', 'a i u e o'],
  ['カキクケコ', 'ka ki ku ke ko'],
  ['サシスセソ', 'sa si su se so'],
  ['タチツテト', 'ta ti tu te to'],
  ['ナニヌネノ', 'na ni nu ne no'],
  ['ハヒフヘホ', 'ha hi hu he ho'],
  ['マミムメモ', 'ma mi mu me mo'],
  ['ヤユヨ', 'ya yu yo'],
  ['ラリルレロ', 'ra ri ru re ro'],
  ['ワヰヱヲ', 'wa i e o'],
  ['ガギグゲゴ', 'ga gi gu ge go'],
  ['ザジズゼゾ', 'za zi zu ze zo'],
  ['ダヂヅデド', 'da zi zu de do'],
  ['バビブベボ', 'ba bi bu be bo'],
  ['パピプペポ', 'pa pi pu pe po'],
  ['ヴン', 'bu n'],
];
const SMALL: Readonly<Record<string, string>> = {
  ァ: 'a',
  ィ: 'i',
  ゥ: 'u',
  ェ: 'e',
  ォ: 'o',
  ャ: 'ya',
  ュ: 'yu',
  ョ: 'yo',
  ヮ: 'wa',
  ヵ: 'ka',
  ヶ: 'ga',
};
const MORA = new Map<string, string>();
for (const [kana, romaji] of ROWS) {
  const sounds = romaji.split(' ');
  [...kana].forEach((c, i) => {
    MORA.set(c, sounds[i] ?? '');
  });
}

/** Hiragana to katakana; other characters stay. */
export function katakanaOf(text: string): string {
  return text.replace(/[\u3041-\u3096]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
}

/** The folded sound of kana: シュウ → syu, ットー → to, エイ → e. Characters that are not kana are dropped. */
export function soundOfKana(kana: string): string {
  let out = '';
  for (const c of katakanaOf(kana)) {
    const mora = MORA.get(c);
    if (mora !== undefined) {
      out += mora;
      continue;
    }
    const small = SMALL[c];
    if (small === undefined) continue;
    if (c === 'ヵ' || c === 'ヶ') out += small;
    else if (small.startsWith('y') || small === 'wa') out = `${out.replace(/[aiueo]$/, '')}${small}`;
    else out = `${out.replace(/[aiueo]$/, (v) => (v === 'u' && out.length === 1 ? 'w' : ''))}${small}`;
  }
  return squeeze(out);
}

/** The folded sound of a Latin spelling read as romaji: Shunkou, Syunko and SHUNKOH → syunko. */
export function soundOfRomaji(latin: string): string {
  let sound = latin.toLowerCase().replace(/[^a-z]/g, '');
  // Most words have few of these: looking is cheaper than replacing.
  if (sound.includes('h'))
    sound = sound
      .replace(/oh(?![aiueoy])/g, 'o')
      .replace(/uh(?![aiueoy])/g, 'u')
      .replace(/tch/g, 'ch')
      .replace(/shi/g, 'si')
      .replace(/shy?/g, 'sy')
      .replace(/chi/g, 'ti')
      .replace(/chy?/g, 'ty');
  if (sound.includes('ts')) sound = sound.replace(/tsu?/g, (c) => (c === 'tsu' ? 'tu' : 't'));
  if (sound.includes('dzu')) sound = sound.replace(/dzu/g, 'zu');
  if (sound.includes('j')) sound = sound.replace(/ji/g, 'zi').replace(/jy?/g, 'zy');
  return squeeze(
    sound
      .replace(/f/g, 'h')
      .replace(/l/g, 'r')
      .replace(/v/g, 'b')
      .replace(/m(?=[bpm])/g, 'n'),
  );
}

const KEPT = bagOf('bgknpqrwxz');

/** Consonants of a Latin text that its sound keeps, as bits; v, l, m and j sound like others of them. */
export function hardBits(bag: number): number {
  const bit = (letter: number, as: number) => ((bag >>> letter) & 1) << as;
  return (bag & KEPT) | bit(22, 2) | bit(12, 18) | bit(13, 14) | bit(10, 26);
}

/** Doubled letters and long vowels become single. */
function squeeze(sound: string): string {
  return sound
    .replace(/ou/g, 'o')
    .replace(/ei/g, 'e')
    .replace(/(.)\1+/g, '$1');
}
