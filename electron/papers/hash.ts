import { createHash } from 'node:crypto';
import type { PaperModel } from '../../shared/papers/model.ts';

/** JSON with sorted keys: the same data gives the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) =>
    typeof v === 'object' && v !== null && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
}

/** SHA-256 of the paper's content, hexadecimal. The footer shows its first 12 digits. */
export function modelSha256(model: PaperModel): string {
  return createHash('sha256').update(canonicalJson(model)).digest('hex');
}
