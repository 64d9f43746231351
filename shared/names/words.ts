import type { Message } from '../message.ts';
import { type Finding, NOTHING } from './finding.ts';
import type { ScorePart } from './match.ts';
import { type Pair, type Pairing, pairUp } from './pairing.ts';
import type { Profile } from './profile.ts';
import type { Similarity } from './similar.ts';
import type { Token } from './tokens.ts';

const LEAST_MATCHED = 0.7;
const TAIL_WEIGHT = 0.08;
/** Lighter words may be missing or extra without a word about it. */
const LEAST_SAID = 0.25;

/** Word against word in any order, weighed by how telling the words are. */
export function wordByWord(query: Profile, target: Profile, similarity: Similarity): Finding {
  const pairing = pairUp(query, target, similarity);
  const { pairs, ofQuery, ofTarget, rest } = pairing;
  if (pairs.length === 0 && rest === undefined) return NOTHING;
  const restValue = rest?.value ?? 0;

  let [covered, targetWeight] = [0, 0];
  for (const [t, token] of target.tokens.entries()) {
    covered += token.weight * (ofTarget[t]?.alike.value ?? restValue);
    targetWeight += token.weight;
  }
  if (covered < LEAST_MATCHED) return NOTHING;
  let [coveredQ, weightQ] = [0, 0];
  for (const [q, token] of query.tokens.entries()) {
    const tail = query.tail.has(q);
    const value = ofQuery[q]?.alike.value ?? (tail ? 0 : restValue);
    const weight = value > 0 || !tail ? token.weight : token.weight * TAIL_WEIGHT;
    weightQ += weight;
    coveredQ += weight * value;
  }
  if (weightQ === 0) return NOTHING;
  const [shareT, shareQ] = [covered / targetWeight, coveredQ / weightQ];
  const cover = round((2 * shareT * shareQ) / (shareT + shareQ || 1));

  const lack = lackOf(query, target, pairing);
  const telling = rest !== undefined || pairs.some(({ t }) => target.tokens[t]?.telling);
  const generic = !telling && targetWeight < 1.7;
  let sum = cover;
  if (lack !== undefined) sum += lack.value;
  if (generic) sum += GENERIC;
  return {
    score: clamp(sum, 0, 0.99),
    sum,
    explain: () => {
      const parts: ScorePart[] = [
        { code: 'words', value: cover, detail: `${round(shareT)} / ${round(shareQ)}` },
      ];
      const reasons: Message[] = reasonsOf(query.tokens, target.tokens, pairs);
      if (rest !== undefined) reasons.push({ key: `names:step.${rest.by}` });
      if (lack !== undefined) {
        parts.push({ code: lack.code, value: lack.value });
        reasons.push({ key: `names:step.${lack.code}`, params: lack.words() });
      }
      const tails = query.tokens.filter((_, q) => query.tail.has(q) && ofQuery[q] === undefined);
      if (tails.length > 0) reasons.push({ key: 'names:step.tail', params: { words: textOf(tails) } });
      if (generic) {
        parts.push({ code: 'generic', value: GENERIC });
        reasons.push({ key: 'names:step.generic' });
      }
      return { parts, reasons };
    },
  };
}

const GENERIC = -0.1;

interface Lack {
  readonly code: 'clash' | 'missing' | 'extra';
  readonly value: number;
  words(): Readonly<Record<string, string>>;
}

/** Words that only the one or the other name has. */
function lackOf(
  query: Profile,
  target: Profile,
  { pairs, ofQuery, ofTarget, rest }: Pairing,
): Lack | undefined {
  if (rest !== undefined) return undefined;
  const missing = target.tokens.filter((token, t) => ofTarget[t] === undefined && token.weight >= LEAST_SAID);
  const isExtra = (token: Token, q: number) =>
    ofQuery[q] === undefined && !query.tail.has(q) && token.weight >= LEAST_SAID;
  const extra = query.tokens.filter(isExtra);
  if (missing.length > 0 && extra.length > 0) {
    const clash = Math.min(sumOf(missing), sumOf(extra));
    return {
      code: 'clash',
      value: -round(Math.min(0.3, 0.12 + 0.12 * clash)),
      words: () => ({ theirs: textOf(missing), ours: textOf(extra) }),
    };
  }
  if (missing.length > 0)
    return {
      code: 'missing',
      value: -round(Math.min(0.2, 0.02 + 0.06 * sumOf(missing))),
      words: () => ({ words: textOf(missing) }),
    };
  if (extra.length === 0) return undefined;
  const lastMatched = pairs.reduce((last, { q }) => Math.max(last, q), -1);
  const inFront = query.tokens.some((token, q) => q < lastMatched && isExtra(token, q));
  return {
    code: 'extra',
    value: -round(Math.min(0.25, (inFront ? 0.06 : 0.035) + 0.12 * sumOf(extra))),
    words: () => ({ words: textOf(extra) }),
  };
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

const sumOf = (tokens: readonly Token[]) => tokens.reduce((total, token) => total + token.weight, 0);
const textOf = (tokens: readonly Token[]) => tokens.map((token) => token.text).join(' ');
const round = (value: number) => Math.round(value * 1000) / 1000;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
