import PDFDocument from 'pdfkit';
import type { PaperLanguage } from '../../shared/message.ts';
import type { Face } from './fonts.ts';
import type { Run } from './lines.ts';
import type { Logo } from './logo.ts';
import { type Node, type Op, PAGE } from './page.ts';

export const LANG_TAGS: Record<PaperLanguage, string> = { zh: 'zh-CN', ja: 'ja-JP', en: 'en-GB' };

/** The calls of pdfkit that papers use; its own types lag behind. */
interface Pdf {
  readonly page: { readonly dictionary: Ref; readonly annotations: unknown[] };
  readonly _root: { readonly data: Record<string, unknown> };
  ref(data: object): Ref;
  endAcroForm: () => void;
  on(event: string, listener: (value: never) => void): void;
  file(bytes: Uint8Array, options: object): void;
  addPage(options: object): Pdf;
  registerFont(name: string, source: object): void;
  font(name: string): Pdf;
  fontSize(size: number): Pdf;
  fillColor(colour: readonly number[]): Pdf;
  strokeColor(colour: readonly number[]): Pdf;
  lineWidth(width: number): Pdf;
  text(text: string, x: number, y: number, options: object): Pdf;
  save(): Pdf;
  restore(): Pdf;
  moveTo(x: number, y: number): Pdf;
  lineTo(x: number, y: number): Pdf;
  rect(x: number, y: number, width: number, height: number): Pdf;
  image(bytes: Buffer, x: number, y: number, options: object): Pdf;
  circle(x: number, y: number, radius: number): Pdf;
  dash(length: number, options: object): Pdf;
  rotate(angle: number, options: object): Pdf;
  stroke(): Pdf;
  struct(tag: string, options: object): Element;
  addStructure(element: Element): void;
  markContent(tag: string, options: object): unknown;
  markStructureContent(tag: string): unknown;
  endMarkedContent(): void;
  end(): void;
}

interface Ref {
  end(content?: string): void;
}

interface Element {
  add(child: unknown): void;
  end(): void;
}

export interface PaintOptions {
  readonly title: string;
  readonly lang: PaperLanguage;
  readonly createdAt: Date;
  readonly keywords: string;
  /** Drawn where the letterhead has its place. */
  readonly logo?: Logo;
  readonly attachment: { readonly name: string; readonly bytes: Uint8Array; readonly description: string };
}

/** Draws laid-out pages: PDF/A-3b, tagged. `artifacts` are the running parts of a page (header, footer, marks). */
export async function paint(
  pages: readonly { readonly ops: readonly Op[]; readonly artifacts: (draw: Draw) => void }[],
  root: Node,
  options: PaintOptions,
): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: '',
    subset: 'PDF/A-3b',
    pdfVersion: '1.7',
    tagged: true,
    lang: LANG_TAGS[options.lang],
    displayTitle: true,
    compress: true,
    info: {
      Title: options.title,
      Creator: 'Pledgedesk',
      Producer: 'Pledgedesk',
      Keywords: options.keywords,
      CreationDate: options.createdAt,
      ModDate: options.createdAt,
    },
  } as PDFKit.PDFDocumentOptions) as unknown as Pdf;
  const done = collect(doc);
  doc.file(Buffer.from(options.attachment.bytes), {
    name: options.attachment.name,
    type: 'application/json',
    description: options.attachment.description,
    creationDate: options.createdAt,
    modifiedDate: options.createdAt,
    relationship: 'Data',
  });
  const elements = new Map<Node, Element>();
  const rootElement = buildTree(doc, root, elements);
  doc.addStructure(rootElement);
  const draw = new Draw(doc);
  const fields: Ref[] = [];
  const logo = options.logo && Buffer.from(options.logo.bytes);
  for (const page of pages) {
    doc.addPage({ size: 'A4', margin: 0 });
    for (const op of page.ops) if (op.kind === 'field') fields.push(signatureField(doc, op));
    doc.markContent('Artifact', { type: 'Pagination' });
    page.artifacts(draw);
    doc.endMarkedContent();
    doc.markContent('Artifact', { type: 'Layout' });
    for (const op of page.ops) {
      if (op.kind === 'rule' || op.kind === 'box') draw.shape(op);
      if (op.kind === 'image' && logo) doc.image(logo, op.x, op.y, { width: op.width, height: op.height });
    }
    doc.endMarkedContent();
    for (const [node, ops] of byNode(page.ops)) {
      const element = elements.get(node);
      const content = element
        ? doc.markStructureContent(node.tag)
        : doc.markContent('Artifact', { type: 'Layout' });
      for (const op of ops)
        draw.text(op.run, op.x, op.y, op.grey, op.run.lang === node.lang ? undefined : op.run.lang);
      doc.endMarkedContent();
      element?.add(content);
    }
  }
  for (const element of [...elements.values()].reverse()) element.end();
  if (fields.length > 0) {
    const form = doc.ref({ Fields: fields, SigFlags: 1 });
    doc._root.data.AcroForm = form;
    form.end();
    // pdfkit's own ending of a form wants fonts, which a form of signatures has not.
    doc.endAcroForm = () => undefined;
  }
  doc.end();
  return done;
}

