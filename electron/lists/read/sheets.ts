import type { SheetGrid } from '../../../shared/orders/sheet.ts';
import { readOle, readZip } from '../../intake/workbook.ts';
import { ListFault } from './fault.ts';
import type { ReadJob } from './reader.ts';
import { whole } from './source.ts';

/** The sheets of a workbook; what cannot be opened ends in the sentence that the order sheets have for it. */
export async function sheetsOf({ file, limits }: ReadJob): Promise<readonly SheetGrid[]> {
  const bytes = await whole(file);
  const read = bytes[0] === 0x50 ? readZip(bytes, limits) : readOle(bytes, limits);
  if (read.ok) return read.value;
  const { code, message } = read.error;
  throw new ListFault(code, message.key, message.params);
}
