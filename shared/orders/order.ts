import type { IsoDate, Message } from '../message.ts';

/** The fields that a column of an order sheet can hold. */
export const FIELD_KEYS = [
  'order_no',
  'contract_no',
  'invoice_no',
  'line_no',
  'buyer',
  'consignee',
  'notify_party',
  'end_user',
  'intermediary',
  'exporter',
  'manufacturer',
  'payer',
  'forwarder',
  'country_dest',
  'country_trade',
  'address',
  'site_of_use',
  'party_id',
  'item_code',
  'item_desc',
  'spec',
  'hs_code',
  'control_code',
  'cas_no',
  'quantity',
  'unit',
  'net_weight',
  'gross_weight',
  'packages',
  'unit_price',
  'value',
  'currency',
  'incoterm',
  'end_use',
  'end_product',
  'origin',
  'domestic_source',
  'contract_date',
  'ship_date',
  'licence_no',
  'port',
  'marks',
  'sales_rep',
  'remarks',
] as const;
export type FieldKey = (typeof FIELD_KEYS)[number];

/** What a party does in an order. `mentioned`: a party-like text in a cell that names no role (remarks, marks). */
export const ROLES = [
  'buyer',
  'consignee',
  'end_user',
  'intermediary',
  'notify_party',
  'payer',
  'forwarder',
  'manufacturer',
  'exporter',
  'mentioned',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that receive the goods: a control-list party here stops the line. */
export const RECIPIENT_ROLES: readonly Role[] = [
  'buyer',
  'consignee',
  'end_user',
  'intermediary',
  'notify_party',
];

/** Where a value stands in the file. `row` counts from 1 as the spreadsheet shows it, `column` is its letter. */
export interface CellAddress {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
}

/** A value as the sheet has it (trimmed, nothing else), and where. A blank filled from above has the address above. */
export interface Cell {
  readonly text: string;
  readonly at: CellAddress;
}

/** A party in a role on one line. `asGiven` is the whole cell, `name` what is screened. */
export interface Party {
  readonly role: Role;
  readonly asGiven: string;
  readonly name: string;
  readonly address?: string;
  readonly contact?: string;
  readonly country?: string;
  readonly registrationId?: string;
  readonly at: CellAddress;
}

/** One line of an order. `key` is unique and stable within its book: the sheet and row it stands in. */
export interface OrderLine {
  readonly key: string;
  readonly orderNo: string;
  readonly lineNo: string;
  readonly sheet: string;
  readonly row: number;
  readonly hidden: boolean;
  readonly fields: Readonly<Partial<Record<FieldKey, Cell>>>;
  readonly parties: readonly Party[];
  /** Dates that were read without doubt. A date that can be read in two ways is a problem, not a value. */
  readonly contractDate?: IsoDate;
}

/** Something in the file that the officer must see: what, where, and what to do. */
export interface Problem {
  readonly severity: 'error' | 'question' | 'note';
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly message: Message;
}

/** All order lines of one file. `id` is the SHA-256 of the file's bytes, hexadecimal. */
export interface OrderBook {
  readonly id: string;
  readonly fileName: string;
  readonly format: 'xlsx' | 'xls' | 'csv' | 'other';
  readonly encoding?: string;
  readonly lines: readonly OrderLine[];
  readonly problems: readonly Problem[];
}
