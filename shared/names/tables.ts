/** Numbers each key in the order it comes, in typed arrays: a Map of a million keys would take five times the room. */
export class KeyTable {
  #keys = new Float64Array(1024);
  #slots = new Int32Array(2048).fill(-1);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a key, -1 where it never came. */
  find(key: number): number {
    return this.#slots[this.#slotOf(key)] as number;
  }

  keyOf(id: number): number {
    return this.#keys[id] as number;
  }

  add(key: number): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot] as number;
    if (known >= 0) return known;
    if (this.#size === this.#keys.length) {
      this.#grow();
      return this.add(key);
    }
    this.#keys[this.#size] = key;
    this.#slots[slot] = this.#size;
    return this.#size++;
  }

  #slotOf(key: number): number {
    const last = this.#slots.length - 1;
    let slot = mixed((key / 0x100000000) ^ Math.imul(key | 0, 0x9e3779b1)) & last;
    for (;;) {
      const id = this.#slots[slot] as number;
      if (id < 0 || this.#keys[id] === key) return slot;
      slot = (slot + 1) & last;
    }
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#slots = new Int32Array(keys.length * 2).fill(-1);
    for (let id = 0; id < this.#size; id++) this.#slots[this.#slotOf(keys[id] as number)] = id;
  }
}

const CHUNK = 1 << 18;

/** A list of 32-bit numbers that grows without being copied. */
export class NumberList {
  readonly #chunks: Uint32Array[] = [];
  #at = CHUNK;

  push(value: number): void {
    if (this.#at === CHUNK) {
      this.#chunks.push(new Uint32Array(CHUNK));
      this.#at = 0;
    }
    (this.#chunks[this.#chunks.length - 1] as Uint32Array)[this.#at++] = value;
  }

  each(take: (value: number) => void): void {
    this.#chunks.forEach((chunk, i) => {
      const end = i === this.#chunks.length - 1 ? this.#at : CHUNK;
      for (let at = 0; at < end; at++) take(chunk[at] as number);
    });
  }
}

/** Finds the places at which a text stands, in rising order; holds no texts of its own. */
export class TextTable {
  readonly #textAt: (place: number) => string;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;

  constructor(count: number, textAt: (place: number) => string) {
    this.#textAt = textAt;
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(count + 2))).fill(-1);
    this.#next = new Int32Array(count);
    for (let place = count - 1; place >= 0; place--) {
      const slot = this.#slotOf(textAt(place));
      this.#next[place] = this.#heads[slot] as number;
      this.#heads[slot] = place;
    }
  }

  places(text: string): number[] {
    const out: number[] = [];
    for (let at = this.#heads[this.#slotOf(text)] as number; at >= 0; at = this.#next[at] as number)
      if (this.#textAt(at) === text) out.push(at);
    return out;
  }

  #slotOf(text: string): number {
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return mixed(hash) & (this.#heads.length - 1);
  }
}

function mixed(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
