import { createHash } from 'node:crypto';
import { ok, type Result } from '../../../shared/contract/errors.ts';
import type { VerifyReport } from '../../../shared/contract/views.ts';
import { adobeNotes, verifyPdf } from '../../papers/verify.ts';

/** Checks every signature of a PDF and says honestly what Adobe Reader will show. */
export async function verifyBytes(fileName: string, bytes: Uint8Array): Promise<Result<VerifyReport>> {
  const checked = await verifyPdf(bytes);
  return ok({
    fileName,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    signatures: checked.signatures,
    overall: checked.overall,
    notes: checked.signatures.length === 0 ? [] : adobeNotes(checked.signatures),
  });
}
