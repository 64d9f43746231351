import type { IsoInstant } from '../../shared/message.ts';
import { createSelfSigned } from './self-signed.ts';

export interface ThrowAwayOptions {
  readonly commonName: string;
  readonly passphrase: string;
  /** The certificate begins an hour before and ends a year after. */
  readonly now: IsoInstant;
  readonly algorithm?: 'P-256' | 'RSA-3072';
}

/** A certificate file for sample runs and tests: its only use is to show that signing works. */
export async function createThrowAwayP12(options: ThrowAwayOptions): Promise<Uint8Array> {
  const made = await createSelfSigned({ ...options, years: 1, algorithm: options.algorithm ?? 'P-256' });
  return made.p12;
}
