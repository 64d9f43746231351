import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSimplified } from '../../../shared/papers/index.ts';
import { languageOf } from '../../../shared/papers/wording.ts';

describe('languageOf', () => {
  it.each([
    ['株式会社日本試験製作所', 'zh', 'ja'],
    ['愛知県名古屋市', 'zh', 'ja'],
    ['樱桥贸易株式会社', 'ja', 'zh'],
    ['日本电磁测器株式会社', 'ja', 'zh'],
    ['サンプル', 'zh', 'ja'],
    ['Komatsu NTC', 'zh', 'en'],
    ['山田', 'ja', 'ja'],
    ['山田', 'en', 'zh'],
  ] as const)('%s (%s) is set as %s', (text, hint, lang) => {
    expect(languageOf(text, hint)).toBe(lang);
  });

  it('takes no printed Japanese name of the lists for Chinese', () => {
    const file = JSON.parse(readFileSync('assets/lists/mofcom.json', 'utf8')) as unknown;
    const names: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { ja } = value as { ja?: unknown };
      if (typeof ja === 'string') names.push(ja);
      for (const child of Object.values(value)) walk(child);
    };
    walk(file);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter(isSimplified)).toEqual([]);
  });
});
