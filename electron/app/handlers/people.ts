import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { PolicyView, UsersView } from '../../../shared/contract/people-channels.ts';
import type { Policy } from '../../../shared/contract/policy.ts';
import { administrators } from '../../../shared/contract/users.ts';
import { policyOf } from '../../vault/policy.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import { headReport } from '../head-report.ts';
import type { Handlers } from '../router.ts';
import { openDesk } from './orders.ts';

type PeopleChannels =
  | 'users.list'
  | 'users.add'
  | 'users.reset'
  | 'users.role'
  | 'users.retire'
  | 'policy.get'
  | 'policy.set'
  | 'journal.check-head';

/** Users of the vault, the policy for all of them, and heads of the journal that were noted elsewhere. */
export function peopleHandlers(context: Context): Pick<Handlers, PeopleChannels> {
  const atDesk = openDesk(context);
  const changed = <T>(result: Result<T>): Result<T> => {
    if (result.ok) context.host.emit({ type: 'state-changed' });
    return result;
  };
  const listed = (vault: Vault, done: Result<void>): Result<UsersView> =>
    done.ok ? changed(ok(usersOf(vault))) : done;

  return {
    'users.list': () => atDesk((desk) => ok(usersOf(desk.vault))),

    'users.add': async ({ own, ...person }) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      return listed(desk.vault, await desk.vault.addUser(person, own));
    },

    'users.reset': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      if (input.userId === desk.vault.session.userId) return fail('refused', 'people:own-passphrase');
      return listed(desk.vault, await desk.vault.resetPassphrase(input.userId, input.passphrase, input.own));
    },

    'users.role': (input) =>
      atDesk(({ vault }) => {
        const refused = untouchable(vault, input.userId);
        if (refused !== null) return refused;
        return listed(vault, vault.setRole(input.userId, input.role, input.reason));
      }),

    'users.retire': (input) =>
      atDesk(({ vault }) => {
        const refused = untouchable(vault, input.userId);
        if (refused !== null) return refused;
        return listed(vault, vault.retireUser(input.userId, input.reason));
      }),

    'policy.get': () => atDesk((desk) => ok(policyViewOf(desk))),

    'policy.set': (input) =>
      atDesk((desk) => {
        const { vault } = desk;
        const before = policyViewOf(desk);
        const after: PolicyView = {
          policy: { ...input.policy, secondAlways: [...new Set(input.policy.secondAlways)] },
          listMaxAgeDays: input.listMaxAgeDays,
        };
        vault.transaction(() => {
          vault.store.collection<Policy>('policy').put('own', after.policy);
          desk.registry.putSettings({ ...desk.registry.settings(), maxAgeDays: after.listMaxAgeDays });
          vault.journal.append({
            role: vault.session.role,
            object: 'policy',
            action: 'policy.set',
            before: { ...before },
            after: { ...after },
            reason: input.reason,
          });
        });
        return changed(ok(policyViewOf(desk)));
      }),

    'journal.check-head': (input) =>
      atDesk(({ vault }) => ok(headReport(vault, input.hash.toLowerCase(), input.count))),
  };
}

function usersOf(vault: Vault): UsersView {
  const users = vault.users();
  return { users, administrators: administrators(users).map(({ id }) => id) };
}

function policyViewOf(desk: Desk): PolicyView {
  return { policy: policyOf(desk.vault.store), listMaxAgeDays: desk.registry.settings().maxAgeDays };
}

/** Nobody changes themselves, and somebody who administers is always left: whoever changes it is one, and stays. */
function untouchable(vault: Vault, userId: string): ReturnType<typeof fail> | null {
  return userId === vault.session.userId ? fail('refused', 'people:own-role') : null;
}
