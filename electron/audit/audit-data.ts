import type { IsoDate, IsoInstant } from '../../shared/message.ts';
import type { Outcome } from '../../shared/rules/outcome.ts';
import type { DocumentKey, EventKey, HitKey, ListKey, ScreeningKey } from './columns.ts';

/**
 * A value of a cell. A `date` becomes a true date cell, an `instant` stays text. Identifiers, HS codes, corporate numbers and
 * quantities that carry a unit are strings. Codes (outcome, role, verdict) are printed as given: the app puts them into the
 * officer's language first.
 */
export type AuditValue =
  | string
  | number
  | { readonly date: IsoDate }
  | { readonly instant: IsoInstant }
  | null;

/** One row of a sheet; a key that is left out is an empty cell. */
export type AuditRow<K extends string> = Readonly<Partial<Record<K, AuditValue>>>;

/** A list version that was used, as the Summary prints it. */
export interface AuditListVersion {
  /** e.g. `MOFCOM 2026-12`. */
  readonly id: string;
  readonly date: IsoDate;
  readonly checkedThrough: IsoDate;
  readonly entries: number;
}

/** What the Summary says of the whole file. The writer adds format, time of export and hashes. */
export interface AuditSummary {
  readonly company: string;
  /** Unified social credit code or corporate number. */
  readonly companyId: string;
  readonly perspective: string;
  /** First and last day of the exported period; null where the export is not bound to a period. */
  readonly period: { readonly from: IsoDate; readonly to: IsoDate } | null;
  readonly exportedBy: string;
  readonly appVersion: string;
  readonly engineVersion: string;
  readonly threshold: number;
  readonly listsAsOf: IsoDate;
  readonly listVersions: readonly AuditListVersion[];
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly orders: number;
  readonly lines: number;
  readonly parties: number;
  /** Events in the journal and the hash of the last one, at the time of export. */
  readonly journal: { readonly count: number; readonly head: string };
  /** Sentences that must be read with the file, already in the officer's language. */
  readonly notes: readonly string[];
}

/** Everything that the workbook shows. */
export interface AuditData {
  readonly summary: AuditSummary;
  /** One row per order line and party role. */
  readonly screening: readonly AuditRow<ScreeningKey>[];
  /** One row per hit. */
  readonly hits: readonly AuditRow<HitKey>[];
  /** One row per paper. */
  readonly documents: readonly AuditRow<DocumentKey>[];
  /** One row per list version. */
  readonly lists: readonly AuditRow<ListKey>[];
  /** One row per event of the journal. */
  readonly events: readonly AuditRow<EventKey>[];
}
