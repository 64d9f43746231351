/** The kinds of work that a process is killed at. `workers`: while threads screen a large book or read a list. */
export const MODES = ['import', 'workers', 'decide', 'issue', 'rescreen', 'backup', 'passphrase'] as const;
export type Mode = (typeof MODES)[number];

/** Defects that a harness must find, made in the killed process only. */
export const PLANTS = ['early-acknowledgement', 'no-transaction'] as const;
export type Plant = (typeof PLANTS)[number];

/** Where the journal stood when the call was answered: this event must be there for ever. */
export interface Acknowledged {
  readonly channel: string;
  /** Null where the program that acknowledged did not wait for its event: the subject alone is looked for. */
  readonly event: { readonly seq: number; readonly hash: string } | null;
  /** The book of an import, the hit of a decision, the paper of an issue, the version of a list, the saved file. */
  readonly subject: string | null;
}

export type Line =
  | { readonly kind: 'ready' }
  | { readonly kind: 'begin'; readonly channel: string }
  | { readonly kind: 'done'; readonly acknowledged: Acknowledged }
  /** Sent before the passphrase is changed: whichever of the two opens the vault is right until the answer. */
  | { readonly kind: 'passphrase'; readonly next: string }
  | { readonly kind: 'fault'; readonly text: string };

export interface Task {
  readonly folder: string;
  readonly mode: Mode;
  /** Makes the files of this process differ from those of earlier ones. */
  readonly serial: number;
  readonly passphrase: string;
  readonly plant: Plant | null;
}