function collect(doc: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', (error: Error) => reject(error));
  });
}

function buildTree(doc: Pdf, from: Node, elements: Map<Node, Element>): Element {
  const options = {
    ...(from.lang ? { lang: LANG_TAGS[from.lang] } : {}),
    ...(from.scope ? { scope: from.scope } : {}),
  };
  const element = doc.struct(from.tag, options);
  elements.set(from, element);
  for (const child of from.children) element.add(buildTree(doc, child, elements));
  return element;
}

/** Printed and locked in place (PDF 32000-1, table 165): PDF/A asks for the first. */
const WIDGET_FLAGS = 132;

/** An empty signature field; coordinates from the bottom left, rounded to 1/100 point. PDF/A wants an appearance even here. */
function signatureField(doc: Pdf, op: Extract<Op, { kind: 'field' }>): Ref {
  const corners = [op.x, PAGE.height - op.y - op.height, op.x + op.width, PAGE.height - op.y];
  const nothing = doc.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, op.width, op.height],
    Resources: {},
  });
  nothing.end('q Q');
  const field = doc.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String(op.signer.name),
    TU: new String(op.signer.tip),
    F: WIDGET_FLAGS,
    Rect: corners.map((n) => Math.round(n * 100) / 100),
    P: doc.page.dictionary,
    AP: { N: nothing },
  });
  field.end();
  doc.page.annotations.push(field);
  return field;
}

type RunOp = Extract<Op, { kind: 'run' }>;

/** Texts of one element stay together, in the order in which elements first appear on the page. */
function byNode(ops: readonly Op[]): Map<Node, RunOp[]> {
  const groups = new Map<Node, RunOp[]>();
  for (const op of ops) {
    if (op.kind !== 'run') continue;
    const group = groups.get(op.node);
    if (group) group.push(op);
    else groups.set(op.node, [op]);
  }
  return groups;
}

/** Drawing in page points from the top left. */
export class Draw {
  readonly doc: Pdf;
  private readonly fonts = new Set<Face>();
  constructor(doc: Pdf) {
    this.doc = doc;
  }

  text(run: Run, x: number, y: number, grey: number, lang?: PaperLanguage): void {
    if (lang) this.doc.markContent('Span', { lang: LANG_TAGS[lang] });
    this.doc.font(this.fontOf(run.face)).fontSize(run.size).fillColor(greyColour(grey));
    this.doc.text(run.text, x, y, {
      lineBreak: false,
      baseline: 'alphabetic',
      ...(run.spacing > 0 ? { characterSpacing: run.spacing } : {}),
    });
    if (lang) this.doc.endMarkedContent();
  }

  /** By name: given the font itself, pdfkit embeds it anew and then compares it with those it has, for every text. */
  private fontOf(face: Face): string {
    if (!this.fonts.has(face)) this.doc.registerFont(face.id, face.open());
    this.fonts.add(face);
    return face.id;
  }

  shape(op: Extract<Op, { kind: 'rule' | 'box' }>): void {
    const { doc } = this;
    doc.save().lineWidth(op.weight).strokeColor(greyColour(op.grey));
    if (op.kind === 'rule')
      doc
        .moveTo(op.x, op.y)
        .lineTo(op.x + op.width, op.y)
        .stroke();
    else if (op.width === 0)
      doc
        .moveTo(op.x, op.y)
        .lineTo(op.x, op.y + op.height)
        .stroke();
    else {
      if (op.dash) doc.dash(2.5, { space: 2.5 });
      doc.rect(op.x, op.y, op.width, op.height).stroke();
    }
    doc.restore();
  }

  /** Half of a seal's circle on the right edge, where the folded pages meet. */
  seamSeal(radius: number): void {
    const { doc } = this;
    doc.save().lineWidth(0.6).strokeColor(greyColour(0.8)).dash(2.5, { space: 2.5 });
    doc.circle(PAGE.width, PAGE.height / 2, radius).stroke();
    doc.restore();
  }

  rotated(angle: number, x: number, y: number, inside: () => void): void {
    this.doc.save().rotate(angle, { origin: [x, y] });
    inside();
    this.doc.restore();
  }
}

function greyColour(grey: number): readonly number[] {
  const level = Math.round(grey * 255);
  return [level, level, level];
}
