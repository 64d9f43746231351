import { describe, expect, it } from 'vitest';
import { readIdentifier, validateCorporateNumber, validateUscc } from '../../../shared/orders/identifiers.ts';

describe('check digits', () => {
  it.each(['1180301018771', '7000012050002', '8000020130001'])('%s is a corporate number', (id) => {
    expect(validateCorporateNumber(id)).toBe(true);
    const wrong = `${id.slice(0, -1)}${(Number(id.at(-1)) + 1) % 10}`;
    expect(validateCorporateNumber(wrong)).toBe(false);
  });

  it.each(['91110108551385082Q', '9144030071526726XG', '91320500MAEXAMP180'])(
    '%s is a social credit code',
    (id) => {
      expect(validateUscc(id)).toBe(true);
      const wrong = `${id.slice(0, 9)}${(Number.parseInt(id.charAt(9), 10) + 1) % 10}${id.slice(10)}`;
      expect(validateUscc(wrong)).toBe(false);
    },
  );

  it('refuses letters that the alphabet leaves out', () => {
    expect(validateUscc('9111O108551385082Q')).toBe(false);
    expect(validateUscc('91110108551385082')).toBe(false);
  });

  it('reads numbers as cells give them', () => {
    expect(readIdentifier('１１８０３０１０１８７７１')).toEqual({
      kind: 'corporate-number',
      id: '1180301018771',
      valid: true,
    });
    expect(readIdentifier('T1180301018770')).toMatchObject({ valid: false });
    expect(readIdentifier('91110108-551385082q')).toMatchObject({ kind: 'uscc', valid: true });
    expect(readIdentifier('12-345')).toBeUndefined();
  });
});
