import type { IsoDate, IsoInstant } from '../message.ts';
import type { Wording } from './clauses.ts';

/** One party text and what screening found for it. */
export interface ScreenedParty {
  readonly roles: Wording;
  readonly name: string;
  readonly normalised: string;
  readonly address?: string;
  readonly country?: string;
  readonly registrationId?: string;
  readonly result: Wording;
  /** The best hit, or the nearest name below the threshold: name, entry, score. */
  readonly nearest?: string;
}

/** One party text against one list entry, with what people have said of it. */
export interface ScreenedHit {
  readonly party: string;
  readonly entry: string;
  readonly matched: string;
  readonly score: string;
  readonly reasons: readonly Wording[];
  readonly state: Wording;
  readonly decisions: readonly {
    readonly verdict: Wording;
    readonly reason: Wording;
    readonly text: string;
    readonly by: string;
    readonly at: IsoInstant;
    readonly review?: {
      readonly verdict: Wording;
      readonly text: string;
      readonly by: string;
      readonly at: IsoInstant;
    };
  }[];
}

/** What one line came to and why. `source`: the text that a reason rests on. */
export interface ScreenedLine {
  readonly lineNo: string;
  readonly item: string;
  readonly outcome: Wording;
  /** In print order; `depth`: how far under the rule that it supports. */
  readonly reasons: readonly { readonly text: Wording; readonly source?: Wording; readonly depth: number }[];
}

/** A name that a person changed by hand in a paper of the case. */
export interface EditedName {
  readonly docNo: string;
  readonly key: string;
  readonly value: string;
}

/** A screening so that it can be done again: same file, list, engine, threshold and day give the same result. */
export interface ScreeningFacts {
  readonly file: {
    readonly name: string;
    readonly sha256: string;
    readonly importedAt: IsoInstant;
    readonly importedBy: string;
  };
  readonly list: {
    readonly packId: string;
    readonly packHash: string;
    /** Absent where another pack is installed now than the screening used. */
    readonly entries?: number;
    readonly announcements?: string;
    readonly checkedThrough: IsoDate;
  };
  readonly engine: string;
  readonly threshold: string;
  readonly asOf: IsoDate;
  readonly perspective: Wording;
  readonly parties: readonly ScreenedParty[];
  readonly hits: readonly ScreenedHit[];
  readonly lines: readonly ScreenedLine[];
  readonly edits: readonly EditedName[];
}
