import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemEntry } from '../../shared/items/item.ts';
import { parseAnnouncement } from '../../shared/lists/announcement.ts';
import type { Designation, ListPack } from '../../shared/lists/designation.ts';
import {
  type Check,
  date,
  list,
  nullable,
  oneOf,
  optional,
  prose,
  record,
  shape,
  text,
  whole,
} from './shape.ts';

/** What a company knows of its own is never part of the product's data. */
const absent: Check<undefined> = (value, at) => {
  if (value !== undefined) throw new Error(`${at}: not of the product`);
  return undefined;
};

const designation = shape<Designation>({
  id: text,
  list: oneOf('control', 'watch'),
  announcement: (value, at) => {
    const name = text(value, at);
    if (parseAnnouncement(name) === undefined) throw new Error(`${at}: not an announcement number`);
    return name;
  },
  date,
  no: whole,
  country: text,
  zhHans: text,
  zhHant: nullable(text),
  zhHantBasis: nullable(text),
  zhHantConverted: nullable(text),
  ja: nullable(text),
  jaBasis: nullable(text),
  en: text,
  aliases: list(text),
  aliasesUnsourced: list(text),
  group: nullable(text),
  groupBasis: nullable(text),
  location: nullable(text),
  address: nullable(text),
  status: oneOf('active', 'suspended', 'removed'),
  statusDetail: nullable(text),
  statusCheckedThrough: date,
  removedOn: optional(date),
  overseasTransferClause: nullable((value, at) => {
    if (typeof value !== 'boolean') throw new Error(`${at}: not true or false`);
    return value;
  }),
  officialUrl: nullable(text),
  notes: nullable(prose),
  sources: list(text),
  own: absent,
});

const pack = shape<Omit<ListPack, 'hash'>>({
  id: text,
  title: text,
  checkedThrough: date,
  designations: list(designation),
});

const item = shape<ItemEntry>({
  code: text,
  family: text,
  zh: text,
  en: text,
  ja: prose,
  threshold: nullable(text),
  hs: list(text),
  hsBasis: nullable(text),
  hsAnnouncement: optional(list(text)),
  cas: list(text),
  synonyms: shape({ zh: optional(list(text)), en: optional(list(text)), ja: optional(list(text)) }),
  announcement: text,
  effective: date,
  status: text,
  suspendedUntil: nullable(date),
  suspendedUntilReported: optional(nullable(date)),
  statusNote: optional(text),
  notes: nullable(prose),
  sources: list(text),
  officialUrl: nullable(text),
  unsourced: nullable(record),
});

const items = shape<{ readonly id: string; readonly checkedThrough: string; readonly entries: ItemEntry[] }>({
  id: text,
  checkedThrough: date,
  entries: list(item),
});

/** The lists that the product ships. `hash` is the SHA-256 of the file. Throws where the file is not what was shipped. */
export function loadBuiltinPack(assets: string): ListPack {
  const { bytes, value } = readChecked(join(assets, 'lists', 'mofcom.json'), pack);
  distinct(value.designations.map((d) => d.id));
  return { ...value, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** The dual-use entries that the product ships. Throws where the file is not what was shipped. */
export function loadItems(assets: string): readonly ItemEntry[] {
  const { value } = readChecked(join(assets, 'items', 'items.json'), items);
  distinct(value.entries.map((entry) => entry.code));
  return value.entries;
}

function readChecked<T>(path: string, check: Check<T>): { bytes: Buffer; value: T } {
  const bytes = readFileSync(path);
  const name = path.split(/[\\/]/).slice(-2).join('/');
  return { bytes, value: check(JSON.parse(bytes.toString('utf8')), name) };
}

function distinct(ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new Error(`${id} stands twice in the product's data`);
    seen.add(id);
  }
}
