import {
  AuthenticatedSafe,
  CertBag,
  EncryptedData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeContents,
} from 'pkijs';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import {
  decrypt,
  forget,
  macFits,
  octets,
  type PassphraseBytes,
  parsed,
  passphraseForms,
  UnknownEncryption,
} from './p12-keys.ts';

/** What a PKCS#12 file holds. Keys are PKCS#8 DER: whoever reads them fills them with zeros after use. */
export interface P12Content {
  readonly keys: readonly Uint8Array[];
  /** DER, in the order of the file. */
  readonly certificates: readonly Uint8Array[];
}

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED = '1.2.840.113549.1.7.6';

/**
 * Opens a PKCS#12 file: PBES2 (AES, 3DES) and the older ways with 3DES and RC2, any passphrase that Unicode can write.
 * Errors: `bad-input` (no PKCS#12, encrypted in an unknown way), `wrong-passphrase`.
 */
export async function readP12(bytes: Uint8Array, passphrase: string): Promise<Result<P12Content>> {
  let pfx: PFX;
  let content: Uint8Array;
  try {
    pfx = new PFX({ schema: parsed(bytes) });
    content = octets(pfx.authSafe.content);
  } catch {
    return fail('bad-input', 'papers:sign.notP12');
  }
  const forms = passphraseForms(passphrase);
  try {
    const form = pfx.macData ? forms.find((one) => fits(pfx, content, one) !== false) : undefined;
    if (pfx.macData && form === undefined) return fail('wrong-passphrase', 'papers:sign.passphrase');
    for (const one of form === undefined ? forms : [form]) {
      const read = await contentOf(content, one).catch((error: unknown) => {
        if (error instanceof UnknownEncryption) throw error;
        return undefined;
      });
      if (read !== undefined) return ok(read);
    }
    return fail('wrong-passphrase', 'papers:sign.passphrase');
  } catch (error) {
    if (error instanceof UnknownEncryption) return fail('bad-input', 'papers:sign.encryption');
    throw error;
  } finally {
    forget(forms);
  }
}

export function forgetKeys(content: P12Content): void {
  for (const key of content.keys) key.fill(0);
}

function fits(pfx: PFX, content: Uint8Array, form: PassphraseBytes): boolean | undefined {
  const { macData } = pfx;
  if (!macData) return undefined;
  return macFits(
    {
      digestOid: macData.mac.digestAlgorithm.algorithmId,
      digest: octets(macData.mac.digest),
      salt: octets(macData.macSalt),
      iterations: macData.iterations ?? 1,
    },
    content,
    form,
  );
}

async function contentOf(content: Uint8Array, passphrase: PassphraseBytes): Promise<P12Content> {
  const keys: Uint8Array[] = [];
  const certificates: Uint8Array[] = [];
  const safes = new AuthenticatedSafe({ schema: parsed(content) });
  for (const info of safes.safeContents as readonly { contentType: string; content: unknown }[]) {
    const opened = await safeOf(info, passphrase);
    for (const { bagValue } of new SafeContents({ schema: parsed(opened) }).safeBags) {
      if (bagValue instanceof CertBag) certificates.push(octets(bagValue.certValue));
      else if (bagValue instanceof PKCS8ShroudedKeyBag)
        keys.push(await decrypt(bagValue.encryptionAlgorithm, octets(bagValue.encryptedData), passphrase));
      else if (bagValue instanceof PrivateKeyInfo)
        keys.push(new Uint8Array(bagValue.toSchema().toBER(false)));
    }
  }
  return { keys, certificates };
}

async function safeOf(
  info: { readonly contentType: string; readonly content: unknown },
  passphrase: PassphraseBytes,
): Promise<Uint8Array> {
  if (info.contentType === DATA) return octets(info.content);
  if (info.contentType !== ENCRYPTED) throw new UnknownEncryption(info.contentType);
  const { encryptedContentInfo } = new EncryptedData({ schema: info.content });
  return decrypt(
    encryptedContentInfo.contentEncryptionAlgorithm,
    new Uint8Array(encryptedContentInfo.getEncryptedContent()),
    passphrase,
  );
}
