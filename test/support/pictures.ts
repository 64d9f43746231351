import { crc32, deflateSync } from 'node:zlib';

/** A PNG of raw lines, each with its filter byte first. `head`: bit depth, colour type, interlace. */
export function pngOf(
  width: number,
  height: number,
  lines: Buffer,
  head: { readonly depth?: number; readonly colour: number; readonly interlace?: number },
  extra: readonly (readonly [string, Buffer])[] = [],
): Uint8Array {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([head.depth ?? 8, head.colour, 0, 0, head.interlace ?? 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const parts = [
    chunk('IHDR', size),
    ...extra.map(([type, data]) => chunk(type, data)),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...parts]));
}

/** A disc in one colour, see-through around it. */
export function logoPng(size = 120): Uint8Array {
  const lines = Buffer.alloc((size * 4 + 1) * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (Math.hypot(x - size / 2, y - size / 2) < size / 2)
        lines.set([20, 60, 140, 255], y * (size * 4 + 1) + 1 + x * 4);
  return pngOf(size, size, lines, { colour: 6 });
}
