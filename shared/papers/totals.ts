import type { PaperItem } from './paper.ts';

/**
 * Sums of quantities by unit and of values by currency, as plain decimals. An amount that is not certainly a number
 * (`1.200,5`, `約100`) makes the sum of its unit `?`: the program does not guess.
 */
export function totals(items: readonly PaperItem[]): ReadonlyMap<string, string> {
  const sums = new Map<string, Decimal | null>();
  const add = (unit: string | undefined, amount: string | undefined) => {
    if (!unit || !amount) return;
    const value = parse(amount);
    const sum = sums.get(unit);
    sums.set(unit, value === null || sum === null ? null : plus(sum ?? { digits: 0n, scale: 0 }, value));
  };
  for (const item of items) {
    add(item.unit?.trim(), item.quantity);
    add(item.currency?.trim(), item.value);
  }
  return new Map([...sums].map(([unit, sum]) => [unit, sum === null ? '?' : print(sum)]));
}

interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

function parse(text: string): Decimal | null {
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text.normalize('NFKC').trim());
  if (!match?.[1]) return null;
  const fraction = match[2] ?? '';
  return { digits: BigInt(match[1].replaceAll(',', '') + fraction), scale: fraction.length };
}

function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const at = (d: Decimal) => d.digits * 10n ** BigInt(scale - d.scale);
  return { digits: at(a) + at(b), scale };
}

function print({ digits, scale }: Decimal): string {
  const text = digits.toString().padStart(scale + 1, '0');
  const fraction = text.slice(text.length - scale).replace(/0+$/, '');
  const whole = scale === 0 ? text : text.slice(0, -scale);
  return scale === 0 || fraction === '' ? whole : `${whole}.${fraction}`;
}
