import type { NameKnowledge } from './knowledge.ts';
import type { Token } from './tokens.ts';

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

/** Remembers what a pure function said of a text; forgets all when it remembers too much. */
function remembered(say: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= 50_000) known.clear();
    const said = say(text);
    known.set(text, said);
    return said;
  };
}

export const lookalike = remembered((text) => {
  const letters = [...text].map((c) => LOOKALIKES[c] ?? c).join('');
  return letters.replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/ri/g, 'n').replace(/ci/g, 'd');
});

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
export const strokes = remembered((text) => [...lookalike(text)].map((c) => STROKES.get(c) ?? c).join(''));

/** In a short word two letters that only look alike are two words: SHL is not SHI. */
function looksAlike(a: string, b: string): boolean {
  if (a.length < 5 && !/[0-9|]/.test(a + b) && /^[a-z]+$/.test(a + b)) return false;
  return lookalike(a) === lookalike(b);
}

let rows: Uint16Array[] = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)];

/** Edit distance with neighbouring swaps, given up beyond `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const [n, m] = [a.length, b.length];
  if (Math.abs(n - m) > limit) return limit + 1;
  if (m + 1 > (rows[0]?.length ?? 0)) rows = rows.map(() => new Uint16Array(2 * (m + 1)));
  let [before, last, row] = rows as [Uint16Array, Uint16Array, Uint16Array];
  for (let j = 0; j <= m; j++) last[j] = j;
  for (let i = 1; i <= n; i++) {
    row[0] = i;
    let best = i;
    const c = a.charCodeAt(i - 1);
    for (let j = 1; j <= m; j++) {
      const d = b.charCodeAt(j - 1);
      let cost = (last[j - 1] as number) + (c === d ? 0 : 1);
      const above = (last[j] as number) + 1;
      const left = (row[j - 1] as number) + 1;
      if (above < cost) cost = above;
      if (left < cost) cost = left;
      if (i > 1 && j > 1 && c === b.charCodeAt(j - 2) && d === a.charCodeAt(i - 2)) {
        const swapped = (before[j - 2] as number) + 1;
        if (swapped < cost) cost = swapped;
      }
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return last[m] ?? limit + 1;
}

/** How a token pair was found alike. */
export type Bridge =
  | 'same'
  | 'meaning'
  | 'lookalike'
  | 'typo'
  | 'cut'
  | 'sound'
  | 'reading'
  | 'pinyin'
  | 'initials';

export interface Alike {
  readonly value: number;
  readonly by: Bridge;
}

export interface Similarity {
  /** `japanese`: Han may be read in Japanese. */
  alike(a: Token, b: Token, japanese: boolean): Alike | undefined;
  /** Can this romaji be a reading of these folded Han characters? */
  reads(han: string, sound: string): boolean;
  readsPinyin(han: string, letters: string): boolean;
  /** Japanese readings of one folded character, commonest first. */
  readingsOf(han: string): readonly string[];
}

export function createSimilarity(knowledge: NameKnowledge): Similarity {
  const readings = new Map<string, readonly string[]>();
  for (const [han, sounds] of Object.entries(knowledge.readings)) readings.set(han, sounds.split(' '));
  const pinyin = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(knowledge.pinyin)) {
    for (const c of characters) pinyin.set(c, [...(pinyin.get(c) ?? []), syllable]);
  }
  const reads = (han: string, sound: string) =>
    han.length <= 8 &&
    sound.length >= (han.length > 1 ? 4 : 2) &&
    readThrough(han, sound, (c) => readings.get(c) ?? [], true);
  const readsPinyin = (han: string, letters: string) =>
    han.length >= 2 && readThrough(han, letters, (c) => pinyin.get(c) ?? [], false);

  return {
    reads,
    readsPinyin,
    readingsOf: (han) => readings.get(han) ?? [],
    alike: (a, b, japanese) => {
      if (a.text === b.text) return { value: 1, by: 'same' };
      if (a.concepts.some((x) => b.concepts.some((y) => x.id === y.id))) {
        return { value: a.script === b.script ? 0.97 : 0.98, by: 'meaning' };
      }
      if (a.script === 'number' || b.script === 'number') {
        return looksAlike(a.text, b.text) ? { value: 0.9, by: 'lookalike' } : undefined;
      }
      if (a.script === b.script) return sameScript(a, b);
      if (a.script === 'han' || b.script === 'han') {
        const [han, other] = a.script === 'han' ? [a, b] : [b, a];
        if (japanese && reads(han.text, other.sound))
          return { value: han.text.length >= 2 ? 0.95 : 0.85, by: 'reading' };
        if (other.script === 'latin' && readsPinyin(han.text, other.text))
          return { value: 0.9, by: 'pinyin' };
        return undefined;
      }
      const [kana, latin] = a.script === 'kana' ? [a, b] : [b, a];
      return soundAlike(kana.sound, latin.text, latin.sound);
    },
  };
}

