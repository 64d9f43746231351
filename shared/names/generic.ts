import type { Message } from '../message.ts';
import type { Profile, Reader } from './profile.ts';

/** A name lighter than this has no telling word. */
const LEAST = 0.75;
/** The name of a group alone, without a legal form, is lighter than this. */
const GROUP = 0.95;
const EMPTY: ReadonlySet<string> = new Set(['generic', 'place']);
/** So many listed entities bear the name of the group. */
const BEARERS = 2;

/** Says of a name that it says too little: only a legal form, only common words, or a group that several entities belong to. */
export function createGeneric(
  names: readonly { readonly profile: Profile; readonly owner: string }[],
  read: Reader['read'],
): (name: string) => Message | undefined {
  const bearers = new Map<string, Set<string>>();
  for (const { profile, owner } of names)
    for (const { concepts } of profile.tokens)
      for (const { id } of concepts) bearers.set(id, (bearers.get(id) ?? new Set()).add(owner));
  return (name) => {
    if (name.trim() === '') return undefined;
    const profile = read(name);
    const [only] = profile.tokens;
    const message = { key: 'names:query.generic', params: { name } };
    if (only === undefined) return message;
    // With a legal form it is the name of a company, unless no word of it says more than place or form.
    const bare = profile.forms.length === 0;
    const empty =
      profile.tokens.length === 1 &&
      only.concepts.length > 0 &&
      only.concepts.every(({ wordClass }) => EMPTY.has(wordClass));
    if (profile.weight < LEAST && (bare || empty)) return message;
    const group =
      bare &&
      profile.weight < GROUP &&
      profile.tokens.length === 1 &&
      only.concepts.some(
        ({ id, wordClass }) => wordClass === 'brand' && (bearers.get(id)?.size ?? 0) >= BEARERS,
      );
    return group ? message : undefined;
  };
}
