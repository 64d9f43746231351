import { ReturnFault } from './fault.ts';
import type { ReturnLimits } from './limits.ts';
import type { ReturnReading } from './reading.ts';

/** A photograph or scan of one page. Only its size is read here; the window draws it. */
export function readPicture(bytes: Uint8Array, format: 'png' | 'jpeg', limits: ReturnLimits): ReturnReading {
  const size = format === 'png' ? pngSize(bytes) : jpegSize(bytes);
  if (size === null || size.width === 0 || size.height === 0)
    throw new ReturnFault('damaged', 'returned:file.broken');
  if (size.width * size.height > limits.pixels)
    throw new ReturnFault('file-bomb', 'returned:file.pixels', {
      width: size.width,
      height: size.height,
      megapixels: Math.floor(limits.pixels / 1_000_000),
    });
  return {
    format,
    pages: [{ text: '', picture: 1, annotations: [], drawing: '' }],
    attached: null,
    verification: { signatures: [], overall: 'unsigned' },
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function pngSize(bytes: Uint8Array): Size | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 45 || data.toString('latin1', 12, 16) !== 'IHDR') return null;
  // A file that was cut off has no end.
  if (!data.subarray(-12).includes('IEND')) return null;
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}

/** Walks the segments to the frame header, which holds the size. */
function jpegSize(bytes: Uint8Array): Size | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < data.length; ) {
    if (data[at] !== 0xff) return null;
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    if (marker === 0xda || marker === 0xd9) return null;
    at += 2 + data.readUInt16BE(at + 2);
  }
  return null;
}
