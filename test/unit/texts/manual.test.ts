import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../shared/message.ts';

const at = (path: string) => new URL(`../../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(at(path), 'utf8');
const manual = (locale: string) => read(`docs/manual/${locale}.md`);
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

const anchors = (text: string) => all(text, /^<a id="([\w-]+)"><\/a>$/gm);
const bold = (text: string) => all(text, /\*\*([^*]+)\*\*/g);
const pictures = (text: string) => all(text, /!\[[^\]]*\]\(([^)]+)\)/g);
const headings = (text: string) => all(text, /^## (.+)$/gm);

/** The keys of every text of a locale, as `NAMESPACE:key`; a word can stand under several. */
function keysOfTexts(locale: string): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  const walk = (path: string, value: unknown) => {
    if (typeof value === 'string') keys.set(value, [...(keys.get(value) ?? []), path]);
    else for (const [key, inner] of Object.entries(value as object)) walk(`${path}.${key}`, inner);
  };
  for (const name of readdirSync(at(`assets/locales/${locale}/`)))
    walk(name, JSON.parse(read(`assets/locales/${locale}/${name}`)));
  return keys;
}

/** The words of one language that share no key with any word of the other. */
function strangers(words: readonly string[], locale: string, others: readonly string[], other: string) {
  const keys = keysOfTexts(locale);
  const otherKeys = keysOfTexts(other);
  const known = new Set(others.flatMap((word) => otherKeys.get(word) ?? []));
  return words.filter((word) => !(keys.get(word) ?? []).some((key) => known.has(key)));
}

describe.each(LOCALES)('the manual in %s', (locale) => {
  const text = manual(locale);

  it('names buttons and fields as the window does', () => {
    const words = keysOfTexts(locale);
    expect(bold(text).length).toBeGreaterThan(100);
    expect(bold(text).filter((word) => !words.has(word))).toEqual([]);
  });

  it('has the chapters of the others, and a table of contents that leads to each', () => {
    expect(anchors(text)).toEqual(anchors(manual('en')));
    const contents = all(text, /^(\d+\. \[[^\]]+\]\(#[\w-]+\))$/gm);
    expect(contents).toEqual(
      headings(text).map((heading, place) => {
        const [number, title] = heading.split(/\. (.*)/);
        return `${number}. [${title}](#${anchors(text)[place]})`;
      }),
    );
    for (const goal of all(text, /\]\(#([\w-]+)\)/g)) expect(anchors(text)).toContain(goal);
  });

  it('shows a picture of its own language in each chapter, and no picture lies about unused', () => {
    const shown = pictures(text);
    expect(shown).toEqual(anchors(text).map((chapter) => `pictures/${locale}-${chapter}.png`));
    for (const picture of shown) expect(existsSync(at(`docs/manual/${picture}`)), picture).toBe(true);
    const there = readdirSync(at('docs/manual/pictures/')).filter((name) => name.startsWith(`${locale}-`));
    expect(there.map((name) => `pictures/${name}`).sort()).toEqual([...shown].sort());
  });

  it('has the chapters that the help of a place names', () => {
    const help = JSON.parse(read(`assets/locales/${locale}/help.json`)) as {
      chapter: Record<string, string>;
    };
    const titles = Object.fromEntries(
      anchors(text).map((anchor, place) => [anchor, headings(text)[place] ?? '']),
    );
    for (const [chapter, title] of Object.entries(help.chapter)) expect(title).toBe(titles[chapter]);
  });

  it('names the same buttons and fields in each chapter as the English one', () => {
    const chapters = (whole: string) => whole.split(/^<a id=/m).map(bold);
    const english = chapters(manual('en'));
    for (const [place, words] of chapters(text).entries()) {
      const wanted = english[place] ?? [];
      expect(strangers(words, locale, wanted, 'en'), `only in ${locale}, chapter ${place}`).toEqual([]);
      expect(strangers(wanted, 'en', words, locale), `only in en, chapter ${place}`).toEqual([]);
    }
  });
});

describe('the pictures of the manual', () => {
  it('stay small enough to travel with the program', () => {
    const bytes = readdirSync(at('docs/manual/pictures/'))
      .map((name) => readFileSync(at(`docs/manual/pictures/${name}`)).length)
      .reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(6_000_000);
  });
});
