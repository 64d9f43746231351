import type { OrderLine } from '../orders/order.ts';

/** Lines of one order, one contract and one end user: what one licence and one set of papers can cover (Regulations art. 15). */
export interface Case {
  readonly caseId: string;
  readonly orderNo: string;
  /** Empty where the line gives none. */
  readonly contractNo: string;
  /** Empty where the line gives none: the buyer is never taken for the end user. */
  readonly endUser: string;
  readonly lineKeys: readonly string[];
}

/** The case of a line: the same for the same book, order, contract and end user, whatever the order of the lines. */
export function caseIdOf(bookId: string, line: OrderLine): string {
  const { orderNo, contractNo, endUser } = partsOf(line);
  return `case-${fingerprint([bookId, orderNo, contractNo, endUser].map(folded).join('\u0000'))}`;
}

/** Splits the lines of a book into cases, in the order in which they first appear. */
export function casesOf(bookId: string, lines: readonly OrderLine[]): readonly Case[] {
  const cases = new Map<string, Case & { lineKeys: string[] }>();
  for (const line of lines) {
    const caseId = caseIdOf(bookId, line);
    const known = cases.get(caseId);
    if (known === undefined) cases.set(caseId, { caseId, ...partsOf(line), lineKeys: [line.key] });
    else known.lineKeys.push(line.key);
  }
  return [...cases.values()];
}

function partsOf(line: OrderLine): Pick<Case, 'orderNo' | 'contractNo' | 'endUser'> {
  const endUser = line.parties.find((party) => party.role === 'end_user')?.name;
  return {
    orderNo: line.orderNo,
    contractNo: line.fields.contract_no?.text ?? '',
    endUser: endUser ?? line.fields.end_user?.text ?? '',
  };
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** 106 bits from two seeded 53-bit mixes: short, stable, and apart for every set of cases a book can hold. */
function fingerprint(text: string): string {
  return `${mix53(text, 0x9e37)}${mix53(text, 0x79b9)}`;
}

function mix53(text: string, seed: number): string {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
}
