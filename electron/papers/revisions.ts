import { createHash } from 'node:crypto';
import { PDF, PdfArray, PdfDict, type PdfObject, PdfRef, PdfStream, PdfString } from '@libpdf/core';

/**
 * Whether a signed revision still shows what the whole file shows: the same pages with the same content and resources,
 * the same attachments, the same annotations, nothing added but signature fields. Guards against content that an
 * incremental update puts over a signed one.
 */
export async function sameContent(revision: Uint8Array, whole: PDF): Promise<boolean> {
  try {
    const before = await PDF.load(revision);
    if (before.getPageCount() !== whole.getPageCount()) return false;
    const pages = whole.getPages();
    for (const [i, page] of before.getPages().entries()) {
      const later = pages[i];
      if (!later) return false;
      const skip = ['Parent', 'Annots', 'StructParents'];
      if (digestOf(page.dict, before, skip) !== digestOf(later.dict, whole, skip)) return false;
      if (!sameAnnotations(annotationsOf(page.dict, before), annotationsOf(later.dict, whole))) return false;
    }
    return ['Names', 'AF', 'OCProperties', 'OpenAction'].every(
      (key) =>
        digestOf(before.getCatalog().get(key), before, []) ===
        digestOf(whole.getCatalog().get(key), whole, []),
    );
  } catch {
    return false;
  }
}

/**
 * A hash of what each page draws, with resources, size and layers, whatever program packed the file: the same for a copy
 * that another program has saved again. Annotations are not in it.
 */
export function pageDigests(pdf: PDF): readonly string[] {
  const skip = ['Parent', 'Annots', 'StructParents', 'StructParent', ...PACKING];
  const layers = digestOf(pdf.getCatalog().get('OCProperties'), pdf, skip);
  return pdf.getPages().map((page) => `${digestOf(page.dict, pdf, skip)} ${layers}`);
}

/** Keys that say how a stream is packed, not what it holds; `Tabs` and the like tell a reader nothing of the drawing. */
const PACKING = ['Length', 'Filter', 'DecodeParms', 'Length1', 'Type', 'PieceInfo', 'LastModified', 'Tabs'];

interface Annotation {
  readonly digest: string;
  /** Without what signing an empty field changes: its value, flags and appearance, not its place. */
  readonly bare: string;
  readonly field: 'signed' | 'open' | null;
}

function annotationsOf(page: PdfDict, pdf: PDF): readonly Annotation[] {
  const array = page.getArray('Annots', resolver(pdf));
  return [...(array ?? [])].flatMap((entry) => {
    const dict = entry instanceof PdfRef ? pdf.getObject(entry) : entry;
    if (!(dict instanceof PdfDict)) return [];
    const signature = dict.getName('FT', resolver(pdf))?.value === 'Sig';
    return [
      {
        digest: digestOf(dict, pdf, ['P', 'Parent', 'V']),
        bare: digestOf(dict, pdf, ['P', 'Parent', 'V', 'AP', 'F', 'Type']),
        field: !signature ? null : dict.get('V') === undefined ? 'open' : 'signed',
      },
    ];
  });
}

/** All of the earlier annotations are there still, in order, open signature fields perhaps signed; what is new is a signature. */
function sameAnnotations(before: readonly Annotation[], after: readonly Annotation[]): boolean {
  return (
    before.every((one, i) => after[i] !== undefined && sameAnnotation(one, after[i])) &&
    after.slice(before.length).every((one) => one.field === 'signed')
  );
}

function sameAnnotation(before: Annotation, after: Annotation): boolean {
  if (before.digest === after.digest) return true;
  return before.field === 'open' && after.field === 'signed' && before.bare === after.bare;
}

function resolver(pdf: PDF) {
  return (ref: PdfRef) => pdf.getObject(ref);
}

/** Hash of an object with everything it refers to; keys of `skip` are left out at every level. */
function digestOf(object: PdfObject | undefined, pdf: PDF, skip: readonly string[]): string {
  const hash = createHash('sha256');
  const seen = new Map<string, number>();
  const walk = (value: PdfObject | null | undefined): void => {
    if (value instanceof PdfRef) {
      const id = `${value.objectNumber} ${value.generation}`;
      const known = seen.get(id);
      if (known !== undefined) {
        hash.update(`@${known}`);
        return;
      }
      seen.set(id, seen.size);
      walk(pdf.getObject(value));
    } else if (value instanceof PdfArray) {
      hash.update('[');
      for (const entry of value) walk(entry);
      hash.update(']');
    } else if (value instanceof PdfDict) {
      hash.update('<');
      const entries = [...value].filter(([key]) => !skip.includes(key.value));
      for (const [key, entry] of entries.sort(([a], [b]) => (a.value < b.value ? -1 : 1))) {
        hash.update(`/${key.value} `);
        walk(entry);
      }
      hash.update('>');
      if (value instanceof PdfStream) hash.update(value.getDecodedData());
    } else if (value instanceof PdfString) hash.update(`(${Buffer.from(value.bytes).toString('hex')})`);
    else hash.update(` ${JSON.stringify(value ?? null)}`);
  };
  walk(object);
  return hash.digest('hex');
}
