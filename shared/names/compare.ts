import type { Message } from '../message.ts';
import type { ScorePart } from './match.ts';
import type { Profile } from './profile.ts';
import { type Alike, editDistance, lookalike, type Similarity, soundAlike, strokes } from './similar.ts';
import { soundOfKana, soundOfRomaji } from './sound.ts';
import type { Token } from './tokens.ts';

/** The shipped threshold: from here on a name is an alert. */
export const THRESHOLD = 0.82;
/** From here on a name is as good as the same. */
export const SURE = 0.93;

export interface Comparison {
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly reasons: readonly Message[];
}

const NOTHING: Comparison = { score: 0, parts: [], reasons: [] };
const LEAST_MATCHED = 0.7;
const TAIL_WEIGHT = 0.08;

/** Compares a name of an order with a listed name. Pure; the parts add up to the score. */
export function compareProfiles(query: Profile, target: Profile, similarity: Similarity): Comparison {
  if (query.compact === '' || target.compact === '') return NOTHING;
  if (query.compact === target.compact || query.full === target.full) return exact(query, target);
  const whole = wholeNames(query, target, similarity);
  const words = wordByWord(query, target, similarity);
  return whole.score >= words.score ? whole : words;
}

function exact(query: Profile, target: Profile): Comparison {
  const same =
    query.forms.some((form) => target.forms.includes(form)) ||
    query.forms.length === 0 ||
    target.forms.length === 0;
  return same
    ? { score: 1, parts: [{ code: 'same-name', value: 1 }], reasons: [{ key: 'names:step.same-name' }] }
    : {
        score: 0.98,
        parts: [
          { code: 'same-name', value: 1 },
          { code: 'other-form', value: -0.02 },
        ],
        reasons: [{ key: 'names:step.same-name' }, { key: 'names:step.other-form' }],
      };
}

/** Names as one string: truncated fields, lost blanks, a slip in an otherwise equal name, readings of a whole name. */
function wholeNames(query: Profile, target: Profile, similarity: Similarity): Comparison {
  const cut = truncated(query, target);
  if (cut !== null) return cut;
  const site = siteBehind(query, target);
  if (site !== null) return site;
  const [a, b] = [query.compact, target.compact];
  const longest = Math.max(a.length, b.length);
  const cjk = /[\u30a1-\u30fc\p{Script=Han}]/u.test(b);
  const limit = cjk ? (longest >= 8 ? 2 : longest >= 4 ? 1 : 0) : longest >= 16 ? 2 : longest >= 6 ? 1 : 0;
  if (longest >= (cjk ? 3 : 5) && lookalike(a) === lookalike(b)) return step('lookalike', 0.94);
  if (cjk && longest >= 3 && strokes(a) === strokes(b)) return step('lookalike', 0.86);
  if (!cjk && longest <= 8 && longest >= 3 && a.length === b.length && a[0] === b[0] && isSwap(a, b))
    return step('slip', 0.84, { count: 1 });
  if (!cjk && longest >= 5 && longest <= 8 && undoubled(a) === undoubled(b))
    return step('slip', 0.84, { count: 1 });
  if (lacksOneHan(query, target)) return step('slip', 0.83, { count: 1 });
  const spare = Math.min(
    limit,
    longest >= 14 || (longest >= 8 && kanaSlip(a, b)) || (cjk && longest >= 5 && a.length !== b.length)
      ? 1
      : 0,
  );
  const slips = slipIsHarmless(query, target) ? limit : spare;
  if (slips > 0) {
    const limit = slips;
    const distance = editDistance(a, b, limit);
    if (distance <= limit) {
      const value =
        distance === 1 && isSwap(a, b)
          ? Math.max(0.86, 1 - 0.9 / longest)
          : 1 - (distance * (cjk ? 0.85 : 1.05)) / longest;
      return step('slip', clamp(value, 0, 0.96), { count: distance });
    }
  }
  return bySound(query, target, similarity);
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
  return a !== b && editDistance(a, b, 1) === 1 && [...a].sort().join('') === [...b].sort().join('');
}

