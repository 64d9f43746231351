import { createHash } from 'node:crypto';
import { ok, type Result } from '../../../shared/contract/errors.ts';
import type { VerifyReport } from '../../../shared/contract/views.ts';
import { adobeNotes } from '../../papers/verify.ts';
import { verifyForeignPdf } from '../../papers/verify-foreign.ts';

/**
 * Checks every signature of a PDF, which may come from anybody, and says honestly what Adobe Reader will show.
 * Errors: file-bomb, file-too-large.
 */
export async function verifyBytes(fileName: string, bytes: Uint8Array): Promise<Result<VerifyReport>> {
  const verified = await verifyForeignPdf(bytes);
  if (!verified.ok) return verified;
  const checked = verified.value;
  return ok({
    fileName,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    signatures: checked.signatures,
    overall: checked.overall,
    notes: checked.signatures.length === 0 ? [] : adobeNotes(checked.signatures),
  });
}
