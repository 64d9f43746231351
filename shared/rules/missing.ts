import { type FieldKey, type OrderLine, RECIPIENT_ROLES } from '../orders/order.ts';

/** The facts without which a licence application and its pledge cannot be written (Regulations art. 16(1), 24, 26). */
export const PAPER_FACTS: readonly FieldKey[] = [
  'contract_no',
  'contract_date',
  'end_user',
  'address',
  'quantity',
  'unit',
  'end_use',
  'origin',
];

/** Which of them the line does not give. A date that can be read in two ways is not given. */
export function missingFacts(line: OrderLine): readonly FieldKey[] {
  return PAPER_FACTS.filter((key) => !isGiven(line, key));
}

/** The buyer is never taken for the end user. */
export function endUserGiven(line: OrderLine): boolean {
  return line.parties.some((party) => party.role === 'end_user') || has(line, 'end_user');
}

function isGiven(line: OrderLine, key: FieldKey): boolean {
  switch (key) {
    case 'contract_date':
      return line.contractDate !== undefined;
    case 'end_user':
      return endUserGiven(line);
    case 'address':
      return has(line, 'address') || has(line, 'site_of_use') || line.parties.some(hasRecipientAddress);
    case 'unit':
      return has(line, 'unit') || /\p{L}/u.test(line.fields.quantity?.text ?? '');
    default:
      return has(line, key);
  }
}

function has(line: OrderLine, key: FieldKey): boolean {
  return (line.fields[key]?.text.trim() ?? '') !== '';
}

function hasRecipientAddress(party: OrderLine['parties'][number]): boolean {
  return RECIPIENT_ROLES.includes(party.role) && (party.address?.trim() ?? '') !== '';
}
