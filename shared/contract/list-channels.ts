import { z } from 'zod';
import { LIST_SOURCES, TABLE_FIELDS } from '../lists/draft.ts';
import type { ListedEntity } from '../lists/entity.ts';
import type { ListVersion } from '../lists/version.ts';
import type {
  AcceptReport,
  ChangeRow,
  ClosingView,
  DraftView,
  Registry,
  RepeatReport,
  RescreenRow,
  ScreeningView,
  TableColumns,
} from './list-views.ts';

const text = (max: number) => z.string().max(max);
const id = z.string().min(1).max(200);
const token = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const page = { offset: z.int().min(0), limit: z.int().min(1).max(1000) };
const listId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

/** Calls about list versions, re-screening and repeated screenings. */
export const listChannels = {
  'lists.registry': z.object({}),
  'lists.versions': z.object({ listId }),
  /** The active version of every list on a day. */
  'lists.active': z.object({ day }),
  /**
   * Reads a file (token) or a pasted notice (text) into a draft. `listId`: the list the officer imports into; without
   * it the file says. `title`: name of a list of the officer's own making.
   */
  'lists.read': z.object({
    token: token.optional(),
    text: text(2_000_000).optional(),
    listId: listId.optional(),
    title: text(200).optional(),
    mode: z.enum(['adds', 'replaces']).optional(),
    /** What the officer says the file is; a file of another list is then refused. */
    source: z.enum(LIST_SOURCES).optional(),
    /** Reads the file as a table by these columns (counted from 0). `headerRow`: counted from 1, 0 for none. */
    mapping: z
      .object({
        sheet: text(255),
        headerRow: z.int().min(0).max(100),
        columns: z
          .array(z.object({ column: z.int().min(0).max(999), field: z.enum(TABLE_FIELDS) }))
          .min(1)
          .max(100),
      })
      .optional(),
  }),
  /** The columns of a table, before a person says what they hold. */
  'lists.columns': z.object({ token }),
  'lists.draft': z.object({ versionId: id }),
  /** A person's reading of one entry of a notice. `key` null adds one, `entry` null leaves it out. */
  'lists.correct': z.object({
    versionId: id,
    key: id.nullable(),
    entry: z
      .object({
        no: z.int().min(1).max(9999).nullable(),
        zh: text(300),
        en: text(300),
        address: text(500),
      })
      .nullable(),
  }),
  /** The changes of a draft, or of an accepted version against its base. */
  'lists.difference': z.object({
    versionId: id,
    kind: z.enum(['added', 'removed', 'changed', 'status']).optional(),
    ...page,
  }),
  /**
   * Accepts a draft and screens the open orders against the difference. `confirmed`: codes of warnings that stop.
   * `published`, `announcement`, `clause`: facts that the file does not give; `clause`: the text binds persons abroad.
   */
  'lists.accept': z.object({
    versionId: id,
    confirmed: z.array(text(40)).max(10).optional(),
    published: day.optional(),
    announcement: z
      .string()
      .regex(/^MOFCOM 20\d{2}-[1-9]\d{0,2}$/)
      .optional(),
    clause: z.boolean().optional(),
    reason: text(1000).optional(),
  }),
  /** Stops a running re-screening; nothing of it is kept. */
  'lists.cancel': z.object({}),
  'lists.discard': z.object({ versionId: id, reason: text(1000).min(3) }),
  /** Entries of a version, or of a list's active version. */
  'lists.entries': z.object({
    listId,
    versionId: id.optional(),
    search: text(200).optional(),
    ...page,
  }),
  /** A person looked at the source: nothing newer through that day. */
  'lists.checked': z.object({ listId, through: day, source: text(500).min(3) }),
  'lists.settings': z.object({ maxAgeDays: z.int().min(1).max(365) }),
  'rescreen.list': z.object({
    state: z.enum(['open', 'all']),
    versionId: id.optional(),
    bookId: id.optional(),
    ...page,
  }),
  'rescreen.acknowledge': z.object({ ids: z.array(id).min(1).max(1000), text: text(1000) }),
  /** Delivered or dropped: a later list version no longer touches it. Without `orderNo` the whole book. */
  'books.close': z.object({ bookId: id, orderNo: text(200).optional(), reason: text(1000).min(3) }),
  'books.reopen': z.object({ bookId: id, orderNo: text(200).optional(), reason: text(1000).min(3) }),
  'books.closings': z.object({ bookId: id }),
  'books.screenings': z.object({ bookId: id }),
  /** Runs a past screening again on its own list versions and compares. Without `number` the latest. */
  'books.repeat': z.object({ bookId: id, number: z.int().min(0).optional() }),
} as const;

export interface ListOutputs {
  'lists.registry': Registry;
  'lists.versions': readonly ListVersion[];
  'lists.active': readonly {
    readonly listId: string;
    readonly title: string;
    readonly version: ListVersion | null;
  }[];
  'lists.read': DraftView;
  'lists.columns': TableColumns;
  'lists.draft': DraftView;
  'lists.correct': DraftView;
  'lists.difference': { readonly total: number; readonly rows: readonly ChangeRow[] };
  'lists.accept': AcceptReport;
  'lists.cancel': { readonly cancelled: boolean };
  'lists.discard': ListVersion;
  'lists.entries': { readonly total: number; readonly rows: readonly ListedEntity[] };
  'lists.checked': Registry;
  'lists.settings': Registry;
  'rescreen.list': { readonly total: number; readonly rows: readonly RescreenRow[] };
  'rescreen.acknowledge': { readonly open: number };
  'books.close': readonly ClosingView[];
  'books.reopen': readonly ClosingView[];
  'books.closings': readonly ClosingView[];
  'books.screenings': readonly ScreeningView[];
  'books.repeat': RepeatReport;
}
