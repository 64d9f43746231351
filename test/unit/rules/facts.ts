import { fileURLToPath } from 'node:url';
import { loadBuiltinPack } from '../../../electron/lists/builtin.ts';
import type { ItemFinding } from '../../../shared/items/item.ts';
import type { Designation, StatusConfirmation } from '../../../shared/lists/designation.ts';
import type { ReferenceEntry } from '../../../shared/lists/entity.ts';
import type { IsoDate } from '../../../shared/message.ts';
import type { Tier } from '../../../shared/names/match.ts';
import type { FieldKey, OrderLine, Party, Role } from '../../../shared/orders/order.ts';
import type { LineFacts, Perspective, RoleHit, Verdict } from '../../../shared/rules/outcome.ts';
import type { ReferenceHit } from '../../../shared/rules/reference-effect.ts';

export const ASSETS = fileURLToPath(new URL('../../../assets', import.meta.url));
export const PACK = loadBuiltinPack(ASSETS);

/** The first entry of an announcement, e.g. `2026-11`. */
export function entryOf(announcement: string): Designation {
  const found = PACK.designations.find((d) => d.announcement === `MOFCOM ${announcement}`);
  if (found === undefined) throw new Error(`no entry of ${announcement}`);
  return found;
}

const AT = { sheet: 'Sheet1', row: 2, column: 'A' };

/** An order line with all facts that papers need, of PRC origin, for Japan; null takes a field away. */
export function lineWith(
  fields: Partial<Record<FieldKey, string | null>> = {},
  parties: readonly (Partial<Party> & { readonly role: Role; readonly name: string })[] = [],
): OrderLine {
  const all: Partial<Record<FieldKey, string | null>> = {
    contract_no: 'C-1',
    contract_date: '2026-10-01',
    end_user: 'End User KK',
    address: '1-1 Chiyoda, Tokyo',
    quantity: '100',
    unit: 'kg',
    end_use: 'rotor of a civil washing machine',
    origin: 'China',
    country_dest: 'Japan',
    item_desc: 'gallium metal',
    ...fields,
  };
  const given = Object.entries(all).filter(([, text]) => text !== null) as [FieldKey, string][];
  const date = all.contract_date;
  return {
    key: 'Sheet1!2',
    orderNo: 'PO-1',
    lineNo: '1',
    sheet: 'Sheet1',
    row: 2,
    hidden: false,
    fields: Object.fromEntries(given.map(([key, text]) => [key, { text, at: AT }])),
    parties: parties.map((party) => ({ asGiven: party.name, at: AT, ...party })),
    ...(typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? { contractDate: date } : {}),
  };
}

export function hitOn(
  designation: Designation,
  role: Role = 'buyer',
  more: { readonly tier?: Tier; readonly verdict?: Verdict } = {},
): RoleHit {
  return {
    role,
    party: designation.en,
    designation,
    match: {
      entityId: designation.id,
      matched: { field: 'en', text: designation.en, sourced: true },
      tier: more.tier ?? 'hit',
      score: 0.97,
      reasons: [],
      parts: [],
    },
    ...(more.verdict === undefined ? {} : { verdict: more.verdict }),
  };
}

export const RECORDED = { by: 'Li', basis: 'test report 7', at: '2026-11-01T09:00:00+08:00' };

export function finding(kind: 'controlled' | 'undecided' | 'not-controlled' | 'recorded-not'): ItemFinding {
  const controlled = kind === 'recorded-not' ? 'not-controlled' : kind;
  return {
    controlled,
    candidates:
      controlled === 'controlled' ? [{ code: '3C001.a', evidence: ['text'], matched: ['gallium'] }] : [],
    questions: controlled === 'undecided' ? [{ key: 'items:question.no-entry' }] : [],
    reasons: [],
    ...(kind === 'recorded-not' ? { recorded: RECORDED } : {}),
  };
}

export function factsOf(given: {
  readonly hits?: readonly RoleHit[];
  readonly line?: OrderLine;
  readonly item?: Parameters<typeof finding>[0];
  readonly perspective?: Perspective;
  readonly asOf?: IsoDate;
  readonly confirmations?: readonly StatusConfirmation[];
}): LineFacts {
  return {
    line: given.line ?? lineWith(),
    hits: given.hits ?? [],
    item: finding(given.item ?? 'controlled'),
    perspective: given.perspective ?? 'cn-exporter',
    asOf: given.asOf ?? '2026-11-25',
    confirmations: given.confirmations ?? [],
  };
}

/** A buyer against an entry of another authority's list, or of the company's own. */
export function referenceOn(list: 'reference' | 'own', tier: Tier, verdict?: Verdict): ReferenceHit {
  const name = { field: 'en', text: 'Aoba Trading Ltd', sourced: true } as const;
  const entity: ReferenceEntry = {
    id: `${list === 'own' ? 'own' : 'us-csl'}:7`,
    list,
    listId: list === 'own' ? 'own' : 'us-csl',
    listTitle: list === 'own' ? 'Own blocked parties' : 'US Consolidated Screening List',
    kind: 'entity',
    no: null,
    names: [name],
    countries: ['JP'],
    addresses: [],
    identifiers: [],
    programs: list === 'own' ? [] : ['Entity List'],
    listedOn: list === 'own' ? null : '2026-03-01',
    remarks: list === 'own' ? 'unpaid invoices' : null,
    url: null,
    status: 'active',
    removedOn: null,
  };
  return {
    role: 'buyer',
    party: 'Aoba Trading',
    entity,
    match: { entityId: entity.id, matched: name, tier, score: 0.95, reasons: [], parts: [] },
    ...(verdict === undefined ? {} : { verdict }),
  };
}
