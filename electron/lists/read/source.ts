/** One file as its reader sees it, inside the worker: the bytes come piece by piece. */
export interface FileSource {
  readonly name: string;
  readonly size: number;
  /** Encoding of text, found before; `utf-8` where it does not matter. */
  readonly encoding: string;
  /** Another encoding that fits the bytes nearly as well; null where there is none. */
  readonly otherEncoding: string | null;
  /** The pieces in order. Once only. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** The whole file in one piece. */
export async function whole(source: FileSource): Promise<Uint8Array> {
  const all = new Uint8Array(source.size);
  let at = 0;
  for await (const chunk of source.chunks()) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all.subarray(0, at);
}

/** The text piece by piece; bytes that do not belong to the encoding become U+FFFD, a byte order mark is dropped. */
export async function* texts(source: FileSource, encoding = source.encoding): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source.chunks()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** A file that is already in memory: pieces of it, for tests and for pasted text. */
export function inMemory(
  bytes: Uint8Array,
  name: string,
  encoding = 'utf-8',
  pieceSize = 1 << 20,
): FileSource {
  return {
    name,
    size: bytes.byteLength,
    encoding,
    otherEncoding: null,
    async *chunks() {
      for (let at = 0; at < bytes.byteLength; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
    },
  };
}
