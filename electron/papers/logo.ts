import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { flatPng, isPng } from './png.ts';

/** The company's sign at the head of its papers, ready for a PDF. */
export interface Logo {
  readonly kind: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export const MAX_LOGO_BYTES = 2 * 2 ** 20;
const MAX_PIXELS = 8_000_000;
/** Fewer pixels print as a blur. */
const LEAST = 48;

/** Reads a PNG or JPEG by its content. Errors: `bad-input` (another kind, too small), `file-too-large`, `file-unreadable`. */
export function readLogo(bytes: Uint8Array): Result<Logo> {
  if (bytes.byteLength > MAX_LOGO_BYTES)
    return fail('file-too-large', 'letterhead:refused.large', { mebibytes: 2 });
  const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  if (!jpeg && !isPng(bytes)) return fail('bad-input', 'letterhead:refused.kind');
  const logo = jpeg ? jpegOf(bytes) : pngOf(bytes);
  if (!logo) return fail('file-unreadable', 'letterhead:refused.unreadable');
  if (Math.max(logo.width, logo.height) < LEAST)
    return fail('bad-input', 'letterhead:refused.small', {
      width: logo.width,
      height: logo.height,
      least: LEAST,
    });
  return ok(logo);
}

function pngOf(bytes: Uint8Array): Logo | undefined {
  const flat = flatPng(bytes, MAX_PIXELS);
  return flat && { kind: 'png', ...flat };
}

/** Grey or RGB; CMYK would need a second output intent. Comments and EXIF do not travel with papers. */
function jpegOf(bytes: Uint8Array): Logo | undefined {
  const data = Buffer.from(bytes);
  const kept: Buffer[] = [data.subarray(0, 2)];
  let size: { readonly width: number; readonly height: number } | undefined;
  for (let at = 2; at + 4 <= data.length; ) {
    if (data[at] !== 0xff) return undefined;
    const marker = data[at + 1] ?? 0;
    const end = at + 2 + data.readUInt16BE(at + 2);
    if (end > data.length) return undefined;
    if (FRAMES.has(marker)) {
      if (end < at + 10 || data[at + 4] !== 8 || ![1, 3].includes(data[at + 9] ?? 0)) return undefined;
      size = { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    }
    if (marker === SCAN) {
      if (!size || size.width * size.height === 0 || size.width * size.height > MAX_PIXELS) return undefined;
      const whole = data.lastIndexOf(Buffer.from([0xff, 0xd9]));
      if (whole < end) return undefined;
      kept.push(data.subarray(at, whole + 2));
      return { kind: 'jpeg', ...size, bytes: new Uint8Array(Buffer.concat(kept)) };
    }
    const extra = marker === COMMENT || (marker > APP0 && marker <= APP15 && marker !== ADOBE);
    if (!extra) kept.push(data.subarray(at, end));
    at = end;
  }
  return undefined;
}

/** Baseline, extended and progressive frames. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const SCAN = 0xda;
const COMMENT = 0xfe;
const APP0 = 0xe0;
const APP15 = 0xef;
/** Says how the colours are coded. */
const ADOBE = 0xee;
