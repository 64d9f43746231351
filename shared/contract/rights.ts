import type { Message } from '../message.ts';
import type { Channel } from './channels.ts';
import { USER_ROLES, type UserRole } from './users.ts';

/**
 * Who may call what. `open`: works without a session too (first run, sign-in, settings of this computer).
 * `administer`: whoever may administer, whatever their role. A channel that is not here does not compile.
 */
export type Right = 'open' | 'administer' | readonly UserRole[];

const everyone: Right = USER_ROLES;
/** Brings orders in, makes papers, keeps lists. */
const work: Right = ['officer'];
/** Judges hits, military words, stops and texts, and signs; a second person is always another user. */
const judge: Right = ['officer', 'reviewer'];
/** Keeps copies and answers for what the vault trusts. */
const keep: Right = ['officer', 'administrator'];

export const CHANNEL_RIGHTS: Readonly<Record<Channel, Right>> = {
  'app.state': 'open',
  'prefs.set': 'open',
  'vault.create': 'open',
  'vault.unlock': 'open',
  'vault.lock': 'open',
  'vault.recover': 'open',
  'vault.restore': 'open',
  'files.admit': 'open',
  'files.pick': 'open',
  'jobs.cancel': 'open',
  'audit.verify': 'open',

  'vault.keeping': everyone,
  'vault.passphrase': everyone,
  'vault.recovery-key': 'administer',
  'vault.backup': keep,
  'vault.backup-folder': keep,
  'vault.backup-now': keep,
  'profile.save': keep,
  'users.list': everyone,
  'users.add': 'administer',
  'users.reset': 'administer',
  'users.role': 'administer',
  'users.retire': 'administer',
  'policy.get': everyone,
  'policy.set': 'administer',

  'lists.get': everyone,
  'lists.confirm': work,
  'lists.registry': everyone,
  'lists.versions': everyone,
  'lists.active': everyone,
  'lists.read': work,
  'lists.columns': work,
  'lists.draft': everyone,
  'lists.correct': work,
  'lists.difference': everyone,
  'lists.accept': work,
  'lists.cancel': work,
  'lists.discard': work,
  'lists.entries': everyone,
  'lists.checked': work,
  'lists.settings': 'administer',
  'rescreen.list': everyone,
  'rescreen.acknowledge': judge,

  'intake.preview': work,
  'intake.import': work,
  'books.list': everyone,
  'books.close': work,
  'books.reopen': work,
  'books.closings': everyone,
  'books.screenings': everyone,
  'books.repeat': everyone,

  'search.all': everyone,
  'lines.page': everyone,
  'lines.get': everyone,
  'lines.classify': work,
  'lines.supply': work,
  'lines.military': judge,
  'lines.military-review': judge,
  'lines.origin': work,
  'military.queue': everyone,
  'views.list': everyone,
  'views.save': everyone,
  'views.remove': everyone,
  'items.search': everyone,
  'items.get': everyone,
  'items.answers': everyone,
  'items.revoke': work,
  'cases.list': everyone,
  'cases.get': everyone,
  'cases.stop': judge,
  'cases.resume': judge,
  'rules.switches': everyone,

  'hits.holding': judge,
  'hits.queue': everyone,
  'hits.get': everyone,
  'hits.decide': judge,
  'hits.review': judge,

  'papers.list': everyone,
  'papers.draft': work,
  'papers.fill': work,
  'papers.fields': everyone,
  'papers.issue': work,
  'papers.pdf': everyone,
  'papers.save': everyone,
  'papers.sign': judge,
  'papers.verify': everyone,
  'papers.life': everyone,
  'papers.sent': work,
  'papers.original': work,
  'papers.withdraw': work,
  'papers.void': work,
  'papers.redraft': work,
  'papers.look-at': everyone,
  'papers.look': judge,
  'papers.ask-again': work,
  'papers.out': everyone,
  'papers.returns': everyone,
  'papers.return-file': everyone,
  'papers.return-read': work,
  'papers.return': work,
  'papers.return-aside': work,
  'papers.return-base': work,
  'papers.wording': everyone,
  'papers.choose-wording': work,
  'papers.new-template': work,
  'batch.plan': everyone,
  'batch.plan-issue': everyone,
  'batch.draft': work,
  'batch.issue': work,
  'batch.resume': work,
  'batch.list': everyone,
  'batch.get': everyone,
  'batch.save': everyone,
  'signing.fields': everyone,
  'signing.look': everyone,
  'signing.create': everyone,
  'signing.guide': everyone,
  'templates.list': everyone,
  'templates.get': everyone,
  'templates.preview': everyone,
  'templates.create': judge,
  'templates.save': judge,
  'templates.submit': judge,
  'templates.review': judge,
  'templates.activate': judge,
  'templates.retire': judge,
  'letterhead.get': everyone,
  'letterhead.set': keep,
  'letterhead.remove': keep,

  'audit.export': everyone,
  'journal.page': everyone,
  'journal.verify': everyone,
  'journal.check-head': everyone,

  'knowledge.list': everyone,
  'knowledge.add': judge,
  'knowledge.retire': judge,
  'goodguys.list': everyone,
  'goodguys.revoke': judge,
  'goodguys.months': 'administer',
  'signers.list': everyone,
  'signers.trust': keep,
  'signers.remove': keep,
  'signers.save-key': keep,
  'packs.export': keep,
  'packs.open': work,
  'packs.accept': work,
};

/** What a user with a passphrase that is not their own may call. */
const BEFORE_CHANGE: readonly Channel[] = [
  'app.state',
  'prefs.set',
  'vault.lock',
  'vault.unlock',
  'vault.passphrase',
];

export interface Caller {
  readonly role: UserRole;
  readonly administrator: boolean;
  /** Signed in with a passphrase that somebody else gave. */
  readonly mustChange: boolean;
}

/** Why the caller may not, or null. Without a session it is the handler that says what is closed. */
export function refusalOf(channel: Channel, caller: Caller | null): Message | null {
  if (caller === null) return null;
  if (caller.mustChange && !BEFORE_CHANGE.includes(channel)) return { key: 'people:right.change-first' };
  const right = CHANNEL_RIGHTS[channel];
  if (right === 'open') return null;
  if (right === 'administer') return caller.administrator ? null : { key: 'people:right.administer' };
  // Whoever administers has the administrator's calls, also an officer who does it for want of one.
  if (right.includes(caller.role) || (caller.administrator && right.includes('administrator'))) return null;
  return { key: `people:right.${rightName(right)}`, params: { role: `ui:user.${caller.role}` } };
}

function rightName(right: readonly UserRole[]): string {
  return right === work ? 'work' : right === judge ? 'judge' : 'keep';
}
