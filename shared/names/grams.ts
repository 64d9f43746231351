import type { NameKnowledge } from './knowledge.ts';
import type { Profile } from './profile.ts';

/** Grams by which names find each other: letters, characters, meanings and sounds. */
export function gramsOf(profile: Profile, knowledge: NameKnowledge): ReadonlySet<string> {
  const grams = new Set<string>();
  for (const token of profile.tokens) {
    for (const concept of token.concepts) if (concept.wordClass !== 'generic') grams.add(`=${concept.id}`);
    const text = token.text.replaceAll(' ', '');
    if (token.script === 'han') {
      for (let i = 0; i < text.length; i++) {
        grams.add(`h${text[i]}`);
        if (i + 1 < text.length) grams.add(text.slice(i, i + 2));
      }
      if (text.length <= 8) for (const sound of soundsOf(text, knowledge)) addSound(grams, sound);
    } else {
      const edged = `^${text}$`;
      const size = token.script === 'kana' ? 2 : 3;
      for (let i = 0; i + size <= edged.length; i++) grams.add(edged.slice(i, i + size));
      if (token.script !== 'number') addSound(grams, token.sound);
    }
  }
  const { compact } = profile;
  for (let i = 0; i + 3 <= compact.length; i++) grams.add(compact.slice(i, i + 3));
  // A slip in a short name leaves no three letters in place: names that lack one letter meet here.
  if (compact.length <= 8) for (const lacking of lackingOne(compact)) grams.add(`-${lacking}`);
  return grams;
}

function lackingOne(text: string): Set<string> {
  const out = new Set([text, [...text].sort().join('')]);
  for (let i = 0; i < text.length; i++) out.add(text.slice(0, i) + text.slice(i + 1));
  return out;
}

function addSound(grams: Set<string>, sound: string): void {
  if (sound.length === 2) grams.add(`~${sound}`);
  for (let i = 0; i + 3 <= sound.length; i++) grams.add(`~${sound.slice(i, i + 3)}`);
  const frame = sound.replace(/[aeiouy]/g, '');
  for (let i = 0; i + 2 <= frame.length; i++) grams.add(`%${frame.slice(i, i + 2)}`);
}

/** A few likely sounds of a run of Han characters: enough to find a candidate, not to decide. */
function soundsOf(han: string, knowledge: NameKnowledge): readonly string[] {
  let sounds = [''];
  for (const c of [...han].slice(0, 6)) {
    const readings = (knowledge.readings[c] ?? '')
      .split(' ')
      .filter((r) => r !== '')
      .slice(0, 3);
    if (readings.length === 0) return [];
    sounds = sounds.flatMap((sound) => readings.map((reading) => `${sound}${reading}`)).slice(0, 12);
  }
  return sounds.map((sound) => sound.replace(/(.)\1+/g, '$1'));
}

export interface GramIndex {
  /** Names that share the most telling grams, best first; ties by place. */
  candidates(grams: ReadonlySet<string>, most: number): readonly number[];
}

const LEAST_SHARE = 0.2;
/** Postings read for one query. */
const READ_AT_MOST = 4000;

/** An inverted index; a gram that most names have says nothing and is passed over. */
export function createGramIndex(profiles: readonly Profile[], knowledge: NameKnowledge): GramIndex {
  const lists = new Map<string, number[]>();
  profiles.forEach((profile, i) => {
    for (const gram of gramsOf(profile, knowledge)) {
      const list = lists.get(gram);
      if (list === undefined) lists.set(gram, [i]);
      else list.push(i);
    }
  });
  const postings = new Map([...lists].map(([gram, list]) => [gram, Uint32Array.from(list)]));
  const total = profiles.length;
  const scores = new Float32Array(total);
  const longest = Math.max(400, Math.ceil(total * 0.08));
  return {
    candidates: (grams, most) => {
      const lists: { readonly list: Uint32Array; readonly worth: number }[] = [];
      for (const gram of grams) {
        const list = postings.get(gram);
        if (list !== undefined && list.length <= longest)
          lists.push({ list, worth: Math.log(1 + total / list.length) * (gram[0] === '=' ? 3 : 1) });
      }
      // The rarest grams first: they say most and cost least; beyond the budget the common ones add nothing but time.
      lists.sort((a, b) => a.list.length - b.list.length);
      const touched: number[] = [];
      let read = 0;
      let best = 0;
      for (const { list, worth } of lists) {
        if (read + list.length > READ_AT_MOST && read > 0) break;
        read += list.length;
        for (const i of list) {
          const before = scores[i] as number;
          if (before === 0) touched.push(i);
          scores[i] = before + worth;
          if (before + worth > best) best = before + worth;
        }
      }
      // What shares far less than the best candidate would not come near the threshold.
      const least = best * LEAST_SHARE;
      const ranked: { readonly i: number; readonly score: number }[] = [];
      for (const i of touched) {
        const score = scores[i] as number;
        if (score >= least) ranked.push({ i, score });
        scores[i] = 0;
      }
      ranked.sort((a, b) => b.score - a.score || a.i - b.i);
      return ranked.slice(0, most).map(({ i }) => i);
    },
  };
}
