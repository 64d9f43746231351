import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples a pixel of each colour type: grey, RGB, palette, grey with alpha, RGB with alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export interface Picture {
  readonly width: number;
  readonly height: number;
}

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, 8));
}

/**
 * A PNG as one without transparency, on white, with nothing but its pixels: PDF/A stays free of soft masks, and no
 * comment of the file travels with papers. Undefined: damaged, interlaced, not 8 bits a sample, or above `most` pixels.
 */
export function flatPng(
  bytes: Uint8Array,
  most: number,
): (Picture & { readonly bytes: Uint8Array }) | undefined {
  const chunks = chunksOf(Buffer.from(bytes));
  const head = chunks?.find(({ type }) => type === 'IHDR')?.data;
  if (!chunks || !head || head.length !== 13) return undefined;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const samples = SAMPLES[head[9] ?? -1];
  if (samples === undefined || head[8] !== 8 || head[12] !== 0) return undefined;
  if (width === 0 || height === 0 || width * height > most) return undefined;
  const size = (width * samples + 1) * height;
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const raw = inflated(packed, size);
  if (!raw || !unfilter(raw, width * samples, samples)) return undefined;
  const part = (name: string) => chunks.find(({ type }) => type === name)?.data;
  const colours = coloursOf(head[9] ?? 0, part('PLTE'), part('tRNS'));
  const out = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * (width * samples + 1) + 1 + x * samples;
      const [r, g, b, alpha] = colours(raw, from);
      const to = y * (width * 3 + 1) + 1 + x * 3;
      out[to] = onWhite(r, alpha);
      out[to + 1] = onWhite(g, alpha);
      out[to + 2] = onWhite(b, alpha);
    }
  }
  return { width, height, bytes: written(width, height, out) };
}

function onWhite(value: number, alpha: number): number {
  return Math.round(255 + ((value - 255) * alpha) / 255);
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(bytes: Buffer): readonly Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      return undefined;
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, end) });
    if (type === 'IEND') return chunks;
    at = end + 4;
  }
  return undefined;
}

/** Never unpacks more than the picture has. */
function inflated(packed: Buffer, size: number): Buffer | undefined {
  try {
    const raw = inflateSync(packed, { maxOutputLength: size });
    return raw.length === size ? raw : undefined;
  } catch {
    return undefined;
  }
}

/** Undoes the filters of the lines, in place. False where a filter is unknown. */
function unfilter(raw: Buffer, stride: number, step: number): boolean {
  for (let start = 0; start < raw.length; start += stride + 1) {
    const filter = raw[start] ?? 0;
    if (filter > 4) return false;
    for (let i = 1; i <= stride; i++) {
      const at = start + i;
      const left = i > step ? (raw[at - step] ?? 0) : 0;
      const up = start > 0 ? (raw[at - stride - 1] ?? 0) : 0;
      const corner = i > step && start > 0 ? (raw[at - stride - 1 - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter] ?? 0;
      raw[at] = ((raw[at] ?? 0) + guess) & 255;
    }
  }
  return true;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

function coloursOf(type: number, palette?: Buffer, clear?: Buffer): (raw: Buffer, at: number) => Colour {
  const of = (raw: Buffer, at: number) => raw[at] ?? 0;
  const grey = (raw: Buffer, at: number, alpha: number): Colour => [
    of(raw, at),
    of(raw, at),
    of(raw, at),
    alpha,
  ];
  const rgb = (raw: Buffer, at: number, alpha: number): Colour => [
    of(raw, at),
    of(raw, at + 1),
    of(raw, at + 2),
    alpha,
  ];
  const none = (values: readonly number[]) =>
    clear !== undefined && values.every((value, i) => value === clear[i * 2 + 1]) ? 0 : 255;
  switch (type) {
    case 0:
      return (raw, at) => grey(raw, at, none([of(raw, at)]));
    case 2:
      return (raw, at) => rgb(raw, at, none([of(raw, at), of(raw, at + 1), of(raw, at + 2)]));
    case 3:
      return (raw, at) => rgb(palette ?? Buffer.alloc(0), of(raw, at) * 3, clear?.[of(raw, at)] ?? 255);
    case 4:
      return (raw, at) => grey(raw, at, of(raw, at + 1));
    default:
      return (raw, at) => rgb(raw, at, of(raw, at + 3));
  }
}

function written(width: number, height: number, lines: Buffer): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const edge = Buffer.alloc(8);
    edge.writeUInt32BE(data.length, 0);
    edge.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([edge.subarray(0, 4), body, edge.subarray(4)]);
  };
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([SIGNATURE, ...parts]));
}
