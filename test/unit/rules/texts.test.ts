import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../../electron/app/texts.ts';
import { loadItems } from '../../../electron/lists/builtin.ts';
import { classify } from '../../../shared/items/classify.ts';
import type { Message } from '../../../shared/message.ts';
import { LOCALES } from '../../../shared/message.ts';
import { TIERS } from '../../../shared/names/match.ts';
import { ROLES } from '../../../shared/orders/order.ts';
import { decide } from '../../../shared/rules/decide.ts';
import { citationMessage, cite, instrumentLabel, quoteOf } from '../../../shared/rules/instruments.ts';
import { OUTCOMES, PAPER_CODES, REASON_CODES, VERDICTS } from '../../../shared/rules/outcome.ts';
import { ASSETS, entryOf, factsOf, hitOn, lineWith, PACK, referenceOn } from './facts.ts';
import { outcomeOf } from './run-case.ts';
import { WORKED_CASES } from './worked-cases.ts';

const texts = loadTexts(ASSETS);

function flat(node: object, path = ''): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [key, value] of Object.entries(node)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') all[name] = value;
    else Object.assign(all, flat(value as object, name));
  }
  return all;
}

const read = (locale: string, namespace: string) =>
  flat(JSON.parse(readFileSync(join(ASSETS, 'locales', locale, `${namespace}.json`), 'utf8')) as object);

describe.each(['rules', 'items', 'lists'])('texts of %s', (namespace) => {
  it('have the same keys and the same parameters in all languages', () => {
    const params = (locale: string) =>
      Object.fromEntries(
        Object.entries(read(locale, namespace)).map(([key, text]) => [
          key,
          [...new Set([...text.matchAll(/{{(\w+)}}/g)].map((m) => m[1]))].sort(),
        ]),
      );
    expect(params('ja')).toEqual(params('zh-CN'));
    expect(params('en')).toEqual(params('zh-CN'));
  });

  it('are not empty', () => {
    for (const locale of LOCALES)
      for (const text of Object.values(read(locale, namespace))) expect(text.trim()).not.toBe('');
  });
});

/** Every sentence the rules can say, made from the worked cases and all kinds of hits. */
function allMessages(): Message[] {
  const outcomes = WORKED_CASES.map(outcomeOf);
  for (const designation of ['2025-1', '2025-13', '2025-21', '2026-11', '2026-12', '2026-28'].map(entryOf)) {
    for (const role of ROLES) {
      for (const tier of TIERS) {
        for (const verdict of [undefined, ...VERDICTS]) {
          for (const perspective of ['cn-exporter', 'overseas'] as const) {
            const hits = [hitOn(designation, role, { tier, ...(verdict === undefined ? {} : { verdict }) })];
            const line = lineWith({ origin: null }, [{ role: 'intermediary', name: 'Trader' }]);
            outcomes.push(decide(factsOf({ hits, perspective, line })));
            outcomes.push(decide(factsOf({ hits, perspective, item: 'recorded-not', asOf: '2025-06-01' })));
          }
        }
      }
    }
  }
  const rareEarth = {
    ...factsOf({}).item,
    candidates: [{ code: '1C902.b', evidence: ['text' as const], matched: [] }],
  };
  const affiliate = [hitOn(entryOf('2026-12'), 'buyer', { verdict: 'affiliate' })];
  outcomes.push(decide({ ...factsOf({ hits: affiliate, perspective: 'overseas' }), item: rareEarth }));
  for (const list of ['reference', 'own'] as const) {
    for (const tier of TIERS) {
      for (const verdict of [undefined, ...VERDICTS]) {
        const references = [referenceOn(list, tier, verdict)];
        outcomes.push(decide({ ...factsOf({}), references }));
      }
    }
  }
  const reasons = outcomes.flatMap((o) => o.reasons);
  return [
    ...reasons.map((r) => r.message),
    ...outcomes.flatMap((o) => o.obligations.map((x) => x.message)),
    ...reasons.flatMap((r) => (r.citation === undefined ? [] : [citationMessage(r.citation)])),
  ];
}

