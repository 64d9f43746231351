import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readLogo } from '../../../electron/papers/logo.ts';
import { flatPng } from '../../../electron/papers/png.ts';
import { logoPng, pngOf } from '../../support/pictures.ts';

const MOST = 1_000_000;

/** Pixels of a flat PNG, line by line without the filter byte. */
function pixels(png: Uint8Array | undefined, width: number): readonly (readonly number[])[] {
  const bytes = Buffer.from(png ?? []);
  const at = bytes.indexOf('IDAT');
  const raw = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  const stride = width * 3 + 1;
  return Array.from({ length: raw.length / stride }, (_, y) => [
    ...raw.subarray(y * stride + 1, (y + 1) * stride),
  ]);
}

describe('a PNG', () => {
  it('loses its transparency to white', () => {
    const png = pngOf(2, 1, Buffer.from([0, 10, 20, 30, 255, 10, 20, 30, 0]), { colour: 6 });
    expect(pixels(flatPng(png, MOST)?.bytes, 2)).toEqual([[10, 20, 30, 255, 255, 255]]);
    const grey = pngOf(1, 1, Buffer.from([0, 0, 51]), { colour: 4 });
    expect(pixels(flatPng(grey, MOST)?.bytes, 1)).toEqual([[204, 204, 204]]);
  });

  it('has every filter of its lines undone', () => {
    const lines = Buffer.from([
      ...[0, 10, 20, 30, 40, 50, 60],
      ...[1, 10, 20, 30, 5, 5, 5],
      ...[2, 1, 1, 1, 1, 1, 1],
      ...[3, 4, 4, 4, 4, 4, 4],
      ...[4, 2, 2, 2, 2, 2, 2],
    ]);
    expect(pixels(flatPng(pngOf(2, 5, lines, { colour: 2 }), MOST)?.bytes, 2)).toEqual([
      [10, 20, 30, 40, 50, 60],
      [10, 20, 30, 15, 25, 35],
      [11, 21, 31, 16, 26, 36],
      [9, 14, 19, 16, 24, 31],
      [11, 16, 21, 18, 26, 33],
    ]);
  });

  it('is read by its palette, with the transparent colours of it', () => {
    const palette = [
      ['PLTE', Buffer.from([1, 2, 3, 4, 5, 6])],
      ['tRNS', Buffer.from([255, 0])],
    ] as const;
    const png = pngOf(2, 1, Buffer.from([0, 0, 1]), { colour: 3 }, palette);
    expect(pixels(flatPng(png, MOST)?.bytes, 2)).toEqual([[1, 2, 3, 255, 255, 255]]);
  });

  it('keeps nothing of the file but its pixels', () => {
    const png = pngOf(1, 1, Buffer.from([0, 9]), { colour: 0 }, [['tEXt', Buffer.from('Author\0secret')]]);
    expect(Buffer.from(flatPng(png, MOST)?.bytes ?? []).includes('secret')).toBe(false);
  });
});

describe('a logo', () => {
  it('is told by its content', () => {
    expect(readLogo(logoPng())).toMatchObject({ ok: true, value: { kind: 'png', width: 120, height: 120 } });
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(readLogo(svg)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(readLogo(logoPng(20))).toMatchObject({ ok: false, error: { message: { params: { width: 20 } } } });
    expect(readLogo(new Uint8Array(3 * 2 ** 20))).toMatchObject({
      ok: false,
      error: { code: 'file-too-large' },
    });
  });

  it.each([
    ['cut short', (png: Uint8Array) => png.subarray(0, png.length - 20)],
    ['changed by a byte', (png: Uint8Array) => png.map((b, i) => (i === 60 ? b ^ 1 : b))],
    ['of more pixels than it holds', () => pngOf(4000, 2000, Buffer.alloc(100), { colour: 6 })],
    ['that unpacks to more', () => pngOf(64, 64, Buffer.alloc(50_000_000), { colour: 6 })],
    ['interlaced', () => pngOf(64, 64, Buffer.alloc(64 * 65), { colour: 0, interlace: 1 })],
    ['of 16 bits', () => pngOf(64, 64, Buffer.alloc(64 * 129), { colour: 0, depth: 16 })],
  ])('%s is refused', (_, spoil) => {
    expect(readLogo(spoil(logoPng()))).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
  });

  it('in JPEG leaves its comments and its EXIF behind, and must be grey or RGB', () => {
    const jpeg = (components: number) =>
      new Uint8Array([
        ...[0xff, 0xd8, 0xff, 0xe1, 0, 8, ...Buffer.from('Exif-x')],
        ...[0xff, 0xfe, 0, 8, ...Buffer.from('secret')],
        ...[0xff, 0xc0, 0, 8 + components * 3, 8, 0, 60, 0, 90, components],
        ...Array.from({ length: components * 3 }, () => 1),
        ...[0xff, 0xda, 0, 3, 1, 42, 0xff, 0xd9],
        ...Buffer.from('tail'),
      ]);
    const read = readLogo(jpeg(3));
    expect(read).toMatchObject({ ok: true, value: { kind: 'jpeg', width: 90, height: 60 } });
    const kept = Buffer.from(read.ok ? read.value.bytes : []);
    for (const word of ['secret', 'Exif', 'tail']) expect(kept.includes(word)).toBe(false);
    expect(kept.subarray(-3)).toEqual(Buffer.from([42, 0xff, 0xd9]));
    expect(readLogo(jpeg(4))).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
  });
});
