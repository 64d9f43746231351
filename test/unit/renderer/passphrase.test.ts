import { describe, expect, it } from 'vitest';
import { strengthOf } from '../../../renderer/features/start/passphrase.ts';

describe('the hint on a passphrase', () => {
  it.each([
    ['eleven char', 'short'],
    ['aaaaaaaaaaaaaaaa', 'repetitive'],
    ['abcdefghijklmnop', 'repetitive'],
    ['123456789012345', 'repetitive'],
    ['kettle7orbit', 'fair'],
    ['kettle orbit sandal', 'good'],
    ['kettle orbit sandal pepper', 'strong'],
    ['港口天平蓝莓台灯雨伞山雀', 'good'],
  ] as const)('%s: %s', (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });
});
