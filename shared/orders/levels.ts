import { type FieldKey, ROLES, type Role } from './order.ts';

/** Fields that name a party; the field is the role. */
export const PARTY_FIELDS: readonly Exclude<Role, 'mentioned'>[] = ROLES.filter(
  (role): role is Exclude<Role, 'mentioned'> => role !== 'mentioned',
);

const ROLE_SET: ReadonlySet<string> = new Set(PARTY_FIELDS);

export function isPartyField(field: FieldKey): field is Exclude<Role, 'mentioned'> {
  return ROLE_SET.has(field);
}

/**
 * Fields that speak of a whole order: a blank in them means "as above" within the same order. What speaks of the goods
 * (item, HS, quantity, unit, price, origin, end use, end product, licence) and remarks and marks never do: a blank there is a blank.
 */
export const ORDER_LEVEL: ReadonlySet<FieldKey> = new Set<FieldKey>([
  ...PARTY_FIELDS,
  'order_no',
  'contract_no',
  'invoice_no',
  'address',
  'party_id',
  'country_dest',
  'country_trade',
  'site_of_use',
  'contract_date',
  'ship_date',
  'currency',
  'incoterm',
  'port',
  'sales_rep',
]);

/** Fields that a label above the table may give for all its lines. */
export const SHEET_LEVEL: ReadonlySet<FieldKey> = new Set<FieldKey>([
  ...ORDER_LEVEL,
  'end_use',
  'end_product',
  'origin',
  'licence_no',
  'remarks',
  'marks',
]);

/** Numbers and codes: full-width digits become plain ones. */
export const NUMERIC: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'line_no',
  'hs_code',
  'cas_no',
  'party_id',
  'quantity',
  'net_weight',
  'gross_weight',
  'packages',
  'unit_price',
  'value',
]);

/** Numbers that are not shared by the rows of a merge without asking. */
export const COUNTED: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'quantity',
  'net_weight',
  'gross_weight',
  'packages',
  'value',
]);

/** Codes in which a number turned into a float has lost digits. */
export const CODES: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'order_no',
  'contract_no',
  'invoice_no',
  'item_code',
  'hs_code',
  'control_code',
  'party_id',
]);

/** Texts in which an organisation may be named without a role. Columns without a field are read too. */
export const TEXTS: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'remarks',
  'marks',
  'end_use',
  'end_product',
  'site_of_use',
  'sales_rep',
  'item_desc',
  'spec',
  'port',
]);

/** A row with one of these is a line. */
export const GOODS: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'item_desc',
  'item_code',
  'hs_code',
  'spec',
  'quantity',
  'cas_no',
]);
