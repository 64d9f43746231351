import type { IsoInstant } from '../../shared/message.ts';
import { OUTCOMES } from '../../shared/rules/outcome.ts';
import type { AuditSummary, AuditValue } from './audit-data.ts';
import { DATA_SHEETS, SHEET_NAMES, type SheetName } from './columns.ts';
import type { Labels } from './labels.ts';

/** Tells the verifier which canonical form the file was written in. */
export const FORMAT = 'pledgedesk-audit/1';
export const FORMAT_KEY = 'format';
export const dataHashKey = (sheet: string): string => `sha256.${sheet}`;
export const headerHashKey = (sheet: string): string => `sha256_header.${sheet}`;

/** A row of the Summary, in the order of SUMMARY_COLUMNS. */
export type SummaryRow = readonly [label: string, value: AuditValue, key: string];

/** The facts of the Summary: everything above the hashes. */
export function factRows(summary: AuditSummary, labels: Labels, now: IsoInstant): SummaryRow[] {
  const row = (key: string, value: AuditValue): SummaryRow => [labels.text(`summary.${key}`), value, key];
  const day = (date: string | undefined): AuditValue => (date === undefined ? null : { date });
  return [
    row('company', summary.company),
    row('company_id', summary.companyId),
    row('perspective', summary.perspective),
    row('period_from', day(summary.period?.from)),
    row('period_to', day(summary.period?.to)),
    row('exported_by', summary.exportedBy),
    row('exported_at', { instant: now }),
    row('lists_as_of', { date: summary.listsAsOf }),
    ...summary.listVersions.map(
      (list): SummaryRow => [
        labels.text('summary.list_version', { id: list.id }),
        labels.text('summary.list_version_value', { ...list }),
        `list_version.${list.id}`,
      ],
    ),
    row('engine_version', summary.engineVersion),
    row('threshold', summary.threshold),
    ...OUTCOMES.map(
      (outcome): SummaryRow => [
        labels.text(`summary.outcome.${outcome}`),
        summary.outcomes[outcome],
        `outcome.${outcome}`,
      ],
    ),
    row('orders', summary.orders),
    row('lines', summary.lines),
    row('parties', summary.parties),
    ...summary.notes.map((note, i): SummaryRow => [labels.text('summary.note'), note, `note.${i + 1}`]),
    row('signature_preparer', null),
    row('signature_reviewer', null),
    row('app_version', summary.appVersion),
    row('journal_count', summary.journal.count),
    row('journal_head', summary.journal.head),
    row(FORMAT_KEY, FORMAT),
  ];
}

/** The rows that carry the hashes of all headers, and of the data of all sheets but the Summary. */
export function hashRows(
  labels: Labels,
  headers: Readonly<Record<SheetName, string>>,
  data: Readonly<Record<(typeof DATA_SHEETS)[number], string>>,
): SummaryRow[] {
  return [
    ...SHEET_NAMES.map(
      (sheet): SummaryRow => [
        labels.text('summary.sha256_header', { sheet }),
        headers[sheet],
        headerHashKey(sheet),
      ],
    ),
    ...DATA_SHEETS.map((sheet) => hashRow(labels, sheet, data[sheet])),
  ];
}

/** The row that carries the hash of a sheet's data. The Summary's own is its last row, hashed with an empty value. */
export function hashRow(labels: Labels, sheet: SheetName, sha256: string | null): SummaryRow {
  return [labels.text('summary.sha256', { sheet }), sha256, dataHashKey(sheet)];
}
