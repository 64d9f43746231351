import type { ReturnFormat } from '../../../shared/papers/returned.ts';
import { ReturnFault } from './fault.ts';
import { readPdf } from './read-pdf.ts';
import { readPicture } from './read-picture.ts';
import type { ReturnReading, ReturnTask } from './reading.ts';

/** Reads a returned file by its content, not by its name. Throws `ReturnFault`. */
export async function readFile(task: ReturnTask): Promise<ReturnReading> {
  const { bytes, limits } = task;
  const format = formatOf(bytes);
  return format === 'pdf' ? readPdf(bytes, limits) : readPicture(bytes, format, limits);
}

function formatOf(bytes: Uint8Array): ReturnFormat {
  const starts = (...head: number[]) => head.every((byte, i) => bytes[i] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x49, 0x49, 0x2a, 0) || starts(0x4d, 0x4d, 0, 0x2a))
    throw new ReturnFault('file-unreadable', 'returned:file.tiff');
  // Readers take a PDF that begins within its first kilobyte.
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  throw new ReturnFault('file-unreadable', 'returned:file.format');
}
