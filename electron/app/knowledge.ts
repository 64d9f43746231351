import type { ItemEntry } from '../../shared/items/item.ts';
import type { ListPack } from '../../shared/lists/designation.ts';
import type { NameKnowledge } from '../../shared/names/knowledge.ts';
import { createNameScreener } from '../../shared/names/screener.ts';
import { loadBuiltinPack, loadItems } from '../lists/builtin.ts';
import { loadNameKnowledge } from '../lists/name-knowledge.ts';

/** What the product knows without the user: its own lists, items, names. Read once. */
export interface Knowledge {
  /** Version 0 of the MOFCOM lists; what holds in a vault is in its registry. */
  readonly pack: ListPack;
  readonly items: readonly ItemEntry[];
  readonly names: NameKnowledge;
  /** Version and shipped threshold of the name engine. */
  readonly engine: string;
  readonly threshold: number;
  item(code: string): ItemEntry | undefined;
  /** A name as it is searched. */
  normalised(name: string): string;
}

export function loadKnowledge(assets: string): Knowledge {
  const pack = loadBuiltinPack(assets);
  const items = loadItems(assets);
  const names = loadNameKnowledge(assets);
  const byCode = new Map(items.map((item) => [item.code, item]));
  const empty = createNameScreener([], names);
  return {
    pack,
    items,
    names,
    engine: empty.version,
    threshold: empty.threshold,
    item: (code) => byCode.get(code),
    normalised: (name) => empty.normalised(name),
  };
}
