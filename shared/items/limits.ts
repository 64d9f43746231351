import data from '../../assets/items/limits.json' with { type: 'json' };
import type { ItemEntry } from './item.ts';

/** The limit of an entry in three languages. English is the project's excerpt; Chinese and Japanese are its own translation. */
export interface LimitWords {
  readonly zh: string;
  readonly ja: string;
  readonly en: string;
}

const BY_TEXT = new Map(data.limits.map(({ of, zh, ja }) => [of, { zh, ja, en: of }]));

/** Null where the entry prints none; English in every place where no translation is held. */
export function limitOf({ threshold }: ItemEntry): LimitWords | null {
  if (threshold === null) return null;
  return BY_TEXT.get(threshold) ?? { zh: threshold, ja: threshold, en: threshold };
}
