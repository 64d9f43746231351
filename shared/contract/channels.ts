import { z } from 'zod';
import { THEMES, ZOOMS } from '../look.ts';
import { LOCALES } from '../message.ts';
import { FIELD_KEYS, type FieldKey } from '../orders/order.ts';
import {
  HOLDING_KINDS,
  MILITARY_DECISIONS,
  OUTCOMES,
  PERSPECTIVES,
  REASON_CODES,
  STOP_GROUNDS,
  VERDICTS,
} from '../rules/outcome.ts';
import type { RuleSwitch } from '../rules/switches.ts';
import { type BatchOutputs, batchChannels } from './batch-channels.ts';
import { type AnswerRow, answerFields, type ItemDetail, type ItemsPage, itemChannels } from './items.ts';
import { type KnowledgeOutputs, knowledgeChannels } from './knowledge.ts';
import { type LetterheadOutputs, letterheadChannels } from './letterhead.ts';
import { type LifeOutputs, lifeChannels } from './life.ts';
import { type ListOutputs, listChannels } from './list-channels.ts';
import { type PaperOutputs, paperChannels } from './paper-channels.ts';
import { type PeopleOutputs, peopleChannels, whoSchema } from './people-channels.ts';
import { type ReturnOutputs, returnChannels } from './return-channels.ts';
import { type SearchOutputs, searchChannels } from './search-channels.ts';
import { type SigningOutputs, signingChannels } from './signing-channels.ts';
import { type TemplateOutputs, templateChannels } from './template-channels.ts';
import type {
  AppState,
  AuditReport,
  BookSummary,
  CaseDetail,
  CaseRow,
  FileToken,
  HitDetail,
  HitRow,
  IntakePreview,
  JournalEntry,
  KeepingView,
  LineDetail,
  LineRow,
  ListsView,
  MilitaryRow,
  SavedView,
} from './views.ts';
import { LINE_SORTS } from './views.ts';

const text = (max: number) => z.string().max(max);
const token = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const id = z.string().min(1).max(200);
const passphrase = z.string().min(12).max(1024);
const bytes = z.custom<Uint8Array>((v) => v instanceof Uint8Array);
const page = { offset: z.int().min(0), limit: z.int().min(1).max(1000) };
const names = z.object({ zh: text(300).optional(), ja: text(300).optional(), en: text(300).optional() });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const profileSchema = z.object({
  names,
  address: text(500),
  registrationId: text(40),
  representativeName: text(200),
  representativeTitle: text(200),
  perspective: z.enum(PERSPECTIVES),
});

const lineSort = z.object({ by: z.enum(LINE_SORTS), descending: z.boolean() });
const savedView = z.object({
  name: text(60).trim().min(1),
  outcome: z.enum(OUTCOMES).nullable(),
  search: text(200),
  sort: lineSort.nullable(),
  hidden: z.array(text(40)).max(40),
});