describe('every sentence', () => {
  it('exists in three languages with all its parameters filled', () => {
    const messages = new Map(allMessages().map((m) => [JSON.stringify(m), m]));
    expect(messages.size).toBeGreaterThan(100);
    for (const locale of LOCALES) {
      for (const message of messages.values()) {
        const said = texts.say(locale, message);
        expect(said, JSON.stringify(message)).not.toMatch(
          /{{|undefined|rules:[a-z]|^reason\.|^obligation\.|^citation\./,
        );
        expect(said).not.toBe(message.key.slice(message.key.indexOf(':') + 1));
      }
    }
  });

  it('no written key is unused by mistake: reasons in the texts are reasons of the rules', () => {
    const used = new Set(allMessages().map((m) => m.key.replace('rules:', '')));
    const written = Object.keys(read('en', 'rules')).filter((key) => key.startsWith('reason.'));
    const rare = new Set(['reason.control.overseas-unread', 'reason.measure.unconfirmed']);
    expect(written.filter((key) => !used.has(key) && !rare.has(key))).toEqual([]);
  });

  it('words of all codes exist', () => {
    const en = read('en', 'rules');
    for (const key of [
      ...ROLES.map((r) => `role.${r}`),
      ...OUTCOMES.flatMap((o) => [`outcome.${o}`, `outcome-meaning.${o}`]),
      ...VERDICTS.map((v) => `verdict.${v}`),
      ...REASON_CODES.map((c) => `reason-code.${c}`),
      ...PAPER_CODES.map((c) => `code.${c}`),
    ]) {
      expect(en[key], key).toBeTypeOf('string');
    }
  });
});

describe('every sentence of the classification', () => {
  it('exists in three languages', () => {
    const items = loadItems(ASSETS);
    const texts3 = Object.fromEntries(LOCALES.map((locale) => [locale, read(locale, 'items')]));
    const said = new Map<string, Message>();
    const names = items.flatMap((entry) => [entry.code, ...Object.values(entry.synonyms).flat()]);
    const more = [
      '',
      'NdFeB Dy-free',
      'magnet',
      '2B350',
      'GaN module',
      'rare earth',
      'antimony trioxide 99.8%',
    ];
    for (const day of ['2025-03-01', '2026-06-01', '2026-11-25']) {
      for (const text of [...names, ...more]) {
        for (const hs of ['3818009020', undefined]) {
          const finding = classify({ description: text, ...(hs === undefined ? {} : { hs }) }, items, day);
          for (const message of [...finding.reasons, ...finding.questions])
            said.set(JSON.stringify(message), message);
        }
      }
    }
    const keys = new Set([...said.values()].map((message) => message.key.replace('items:', '')));
    expect(keys.size).toBeGreaterThan(40);
    for (const locale of LOCALES)
      for (const key of keys) expect(texts3[locale]?.[key], key).toBeTypeOf('string');
    for (const message of said.values()) {
      for (const locale of LOCALES)
        expect(texts.say(locale, message), message.key).not.toMatch(/{{|undefined/);
    }
  });
});

describe('citations', () => {
  it('carry the quoted phrase where the text was read', () => {
    expect(quoteOf(cite('MOFCOM 2026-11', '1'))).toContain('正在开展的相关活动应当立即停止');
    expect(quoteOf(cite('MOFCOM 2026-11', '2'))).toContain('特殊情况下确需出口');
    expect(quoteOf(cite('MOFCOM 2026-12'))).toContain('书面承诺');
    expect(quoteOf(cite('MOFCOM 2026-1', '1'))).toContain('日本军事用户');
    expect(quoteOf(cite('Order 792', '27'))).toContain('保存期限不少于5年');
    expect(quoteOf(cite('MOFCOM 2026-30'))).toBeUndefined();
  });

  it('name the instrument in each language', () => {
    expect(instrumentLabel('MOFCOM 2026-12', 'zh')).toBe('商务部公告2026年第12号');
    expect(instrumentLabel('Order 792', 'en')).toContain('Order No. 792');
    expect(instrumentLabel('ECL', 'ja')).toContain('輸出管理法');
    expect(texts.say('zh-CN', citationMessage(cite('MOFCOM 2026-11', '1')))).toBe(
      '商务部公告2026年第11号第1项（2026-02-24）',
    );
  });

  it('every announcement of the pack has a measure with a date and a basis', () => {
    for (const announcement of new Set(PACK.designations.map((d) => d.announcement))) {
      expect(cite(announcement).date, announcement).toMatch(/^20\d\d-/);
    }
  });
});
