import { describe, expect, it } from 'vitest';
import { type Channel, channels } from '../../../shared/contract/channels.ts';
import { type Caller, CHANNEL_RIGHTS, refusalOf } from '../../../shared/contract/rights.ts';
import { administrators, USER_ROLES, type UserRole, type UserView } from '../../../shared/contract/users.ts';

const ALL = Object.keys(channels) as Channel[];
const as = (role: UserRole, administrator = role === 'administrator'): Caller => ({
  role,
  administrator,
  mustChange: false,
});
const mayOf = (caller: Caller) => ALL.filter((channel) => refusalOf(channel, caller) === null);

describe('the rights of the channels', () => {
  it('are given for every channel, and for none that is not there', () => {
    expect(Object.keys(CHANNEL_RIGHTS).sort()).toEqual([...ALL].sort());
  });

  it('let an auditor read, verify and export, and change nothing of the business', () => {
    const changing =
      /\.(import|classify|supply|military|military-review|origin|decide|review|holding|draft|fill|issue|sign|accept|discard|correct|confirm|checked|settings|acknowledge|close|reopen|stop|resume|revoke|months|trust|remove|retire|add|role|reset|set|save)$/;
    const own: readonly Channel[] = ['prefs.set', 'papers.save', 'batch.save', 'views.save', 'views.remove'];
    expect(
      mayOf(as('auditor')).filter((channel) => changing.test(channel) && !own.includes(channel)),
    ).toEqual(
      // Reading a draft of a list changes nothing.
      ['lists.draft'],
    );
    for (const channel of [
      'audit.export',
      'audit.verify',
      'journal.verify',
      'journal.check-head',
      'papers.verify',
    ])
      expect(mayOf(as('auditor'))).toContain(channel);
  });

  it('let an administrator keep users, policy and backups, and decide nothing', () => {
    const may = mayOf(as('administrator'));
    for (const channel of [
      'users.add',
      'users.role',
      'users.retire',
      'users.reset',
      'policy.set',
      'vault.backup',
    ])
      expect(may).toContain(channel);
    for (const channel of [
      'hits.decide',
      'hits.review',
      'lines.military',
      'lines.military-review',
      'cases.resume',
    ])
      expect(may).not.toContain(channel);
  });

  it('let a reviewer judge and not bring in, and only who administers change users', () => {
    const may = mayOf(as('reviewer'));
    expect(may).toContain('hits.review');
    for (const channel of [
      'intake.import',
      'papers.draft',
      'papers.issue',
      'lists.accept',
      'users.add',
      'policy.set',
    ])
      expect(may).not.toContain(channel);
    expect(mayOf(as('officer'))).not.toContain('users.add');
    expect(mayOf(as('officer', true))).toContain('users.add');
  });

  it('leave nothing to a passphrase that somebody else gave but to change it', () => {
    for (const role of USER_ROLES)
      expect(mayOf({ ...as(role), mustChange: true }).sort()).toEqual([
        'app.state',
        'prefs.set',
        'vault.lock',
        'vault.passphrase',
        'vault.unlock',
      ]);
  });
});

describe('who administers', () => {
  const user = (id: string, role: UserRole, retired: string | null = null): UserView => ({
    id,
    name: id,
    role,
    retired,
    created: null,
    mustChange: false,
  });
  it('is the oldest officer until there is an administrator, and again when the last one has gone', () => {
    const ids = (users: readonly UserView[]) => administrators(users).map(({ id }) => id);
    const people = [user('a', 'officer'), user('b', 'reviewer'), user('c', 'officer')];
    expect(ids(people)).toEqual(['a']);
    expect(ids([...people, user('d', 'administrator')])).toEqual(['d']);
    expect(ids([...people, user('d', 'administrator', '2026-11-25')])).toEqual(['a']);
    expect(ids([user('a', 'officer', '2026-11-25'), ...people.slice(1)])).toEqual(['c']);
  });
});
