import { editDistance, mayBeWithin } from './edit.ts';
import { type Explanation, type Finding, NOTHING, step } from './finding.ts';
import { mayLookAlike, strokes } from './lookalike.ts';
import type { Profile } from './profile.ts';
import { type Similarity, soundAlike } from './similar.ts';
import { hardBits, soundOfKana } from './sound.ts';
import { wordByWord } from './words.ts';

/** The shipped threshold: from here on a name is an alert. */
export const THRESHOLD = 0.82;
/** From here on a name is as good as the same. */
export const SURE = 0.93;

export interface Comparison extends Explanation {
  readonly score: number;
}

/** Compares a name of an order with a listed name. Pure; the parts add up to the score. */
export function compareProfiles(query: Profile, target: Profile, similarity: Similarity): Comparison {
  const found = findingOf(query, target, similarity);
  return { score: found.score, ...found.explain() };
}

/** The same with the explanation left for later: a screening compares far more names than it reports. */
export function findingOf(query: Profile, target: Profile, similarity: Similarity): Finding {
  if (query.compact === '' || target.compact === '') return NOTHING;
  if (query.compact === target.compact || query.full === target.full) return exact(query, target);
  const whole = wholeNames(query, target, similarity);
  const words = wordByWord(query, target, similarity);
  return whole.score >= words.score ? whole : words;
}

const SAME_NAME = step('same-name', 1);
const OTHER_FORM: Finding = {
  score: 0.98,
  sum: 0.98,
  explain: () => ({
    parts: [
      { code: 'same-name', value: 1 },
      { code: 'other-form', value: -0.02 },
    ],
    reasons: [{ key: 'names:step.same-name' }, { key: 'names:step.other-form' }],
  }),
};

function exact(query: Profile, target: Profile): Finding {
  const same =
    query.forms.some((form) => target.forms.includes(form)) ||
    query.forms.length === 0 ||
    target.forms.length === 0;
  return same ? SAME_NAME : OTHER_FORM;
}

/** Names as one string: truncated fields, lost blanks, a slip in an otherwise equal name, readings of a whole name. */
function wholeNames(query: Profile, target: Profile, similarity: Similarity): Finding {
  return (
    truncated(query, target) ??
    siteBehind(query, target) ??
    slipped(query, target) ??
    bySound(query, target, similarity) ??
    NOTHING
  );
}

/** A letter or two are other, lost, doubled, or look alike in an otherwise equal name. */
function slipped(query: Profile, target: Profile): Finding | undefined {
  const [a, b] = [query.compact, target.compact];
  const longest = Math.max(a.length, b.length);
  const cjk = !target.latin;
  const maybe = !query.latin || cjk || mayLookAlike(query.bag, target.bag);
  if (longest >= (cjk ? 3 : 5) && maybe && query.look === target.look) return step('lookalike', 0.94);
  if (cjk && longest >= 3 && a.length === b.length && strokes(a) === strokes(b))
    return step('lookalike', 0.86);
  if (!cjk && longest <= 8) {
    if (longest >= 3 && a[0] === b[0] && isSwap(a, b)) return step('slip', 0.84, { count: 1 });
    if (longest >= 5 && undoubled(a) === undoubled(b)) return step('slip', 0.84, { count: 1 });
  }
  if (lacksOneHan(query, target)) return step('slip', 0.83, { count: 1 });
  const limit = cjk ? (longest >= 8 ? 2 : longest >= 4 ? 1 : 0) : longest >= 16 ? 2 : longest >= 6 ? 1 : 0;
  if (limit === 0 || !mayBeWithin(a.length, query.bag, b.length, target.bag, limit)) return undefined;
  const distance = editDistance(a, b, limit);
  if (distance > limit) return undefined;
  const oneIsHarmless =
    longest >= 14 || (longest >= 8 && kanaSlip(a, b)) || (cjk && longest >= 5 && a.length !== b.length);
  if (!(distance === 1 && oneIsHarmless) && !slipIsHarmless(query, target)) return undefined;
  const value =
    distance === 1 && isSwap(a, b)
      ? Math.max(0.86, 1 - 0.9 / longest)
      : 1 - (distance * (cjk ? 0.85 : 1.05)) / longest;
  return step('slip', clamp(value, 0, 0.96), { count: distance });
}

const undoubled = (text: string) => text.replace(/(.)\1+/g, '$1');

/** One kana stands for another in an otherwise equal long name. */
function kanaSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let other = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    other++;
    if (!/[\u30a1-\u30fc]/.test(a[i] ?? '') || !/[\u30a1-\u30fc]/.test(b[i] ?? '')) return false;
  }
  return other === 1;
}

