import type { HeadReport } from '../../shared/contract/people-channels.ts';
import type { Vault } from '../vault/vault.ts';

/** Whether this vault's journal has ever had the head that an export shows. */
export function headReport(vault: Vault, hash: string, count?: number): HeadReport {
  const { ok: whole, count: total } = vault.journal.verify();
  const seq = vault.journal.find(hash);
  const at = seq === null ? null : (vault.journal.page(seq - 1, 1).rows[0]?.time ?? null);
  const verdict =
    seq !== null
      ? count === undefined || count === seq
        ? 'in-chain'
        : 'elsewhere'
      : count === undefined
        ? 'unknown'
        : count > total
          ? 'rolled-back'
          : 'forked';
  return { verdict, seq, at, count: total, whole };
}