/** A Chinese or Japanese name with a place of business glued behind it. */
function siteBehind(query: Profile, target: Profile): Comparison | null {
  if (query.siteEnd === 0 || target.compact.length < 4 || !query.compact.startsWith(target.compact))
    return null;
  const behind = query.compact.slice(target.compact.length);
  if (behind.length < query.siteEnd || behind.length > 12 || target.weight < 0.9) return null;
  return step('site', 0.94, { words: behind });
}

function step(code: string, value: number, params?: Message['params']): Comparison {
  return {
    score: value,
    parts: [{ code, value }],
    reasons: [params === undefined ? { key: `names:step.${code}` } : { key: `names:step.${code}`, params }],
  };
}

/**
 * A slip may not sit in a short telling word: TDK is not TYK, NIPPI is not NIPPN. The telling words of both names, run
 * together, have to be long enough to bear it; names without a telling word bear none.
 */
function slipIsHarmless(query: Profile, target: Profile): boolean {
  const telling = (profile: Profile) =>
    profile.tokens
      .filter((token, i) => token.telling && !profile.tail.has(i))
      .map((token) => token.text.replaceAll(' ', ''))
      .join('');
  const [mine, theirs] = [telling(query), telling(target)];
  if (theirs === '') return target.compact.length >= 9 && query.weight >= 1;
  if (mine === theirs) return true;
  const han = /\p{Script=Han}/u.test(theirs);
  const kana = /[\u30a1-\u30fc]/.test(theirs);
  const bears = han ? theirs.length >= 3 : kana ? theirs.length >= 4 : theirs.length >= 6;
  return bears && editDistance(mine, theirs, 2) <= 2;
}

/** Fields of an ERP end at 20, 32, 35 or 40; the rest of the name is missing. */
function truncated(query: Profile, target: Profile): Comparison | null {
  const [short, long] = [query.full, target.full];
  if (short.length >= long.length || !long.startsWith(short)) return null;
  const given = [...query.given.normalize('NFKC')].length;
  const atWidth = [15, 20, 30, 32, 35, 40].some((width) => given <= width && given >= width - 2);
  const cjk = /[\u30a1-\u30fc\p{Script=Han}]/u.test(long);
  const enough = cjk ? short.length >= 6 : short.length >= 16;
  const share = short.length / long.length;
  if (!enough || share < 0.5 || !(atWidth || share >= 0.86)) return null;
  const covered = query.tokens.filter((token) =>
    target.tokens.some((other) => other.text.startsWith(token.text) || token.text.startsWith(other.text)),
  );
  const weight = covered.reduce((sum, token) => sum + token.weight, 0);
  if (weight < 1.05) return null;
  return step('truncated', clamp(0.8 + 0.16 * share, 0, 0.95), { share: Math.round(share * 100) });
}

/** The whole of one name read aloud against the other. */
function bySound(query: Profile, target: Profile, similarity: Similarity): Comparison {
  const [latin, other] = isLatin(query) ? [query, target] : [target, query];
  if (!isLatin(latin) || isLatin(other)) {
    if (isLatin(query) && isLatin(target)) {
      const [x, y] = [soundOfRomaji(query.compact), soundOfRomaji(target.compact)];
      if (x === y && x.length >= 5) return step('sound', 0.95);
    }
    return NOTHING;
  }
  if (/^[\p{Script=Han}]+$/u.test(other.compact)) {
    if (
      other.japanese &&
      other.compact.length >= 2 &&
      similarity.reads(other.compact, soundOfRomaji(latin.compact)) &&
      latin.compact.length >= 5
    )
      return step('reading', 0.93);
    if (similarity.readsPinyin(other.compact, latin.compact)) return step('pinyin', 0.9);
    return NOTHING;
  }
  if (/^[\u30a1-\u30fc]+$/.test(other.compact)) {
    const alike = soundAlike(soundOfKana(other.compact), latin.compact, soundOfRomaji(latin.compact));
    if (alike !== undefined && latin.compact.length >= 4 && (alike.value >= 0.9 || latin.tokens.length > 1))
      return step('sound', alike.value);
  }
  return NOTHING;
}

