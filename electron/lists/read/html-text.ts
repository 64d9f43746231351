import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { ListFault } from './fault.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** Never shown, so never read. */
const SKIPPED: ReadonlySet<string> = new Set([
  ...[
    'head',
    'script',
    'style',
    'noscript',
    'template',
    'svg',
    'math',
    'iframe',
    'object',
    'select',
    'textarea',
  ],
  ...['button', 'nav', 'audio', 'video', 'canvas'],
]);
const BLOCKS: ReadonlySet<string> = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'center',
    'dd',
    'div',
    'dl',
    'dt',
    'fieldset',
    'figure',
  ],
  ...[
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
    'html',
    'li',
    'main',
    'ol',
    'p',
    'pre',
  ],
  ...['section', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul', 'caption'],
]);
const MAX_NODES = 2_000_000;

/**
 * The text of a web page as a browser shows it: a block is a line, the cells of a table row are parted by tabulators,
 * items of numbered lists keep their numbers. Nothing of the page is run or fetched.
 */
export function textOfHtml(html: string): string {
  const document = parse(html, { scriptingEnabled: false });
  const out = new Lines();
  let nodes = 0;
  const stack: { readonly node: Node; next: number; readonly numbers: Numbers | undefined }[] = [
    { node: document, next: 0, numbers: undefined },
  ];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const child = 'childNodes' in top.node ? top.node.childNodes[top.next] : undefined;
    top.next++;
    if (child === undefined) {
      if (isElement(top.node)) leave(top.node, out);
      stack.pop();
      continue;
    }
    if (++nodes > MAX_NODES) throw new ListFault('file-bomb', 'listfiles:html.large');
    if (child.nodeName === '#text' && 'value' in child) out.text(child.value, inPre(stack));
    else if (isElement(child) && !SKIPPED.has(child.tagName) && !isHidden(child)) {
      enter(child, out, top.numbers);
      stack.push({ node: child, next: 0, numbers: child.tagName === 'ol' ? new Numbers(child) : undefined });
    }
  }
  return out.done();
}

/** The encoding that the page names in its head; undefined where it names none. */
export function encodingInHtml(head: Uint8Array): string | undefined {
  const text = new TextDecoder('latin1').decode(head.subarray(0, 4_096));
  const label = /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{2,30})/i.exec(text)?.[1];
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(/^gb(?:2312|k)$/i.test(label) ? 'gb18030' : label).encoding;
  } catch {
    return undefined;
  }
}

class Numbers {
  #next: number;

  constructor(list: Element) {
    const start = Number(list.attrs.find((each) => each.name === 'start')?.value ?? 1);
    this.#next = Number.isInteger(start) ? start : 1;
  }

  take(): number {
    return this.#next++;
  }
}

class Lines {
  readonly #lines: string[] = [];
  #line = '';

  text(value: string, pre: boolean): void {
    if (!pre) {
      this.#line += value.replace(/[ \t\r\n\f]+/g, ' ');
      return;
    }
    const [first = '', ...more] = value.split(/\r\n|\n|\r/);
    this.#line += first;
    for (const line of more) {
      this.break();
      this.#line += line;
    }
  }

  cell(): void {
    this.#line += '\t';
  }

  break(): void {
    if (this.#line.trim() !== '') this.#lines.push(this.#line.trim());
    this.#line = '';
  }

  done(): string {
    this.break();
    return this.#lines.join('\n');
  }
}

function enter(element: Element, out: Lines, numbers: Numbers | undefined): void {
  if (element.tagName === 'br' || BLOCKS.has(element.tagName)) {
    if (!inCell(element)) out.break();
    else out.text(' ', false);
  }
  if (element.tagName === 'li' && numbers !== undefined) out.text(`${numbers.take()}. `, false);
}

function leave(element: Element, out: Lines): void {
  if (element.tagName === 'td' || element.tagName === 'th') out.cell();
  else if (BLOCKS.has(element.tagName)) {
    if (!inCell(element)) out.break();
    else out.text(' ', false);
  }
}

/** Paragraphs inside a table cell stay in its line, else the row would fall apart. */
function inCell(element: Element): boolean {
  for (let up = element.parentNode, depth = 0; up !== null && depth < 12; depth++) {
    if (!isElement(up)) return false;
    if (up.tagName === 'td' || up.tagName === 'th') return isLeafCell(up);
    if (up.tagName === 'table') return false;
    up = up.parentNode;
  }
  return false;
}

/** Pages are often laid out in one big cell; a cell of a list is short. */
const cellKinds = new WeakMap<Element, boolean>();
function isLeafCell(cell: Element): boolean {
  const known = cellKinds.get(cell);
  if (known !== undefined) return known;
  let characters = 0;
  const stack: Node[] = [...cell.childNodes];
  let leaf = true;
  for (let node = stack.pop(); node !== undefined && leaf; node = stack.pop()) {
    if (node.nodeName === '#text' && 'value' in node) characters += node.value.trim().length;
    if (isElement(node) && node.tagName === 'table') leaf = false;
    if (characters > 400) leaf = false;
    if ('childNodes' in node) for (const child of node.childNodes) stack.push(child);
  }
  cellKinds.set(cell, leaf);
  return leaf;
}

function inPre(stack: readonly { readonly node: Node }[]): boolean {
  return stack.slice(-4).some(({ node }) => isElement(node) && node.tagName === 'pre');
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function isHidden(element: Element): boolean {
  return element.attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'style' && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(value)),
  );
}
