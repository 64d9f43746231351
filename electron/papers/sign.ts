import { deflateSync } from 'node:zlib';
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfString, SignatureError } from '@libpdf/core';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { IsoInstant, Message } from '../../shared/message.ts';
import { appearanceOf, type Mark } from './appearance.ts';
import { type FieldPlace, type PlacedField, signatureFields } from './fields.ts';
import type { FontBook } from './fonts.ts';
import { openSigner } from './signer.ts';

export interface SignOptions {
  /** The local clock's claim, ISO 8601 with offset. */
  readonly at: IsoInstant;
  /** Name of the signature field; the first open one where absent. */
  readonly field?: string;
  /** Chooses the certificate where the file has several. */
  readonly fingerprint?: string;
  /** Shown in the field: the signer's own statements. Name and company are the certificate's where absent. */
  readonly name?: string;
  readonly title?: string;
  readonly company?: string;
  /** Fonts of the visible appearance; without them the signature is invisible and a note says so. */
  readonly fonts?: FontBook;
}

export interface SignedPdf {
  readonly bytes: Uint8Array;
  readonly field: string;
  readonly fingerprint: string;
  readonly notes: readonly Message[];
}

/**
 * Signs one of the fields that the paper was issued with (PAdES B-B: ETSI.CAdES.detached, SHA-256,
 * signing-certificate-v2, chain of the file), as an incremental update: all bytes before stay as they are. The first
 * signature certifies the paper, so that afterwards it may only be signed further (DocMDP, P 2); all others approve.
 * A PDF without fields gets an invisible approval signature. Errors: those of openSigner; `refused` for a field that is
 * signed or not there, or a mark that cannot be drawn; `file-unreadable` for a PDF that cannot be extended.
 */
export async function signPdf(
  bytes: Uint8Array,
  p12: Uint8Array,
  passphrase: string,
  options: SignOptions,
): Promise<Result<SignedPdf>> {
  const opened = await openSigner(p12, passphrase, options.at, options.fingerprint);
  if (!opened.ok) return opened;
  const { signer, certificate } = opened.value;
  let pdf: PDF;
  try {
    pdf = await PDF.load(bytes);
  } catch {
    return fail('file-unreadable', 'papers:sign.unreadable');
  }
  if (pdf.canSaveIncrementally() !== null) return fail('file-unreadable', 'papers:sign.unreadable');
  const fields = signatureFields(pdf);
  const chosen = choose(fields, options.field);
  if (!chosen.ok) return chosen;
  const field = chosen.value;
  const company = options.company ?? certificate.organisation;
  const mark: Mark = {
    name: options.name ?? certificate.commonName,
    at: options.at,
    ...(options.title ? { title: options.title } : {}),
    ...(company ? { company } : {}),
  };
  const drawn = field?.place && options.fonts ? appearanceIn(field.place, mark, options.fonts) : null;
  if (drawn && !drawn.ok) return drawn;
  const fieldName = field?.name ?? freeName(fields);
  const certifies = field !== undefined && fields.every((one) => !one.signed);
  completeOnSave(pdf, fieldName, { mark, certifies, place: field?.place, appearance: drawn?.value });
  try {
    await pdf.sign({
      signer,
      fieldName,
      signingTime: new Date(options.at),
      subFilter: 'ETSI.CAdES.detached',
      digestAlgorithm: 'SHA-256',
    });
  } catch (error) {
    if (error instanceof SignatureError) return fail('file-unreadable', 'papers:sign.unreadable');
    throw error;
  }
  const signed = await pdf.save({ incremental: true });
  return ok({
    bytes: signed,
    field: fieldName,
    fingerprint: certificate.fingerprintSha256,
    notes: drawn ? [] : [{ key: 'papers:sign.invisible' }],
  });
}

/** Undefined for a PDF without fields. A certified paper takes no field that it was not issued with. */
function choose(fields: readonly PlacedField[], name: string | undefined): Result<PlacedField | undefined> {
  if (fields.length === 0)
    return name === undefined ? ok(undefined) : fail('refused', 'papers:sign.noField', { field: name });
  const found = fields.find((one) => (name === undefined ? !one.signed : one.name === name));
  if (found === undefined)
    return name === undefined
      ? fail('refused', 'papers:sign.allSigned')
      : fail('refused', 'papers:sign.noField', { field: name });
  return found.signed
    ? fail('refused', 'papers:sign.fieldSigned', { field: found.tip || found.name })
    : ok(found);
}

function freeName(taken: readonly PlacedField[]): string {
  let n = 1;
  while (taken.some((one) => one.name === `Signature_${n}`)) n++;
  return `Signature_${n}`;
}

function appearanceIn({ box }: FieldPlace, mark: Mark, fonts: FontBook): Result<string> {
  const [left, bottom, right, top] = box;
  return appearanceOf(mark, { width: right - left, height: top - bottom }, fonts);
}

interface Completion {
  readonly mark: Mark;
  readonly certifies: boolean;
  readonly place: FieldPlace | undefined;
  readonly appearance: string | undefined;
}

/**
 * The library makes the field invisible, on the first page, and then saves; between the two the field gets back its
 * place, and appearance, the signer's name and the certification.
 */
function completeOnSave(pdf: PDF, fieldName: string, completion: Completion): void {
  const save = pdf.save.bind(pdf);
  let done = false;
  pdf.save = async (saveOptions) => {
    if (!done) {
      done = true;
      complete(pdf, fieldName, completion);
    }
    return save(saveOptions);
  };
}

function complete(pdf: PDF, fieldName: string, { mark, certifies, place, appearance }: Completion): void {
  const found = signatureFields(pdf).find((one) => one.name === fieldName);
  const signature = found?.field.getSignatureDict();
  if (!found || !signature) throw new Error('the signature field was not made');
  const dict = found.field.acroField();
  signature.set('Name', exactly(PdfString.fromString(mark.name)));
  for (const [key, value] of [...dict]) if (value instanceof PdfString) dict.set(key.value, exactly(value));
  if (certifies) certify(pdf, found, signature);
  if (!place) return;
  dict.set('Rect', new PdfArray(place.box.map((n) => PdfNumber.of(n))));
  dict.set('P', place.page.ref);
  if (appearance === undefined) return;
  const [left, bottom, right, top] = place.box;
  const stream = pdf.createStream(
    {
      Type: PdfName.of('XObject'),
      Subtype: PdfName.of('Form'),
      BBox: new PdfArray([0, 0, right - left, top - bottom].map((n) => PdfNumber.of(n))),
      Resources: pdf.createDict(),
      Filter: PdfName.of('FlateDecode'),
    },
    new Uint8Array(deflateSync(appearance)),
  );
  dict.set('AP', PdfDict.of({ N: stream }));
}

/** In hexadecimal: the library writes a byte 0D (as in 名) in a way that reads back as 0A. */
function exactly(text: PdfString): PdfString {
  return PdfString.fromBytes(text.bytes);
}

/** Filling in forms and signing stay allowed, all other changes make the paper invalid (PDF 32000-1, 12.8.2.2). */
function certify(pdf: PDF, { field }: PlacedField, signature: PdfDict): void {
  const reference = PdfDict.of({
    Type: PdfName.of('SigRef'),
    TransformMethod: PdfName.of('DocMDP'),
    TransformParams: PdfDict.of({
      Type: PdfName.of('TransformParams'),
      P: PdfNumber.of(2),
      V: PdfName.of('1.2'),
    }),
  });
  signature.set('Reference', new PdfArray([reference]));
  const value = field.acroField().get('V');
  if (value) pdf.getCatalog().set('Perms', PdfDict.of({ DocMDP: value }));
}
