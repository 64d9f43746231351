import { randomBytes } from 'node:crypto';
import type { FileToken } from '../../shared/contract/views.ts';
import type { PickedFile } from './ports.ts';

const MAX_FILES = 16;

/** Admitted files stay in memory under a random token; the window never names a path. The oldest go first. */
export class FileShelf {
  readonly #files = new Map<string, PickedFile>();

  admit(file: PickedFile): FileToken {
    const token = randomBytes(18).toString('base64url');
    this.#files.set(token, file);
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= MAX_FILES) break;
      this.#files.delete(oldest);
    }
    return { token, name: file.name, size: file.bytes.byteLength };
  }

  get(token: string): PickedFile | undefined {
    return this.#files.get(token);
  }

  /** Key material is dropped as soon as it was used. */
  drop(token: string): void {
    this.#files.get(token)?.bytes.fill(0);
    this.#files.delete(token);
  }

  clear(): void {
    this.#files.clear();
  }
}
