import { fail, type Result } from '../../../shared/contract/errors.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import { lookAtCertificates, makeCertificate, saveTrustGuide } from '../papers/certificates.ts';
import { fieldsOfPaper } from '../papers/sign.ts';
import type { Handlers } from '../router.ts';

type SigningChannels = 'signing.fields' | 'signing.look' | 'signing.create' | 'signing.guide';

/** Signature fields and signing certificates. Nothing of a certificate file is stored. */
export function signingHandlers(context: Context): Pick<Handlers, SigningChannels> {
  const atDesk = async <T>(work: (desk: Desk) => Promise<Result<T>>): Promise<Result<T>> => {
    const desk = context.desk();
    return desk === null ? fail('locked', 'app:locked') : work(desk);
  };
  return {
    'signing.fields': (input) => atDesk((desk) => fieldsOfPaper(desk, input.paperId)),
    'signing.look': (input) =>
      atDesk(async () => {
        const file = context.shelf.get(input.token);
        if (file === undefined) return fail('not-found', 'app:file-gone');
        return lookAtCertificates(file.bytes, input.passphrase, context.host.clock.now());
      }),
    'signing.create': (input) => atDesk((desk) => makeCertificate(desk, input)),
    'signing.guide': (input) => atDesk((desk) => saveTrustGuide(desk, input)),
  };
}
