/** The sheets in their order. Letters only: hucre writes print titles with the sheet name unquoted. */
export const SHEET_NAMES = ['Summary', 'Screening', 'Hits', 'Documents', 'Lists', 'Events'] as const;
/** The sheets that hold rows of the app's records; the Summary speaks of them. */
export const DATA_SHEETS = ['Screening', 'Hits', 'Documents', 'Lists', 'Events'] as const;
export type SheetName = (typeof SHEET_NAMES)[number];

/** The rows above the data: keys (hidden) and labels. */
export const HEADER_ROWS = 2;

export interface Column<K extends string = string> {
  readonly key: K;
  /** In characters of the default font; a Chinese or Japanese character takes two. */
  readonly width: number;
}

/** `key:width` pairs, in the order of the sheet. */
function columns<const K extends string>(table: Readonly<Record<K, number>>): readonly Column<K>[] {
  return (Object.entries(table) as [K, number][]).map(([key, width]) => ({ key, width }));
}

export const SUMMARY_COLUMNS = columns({ label: 46, value: 78, key: 34 });

/** Keys as printed in the audit-sheet specification; `outcome_basis` carries announcement and article of the outcome. */
export const SCREENING_COLUMNS = columns({
  case_id: 20,
  order_no: 16,
  line_no: 8,
  contract_no: 16,
  contract_date: 12,
  source_file: 28,
  source_hash: 37,
  source_row: 10,
  role: 12,
  party_as_given: 34,
  party_normalised: 30,
  party_id: 20,
  country: 10,
  address: 32,
  item_desc: 30,
  control_code: 13,
  hs_code: 13,
  classification_result: 14,
  classified_by: 14,
  quantity: 11,
  unit: 8,
  value: 13,
  currency: 9,
  origin: 10,
  end_use: 44,
  screened_at: 27,
  screened_by: 14,
  list_versions: 28,
  engine_version: 20,
  threshold: 10,
  hit_count: 8,
  top_score: 9,
  top_entry: 14,
  outcome: 14,
  outcome_basis: 44,
  required_docs: 18,
  docs_complete: 11,
  release_status: 14,
  released_by: 14,
  released_at: 27,
  next_review: 12,
});
export type ScreeningKey = (typeof SCREENING_COLUMNS)[number]['key'];

export const HIT_COLUMNS = columns({
  hit_id: 20,
  case_id: 20,
  party_as_given: 32,
  list: 14,
  entry_id: 12,
  entry_name_zh: 24,
  entry_name_ja: 24,
  entry_name_en: 28,
  announcement_no: 17,
  announcement_date: 13,
  matched_field: 12,
  matched_alias: 26,
  tier: 10,
  score: 9,
  score_parts: 30,
  decision: 13,
  reason_code: 18,
  reason_text: 38,
  identifiers_compared: 26,
  evidence_refs: 20,
  reviewer_1: 14,
  reviewer_1_at: 27,
  reviewer_2: 14,
  reviewer_2_at: 27,
  reviewer_2_agrees: 12,
  escalated_to: 14,
  action_taken: 22,
  reported_to_authority: 20,
  superseded_by: 16,
});
export type HitKey = (typeof HIT_COLUMNS)[number]['key'];

export const DOCUMENT_COLUMNS = columns({
  doc_no: 20,
  type: 8,
  version: 9,
  case_id: 20,
  order_no: 16,
  party: 30,
  languages: 12,
  template_id: 16,
  template_version: 12,
  clause_variants: 20,
  announcement_cited: 17,
  issued_at: 27,
  issued_by: 14,
  supersedes: 20,
  sent_at: 12,
  sent_how: 12,
  sent_to: 24,
  returned_on: 12,
  signed_by: 16,
  signer_title: 14,
  signed_on: 12,
  method: 12,
  delegation_attached: 13,
  seam_seal_present: 13,
  sha256: 37,
  scan_sha256: 37,
  original_received_on: 14,
  courier_no: 16,
  storage_place: 16,
  signature_integrity: 16,
  certificate_subject: 26,
  certificate_serial: 20,
  certificate_issuer: 26,
  certificate_validity: 22,
  trust_source: 18,
  signature_timestamp: 16,
  signature_checked_at: 27,
  expiry: 12,
  list_looks: 30,
  status: 14,
  status_reason: 24,
});
export type DocumentKey = (typeof DOCUMENT_COLUMNS)[number]['key'];

export const LIST_COLUMNS = columns({
  list_id: 18,
  name: 34,
  authority: 18,
  announcement_no: 18,
  published: 12,
  effective: 12,
  status: 18,
  checked_through: 13,
  imported_at: 27,
  imported_by: 14,
  source: 36,
  sha256: 37,
  entries: 9,
  added: 9,
  removed: 9,
  changed: 9,
  replaced_by: 16,
});
export type ListKey = (typeof LIST_COLUMNS)[number]['key'];

export const EVENT_COLUMNS = columns({
  seq: 8,
  time: 27,
  user: 14,
  role: 12,
  object: 24,
  action: 20,
  before: 40,
  after: 40,
  reason: 30,
  previous_hash: 37,
  hash: 37,
});
export type EventKey = (typeof EVENT_COLUMNS)[number]['key'];

export const SHEET_COLUMNS: Readonly<Record<SheetName, readonly Column[]>> = {
  Summary: SUMMARY_COLUMNS,
  Screening: SCREENING_COLUMNS,
  Hits: HIT_COLUMNS,
  Documents: DOCUMENT_COLUMNS,
  Lists: LIST_COLUMNS,
  Events: EVENT_COLUMNS,
};

/** Columns that stay in view, on the screen and on every printed page of a sheet that is several pages wide. */
export const FROZEN_COLUMNS: Readonly<Record<SheetName, number>> = {
  Summary: 0,
  Screening: 3,
  Hits: 1,
  Documents: 1,
  Lists: 1,
  Events: 1,
};
