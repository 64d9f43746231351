import type { Page } from 'playwright-core';
import type { DialogsPort, FileKind, PickedFile } from '../../app/ports.ts';
import { MAX_FILE_BYTES } from '../policy.ts';

/**
 * The browser's own file dialogs, opened by evaluation with a user gesture. Bytes come and go over the debugging pipe and
 * stay in memory: nothing is copied to a folder of temporary files or downloads.
 */
export function pageDialogs(page: () => Page): DialogsPort {
  return {
    openFile: async (kinds, limit = MAX_FILE_BYTES) => {
      const picked = await page().evaluate(pickFile, { accept: acceptOf(kinds), limit });
      return picked satisfies PickedFile | null;
    },
    saveFile: async (suggestedName, bytes) => {
      const name = await page().evaluate(saveFile, { suggestedName, bytes });
      return name === null ? null : { name };
    },
  };
}

function acceptOf(kinds: readonly FileKind[]): string {
  return kinds
    .flatMap((kind) => kind.extensions.map((extension) => `.${extension.replace(/^\./, '')}`))
    .join(',');
}

/** Runs in the page. */
async function pickFile(what: {
  accept: string;
  limit: number;
}): Promise<{ name: string; bytes: Uint8Array } | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = what.accept;
  const chosen = await new Promise<File | null>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => resolve(null), { once: true });
    input.click();
  });
  if (chosen === null) return null;
  return { name: chosen.name, bytes: new Uint8Array(await chosen.slice(0, what.limit).arrayBuffer()) };
}

/** Runs in the page. Chromium writes beside the chosen file and swaps it in when the stream closes. */
async function saveFile(what: { suggestedName: string; bytes: Uint8Array }): Promise<string | null> {
  interface Handle {
    readonly name: string;
    createWritable(): Promise<{ write(bytes: Uint8Array): Promise<void>; close(): Promise<void> }>;
  }
  const show = Reflect.get(globalThis, 'showSaveFilePicker') as (options: object) => Promise<Handle>;
  let handle: Handle;
  try {
    handle = await show({ suggestedName: what.suggestedName });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return null;
    throw cause;
  }
  const stream = await handle.createWritable();
  await stream.write(what.bytes);
  await stream.close();
  return handle.name;
}