function sameScript(a: Token, b: Token): Alike | undefined {
  const longest = Math.max(a.text.length, b.text.length);
  if (looksAlike(a.text, b.text)) return { value: 0.95, by: 'lookalike' };
  if (a.script === 'han') {
    if (longest < 3) return undefined;
    const distance = editDistance(a.text, b.text, 1);
    return distance === 1 ? { value: longest >= 4 ? 0.8 : 0.72, by: 'typo' } : undefined;
  }
  if (a.sound === b.sound && a.sound.length >= 4 && /[aeiou].*[aeiou]/.test(a.sound))
    return { value: 0.95, by: 'sound' };
  const shortest = Math.min(a.text.length, b.text.length);
  const [short, long] = a.text.length < b.text.length ? [a.text, b.text] : [b.text, a.text];
  if (shortest >= 4 && short === a.text && long.startsWith(short) && short.length * 2 >= long.length)
    return { value: 0.86, by: 'cut' };
  // ターボ for ターボチャージャー
  if (a.script === 'kana' && shortest >= 3 && short === a.text && long.startsWith(short))
    return { value: 0.75, by: 'cut' };
  const limit =
    a.script === 'kana'
      ? longest >= 7
        ? 2
        : longest >= 4
          ? 1
          : 0
      : longest >= 11
        ? 2
        : longest >= 5
          ? 1
          : 0;
  if (limit === 0) {
    const swap =
      longest === 4 && shortest === 4 && [...a.text].sort().join('') === [...b.text].sort().join('');
    return swap && a.text[0] === b.text[0] && editDistance(a.text, b.text, 1) === 1
      ? { value: 0.84, by: 'typo' }
      : undefined;
  }
  const distance = editDistance(a.text, b.text, limit);
  if (distance > limit) return undefined;
  const swapped = distance === 1 && [...a.text].sort().join('') === [...b.text].sort().join('');
  return { value: clamp(swapped ? 0.9 : 1 - (distance * 1.5) / longest, 0.5, 0.92), by: 'typo' };
}

/** A kana word and a Latin one: as romaji, or as an English word that was written by ear. */
export function soundAlike(kanaSound: string, latin: string, latinSound: string): Alike | undefined {
  if (kanaSound.length < 2) return undefined;
  if (kanaSound === latinSound) return { value: 0.96, by: 'sound' };
  const [ear, eye] = [earOfRomaji(kanaSound), earOfEnglish(latin)];
  const longest = Math.max(ear.length, eye.length);
  if (longest < 3) {
    const short = ear === eye && ear.length >= 2 && kanaSound.slice(0, 2) === latinSound.slice(0, 2);
    return short ? { value: 0.84, by: 'sound' } : undefined;
  }
  const near = nearness(kanaSound, latinSound);
  const frames = nearness(ear, eye);
  const letters = Math.max(kanaSound.length, latinSound.length);
  // In a short word one other vowel makes another word: トークン is not Tokin.
  if (letters < 7) return undefined;
  const byEar =
    frames >= 0.99
      ? longest >= 4 && near >= 0.5
        ? 0.9
        : near >= 0.6
          ? 0.85
          : 0
      : frames > 0.8 && near >= 0.6
        ? 0.84
        : 0;
  // Another consonant in front, or inside a short word, makes another name: スズデン is not Suzuken.
  if (ear[0] !== eye[0] || frames < 0.76) return undefined;
  const value = Math.max(byEar, near >= 0.86 ? 0.9 : near >= 0.78 ? 0.84 : 0);
  return value > 0 ? { value, by: 'sound' } : undefined;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** 1 for equal, 0 for wholly different. */
function nearness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  const limit = Math.ceil(longest * 0.6);
  return 1 - Math.min(longest, editDistance(a, b, limit)) / longest;
}

