import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SHEET_COLUMNS, SHEET_NAMES } from '../../../electron/audit/columns.ts';
import { labelsOf } from '../../../electron/audit/labels.ts';
import { LOCALES } from '../../../shared/message.ts';

function keysOf(node: unknown, path = ''): string[] {
  if (typeof node === 'string') return [path];
  return Object.entries(node as object).flatMap(([key, child]) =>
    keysOf(child, path ? `${path}.${key}` : key),
  );
}

const file = (locale: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../assets/locales/${locale}/audit.json`, import.meta.url), 'utf8'),
  ) as object;

describe('labels', () => {
  it.each(LOCALES)('has a label for every column and none too many in %s', (locale) => {
    const wanted = SHEET_NAMES.flatMap((sheet) =>
      SHEET_COLUMNS[sheet].map(({ key }) => `column.${sheet}.${key}`),
    );
    expect(
      keysOf(file(locale))
        .filter((key) => key.startsWith('column.'))
        .sort(),
    ).toEqual(wanted.sort());
  });

  it('has the same keys and parameters in all languages', () => {
    const params = (locale: string) =>
      keysOf(file(locale)).map((key) => {
        const text = key
          .split('.')
          .reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], file(locale));
        return `${key} ${[...String(text).matchAll(/\{\{\w+\}\}/g)].map(String).sort().join(' ')}`;
      });
    expect(params('ja')).toEqual(params('zh-CN'));
    expect(params('en')).toEqual(params('zh-CN'));
  });

  it('does not give two columns of a sheet one label', () => {
    for (const locale of LOCALES) {
      for (const sheet of SHEET_NAMES) {
        const labels = SHEET_COLUMNS[sheet].map(({ key }) => labelsOf(locale).column(sheet, key));
        expect(new Set(labels).size).toBe(labels.length);
      }
    }
  });

  it('throws for a word that is not there', () => {
    expect(() => labelsOf('en').text('summary.nothing')).toThrow('summary.nothing');
  });
});
