import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ListedEntity } from '../../shared/lists/entity.ts';

/** A list's entries as they are kept: one JSON text a line, compressed. `hash`: SHA-256 of the lines. */
export interface PackedEntries {
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly count: number;
}

const LINE = '\n';
const CHUNK = 2000;

export function packEntries(entities: Iterable<ListedEntity>): PackedEntries {
  const chunks: Buffer[] = [];
  let lines: string[] = [];
  let count = 0;
  const close = () => {
    if (lines.length > 0) chunks.push(Buffer.from(lines.join(LINE) + LINE, 'utf8'));
    lines = [];
  };
  for (const entity of entities) {
    lines.push(JSON.stringify(entity));
    count++;
    if (lines.length === CHUNK) close();
  }
  close();
  const plain = Buffer.concat(chunks);
  return { bytes: gzipSync(plain, { level: 1 }), hash: sha256(plain), count };
}

/**
 * Entries of one version. They stay as bytes: a million names would fill the memory as objects, and few are ever looked
 * at. Ids are found by a first pass over the lines.
 */
export class EntryFile {
  readonly hash: string;
  readonly #plain: Buffer;
  readonly #starts: readonly number[];
  #places: Map<string, number> | null = null;

  constructor(packed: Uint8Array) {
    this.#plain = gunzipSync(packed);
    this.hash = sha256(this.#plain);
    if (this.#plain.length > 0 && this.#plain.at(-1) !== 10)
      throw new Error('entries that end within a line');
    const starts: number[] = [];
    let start = 0;
    while (start < this.#plain.length) {
      starts.push(start);
      start = this.#plain.indexOf(10, start) + 1;
    }
    starts.push(start);
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  at(index: number): ListedEntity {
    const [start = 0, end = 0] = [this.#starts[index], this.#starts[index + 1]];
    return JSON.parse(this.#plain.toString('utf8', start, end - 1)) as ListedEntity;
  }

  byId(id: string): ListedEntity | undefined {
    const place = this.#ids().get(id);
    return place === undefined ? undefined : this.at(place);
  }

  *[Symbol.iterator](): IterableIterator<ListedEntity> {
    for (let i = 0; i < this.count; i++) yield this.at(i);
  }

  #ids(): Map<string, number> {
    if (this.#places !== null) return this.#places;
    const places = new Map<string, number>();
    for (let i = 0; i < this.count; i++) places.set(this.#idAt(i), i);
    this.#places = places;
    return places;
  }

  /** The id alone: it stands first in its line. */
  #idAt(index: number): string {
    const start = this.#starts[index] ?? 0;
    const end = this.#plain.indexOf('",', start);
    const text = this.#plain.toString('utf8', start, end + 1);
    return text.startsWith('{"id":"') && !text.includes('\\') ? text.slice(7, -1) : this.at(index).id;
  }
}

/** The version of one entry, for records that must say what they rested on: 16 hex digits of its SHA-256. */
export function entityVersionOf(entity: ListedEntity): string {
  return sha256(Buffer.from(JSON.stringify(entity), 'utf8')).slice(0, 16);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
