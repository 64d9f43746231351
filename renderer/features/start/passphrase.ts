export const SHORTEST = 12;

export type Strength = 'short' | 'repetitive' | 'fair' | 'good' | 'strong';

/**
 * A hint for choosing, not a measurement: length, and whether the characters are mostly the same few. A Chinese or Japanese
 * character is drawn from thousands and counts twice.
 */
export function strengthOf(passphrase: string): Strength {
  const characters = [...passphrase];
  if (passphrase.length < SHORTEST) return 'short';
  if (new Set(characters).size < 6 || runsOn(characters)) return 'repetitive';
  const weight = characters.reduce(
    (sum, c) => sum + (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(c) ? 2 : 1),
    0,
  );
  return weight < 18 ? 'fair' : weight < 25 ? 'good' : 'strong';
}

/** Mostly steps of one, as in 123456789012 or abcdefghijkl. */
function runsOn(characters: readonly string[]): boolean {
  let steps = 0;
  for (let i = 1; i < characters.length; i++) {
    const step = (characters[i]?.codePointAt(0) ?? 0) - (characters[i - 1]?.codePointAt(0) ?? 0);
    if (Math.abs(step) <= 1) steps += 1;
  }
  return steps > characters.length / 2;
}
