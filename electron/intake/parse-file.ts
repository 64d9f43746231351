import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { Locale } from '../../shared/message.ts';
import type { Problem } from '../../shared/orders/order.ts';
import type { Limits } from './limits.ts';
import type { RawWorkbook } from './raw.ts';
import { extensionOf, sniff } from './sniff.ts';
import { readTextFile } from './text-file.ts';
import { readOle, readZip } from './workbook.ts';

export interface ParseTask {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly encoding: string | undefined;
  readonly sheet: string | undefined;
  readonly locale: Locale | undefined;
  readonly limits: Limits;
}

const TEXT_EXTENSIONS: ReadonlySet<string> = new Set(['csv', 'tsv', 'txt', 'tab', 'xls', 'xlsx', '']);
const EXTENSIONS = { xlsx: ['xlsx'], xls: ['xls'], csv: ['csv', 'tsv', 'txt', 'tab'] } as const;

/** Bytes to text cells. Runs inside the worker; hostile bytes end in an error value. */
export function parseFile(task: ParseTask): Result<RawWorkbook> {
  const { bytes, name, limits } = task;
  const found = sniff(bytes);
  if ('error' in found) return { ok: false, error: found.error };
  const id = createHash('sha256').update(bytes).digest('hex');
  const base = { id, fileName: name, ...(task.sheet === undefined ? {} : { sheet: task.sheet }) };

  if (found.kind === 'text') {
    if (!TEXT_EXTENSIONS.has(extensionOf(name))) return fail('file-unreadable', 'intake:file.unknown');
    const text = readTextFile(bytes, name, task.encoding, task.locale, limits);
    if (!text.ok) return text;
    const { grid, encodings, encoding, problems } = text.value;
    return ok({
      ...base,
      format: 'csv',
      encodings,
      encoding,
      sheets: [grid],
      problems: [...extensionProblem(name, 'csv'), ...problems],
    });
  }
  const format = found.kind === 'zip' ? 'xlsx' : 'xls';
  const sheets = found.kind === 'zip' ? readZip(bytes, limits) : readOle(bytes, limits);
  if (!sheets.ok) return sheets;
  if (task.sheet !== undefined && !sheets.value.some((s) => s.name === task.sheet)) {
    return fail('not-found', 'intake:file.sheet-not-found', { sheet: task.sheet });
  }
  return ok({
    ...base,
    format,
    encodings: [],
    encoding: null,
    sheets: sheets.value,
    problems: extensionProblem(name, format),
  });
}

/** The content decides; a name that says something else is told. */
function extensionProblem(name: string, format: keyof typeof EXTENSIONS): readonly Problem[] {
  const extension = extensionOf(name);
  if ((EXTENSIONS[format] as readonly string[]).includes(extension)) return [];
  return [
    {
      severity: 'note',
      file: name,
      message: { key: 'intake:file.extension', params: { extension, format } },
    },
  ];
}
