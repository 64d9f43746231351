import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ClauseSet, paperFields } from '../../../shared/papers/index.ts';
import { FACT_ROWS } from '../../../shared/papers/parts.ts';
import { PAPER_CODES } from '../../../shared/rules/outcome.ts';
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
    for (const type of PAPER_CODES) {
      const facts = { ...FACTS, importer: { names: {} } };
      const fields = [facts, { ...FACTS, items: [] }].flatMap((one) =>
        (['zh-ja-en', 'zh'] as const).flatMap((set) => paperFields(type, set, one, clauses)),
      );
      for (const field of fields) {
        if (field.wording !== undefined) continue;
        for (const [locale, lang] of Object.entries(LOCALES)) {
          const label = texts[locale as keyof typeof LOCALES][field.labelKey.replace('papers:', '')];
          expect([field.key, label]).toEqual([field.key, clauses.labels.fields[field.label]?.[lang]]);
          expect(label).toBeTruthy();
        }
        for (const choice of field.choices ?? []) expect(texts.ja).toHaveProperty([`choice.${choice}`]);
      }
    }
  });
});

describe('assets/clauses', () => {
  it('has C00–C18 and E01–E08, each once for each ground', () => {
    const ids = (ground: 'watch' | 'announcement-1') =>
      clauses.templates.D1.clauses.filter((c) => !c.only || c.only === ground).map((c) => c.id);
    const all = Array.from({ length: 18 }, (_, i) => `C${String(i + 1).padStart(2, '0')}`);
    expect(ids('watch')).toEqual(all);
    expect(ids('announcement-1')).toEqual(all.filter((id) => id !== 'C02'));
    expect(clauses.templates.D2.clauses.map((c) => c.id)).toEqual([
      ...all.slice(0, 8).map((id) => id.replace('C', 'E')),
      'C17',
    ]);
    expect(clauses.templates.D1.clauses.filter((c) => c.variants).map((c) => c.id)).toEqual([
      'C03',
      'C03',
      'C06',
      'C09',
    ]);
  });

  it('uses the same facts in each language of a text', () => {
    const keys = (text: string) => [...new Set(text.match(/\{\{[\w.]+\}\}|\[\[/g) ?? [])].sort();
    const official = /\[\[[^\]]+\]\]/g;
    let wordings = 0;
    const walk = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { zh, ja, en } = value as Record<string, unknown>;
      if (typeof zh === 'string' && typeof ja === 'string' && typeof en === 'string') {
        wordings++;
        const facts = (text: string) => keys(text.replace(official, ''));
        expect([at, facts(ja)]).toEqual([at, facts(zh)]);
        expect([at, facts(en)]).toEqual([at, facts(zh)]);
        const empty = [zh, ja, en].filter((text) => text.trim() === '').length;
        expect([at, empty === 0 || empty === 3]).toEqual([at, true]);
      } else for (const [key, child] of Object.entries(value)) walk(child, `${at}.${key}`);
    };
    walk(clauses.templates, 'templates');
    expect(wordings).toBeGreaterThan(300);
  });

  it('asks every question under one label, in whatever paper it stands', () => {
    const labels = new Map<string, string>();
    for (const type of PAPER_CODES) {
      for (const field of paperFields(type, 'zh', FACTS, clauses)) {
        if (field.wording === undefined || field.label.startsWith('matrix.')) continue;
        const label = JSON.stringify(field.wording);
        expect([field.key, labels.get(field.key) ?? label]).toEqual([field.key, label]);
        labels.set(field.key, label);
      }
    }
    expect(labels.size).toBeGreaterThan(50);
  });

  it('names only rows of facts that exist, both as rows and as fields', () => {
    for (const template of Object.values(clauses.templates)) {
      for (const part of template.body) {
        if (part.part !== 'facts') continue;
        for (const row of part.rows) if (typeof row === 'string') expect(FACT_ROWS).toHaveProperty([row]);
      }
    }
  });

  it('speaks of the things as regulators do', () => {
    const text = JSON.stringify(clauses);
    expect(text).not.toMatch(/懸念リスト|監視リスト|concern list|デュアルユース|禁輸/);
    expect(text).toContain('注視リスト');
    expect(text).toContain('軍民両用品目');
  });
});