export function isLatin(profile: Profile): boolean {
  return !/[\u30a1-\u30fc\p{Script=Han}]/u.test(profile.compact);
}

interface Pair {
  readonly q: number;
  readonly t: number;
  readonly alike: Alike;
}

/** Word against word in any order, weighed by how telling the words are. */
function wordByWord(query: Profile, target: Profile, similarity: Similarity): Comparison {
  const pairs: Pair[] = [];
  query.tokens.forEach((a, q) => {
    target.tokens.forEach((b, t) => {
      const alike = similarity.alike(a, b, query.japanese && target.japanese);
      if (alike !== undefined) pairs.push({ q, t, alike });
    });
  });
  pairs.sort(
    (x, y) =>
      y.alike.value - x.alike.value || Math.abs(x.q - x.t) - Math.abs(y.q - y.t) || x.q - y.q || x.t - y.t,
  );
  const usedQ = new Map<number, Pair>();
  const usedT = new Map<number, Pair>();
  for (const pair of pairs) {
    if (usedQ.has(pair.q) || usedT.has(pair.t)) continue;
    usedQ.set(pair.q, pair);
    usedT.set(pair.t, pair);
  }
  const rest = joinedRest(query, target, usedQ, usedT, similarity);

  let [covered, coveredQ, weightQ] = [0, 0, 0];
  target.tokens.forEach((token, t) => {
    covered +=
      token.weight * (usedT.get(t)?.alike.value ?? (rest !== undefined && !usedT.has(t) ? rest.value : 0));
  });
  const lastMatched = Math.max(-1, ...usedQ.keys());
  query.tokens.forEach((token, q) => {
    const value = usedQ.get(q)?.alike.value ?? (rest !== undefined && !query.tail.has(q) ? rest.value : 0);
    const weight = value > 0 ? token.weight : token.weight * (query.tail.has(q) ? TAIL_WEIGHT : 1);
    weightQ += weight;
    coveredQ += weight * value;
  });
  const targetWeight = target.tokens.reduce((sum, token) => sum + token.weight, 0);
  if (covered < LEAST_MATCHED || weightQ === 0) return NOTHING;
  const [shareT, shareQ] = [covered / targetWeight, coveredQ / weightQ];
  const cover = (2 * shareT * shareQ) / (shareT + shareQ || 1);

  const missing = target.tokens.filter(
    (token, t) => !usedT.has(t) && rest === undefined && token.weight >= 0.25,
  );
  const extra = query.tokens.filter(
    (token, q) => !usedQ.has(q) && rest === undefined && !query.tail.has(q) && token.weight >= 0.25,
  );
  const parts: ScorePart[] = [
    { code: 'words', value: round(cover), detail: `${round(shareT)} / ${round(shareQ)}` },
  ];
  const reasons: Message[] = reasonsOf(query.tokens, target.tokens, [...usedQ.values()]);
  if (rest !== undefined) reasons.push({ key: `names:step.${rest.by}` });
  if (missing.length > 0 && extra.length > 0) {
    const clash = Math.min(sum(missing), sum(extra));
    parts.push({ code: 'clash', value: -round(Math.min(0.3, 0.12 + 0.12 * clash)) });
    reasons.push({ key: 'names:step.clash', params: { theirs: textOf(missing), ours: textOf(extra) } });
  } else if (missing.length > 0) {
    parts.push({ code: 'missing', value: -round(Math.min(0.2, 0.02 + 0.06 * sum(missing))) });
    reasons.push({ key: 'names:step.missing', params: { words: textOf(missing) } });
  } else if (extra.length > 0) {
    const inFront = query.tokens.some((token, q) => extra.includes(token) && q < lastMatched);
    parts.push({
      code: 'extra',
      value: -round(Math.min(0.25, (inFront ? 0.06 : 0.035) + 0.12 * sum(extra))),
    });
    reasons.push({ key: 'names:step.extra', params: { words: textOf(extra) } });
  }
  const tails = query.tokens.filter((_, q) => query.tail.has(q) && !usedQ.has(q));
  if (tails.length > 0) reasons.push({ key: 'names:step.tail', params: { words: textOf(tails) } });
  const telling = [...usedT.keys()].some((t) => target.tokens[t]?.telling) || rest !== undefined;
  if (!telling && targetWeight < 1.7) {
    parts.push({ code: 'generic', value: -0.1 });
    reasons.push({ key: 'names:step.generic' });
  }
  const score = clamp(
    parts.reduce((total, part) => total + part.value, 0),
    0,
    0.99,
  );
  return { score, parts, reasons };
}

