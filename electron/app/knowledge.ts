import type { ItemEntry } from '../../shared/items/item.ts';
import type { Designation, ListPack } from '../../shared/lists/designation.ts';
import { effectiveOn } from '../../shared/lists/effect.ts';
import { nameRecordsOf } from '../../shared/lists/name-records.ts';
import type { IsoDate } from '../../shared/message.ts';
import type { NameScreener } from '../../shared/names/match.ts';
import { createNameScreener } from '../../shared/names/screener.ts';
import { loadBuiltinPack, loadItems } from '../lists/builtin.ts';
import { loadNameKnowledge } from '../lists/name-knowledge.ts';

/** What the product knows without the user: lists, items, names. Read once; the screener of a day is made when first asked for. */
export interface Knowledge {
  readonly pack: ListPack;
  readonly items: readonly ItemEntry[];
  designation(id: string): Designation | undefined;
  item(code: string): ItemEntry | undefined;
  /** Screens against the designations in effect on that day. */
  screener(asOf: IsoDate): NameScreener;
}

export function loadKnowledge(assets: string): Knowledge {
  const pack = loadBuiltinPack(assets);
  const items = loadItems(assets);
  const names = loadNameKnowledge(assets);
  const byId = new Map(pack.designations.map((d) => [d.id, d]));
  const byCode = new Map(items.map((item) => [item.code, item]));
  const screeners = new Map<string, NameScreener>();
  return {
    pack,
    items,
    designation: (id) => byId.get(id),
    item: (code) => byCode.get(code),
    screener: (asOf) => {
      const inEffect = effectiveOn(pack, asOf);
      const key = inEffect.map((d) => d.id).join(' ');
      const known = screeners.get(key);
      if (known !== undefined) return known;
      const made = createNameScreener(nameRecordsOf(inEffect), names);
      screeners.set(key, made);
      return made;
    },
  };
}
