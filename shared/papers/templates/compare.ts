import type { PaperTemplate, Wording } from '../clauses.ts';
import { textPlaces } from './places.ts';

/** A text that two versions do not have alike; null where one of them does not have it. */
export interface ChangedText {
  readonly path: string;
  readonly before: Wording | null;
  readonly after: Wording | null;
}

/** The texts that differ, in the order of the later version, then those that it no longer has; and whether clauses moved. */
export function changedTexts(
  before: PaperTemplate,
  after: PaperTemplate,
): { readonly texts: readonly ChangedText[]; readonly reordered: boolean } {
  const old = new Map(textPlaces(before).map(({ path, wording }) => [path, wording]));
  const fresh = new Map(textPlaces(after).map(({ path, wording }) => [path, wording]));
  const texts: ChangedText[] = [];
  for (const [path, wording] of fresh) {
    const was = old.get(path) ?? null;
    if (was === null || !sameWording(was, wording)) texts.push({ path, before: was, after: wording });
  }
  for (const [path, wording] of old) if (!fresh.has(path)) texts.push({ path, before: wording, after: null });
  const order = (mine: ReadonlyMap<string, Wording>, other: ReadonlyMap<string, Wording>) =>
    [...mine.keys()].filter((path) => path.startsWith('clauses.') && other.has(path)).join();
  return { texts, reordered: order(old, fresh) !== order(fresh, old) };
}

export function sameWording(a: Wording, b: Wording): boolean {
  return a.zh === b.zh && a.ja === b.ja && a.en === b.en;
}
