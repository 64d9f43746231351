import { DEFAULT_POLICY, type Policy } from '../../shared/contract/policy.ts';
import { type KdfCost, PRODUCT_KDF } from './key-slots.ts';
import type { Store } from './store.ts';

export function policyOf(store: Store): Policy {
  return store.collection<Policy>('policy').get('own') ?? DEFAULT_POLICY;
}

/** The cost of new slots: the product's, or the policy's where that is dearer. */
export function costOf(store: Store): KdfCost {
  const { kdf } = policyOf(store);
  return {
    memoryKiB: Math.max(PRODUCT_KDF.memoryKiB, kdf.memoryKiB),
    iterations: Math.max(PRODUCT_KDF.iterations, kdf.iterations),
    parallelism: PRODUCT_KDF.parallelism,
  };
}