/** One character of a short name got lost; the same legal form on both sides is then what speaks for a slip. */
function lacksOneHan(query: Profile, target: Profile): boolean {
  const [a, b] = [query.compact, target.compact];
  if (b.length !== a.length + 1 || a.length < 3 || a.length > 4 || !/^\p{Script=Han}+$/u.test(a + b))
    return false;
  if (!query.forms.some((form) => target.forms.includes(form))) return false;
  return editDistance(a, b, 1) === 1;
}

/** Two neighbouring letters changed places. */
function isSwap(a: string, b: string): boolean {
  return (
    a.length === b.length && editDistance(a, b, 1) === 1 && [...a].sort().join('') === [...b].sort().join('')
  );
}

/** A Chinese or Japanese name with a place of business glued behind it. */
function siteBehind(query: Profile, target: Profile): Finding | undefined {
  if (query.siteEnd === 0 || target.compact.length < 4 || !query.compact.startsWith(target.compact))
    return undefined;
  const behind = query.compact.slice(target.compact.length);
  if (behind.length < query.siteEnd || behind.length > 12 || target.weight < 0.9) return undefined;
  return step('site', 0.94, { words: behind });
}

/**
 * A slip may not sit in a short telling word: TDK is not TYK, NIPPI is not NIPPN. The telling words of both names, run
 * together, have to be long enough to bear it; names without a telling word bear none.
 */
function slipIsHarmless(query: Profile, target: Profile): boolean {
  const [mine, theirs] = [query.key, target.key];
  if (theirs === '') return target.compact.length >= 9 && query.weight >= 1;
  if (mine === theirs) return true;
  const han = /\p{Script=Han}/u.test(theirs);
  const kana = /[\u30a1-\u30fc]/.test(theirs);
  const bears = han ? theirs.length >= 3 : kana ? theirs.length >= 4 : theirs.length >= 6;
  return bears && editDistance(mine, theirs, 2) <= 2;
}

/** Fields of an ERP end at 20, 32, 35 or 40; the rest of the name is missing. */
function truncated(query: Profile, target: Profile): Finding | undefined {
  const [short, long] = [query.full, target.full];
  if (short.length >= long.length || short.charCodeAt(0) !== long.charCodeAt(0)) return undefined;
  if (!long.startsWith(short)) return undefined;
  const given = [...query.given.normalize('NFKC')].length;
  const atWidth = [15, 20, 30, 32, 35, 40].some((width) => given <= width && given >= width - 2);
  const cjk = /[\u30a1-\u30fc\p{Script=Han}]/u.test(long);
  const enough = cjk ? short.length >= 6 : short.length >= 16;
  const share = short.length / long.length;
  if (!enough || share < 0.5 || !(atWidth || share >= 0.86)) return undefined;
  const covered = query.tokens.filter((token) =>
    target.tokens.some((other) => other.text.startsWith(token.text) || token.text.startsWith(other.text)),
  );
  const weight = covered.reduce((sum, token) => sum + token.weight, 0);
  if (weight < 1.05) return undefined;
  return step('truncated', clamp(0.8 + 0.16 * share, 0, 0.95), { share: Math.round(share * 100) });
}

/** The whole of one name read aloud against the other. */
function bySound(query: Profile, target: Profile, similarity: Similarity): Finding | undefined {
  if (query.latin && target.latin) {
    const maybe = hardBits(query.bag) === hardBits(target.bag);
    return maybe && query.sound === target.sound && query.sound.length >= 5 ? step('sound', 0.95) : undefined;
  }
  if (query.latin === target.latin) return undefined;
  const [latin, other] = query.latin ? [query, target] : [target, query];
  if (/^[\p{Script=Han}]+$/u.test(other.compact)) {
    if (
      other.japanese &&
      other.compact.length >= 2 &&
      latin.compact.length >= 5 &&
      similarity.reads(other.compact, latin.sound)
    )
      return step('reading', 0.93);
    return similarity.readsPinyin(other.compact, latin.compact) ? step('pinyin', 0.9) : undefined;
  }
  if (latin.compact.length < 4 || !/^[\u30a1-\u30fc]+$/.test(other.compact)) return undefined;
  const alike = soundAlike(soundOfKana(other.compact), latin.compact, latin.sound);
  return alike !== undefined && (alike.value >= 0.9 || latin.tokens.length > 1)
    ? step('sound', alike.value)
    : undefined;
}

export function isLatin(profile: Profile): boolean {
  return profile.latin;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