/** Every call the window can make: what goes in. What comes out is in `Outputs`. */
export const channels = {
  ...listChannels,
  ...letterheadChannels,
  'app.state': z.object({}),
  'prefs.set': z.object({
    locale: z.enum(LOCALES).optional(),
    theme: z.enum(THEMES).optional(),
    zoom: z.literal(ZOOMS).optional(),
    /** Minutes without a key or pointer until the vault locks itself. */
    idleMinutes: z.int().min(1).max(480).optional(),
  }),
  'vault.create': z.object({
    profile: profileSchema,
    officer: z.object({ name: text(100).min(1), passphrase }),
    reviewer: z.object({ name: text(100).min(1), passphrase }),
  }),
  'vault.unlock': z.object({ user: whoSchema, passphrase: z.string().max(1024) }),
  'vault.lock': z.object({}),
  /** Users, recovery key and last backup of the open vault. */
  'vault.keeping': z.object({}),
  'vault.passphrase': z.object({ current: z.string().max(1024), next: passphrase }),
  /** Makes the key to print; the passphrase of the session's user shows that it is they. */
  'vault.recovery-key': z.object({ passphrase: z.string().max(1024) }),
  /** Opens a locked vault with the printed key and gives the user a new passphrase. `name`: where a role has several. */
  'vault.recover': z.object({
    key: text(200).min(1),
    user: whoSchema,
    name: text(100).optional(),
    passphrase,
  }),
  'vault.backup': z.object({}),
  /** Opens the host's dialog for the folder of automatic backups. */
  'vault.backup-folder': z.object({}),
  /** An automatic backup now, into the folder that was chosen. */
  'vault.backup-now': z.object({}),
  /** `token`: a backup file that was picked while no vault was open. */
  'vault.restore': z.object({
    token,
    user: whoSchema,
    passphrase: z.string().max(1024),
  }),
  'profile.save': profileSchema,
  'lists.get': z.object({}),
  'lists.confirm': z.object({
    announcement: id,
    state: z.enum(['in-force', 'suspended']),
    source: text(500).min(3),
    date: day,
  }),
  'files.admit': z.object({ name: text(255).min(1), bytes }),
  /** Opens the host's dialog; null where the user cancelled. */
  'files.pick': z.object({
    kind: z.enum(['orders', 'p12', 'pdf', 'audit', 'backup', 'list', 'pack', 'returned', 'logo']),
  }),
  'intake.preview': z.object({ token, encoding: text(40).optional(), sheet: text(255).optional() }),
  /** `mapping`: column letter → field, or null for a column that is not used. Every ambiguous column must be in it. */
  'intake.import': z.object({
    token,
    encoding: text(40).optional(),
    sheet: text(255).optional(),
    mapping: z.record(text(4), z.enum(FIELD_KEYS).nullable()),
    remember: z.boolean(),
    /** The layout of the preview, under which a confirmed mapping is remembered. */
    layoutId: text(20_000).optional(),
  }),
  /** Stops a job that reports its progress under this name; nothing of it is stored. */
  'jobs.cancel': z.object({ job: text(40) }),
  'books.list': z.object({}),
  'lines.page': z.object({
    bookId: id.optional(),
    outcome: z.enum(OUTCOMES).optional(),
    search: text(200).optional(),
    sort: lineSort.optional(),
    ...page,
  }),
  'views.list': z.object({}),
  'views.save': savedView,
  'views.remove': z.object({ name: text(60) }),
  'lines.get': z.object({ bookId: id, key: id }),
  /** Records an answer of a person: is the item controlled, on what paper does the answer rest. */
  'lines.classify': z.object({
    bookId: id,
    key: id,
    controlled: z.enum(['controlled', 'not-controlled', 'undecided']),
    code: text(40).optional(),
    basis: text(1000).min(3),
    ...answerFields,
  }),
  /** Adds a fact that the sheet did not give (end user, end use, contract number …), with where it comes from. */
  'lines.supply': z.object({
    bookId: id,
    key: id,
    field: z.enum(FIELD_KEYS),
    value: text(2000).min(1),
    basis: text(1000).min(3),
  }),
  ...itemChannels,
  /** A person's word on a military user or use; `alike`: for every line with the same words, texts and end user. */
  'lines.military': z.object({
    bookId: id,
    key: id,
    decision: z.enum(MILITARY_DECISIONS),
    text: text(4000).min(10),
    basis: text(1000).min(3),
    alike: z.boolean(),
  }),
  /** The second person on a release; for all lines that were decided with it. */
  'lines.military-review': z.object({ bookId: id, key: id, agree: z.boolean(), text: text(4000) }),
  /** Evidence of origin: only recorded evidence takes a line out of the rules for transfers abroad. */
  'lines.origin': z.object({
    bookId: id,
    key: id,
    origin: z.enum(['prc', 'other']),
    country: text(100).min(1),
    basis: text(1000).min(3),
  }),
  'military.queue': z.object({ state: z.enum(['open', 'to-review', 'all']), ...page }),
  'cases.list': z.object({
    bookId: id.optional(),
    outcome: z.enum(OUTCOMES).optional(),
    search: text(200).optional(),
    ...page,
  }),
  'cases.get': z.object({ caseId: id }),
  /** Regulations art. 25: end user or use changed, or a certificate is bad. Another person lifts it. */
  'cases.stop': z.object({ caseId: id, ground: z.enum(STOP_GROUNDS), text: text(4000).min(10) }),
  'cases.resume': z.object({ caseId: id, text: text(4000).min(10) }),
  'rules.switches': z.object({}),
  /** How the party stands to the listed entity, on what paper. `percent`: what the listed entity holds of it. */
  'hits.holding': z.object({
    hitId: id,
    kind: z.enum(HOLDING_KINDS),
    percent: z.number().min(0).max(100).nullable(),
    basis: text(1000).min(3),
  }),
  'hits.queue': z.object({ state: z.enum(['open', 'to-review', 'all']), bookId: id.optional(), ...page }),
  'hits.get': z.object({ hitId: id }),
  'hits.decide': z.object({
    hitId: id,
    verdict: z.enum(VERDICTS),
    reasonCode: z.enum(REASON_CODES),
    text: text(4000).min(3),
  }),
  'hits.review': z.object({ hitId: id, agree: z.boolean(), text: text(4000) }),
  ...paperChannels,
  ...searchChannels,
  ...lifeChannels,
  ...templateChannels,
  ...signingChannels,
  ...returnChannels,
  ...batchChannels,
  'audit.export': z.object({ bookId: id.optional() }),
  'audit.verify': z.object({ token }),
  'journal.page': z.object({ ...page }),
  'journal.verify': z.object({}),
  ...knowledgeChannels,
  ...peopleChannels,
} as const;

