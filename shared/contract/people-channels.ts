import { z } from 'zod';
import { VERDICTS } from '../rules/outcome.ts';
import { POLICY_BOUNDS, type Policy } from './policy.ts';
import { USER_ROLES, type UserView } from './users.ts';

const text = (max: number) => z.string().max(max);
const passphrase = z.string().min(12).max(1024);
const own = z.string().max(1024);
const reason = text(1000).min(3);
const userId = z.uuid();
const bounded = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max);

/** The floor of the policy is in its shape: what would undercut it is no input. */
export const policySchema = z.object({
  secondAlways: z.array(z.enum(VERDICTS)).max(VERDICTS.length),
  idleMinutes: bounded(POLICY_BOUNDS.idleMinutes),
  passphraseMin: bounded(POLICY_BOUNDS.passphraseMin),
  kdf: z.object({
    memoryKiB: bounded(POLICY_BOUNDS.memoryKiB),
    iterations: bounded(POLICY_BOUNDS.iterations),
  }),
  backupDays: bounded(POLICY_BOUNDS.backupDays),
  backupsKept: bounded(POLICY_BOUNDS.backupsKept),
});

/** Who is at the sign-in: a role (the passphrase tells which of its users), or the id of one. */
export const whoSchema = z.union([z.enum(USER_ROLES), z.uuid()]);

/** Calls about users, policy and the heads of the journal. */
export const peopleChannels = {
  'users.list': z.object({}),
  /** `own`: the passphrase of who is signed in. */
  'users.add': z.object({ name: text(100).min(1), role: z.enum(USER_ROLES), passphrase, own }),
  'users.reset': z.object({ userId, passphrase, own }),
  'users.role': z.object({ userId, role: z.enum(USER_ROLES), reason }),
  'users.retire': z.object({ userId, reason }),
  'policy.get': z.object({}),
  'policy.set': z.object({ policy: policySchema, listMaxAgeDays: z.int().min(1).max(365), reason }),
  /** A head as an export shows it: the hash, and the number of events where it is known. */
  'journal.check-head': z.object({
    hash: z.string().regex(/^[0-9a-fA-F]{64}$/),
    count: z.int().min(0).optional(),
  }),
} as const;

export interface UsersView {
  readonly users: readonly UserView[];
  /** Ids of those who may administer now. */
  readonly administrators: readonly string[];
}

export interface PolicyView {
  readonly policy: Policy;
  readonly listMaxAgeDays: number;
}

/**
 * `in-chain`: the journal held exactly this at event `seq`. `elsewhere`: it is in the chain, but at another number than
 * given. `rolled-back`: the export has seen more events than there are. `forked`: another event stands at that number.
 * `unknown`: not in this chain, and the number of events was not given.
 */
export interface HeadReport {
  readonly verdict: 'in-chain' | 'elsewhere' | 'rolled-back' | 'forked' | 'unknown';
  readonly seq: number | null;
  readonly at: string | null;
  /** Events in the journal now. */
  readonly count: number;
  /** Whether the chain itself is whole. */
  readonly whole: boolean;
}

export interface PeopleOutputs {
  'users.list': UsersView;
  'users.add': UsersView;
  'users.reset': UsersView;
  'users.role': UsersView;
  'users.retire': UsersView;
  'policy.get': PolicyView;
  'policy.set': PolicyView;
  'journal.check-head': HeadReport;
}
