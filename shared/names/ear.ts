/** What is heard of a word: few consonants, the same for kana and for Latin letters. */

const NAMES_OF_LETTERS: Readonly<Record<string, string>> = {
  a: 'e',
  b: 'bi',
  c: 'si',
  d: 'di',
  e: 'i',
  f: 'ehu',
  g: 'zi',
  h: 'eti',
  i: 'ai',
  j: 'ze',
  k: 'ke',
  l: 'eru',
  m: 'emu',
  n: 'enu',
  o: 'o',
  p: 'pi',
  q: 'ku',
  r: 'aru',
  s: 'esu',
  t: 'ti',
  u: 'u',
  v: 'bui',
  w: 'daburu',
  x: 'ekusu',
  y: 'wai',
  z: 'zeto',
};
/** Letters said one by one: dms → diemuesu. */
export const speltOut = (text: string) => [...text].map((c) => NAMES_OF_LETTERS[c] ?? c).join('');

/** The folded sound of kana in fewer consonants. */
export function kanaEar(sound: string): string {
  return sound
    .replace(/sy/g, 's')
    .replace(/ty/g, 't')
    .replace(/zy/g, 'z')
    .replace(/hu(?=[aieo])/g, 'h')
    .replace(/(.)\1+/g, '$1');
}

/** A Latin word that is Japanese. */
export function romajiEar(word: string): string {
  return word
    .replace(/oh(?![aiueoy])/g, 'o')
    .replace(/sh/g, 's')
    .replace(/tch|ch/g, 't')
    .replace(/ts/g, 't')
    .replace(/j/g, 'z')
    .replace(/f/g, 'h')
    .replace(/l/g, 'r')
    .replace(/v/g, 'b')
    .replace(/([sztw])y/g, '$1')
    .replace(/m(?=[bpm])/g, 'n')
    .replace(/c/g, 'k')
    .replace(/x/g, 'kus')
    .replace(/ou/g, 'o')
    .replace(/ei/g, 'e')
    .replace(/(.)\1+/g, '$1');
}

/** An English word as Japanese hears it. */
export function englishEar(word: string): string {
  return word
    .replace(/tion|sion/g, 'son')
    .replace(/ture\b/g, 'ta')
    .replace(/ck/g, 'k')
    .replace(/ph/g, 'h')
    .replace(/tch|ch/g, 't')
    .replace(/sh/g, 's')
    .replace(/tz|ts/g, 't')
    .replace(/th/g, 's')
    .replace(/wh/g, 'w')
    .replace(/qu/g, 'ku')
    .replace(/q/g, 'k')
    .replace(/x/g, 'kus')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c/g, 'k')
    .replace(/j/g, 'z')
    .replace(/dge|ge\b/g, 'z')
    .replace(/v/g, 'b')
    .replace(/f/g, 'h')
    .replace(/m(?=[bpm])/g, 'n')
    .replace(/([a-z])y\b/g, '$1i')
    .replace(/oo|ou/g, 'u')
    .replace(/ee|ea/g, 'i')
    .replace(/(.)\1+/g, '$1');
}
