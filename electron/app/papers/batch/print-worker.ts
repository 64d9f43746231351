import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '../../../../shared/contract/errors.ts';
import type { PaperModel } from '../../../../shared/papers/index.ts';
import { loadFonts } from '../../../papers/fonts.ts';
import type { Logo } from '../../../papers/logo.ts';
import { renderPaper } from '../../../papers/render.ts';

/** Folders of the fonts; the fonts that were read already, by path, in memory that all workers share. */
export interface PrintWorkerData {
  readonly folders: readonly string[];
  readonly fonts: ReadonlyMap<string, SharedArrayBuffer>;
}

export interface PrintOrder {
  readonly no: number;
  readonly model: PaperModel;
  readonly logo?: Logo;
}

export interface PrintAnswer {
  readonly no: number;
  readonly result: Result<Uint8Array>;
}

const { folders, fonts } = workerData as PrintWorkerData;
const book = loadFonts(folders, (path) => {
  const bytes = fonts.get(path);
  if (bytes === undefined) throw new Error('a font that was not handed over');
  return Buffer.from(bytes);
});

parentPort?.on('message', async ({ no, model, logo }: PrintOrder) => {
  const read = await book;
  const result = read.ok ? await renderPaper(model, { fonts: read.value, ...(logo ? { logo } : {}) }) : read;
  parentPort?.postMessage({ no, result } satisfies PrintAnswer);
});