export type Channel = keyof typeof channels;
export type Input<C extends Channel> = z.input<(typeof channels)[C]>;

/** What comes back from every call. */
export interface Outputs
  extends ListOutputs,
    PaperOutputs,
    BatchOutputs,
    TemplateOutputs,
    SearchOutputs,
    SigningOutputs,
    ReturnOutputs,
    LifeOutputs,
    LetterheadOutputs,
    KnowledgeOutputs,
    PeopleOutputs {
  'app.state': AppState;
  'prefs.set': AppState;
  'vault.create': AppState;
  'vault.unlock': AppState;
  'vault.lock': AppState;
  'vault.keeping': KeepingView;
  'vault.passphrase': KeepingView;
  'vault.recovery-key': { readonly key: string };
  'vault.recover': AppState;
  'vault.backup': { readonly name: string; readonly sha256: string; readonly bytes: number } | null;
  'vault.backup-folder': KeepingView;
  'vault.backup-now': KeepingView;
  'vault.restore': AppState;
  'profile.save': AppState;
  'lists.get': ListsView;
  'lists.confirm': ListsView;
  'files.admit': FileToken;
  'files.pick': FileToken | null;
  'intake.preview': IntakePreview;
  'intake.import': BookSummary;
  /** False where no such job runs. */
  'jobs.cancel': { readonly cancelled: boolean };
  'books.list': readonly BookSummary[];
  'lines.page': { readonly total: number; readonly rows: readonly LineRow[] };
  'views.list': readonly SavedView[];
  'views.save': readonly SavedView[];
  'views.remove': readonly SavedView[];
  'lines.get': LineDetail;
  'lines.classify': LineDetail;
  'lines.supply': LineDetail;
  'items.search': ItemsPage;
  'items.get': ItemDetail;
  'items.answers': readonly AnswerRow[];
  'items.revoke': readonly AnswerRow[];
  'lines.military': LineDetail;
  'lines.military-review': LineDetail;
  'lines.origin': LineDetail;
  'military.queue': { readonly total: number; readonly rows: readonly MilitaryRow[] };
  'cases.list': { readonly total: number; readonly rows: readonly CaseRow[] };
  'cases.get': CaseDetail;
  'cases.stop': CaseDetail;
  'cases.resume': CaseDetail;
  'rules.switches': {
    readonly asOf: string;
    readonly checkedThrough: string;
    readonly switches: readonly RuleSwitch[];
  };
  'hits.holding': HitDetail;
  'hits.queue': { readonly total: number; readonly rows: readonly HitRow[] };
  'hits.get': HitDetail;
  'hits.decide': HitDetail;
  'hits.review': HitDetail;
  'audit.export': { readonly name: string; readonly sha256: string } | null;
  'audit.verify': AuditReport;
  'journal.page': { readonly total: number; readonly rows: readonly JournalEntry[] };
  'journal.verify': {
    readonly ok: boolean;
    readonly count: number;
    readonly head: string;
    readonly brokenAt: number | null;
    /** Signed checkpoints that hold. */
    readonly checkpoints: number;
    readonly lastCheckpoint: { readonly seq: number; readonly at: string; readonly user: string } | null;
    readonly clockBack: number;
  };
}

export type Mapping = Readonly<Record<string, FieldKey | null>>;

/** Events that the app sends to the window on its own. */
export type AppEvent =
  | { readonly type: 'progress'; readonly job: string; readonly done: number; readonly total: number }
  | { readonly type: 'state-changed' };
