import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ClauseSet, paperFields } from '../../../shared/papers/index.ts';
import { paperRoom } from '../../support/paper-room.ts';
import { FACTS } from '../../support/paper-samples.ts';

type Texts = { readonly [key: string]: string | Texts };
const LOCALES = { 'zh-CN': 'zh', ja: 'ja', en: 'en' } as const;

function flat(texts: Texts, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  );
}

const texts = Object.fromEntries(
  Object.keys(LOCALES).map((locale) => [
    locale,
    flat(JSON.parse(readFileSync(join('assets/locales', locale, 'papers.json'), 'utf8')) as Texts),
  ]),
) as Record<keyof typeof LOCALES, Record<string, string>>;

let clauses: ClauseSet;
beforeAll(async () => {
  ({ clauses } = await paperRoom());
});

describe('assets/locales/*/papers.json', () => {
  it('has the same keys with the same parameters in all languages', () => {
    const keys = Object.keys(texts.en).sort();
    const parameters = (text: string | undefined) => (text?.match(/\{\{\w+\}\}/g) ?? []).sort();
    for (const locale of ['zh-CN', 'ja'] as const) {
      expect(Object.keys(texts[locale]).sort()).toEqual(keys);
      for (const key of keys) expect(parameters(texts[locale][key])).toEqual(parameters(texts.en[key]));
    }
  });

  it('has every key that the paper rooms use', () => {
    const used = new Set<string>();
    for (const folder of ['shared/papers', 'electron/papers']) {
      for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
        const code = readFileSync(join(folder, file), 'utf8');
        for (const [, key = ''] of code.matchAll(/'papers:([\w.]+)'/g)) used.add(key);
      }
    }
    expect(used.size).toBeGreaterThan(30);
    expect([...used].filter((key) => !(key in texts.en))).toEqual([]);
    for (const unit of ['characters', 'words'])
      expect(texts.en).toHaveProperty([`check.endUseShort.${unit}`]);
  });

  it('labels every field and choice as the paper itself does', () => {
    for (const type of ['D1', 'D2'] as const) {
      const fields = paperFields(type, 'zh-ja-en', { ...FACTS, importer: { names: {} } });
      for (const field of [
        ...fields,
        ...paperFields(type, 'zh'),
        ...paperFields(type, 'zh', { ...FACTS, items: [] }),
      ]) {
        for (const [locale, lang] of Object.entries(LOCALES)) {
          const label = texts[locale as keyof typeof LOCALES][field.labelKey.replace('papers:', '')];
          expect(label).toBeTruthy();
          expect(label).toBe(clauses.labels.fields[field.label]?.[lang]);
        }
        for (const choice of field.choices ?? []) expect(texts.ja).toHaveProperty([`choice.${choice}`]);
      }
    }
  });
});

describe('assets/clauses', () => {
  it('has C00–C18 and E01–E08, each once for each ground', () => {
    const ids = (ground: 'watch' | 'announcement-1') =>
      clauses.D1.clauses.filter((c) => !c.only || c.only === ground).map((c) => c.id);
    const all = Array.from({ length: 18 }, (_, i) => `C${String(i + 1).padStart(2, '0')}`);
    expect(ids('watch')).toEqual(all);
    expect(ids('announcement-1')).toEqual(all.filter((id) => id !== 'C02'));
    expect(clauses.D2.clauses.map((c) => c.id)).toEqual([
      ...all.slice(0, 8).map((id) => id.replace('C', 'E')),
      'C17',
    ]);
    expect(clauses.D1.clauses.filter((c) => c.variants).map((c) => c.id)).toEqual([
      'C03',
      'C03',
      'C06',
      'C09',
    ]);
  });

  it('uses the same facts in each language of a clause', () => {
    const keys = (text: string) => [...new Set(text.match(/\{\{[\w.]+\}\}/g) ?? [])].sort();
    for (const template of [clauses.D1, clauses.D2]) {
      for (const { text, id } of template.clauses) {
        expect([id, keys(text.ja)]).toEqual([id, keys(text.zh)]);
        expect([id, keys(text.en)]).toEqual([id, keys(text.zh)]);
      }
      for (const wording of Object.values(template.preamble))
        expect(keys(wording.en)).toEqual(keys(wording.zh));
    }
  });

  it('speaks of the things as regulators do', () => {
    const text = JSON.stringify([clauses.D1, clauses.D2, clauses.labels]);
    expect(text).not.toMatch(/懸念リスト|監視リスト|concern list|デュアルユース/);
    expect(text).toContain('注視リスト');
    expect(text).toContain('軍民両用品目');
  });
});
