import type { Caller } from '../../shared/contract/rights.ts';
import { administrators } from '../../shared/contract/users.ts';
import type { Vault } from '../vault/vault.ts';

/** What the user of the session is, as the rights ask for it. */
export function callerOf(vault: Vault): Caller {
  const users = vault.users();
  const { userId, role } = vault.session;
  return {
    role,
    administrator: administrators(users).some(({ id }) => id === userId),
    mustChange: users.some(({ id, mustChange }) => id === userId && mustChange),
  };
}
