import { SaxesParser } from 'saxes';
import { ListFault } from './fault.ts';
import type { ListLimits } from './limits.ts';
import type { FileSource } from './source.ts';

/** An element of a record. Names are without their namespace prefix. */
export class XmlNode {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[] = [];
  text = '';

  constructor(name: string, line: number, attributes: ReadonlyMap<string, string>) {
    this.name = name;
    this.line = line;
    this.attributes = attributes;
  }

  all(name: string): readonly XmlNode[] {
    return this.children.filter((child) => child.name === name);
  }

  /** Text of the first child of this name, '' where there is none. */
  of(name: string): string {
    return this.children.find((child) => child.name === name)?.text.trim() ?? '';
  }

  attribute(name: string): string {
    return this.attributes.get(name)?.trim() ?? '';
  }

  /** `list/item`: the items of a child that groups them. */
  within(list: string, item: string): readonly XmlNode[] {
    return this.children.find((child) => child.name === list)?.all(item) ?? [];
  }
}

export interface XmlHandler {
  /** Elements that are built whole and handed over. */
  readonly records: ReadonlySet<string>;
  onRoot?(root: XmlNode): void;
  onRecord(record: XmlNode): void;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const NODES_OF_RECORD = 50_000;

/**
 * Reads records of an XML file as a stream. A document type is refused, and with it every entity of its own: nothing is
 * fetched, nothing is expanded. A file that is not well-formed to its end is refused whole.
 */
export async function readXml(source: FileSource, limits: ListLimits, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let stack: XmlNode[] = [];
  let depth = 0;
  let nodes = 0;
  let characters = 0;
  const grow = (by: number): void => {
    characters += by;
    if (characters > limits.recordLength) throw new ListFault('file-bomb', 'listfiles:xml.record');
  };
  parser.on('doctype', () => {
    throw new ListFault('refused', 'listfiles:xml.doctype');
  });
  parser.on('error', (cause) => {
    const text = cause.message;
    const cut = /unclosed tag|must contain a root|unexpected end/i.test(text);
    throw new ListFault('damaged', cut ? 'listfiles:xml.truncated' : 'listfiles:xml.broken', {
      line: parser.line,
    });
  });
  parser.on('opentag', (tag) => {
    depth++;
    if (depth > limits.depth) throw new ListFault('file-bomb', 'listfiles:xml.deep', { depth: limits.depth });
    const name = local(tag.name);
    if (depth > 1 && stack.length === 0 && !handler.records.has(name)) return;
    const node = new XmlNode(name, parser.line, attributesOf(tag.attributes, grow));
    if (depth === 1) {
      handler.onRoot?.(node);
      if (!handler.records.has(name)) return;
    }
    if (stack.length === 0) {
      nodes = 0;
      characters = 0;
    }
    if (++nodes > NODES_OF_RECORD) throw new ListFault('file-bomb', 'listfiles:xml.record');
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  const addText = (text: string): void => {
    const node = stack.at(-1);
    if (node === undefined) return;
    grow(text.length);
    node.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    depth--;
    const node = stack.pop();
    if (node !== undefined && stack.length === 0) handler.onRecord(node);
  });
  const decoder = await decoderOf(source);
  for await (const text of decoder) parser.write(text);
  parser.close();
  stack = [];
}

/** The text of the file in the encoding of its mark or its declaration; bytes outside of it are a fault. */
async function* decoderOf(source: FileSource): AsyncIterable<string> {
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of source.chunks()) {
      decoder ??= new TextDecoder(declaredEncoding(chunk), { fatal: true });
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder?.decode() ?? '';
    if (rest !== '') yield rest;
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof RangeError) {
      throw new ListFault('damaged', 'listfiles:xml.encoding');
    }
    throw cause;
  }
}

/** A mark wins, then the XML declaration, then UTF-8. */
export function declaredEncoding(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const start = new TextDecoder('latin1').decode(head.subarray(0, 200));
  if (start.startsWith('<\u0000?')) return 'utf-16le';
  if (start.startsWith('\u0000<\u0000?')) return 'utf-16be';
  return /^(?:ï»¿)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(start)?.[1] ?? 'utf-8';
}

function attributesOf(
  given: Readonly<Record<string, string>>,
  grow: (by: number) => void,
): ReadonlyMap<string, string> {
  const names = Object.keys(given);
  if (names.length === 0) return NO_ATTRIBUTES;
  const map = new Map<string, string>();
  for (const name of names) {
    const value = given[name] ?? '';
    grow(value.length);
    map.set(local(name), value);
  }
  return map;
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
