import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogPort } from '../app/ports.ts';

const MAX_BYTES = 256 * 1024;

/**
 * Technical lines in `DATA/log/pledgedesk.log`, with one older file kept. Details are cut short and stripped of everything
 * that is not plain ASCII, so that a name of the business cannot slip in through an error message.
 */
export function fileLog(dataDir: string, now: () => string): LogPort {
  const folder = join(dataDir, 'log');
  const file = join(folder, 'pledgedesk.log');
  return {
    write: (level, code, detail = {}) => {
      const parts = Object.entries(detail).map(([key, value]) => `${plain(key)}=${plain(String(value))}`);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.1`);
        appendFileSync(file, `${[now(), level, plain(code), ...parts].join(' ')}\n`, { mode: 0o600 });
      } catch {
        // A full or read-only disk must not stop the work for the sake of a log line.
      }
    },
  };
}

function plain(text: string): string {
  return text.replace(/[^\x21-\x7e]+/g, '_').slice(0, 160);
}
