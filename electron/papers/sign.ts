import { deflateSync } from 'node:zlib';
import { PDF, PdfArray, PdfName, PdfNumber, PdfString, SignatureError } from '@libpdf/core';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { IsoInstant, Message } from '../../shared/message.ts';
import { appearanceOf } from './appearance.ts';
import type { FontBook } from './fonts.ts';
import { signaturePlaces } from './places.ts';
import { openSigner } from './signer.ts';

export interface SignOptions {
  /** The local clock's claim, ISO 8601 with offset. */
  readonly at: IsoInstant;
  readonly reason?: string;
  readonly location?: string;
  /** Printed in the visible appearance; the certificate's common name where absent. */
  readonly name?: string;
  /** Fonts of the visible appearance; without them the signature is invisible and a note says so. */
  readonly fonts?: FontBook;
}

export interface SignedPdf {
  readonly bytes: Uint8Array;
  readonly notes: readonly Message[];
}

/**
 * Adds a signature (PAdES B-B: ETSI.CAdES.detached, SHA-256, signing-certificate-v2) as an incremental update: all
 * bytes before stay as they are, so that earlier signatures stay valid. Visible where the paper has a free place for
 * it. Errors: those of openSigner, and `file-unreadable` for a PDF that cannot be extended.
 */
export async function signPdf(
  bytes: Uint8Array,
  p12: Uint8Array,
  passphrase: string,
  options: SignOptions,
): Promise<Result<SignedPdf>> {
  const opened = await openSigner(p12, passphrase, options.at);
  if (!opened.ok) return opened;
  let pdf: PDF;
  try {
    pdf = await PDF.load(bytes);
  } catch {
    return fail('file-unreadable', 'papers:sign.unreadable');
  }
  if (pdf.canSaveIncrementally() !== null) return fail('file-unreadable', 'papers:sign.unreadable');
  const taken =
    pdf
      .getForm()
      ?.getFields()
      .map((field) => field.name) ?? [];
  const fieldName = freeName(taken);
  const name = options.name ?? opened.value.certificate.commonName;
  const visible = decorateOnSave(pdf, fieldName, name, options);
  const { signer } = opened.value;
  try {
    await pdf.sign({
      signer,
      fieldName,
      signingTime: new Date(options.at),
      subFilter: 'ETSI.CAdES.detached',
      digestAlgorithm: 'SHA-256',
      ...(options.reason ? { reason: options.reason } : {}),
      ...(options.location ? { location: options.location } : {}),
    });
  } catch (error) {
    if (error instanceof SignatureError) return fail('file-unreadable', 'papers:sign.unreadable');
    throw error;
  }
  const signed = await pdf.save({ incremental: true });
  const notes = visible() ? [] : [{ key: 'papers:sign.invisible' }];
  return ok({ bytes: signed, notes });
}

function freeName(taken: readonly string[]): string {
  let n = 1;
  while (taken.includes(`Signature_${n}`)) n++;
  return `Signature_${n}`;
}

/**
 * The library makes an invisible field and then saves; between the two the field gets its place, appearance and the
 * signer's name. Returns whether it became visible.
 */
function decorateOnSave(pdf: PDF, fieldName: string, name: string, options: SignOptions): () => boolean {
  const save = pdf.save.bind(pdf);
  let done = false;
  let visible = false;
  pdf.save = async (saveOptions) => {
    if (!done) {
      done = true;
      visible = decorate(pdf, fieldName, name, options);
    }
    return save(saveOptions);
  };
  return () => visible;
}

function decorate(pdf: PDF, fieldName: string, name: string, options: SignOptions): boolean {
  const field = pdf
    .getForm()
    ?.getSignatureFields()
    .find((f) => f.name === fieldName);
  if (!field) throw new Error('the signature field was not made');
  const dict = field.acroField();
  field.getSignatureDict()?.set('Name', PdfString.fromString(name));
  const place = signaturePlaces(pdf)[signedBefore(pdf, fieldName)];
  if (!place || !options.fonts) return false;
  const appearance = appearanceOf(
    { name, at: options.at, width: place.width, height: place.height },
    options.fonts,
  );
  if (!appearance) return false;
  const stream = pdf.createStream(
    {
      Type: PdfName.of('XObject'),
      Subtype: PdfName.of('Form'),
      BBox: new PdfArray([0, 0, place.width, place.height].map((n) => PdfNumber.of(n))),
      Resources: pdf.createDict(),
      Filter: PdfName.of('FlateDecode'),
    },
    new Uint8Array(deflateSync(appearance)),
  );
  const box = [place.x, place.y, place.x + place.width, place.y + place.height];
  dict.set('Rect', new PdfArray(box.map((n) => PdfNumber.of(n))));
  dict.set('P', place.page.ref);
  dict.set('AP', pdf.context.registry.resolve(pdf.createDict({ N: stream })) ?? stream);
  const ref = field.getRef();
  if (!ref) throw new Error('the signature field has no number');
  const resolve = pdf.context.registry.resolve.bind(pdf.context.registry);
  const annots = place.page.dict.getArray('Annots', resolve);
  if (annots) annots.push(ref);
  else place.page.dict.set('Annots', new PdfArray([ref]));
  return true;
}

function signedBefore(pdf: PDF, fieldName: string): number {
  const fields = pdf.getForm()?.getSignatureFields() ?? [];
  return fields.filter((field) => field.name !== fieldName && field.isSigned()).length;
}
