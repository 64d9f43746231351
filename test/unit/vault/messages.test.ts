import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../shared/message.ts';

const ROOT = join(import.meta.dirname, '../../../');

function keysInCode(): string[] {
  const files = readdirSync(`${ROOT}electron/vault`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const found = files.flatMap((file) => [
    ...readFileSync(`${ROOT}electron/vault/${file}`, 'utf8').matchAll(/'vault:([\w.-]+)'/g),
  ]);
  return [...new Set(found.map((match) => match[1] ?? ''))].sort();
}

function texts(locale: string): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (node: object, path: string) => {
    for (const [name, value] of Object.entries(node)) {
      if (typeof value === 'string') flat.set(path + name, value);
      else walk(value as object, `${path}${name}.`);
    }
  };
  walk(JSON.parse(readFileSync(`${ROOT}assets/locales/${locale}/vault.json`, 'utf8')) as object, '');
  return flat;
}

describe('the messages of the vault', () => {
  it.each(LOCALES)('are all there in %s, and none too many', (locale) => {
    expect([...texts(locale).keys()].sort()).toEqual(keysInCode());
    for (const text of texts(locale).values()) expect(text.trim()).not.toBe('');
  });

  it('name the same parameters in every language', () => {
    const parameters = (locale: string) =>
      [...texts(locale)].map(([key, text]) => [
        key,
        [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort(),
      ]);
    for (const locale of LOCALES) expect(parameters(locale)).toEqual(parameters('en'));
  });
});