/** What is left on both sides, run together: blanks were lost, or the words are cut differently. */
function joinedRest(
  query: Profile,
  target: Profile,
  usedQ: ReadonlyMap<number, Pair>,
  usedT: ReadonlyMap<number, Pair>,
  similarity: Similarity,
): Alike | undefined {
  const mine = query.tokens.filter((_, q) => !usedQ.has(q) && !query.tail.has(q));
  const theirs = target.tokens.filter((_, t) => !usedT.has(t));
  if (mine.length === 0 || theirs.length === 0 || (mine.length === 1 && theirs.length === 1))
    return undefined;
  const joined = (tokens: readonly Token[]) => tokens.map((token) => token.text.replaceAll(' ', '')).join('');
  const [a, b] = [joined(mine), joined(theirs)];
  if (a === b) return { value: 0.98, by: 'same' };
  const script = (tokens: readonly Token[]) =>
    tokens.every((t) => t.script === tokens[0]?.script) ? tokens[0]?.script : undefined;
  const [x, y] = [script(mine), script(theirs)];
  if (x === undefined || y === undefined) return undefined;
  if (x === y) {
    const limit = Math.max(a.length, b.length) >= 8 ? 1 : 0;
    return limit > 0 &&
      (a.slice(0, 2) === b.slice(0, 2) || a.length >= 14) &&
      editDistance(a, b, limit) <= limit
      ? { value: 0.88, by: 'typo' }
      : undefined;
  }
  const [kana, latin] = x === 'kana' ? [a, b] : [b, a];
  if ((x === 'kana' && y === 'latin') || (x === 'latin' && y === 'kana'))
    return soundAlike(soundOfKana(kana), latin, soundOfRomaji(latin));
  if (x === 'han' || y === 'han') {
    const [han, other, script2] = x === 'han' ? [a, b, y] : [b, a, x];
    const sound = script2 === 'kana' ? soundOfKana(other) : soundOfRomaji(other);
    if (query.japanese && target.japanese && similarity.reads(han, sound))
      return { value: 0.93, by: 'reading' };
  }
  return undefined;
}

function reasonsOf(mine: readonly Token[], theirs: readonly Token[], pairs: readonly Pair[]): Message[] {
  const bySteps = new Map<string, string[]>();
  for (const { q, t, alike } of pairs) {
    const [a, b] = [mine[q]?.text ?? '', theirs[t]?.text ?? ''];
    const words = alike.by === 'same' ? a : `${a} = ${b}`;
    bySteps.set(alike.by, [...(bySteps.get(alike.by) ?? []), words]);
  }
  return [...bySteps].map(([by, words]) => ({
    key: `names:step.words-${by}`,
    params: { words: words.join(', ') },
  }));
}

const sum = (tokens: readonly Token[]) => tokens.reduce((total, token) => total + token.weight, 0);
const textOf = (tokens: readonly Token[]) => tokens.map((token) => token.text).join(' ');
const round = (value: number) => Math.round(value * 1000) / 1000;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
