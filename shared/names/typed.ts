import type { NameKnowledge } from './knowledge.ts';
import { spokenForms } from './reading.ts';
import { soundOfKana, soundOfRomaji } from './sound.ts';
import { createFolder, isKana } from './text.ts';

/** How well a text answers what somebody typed; 0: not at all. */
export const FIT = { equal: 5, start: 4, inside: 3, sound: 2, initials: 1, none: 0 } as const;

/** A text as it is searched; `sound` is that of its kana. */
export interface Findable {
  readonly folded: string;
  readonly sound: string;
}

export interface TypedFinder {
  ready(text: string): Findable;
  /**
   * Reads what was typed once, to be asked of many texts. Every word must stand in the text: as written, whatever the
   * width, case, kana or form of the characters, or by its sound in romaji, kana or pinyin, or by first letters of pinyin.
   */
  query(typed: string): (text: Findable) => number;
}

/** Finds texts in any script by what a person types while looking for them. Not for screening: it knows no likeness. */
export function createTypedFinder(knowledge: NameKnowledge): TypedFinder {
  const fold = createFolder(knowledge.fold);
  const pinyin = syllablesOf(knowledge.pinyin);
  const japanese = new Map(
    Object.entries(knowledge.readings).map(([c, readings]) => [c, readings.split(' ')] as const),
  );
  return {
    ready: (text) => {
      const folded = fold(text);
      return { folded, sound: soundOfKana(folded) };
    },
    query: (typed) => {
      const whole = fold(typed);
      const words = whole
        .split(' ')
        .filter((word) => word !== '')
        .map((word) => wordFit(word, japanese, pinyin));
      if (words.length === 0) return () => FIT.none;
      return (text) => {
        if (text.folded === whole) return FIT.equal;
        let worst: number = FIT.start;
        for (const word of words) {
          worst = Math.min(worst, word(text));
          if (worst === FIT.none) return FIT.none;
        }
        return worst;
      };
    },
  };
}

type Sounds = ReadonlyMap<string, readonly string[]>;

function wordFit(word: string, japanese: Sounds, pinyin: Sounds): (text: Findable) => number {
  const latin = /^[a-z'-]+$/.test(word);
  const kana = [...word].every(isKana);
  const letters = word.replace(/[^a-z]/g, '');
  const sound = kana ? soundOfKana(word) : latin ? soundOfRomaji(word) : '';
  const heard = sound.length >= MIN_SOUND ? alongJapanese(sound, japanese) : null;
  const spelt = latin && letters.length >= MIN_SOUND ? alongPinyin(letters, pinyin) : null;
  const first = latin && letters.length >= MIN_INITIALS ? alongInitials(letters, pinyin) : null;
  return (text) => {
    const at = text.folded.indexOf(word);
    if (at === 0) return FIT.start;
    if (at > 0) return FIT.inside;
    if (sound.length >= MIN_SOUND && text.sound.includes(sound)) return FIT.sound;
    if (heard?.(text.folded) || spelt?.(text.folded)) return FIT.sound;
    return first?.(text.folded) ? FIT.initials : FIT.none;
  };
}

/** Shorter sounds are in nearly every name. */
const MIN_SOUND = 3;
const MIN_INITIALS = 3;

/** Does somewhere in the text a row of characters begin that can be read so? The last reading may still be half typed. */
function alongJapanese(sound: string, readings: Sounds): (folded: string) => boolean {
  return along(sound, [...readings.keys(), ...KANA], (c, inside) => {
    if (isKana(c)) return [soundOfKana(c)];
    return (readings.get(c) ?? []).flatMap((reading) => spokenForms(reading, inside));
  });
}

const KANA = Array.from({ length: 0x30fb - 0x30a1 }, (_, i) => String.fromCharCode(0x30a1 + i));

function alongPinyin(letters: string, pinyin: Sounds): (folded: string) => boolean {
  return along(letters, [...pinyin.keys()], (c) => pinyin.get(c) ?? []);
}

function alongInitials(letters: string, pinyin: Sounds): (folded: string) => boolean {
  const initialsOf = (c: string) => [...new Set((pinyin.get(c) ?? []).map((sound) => sound.slice(0, 1)))];
  return along(letters, [...pinyin.keys()], initialsOf);
}

function along(
  wanted: string,
  characters: readonly string[],
  soundsOf: (character: string, inside: boolean) => readonly string[],
): (folded: string) => boolean {
  const heads = new Map<string, readonly string[]>();
  for (const c of characters) {
    const sounds = soundsOf(c, false).filter((sound) => sound !== '' && begins(wanted, sound, 0));
    if (sounds.length > 0) heads.set(c, sounds);
  }
  if (heads.size === 0) return () => false;
  // Most texts have no character that begins the wanted sound: one look says so.
  const head = new RegExp(`[${[...heads.keys()].join('')}]`, 'gu');
  const inner = new Map<string, readonly string[]>();
  const inside = (c: string) => {
    const known = inner.get(c) ?? soundsOf(c, true).filter((sound) => sound !== '');
    inner.set(c, known);
    return known;
  };
  const readsOn = (folded: string, from: number, sounds: readonly string[]) => {
    let ends: readonly number[] = sounds.map((sound) => sound.length);
    if (ends.some((end) => end >= wanted.length)) return true;
    // Characters with readings are single units; half of a pair has none.
    for (let i = from; ends.length > 0 && i < folded.length; i++) {
      const next = new Set<number>();
      for (const sound of inside(folded.charAt(i))) {
        for (const end of ends) {
          if (!begins(wanted, sound, end)) continue;
          if (end + sound.length >= wanted.length) return true;
          next.add(end + sound.length);
        }
      }
      ends = [...next];
    }
    return false;
  };
  return (folded) => {
    head.lastIndex = 0;
    for (let found = head.exec(folded); found !== null; found = head.exec(folded)) {
      if (readsOn(folded, head.lastIndex, heads.get(found[0]) ?? [])) return true;
    }
    return false;
  };
}

/** Is the sound what is wanted from there on, or does what is left begin it? */
function begins(wanted: string, sound: string, from: number): boolean {
  return wanted.startsWith(sound, from) || sound.startsWith(wanted.slice(from));
}

function syllablesOf(pinyin: NameKnowledge['pinyin']): Sounds {
  const sounds = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(pinyin)) {
    for (const c of characters) sounds.set(c, [...(sounds.get(c) ?? []), syllable]);
  }
  return sounds;
}