/** The consonants that stay when a word is said in kana. */
const earOfRomaji = remembered((sound) => {
  return frame(
    sound
      .replace(/sy/g, 's')
      .replace(/ty/g, 't')
      .replace(/zy/g, 'z')
      .replace(/tu/g, 't')
      .replace(/hu/g, 'h')
      .replace(/w/g, ''),
  );
});

const earOfEnglish = remembered((word) => {
  return frame(
    word
      .replace(/[^a-z0-9]/g, '')
      .replace(/tion|sion|shion/g, 'syon')
      .replace(/ck/g, 'k')
      .replace(/ph/g, 'h')
      .replace(/sch/g, 's')
      .replace(/tch|ch/g, 't')
      .replace(/sh/g, 's')
      .replace(/th/g, 's')
      .replace(/wh/g, 'w')
      .replace(/qu/g, 'k')
      .replace(/x/g, 'ks')
      .replace(/c(?=[eiy])/g, 's')
      .replace(/c/g, 'k')
      .replace(/g(?=[eiy])/g, 'z')
      .replace(/ge$/g, 'z')
      .replace(/j/g, 'z')
      .replace(/l/g, 'r')
      .replace(/v/g, 'b')
      .replace(/f/g, 'h')
      .replace(/r(?=[^aeiouy]|$)/g, '')
      .replace(/q/g, 'k')
      .replace(/w/g, ''),
  );
});

function frame(sound: string): string {
  const first = sound[0] ?? '';
  const consonants = sound
    .replace(/[aeiouy]/g, '')
    .replace(/m(?=[bp])/g, 'n')
    .replace(/(.)\1+/g, '$1');
  return /[aeiou]/.test(first) ? `a${consonants}` : consonants;
}

/** Whether the whole sound splits into readings of the characters, with voicing and doubled consonants as speech has them. */
function readThrough(
  han: string,
  sound: string,
  readingsOf: (c: string) => readonly string[],
  bend: boolean,
): boolean {
  const characters = [...han];
  let ends = new Set([0]);
  characters.forEach((c, index) => {
    const next = new Set<number>();
    const previous = characters[index - 1] ?? '';
    const all = c === '々' || c === '〇' ? readingsOf(previous) : readingsOf(c);
    for (const end of ends) {
      for (const reading of all) {
        for (const spoken of bend ? bent(reading, index > 0) : [reading]) {
          if (sound.startsWith(spoken, end)) next.add(end + spoken.length);
          // Two equal letters at a seam were squeezed into one.
          else if (
            bend &&
            end > 0 &&
            spoken.length > 1 &&
            sound[end - 1] === spoken[0] &&
            sound.startsWith(spoken.slice(1), end)
          )
            next.add(end + spoken.length - 1);
        }
      }
    }
    ends = next;
  });
  return ends.has(sound.length);
}

const VOICED: Readonly<Record<string, readonly string[]>> = {
  k: ['g'],
  s: ['z'],
  t: ['d', 'z'],
  h: ['b', 'p'],
};

const bentInside = new Map<string, readonly string[]>();

function bent(reading: string, inside: boolean): readonly string[] {
  if (!inside) return bentOf(reading, false);
  const known = bentInside.get(reading);
  if (known !== undefined) return known;
  const made = bentOf(reading, true);
  bentInside.set(reading, made);
  return made;
}

function bentOf(reading: string, inside: boolean): string[] {
  const out = [reading];
  const short = reading.replace(/(ku|ki|tu|ti)$/, '');
  if (short !== reading && short !== '') out.push(short);
  if (inside)
    for (const form of [...out])
      for (const voiced of VOICED[form[0] ?? ''] ?? []) out.push(voiced + form.slice(1));
  return out;
}
