import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDraft } from '../../../../electron/lists/read/dispatch.ts';
import { LIST_LIMITS, type ListLimits } from '../../../../electron/lists/read/limits.ts';
import type { ReadJob } from '../../../../electron/lists/read/reader.ts';
import { Sink } from '../../../../electron/lists/read/sink.ts';
import { inMemory } from '../../../../electron/lists/read/source.ts';
import { type ListInput, readListFile } from '../../../../electron/lists/read.ts';
import type { DraftEntry, DraftList } from '../../../../shared/lists/draft.ts';

export const FIXTURES = join(import.meta.dirname, '../../../fixtures/lists');

export function fixture(name: string): { readonly name: string; readonly bytes: Uint8Array } {
  return { name, bytes: readFileSync(join(FIXTURES, name)) };
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The draft that the product makes of a file, through its worker. */
export async function draft(input: ListInput): Promise<DraftList> {
  const read = await readListFile(input);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** The key of the sentence with which a file is refused. */
export async function refusal(input: ListInput): Promise<string> {
  const read = await readListFile(input);
  return read.ok ? `read ${read.value.entries.length} entries` : read.error.message.key;
}

export const namesOf = (entry: DraftEntry | undefined): string[] =>
  entry?.names.map(({ field, text }) => `${field}:${text}`) ?? [];

/** The reader itself, in this thread and in small pieces: what the worker runs. */
export async function readHere(
  bytes: Uint8Array,
  name: string,
  pieceSize = 1 << 20,
  limits: ListLimits = LIST_LIMITS,
  of: Partial<Pick<ReadJob, 'source' | 'pasted'>> = {},
) {
  const entries: DraftEntry[] = [];
  const sink = new Sink(limits, (batch) => entries.push(...batch));
  const job = { beside: [], source: undefined, mapping: undefined, pasted: false, limits, ...of };
  const file = inMemory(bytes, name, 'utf-8', pieceSize);
  const outcome = await readDraft({ ...job, file }, bytes.subarray(0, 65_536), sink);
  return { outcome, entries, problems: sink.problems() };
}
