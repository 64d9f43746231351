import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { ownFactSchema } from '../../shared/contract/knowledge.ts';
import { parseAnnouncement } from '../../shared/lists/announcement.ts';
import { PARTY_KINDS } from '../../shared/lists/draft.ts';
import { type ListedEntity, listIdOf, MOFCOM_LIST } from '../../shared/lists/entity.ts';
import type { OwnFact } from '../../shared/lists/own.ts';
import { hashOfJson, type PackedListHead, type PackManifest } from '../packs/pack-file.ts';

/** What lies in a pack, checked again after the signature: a trusted signer's program may still be wrong. */
export interface PackedList {
  readonly listId: string;
  readonly title: string;
  readonly announcement: string | null;
  readonly published: string | null;
  readonly entities: readonly ListedEntity[];
}

export interface PackedOwn {
  readonly fact: OwnFact;
  readonly basis: string;
  readonly by: string;
  readonly at: string;
}

export interface PackContent {
  readonly lists: readonly PackedList[];
  readonly own: readonly PackedOwn[];
}

const text = z.string().max(20_000);
const nullable = text.nullable();
const texts = z.array(text).max(1000);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const designation = z.strictObject({
  id: text.min(1),
  list: z.enum(['control', 'watch']),
  announcement: text.refine((value) => parseAnnouncement(value) !== undefined),
  date: day,
  no: z.int(),
  country: text,
  zhHans: text.min(1),
  zhHant: nullable,
  zhHantBasis: nullable,
  zhHantConverted: nullable,
  ja: nullable,
  jaBasis: nullable,
  en: text.min(1),
  aliases: texts,
  aliasesUnsourced: texts,
  group: nullable,
  groupBasis: nullable,
  location: nullable,
  address: nullable,
  status: z.enum(['active', 'suspended', 'removed']),
  statusDetail: nullable,
  statusCheckedThrough: day,
  removedOn: day.optional(),
  overseasTransferClause: z.boolean().nullable(),
  officialUrl: nullable,
  notes: nullable,
  sources: texts,
});

const reference = z.strictObject({
  id: text.min(1),
  list: z.literal('reference'),
  listId: text,
  listTitle: text,
  kind: z.enum(PARTY_KINDS),
  no: z.int().nullable(),
  names: z
    .array(
      z.strictObject({
        field: z.enum(['zh', 'zhHant', 'ja', 'en', 'alias', 'aliasUnsourced']),
        text: text.min(1),
        sourced: z.boolean(),
      }),
    )
    .min(1)
    .max(1000),
  countries: texts,
  addresses: texts,
  identifiers: z.array(z.strictObject({ kind: text, value: text })).max(1000),
  programs: texts,
  listedOn: day.nullable(),
  remarks: nullable,
  url: nullable,
  status: z.enum(['active', 'removed']),
  removedOn: day.nullable(),
});

const content = z.strictObject({
  lists: z
    .array(
      z.strictObject({
        listId: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
        title: text,
        announcement: nullable,
        published: day.nullable(),
        entities: z.array(z.discriminatedUnion('list', [designation, reference])),
      }),
    )
    .max(200),
  own: z.array(z.strictObject({ fact: ownFactSchema, basis: text.min(3), by: text, at: text })).max(100_000),
});

/** Errors: file-unreadable, with the place that is not what the head of the pack says. */
export function checkedContent(manifest: PackManifest, payload: unknown): Result<PackContent> {
  const wrong = (where: string) => fail('file-unreadable', 'knowledge:pack.content-wrong', { where });
  const parsed = content.safeParse(payload);
  if (!parsed.success) return wrong(parsed.error.issues[0]?.path.join('.') ?? '');
  const found = parsed.data as PackContent;
  if (found.own.length !== manifest.own) return wrong('own');
  if (found.lists.length !== manifest.lists.length) return wrong('lists');
  for (const [i, list] of found.lists.entries()) {
    const head = manifest.lists[i];
    if (head === undefined || !fits(list, head)) return wrong(list.listId);
  }
  const ids = found.lists.map(({ listId }) => listId);
  return new Set(ids).size === ids.length ? ok(found) : wrong('lists');
}

function fits(list: PackedList, head: PackedListHead): boolean {
  const ids = new Set(list.entities.map(({ id }) => id));
  return (
    head.listId === list.listId &&
    head.entries === list.entities.length &&
    ids.size === list.entities.length &&
    hashOfJson(list) === head.hash &&
    list.entities.every((entity) => belongs(entity, list))
  );
}

/** An entry may not pass for one of another list. */
function belongs(entity: ListedEntity, { listId, title }: PackedList): boolean {
  if (listIdOf(entity.id) !== listId) return false;
  if (entity.list !== 'reference') return listId === MOFCOM_LIST;
  return listId !== MOFCOM_LIST && entity.listId === listId && entity.listTitle === title;
}
