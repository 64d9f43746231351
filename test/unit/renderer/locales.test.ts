import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../shared/message.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const namespaces = readdirSync(join(ROOT, 'assets/locales/en'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -5));

type Flat = ReadonlyMap<string, string>;

function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, below]) =>
    flat(below, path === '' ? key : `${path}.${key}`),
  );
}

const texts = new Map<string, Flat>(
  LOCALES.flatMap((locale) =>
    namespaces.map((ns): [string, Flat] => [
      `${locale}/${ns}`,
      new Map(flat(JSON.parse(readFileSync(join(ROOT, 'assets/locales', locale, `${ns}.json`), 'utf8')))),
    ]),
  ),
);
const of = (locale: string, ns: string): Flat => texts.get(`${locale}/${ns}`) ?? new Map();
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([\w.-]+)\s*\}\}/g)].map((m) => m[1]).sort();

/** Own names that keep their script in every language. */
const OWN_WORDS = /印鑑|公章|骑缝章|契印|㈱|数字签名|電子署名|Pledgedesk/g;

describe.each(namespaces)('texts of %s', (ns) => {
  it('has the same keys in every language', () => {
    const keys = [...of('en', ns).keys()].sort();
    expect(keys.length).toBeGreaterThan(0);
    for (const locale of LOCALES) expect([...of(locale, ns).keys()].sort(), locale).toEqual(keys);
  });

  it('has the same placeholders in every language, and no empty text', () => {
    for (const [key, text] of of('en', ns)) {
      for (const locale of LOCALES) {
        const other = of(locale, ns).get(key) ?? '';
        expect(other.trim(), `${locale} ${key}`).not.toBe('');
        expect([...new Set(placeholders(other))], `${locale} ${key}`).toEqual([
          ...new Set(placeholders(text)),
        ]);
      }
    }
  });

  it('has no kana in Chinese', () => {
    for (const [key, text] of of('zh-CN', ns)) {
      expect(text.replace(/[「『"“][^」』"”]*[」』"”]/g, '').replace(OWN_WORDS, ''), key).not.toMatch(
        /[\u3041-\u3096\u30a1-\u30fa]/,
      );
    }
  });
});

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('keys in the code', () => {
  const known = new Set<string>();
  for (const ns of namespaces) for (const key of of('en', ns).keys()) known.add(`${ns}:${key}`);
  const isBranch = (key: string) => [...known].some((each) => each.startsWith(`${key}.`));
  const spaces = namespaces.join('|');
  const files = ['shared', 'electron', 'renderer'].flatMap(sources);

  it('finds keys at all', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it.each(files.map((file) => [file.slice(ROOT.length), file]))(
    '%s names texts that exist',
    (_name, file) => {
      const code = readFileSync(file, 'utf8');
      for (const [, key] of code.matchAll(new RegExp(`['"\`]((?:${spaces}):[A-Za-z][\\w.-]*)['"]`, 'g'))) {
        expect(known.has(key ?? '') || isBranch(key ?? ''), key).toBe(true);
      }
      // `app:outcome.${outcome}`: the branch before the hole must exist.
      for (const [, start] of code.matchAll(new RegExp(`\`((?:${spaces}):[\\w.-]*)\\$\\{`, 'g'))) {
        const fits = [...known].some((each) => each.startsWith(start ?? ''));
        expect(fits, start).toBe(true);
      }
    },
  );
});
