import type { Theme, Zoom } from '../../shared/look.ts';
import type { IsoInstant, Locale } from '../../shared/message.ts';

/** What the app asks of the machine it runs on. No type of a host appears here; a port returns data or a typed error. */
export interface Host {
  readonly kind: 'electron' | 'chromium' | 'terminal';
  readonly paths: PathsPort;
  readonly settings: SettingsPort;
  readonly secrets: SecretsPort;
  readonly dialogs: DialogsPort;
  /** Null where the host cannot write to a folder on its own. */
  readonly backups: BackupsPort | null;
  readonly clock: ClockPort;
  readonly log: LogPort;
  /** Sends an event to the window; a host without a window drops it. */
  emit(event: HostEvent): void;
}

export interface PathsPort {
  /** Folder of the vault. */
  readonly data: string;
  /** Read-only folder of the product's data. */
  readonly assets: string;
  /** Folders of the paper fonts, searched in order. */
  readonly fonts: readonly string[];
}

/** Preferences: language, theme, window. Nothing secret, nothing of the business. */
export interface Preferences {
  readonly locale: Locale | null;
  readonly theme: Theme;
  readonly zoom: Zoom;
  readonly window: { readonly width: number; readonly height: number } | null;
  readonly idleMinutes: number;
  /** Where automatic backups go on this computer; only ever chosen in the host's dialog. */
  readonly backupFolder: string | null;
}

export interface SettingsPort {
  read(): Preferences;
  write(change: Partial<Preferences>): Preferences;
}

/** Optional wrapping of the vault key by the operating system. Weak back ends count as none. */
export interface SecretsPort {
  available(): Promise<{ readonly available: boolean; readonly backend: string }>;
  protect(bytes: Uint8Array): Promise<Uint8Array | null>;
  reveal(bytes: Uint8Array): Promise<Uint8Array | null>;
}

export interface PickedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FileKind {
  readonly label: string;
  readonly extensions: readonly string[];
}

/** File dialogs. They move bytes, never paths typed by the window. */
export interface DialogsPort {
  /** Reads at most `limit` bytes (the policy's where none is given), so that a file too large ends in a sentence. */
  openFile(kinds: readonly FileKind[], limit?: number): Promise<PickedFile | null>;
  /** Writes the bytes where the user chose; the name it got, or null where the user cancelled. */
  saveFile(suggestedName: string, bytes: Uint8Array): Promise<{ readonly name: string } | null>;
  /** The same for what is too large to be held at once. A host without it gets the whole by `saveFile`. */
  saveStream?(
    suggestedName: string,
    chunks: AsyncIterable<Uint8Array>,
  ): Promise<{ readonly name: string } | null>;
}

/** A folder for automatic backups. `write` returns once the file was read back; all of them throw what the system says. */
export interface BackupsPort {
  choose(): Promise<string | null>;
  write(folder: string, name: string, bytes: Uint8Array): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
  remove(folder: string, name: string): Promise<void>;
}

export interface ClockPort {
  now(): IsoInstant;
  /** Monotonic milliseconds, for durations. */
  monotonic(): number;
}

export interface LogPort {
  /** Technical lines only: no names, no values of the business. */
  write(level: 'info' | 'warn' | 'error', code: string, detail?: Record<string, string | number>): void;
}

export type HostEvent =
  | { readonly type: 'progress'; readonly job: string; readonly done: number; readonly total: number }
  | { readonly type: 'state-changed' };
