import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../shared/message.ts';
import { FIELD_KEYS } from '../../../shared/orders/order.ts';

type Texts = { readonly [key: string]: string | Texts };

function flat(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flat(value, `${prefix}${key}.`),
  );
}

const texts = LOCALES.map(
  (locale) =>
    new Map(flat(JSON.parse(readFileSync(`assets/locales/${locale}/intake.json`, 'utf8')) as Texts)),
);
const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();

describe('texts of the intake', () => {
  it('say the same things in every language, with the same parameters', () => {
    const [first, ...others] = texts;
    for (const other of others) {
      expect([...other.keys()].sort()).toEqual([...(first?.keys() ?? [])].sort());
      for (const [key, text] of other)
        expect([key, [...new Set(slots(text))]]).toEqual([key, [...new Set(slots(first?.get(key) ?? ''))]]);
    }
  });

  it('exist for every key in the code, and no other', () => {
    const used = new Set<string>(FIELD_KEYS.map((field) => `field.${field}`));
    for (const dynamic of [
      'date.ambiguous',
      'date.serial',
      'date.unreadable',
      'missing.order_no',
      'missing.party',
      'missing.item_desc',
    ])
      used.add(dynamic);
    for (const several of ['1', '2', '3', 'many']) used.add(`header.ambiguous-${several}`);
    for (const folder of ['shared/orders', 'electron/intake']) {
      for (const file of readdirSync(folder)) {
        if (!file.endsWith('.ts')) continue;
        for (const match of readFileSync(`${folder}/${file}`, 'utf8').matchAll(/'intake:([\w.-]+)'/g))
          used.add(match[1] ?? '');
      }
    }
    expect([...(texts[0]?.keys() ?? [])].sort()).toEqual([...used].sort());
  });
});
