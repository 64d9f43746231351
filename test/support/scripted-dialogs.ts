import type { DialogsPort, FileKind, PickedFile } from '../../electron/app/ports.ts';

/** Dialogs whose answers stand ready. A dialog that nobody prepared is a mistake of the test and says so. */
export class ScriptedDialogs implements DialogsPort {
  readonly saved: PickedFile[] = [];
  readonly asked: (readonly FileKind[])[] = [];
  readonly #open: (PickedFile | null)[] = [];
  #cancelSaves = 0;

  willOpen(file: PickedFile): void {
    this.#open.push(file);
  }

  willCancel(): void {
    this.#open.push(null);
  }

  willCancelSave(): void {
    this.#cancelSaves += 1;
  }

  async openFile(kinds: readonly FileKind[]): Promise<PickedFile | null> {
    this.asked.push(kinds);
    const answer = this.#open.shift();
    if (answer === undefined) throw new Error('no answer was prepared for a file dialog');
    return answer;
  }

  async saveFile(suggestedName: string, bytes: Uint8Array): Promise<{ readonly name: string } | null> {
    if (this.#cancelSaves > 0) {
      this.#cancelSaves -= 1;
      return null;
    }
    this.saved.push({ name: suggestedName, bytes: Uint8Array.from(bytes) });
    return { name: suggestedName };
  }
}
