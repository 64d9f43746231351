import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../shared/message.ts';
import { OUTCOMES } from '../../../shared/rules/outcome.ts';

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const texts = (locale: string, namespace: string): Texts =>
  JSON.parse(
    readFileSync(new URL(`../../../assets/locales/${locale}/${namespace}.json`, import.meta.url), 'utf8'),
  );

/** One word for one thing: a word that means another outcome in the reasons than in the grid misleads the officer. */
describe.each(LOCALES)('words of outcomes in %s', (locale) => {
  const app = texts(locale, 'app').outcome ?? {};
  it('are the same in the grid and in the reasons', () => {
    expect(texts(locale, 'rules').outcome).toEqual(app);
  });
  it('differ from each other', () => {
    expect(new Set(OUTCOMES.map((outcome) => app[outcome])).size).toBe(OUTCOMES.length);
  });
  it('of the verdicts are the same on the hit and in the reasons', () => {
    const verdicts = texts(locale, 'app').verdict ?? {};
    expect(texts(locale, 'rules').verdict).toEqual(verdicts);
    expect(Object.values(verdicts)).not.toContain(app.review);
  });
});

describe.each(LOCALES)('words of returned papers in %s', (locale) => {
  it('are the same in the life of a paper and where the file is registered', () => {
    const kinds = texts(locale, 'returned').kind ?? {};
    const forms = texts(locale, 'life').form ?? {};
    expect(Object.keys(forms).length).toBeGreaterThan(1);
    expect(kinds).toMatchObject(forms);
  });
});
