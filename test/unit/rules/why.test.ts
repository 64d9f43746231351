import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../../electron/app/texts.ts';
import { LOCALES } from '../../../shared/message.ts';
import { caseOutcome } from '../../../shared/rules/case-outcome.ts';
import { decide } from '../../../shared/rules/decide.ts';
import { switchesOn } from '../../../shared/rules/switches.ts';
import { type WhyNode, whyTree } from '../../../shared/rules/why.ts';
import { ASSETS, entryOf, factsOf, hitOn, lineWith } from './facts.ts';
import { factsOfCase } from './run-case.ts';
import { WORKED_CASES } from './worked-cases.ts';

const texts = loadTexts(ASSETS);
const flat = (node: WhyNode): WhyNode[] => [node, ...node.children.flatMap(flat)];
const keysOf = (node: WhyNode) => flat(node).map((one) => one.message.key);

describe('why a line came out as it did', () => {
  it('goes from the outcome to the rule, its source and phrase, and to the cell of the fact', () => {
    const hit = hitOn(entryOf('2026-11'), 'end_user', { verdict: 'true-match' });
    const line = lineWith({}, [
      { role: 'end_user', name: hit.party, at: { sheet: 'PO', row: 7, column: 'F' } },
    ]);
    const facts = factsOf({ hits: [hit], line });
    const tree = whyTree(decide(facts), facts);
    expect(tree.message.params).toMatchObject({ outcome: 'rules:outcome.prohibited', asOf: '2026-11-25' });
    const [settles] = tree.children;
    const [rule] = settles?.children ?? [];
    expect(rule?.message.key).toBe('rules:reason.control.prohibited');
    expect(texts.say('zh-CN', rule?.source ?? { key: '' })).toBe('商务部公告2026年第11号第1项（2026-02-24）');
    expect(rule?.quote).toContain('正在开展的相关活动应当立即停止');
    expect(texts.say('ja', rule?.reading ?? { key: '' })).toContain('直ちに停止');
    expect(rule?.children[0]?.message.params).toMatchObject({ text: hit.party, cell: 'PO!F7' });
    expect(keysOf(tree)).toEqual(
      expect.arrayContaining(['rules:why.match', 'rules:why.verdict', 'rules:why.demands']),
    );
  });

  it('names a fact that is not given', () => {
    const facts = factsOf({ line: lineWith({ origin: null }), perspective: 'overseas' });
    expect(keysOf(whyTree(decide(facts), facts))).toContain('rules:why.fact-blank');
  });

  it('every reason of the outcome is in it once, and every sentence exists in three languages', () => {
    const said = new Map<string, WhyNode>();
    for (const row of WORKED_CASES) {
      const facts = factsOfCase(row);
      const outcome = decide(facts);
      const tree = whyTree(outcome, facts);
      const rules = tree.children
        .filter((group) => group.message.key !== 'rules:why.demands')
        .flatMap((group) => group.children);
      expect(rules.length).toBe(outcome.reasons.length);
      for (const node of flat(tree))
        said.set(JSON.stringify([node.message, node.source, node.reading]), node);
      for (const node of flat(tree)) expect(node.quote === undefined).toBe(node.reading === undefined);
    }
    for (const locale of LOCALES) {
      for (const node of said.values()) {
        for (const message of [node.message, node.source, node.reading]) {
          if (message === undefined) continue;
          const text = texts.say(locale, message);
          expect(text, JSON.stringify(message)).not.toMatch(/{{|undefined|rules:[a-z]|^why\.|^reading\./);
        }
      }
    }
  });

  it('the Chinese reading of a phrase is the phrase', () => {
    for (const row of WORKED_CASES) {
      const facts = factsOfCase(row);
      for (const node of flat(whyTree(decide(facts), facts))) {
        if (node.reading !== undefined) expect(texts.say('zh-CN', node.reading)).toBe(node.quote);
      }
    }
  });
});

describe('the switches', () => {
  const of = (announcement: string, day: string, state?: 'in-force' | 'suspended') =>
    switchesOn(
      day,
      state === undefined ? [] : [{ announcement, state, source: 'mofcom.gov.cn', date: '2026-11-20' }],
    ).find((one) => one.announcement === announcement);

  it('are every measure that was stopped or suspended and every announcement that No. 70 suspended', () => {
    const all = switchesOn('2026-11-25', []).map((one) => `${one.announcement} ${one.of} ${one.settable}`);
    expect(all).toEqual([
      'MOFCOM 2025-13 entities false',
      'MOFCOM 2025-21 entities true',
      'MOFCOM 2025-22 entities false',
      'MOFCOM 2025-55 items true',
      'MOFCOM 2025-56 items true',
      'MOFCOM 2025-57 items true',
      'MOFCOM 2025-58 items true',
      'MOFCOM 2025-61 holding true',
      'MOFCOM 2025-62 items true',
    ]);
  });

  it.each([
    ['MOFCOM 2025-61', '2025-10-08', undefined, 'not-yet', false],
    ['MOFCOM 2025-61', '2025-11-06', undefined, 'in-force', false],
    ['MOFCOM 2025-61', '2025-11-07', undefined, 'suspended', false],
    ['MOFCOM 2025-61', '2026-11-10', undefined, 'suspended', false],
    ['MOFCOM 2025-61', '2026-11-11', undefined, 'in-force', true],
    ['MOFCOM 2025-61', '2026-11-25', 'suspended', 'suspended', false],
    ['MOFCOM 2025-56', '2026-11-25', undefined, 'in-force', true],
    ['MOFCOM 2025-56', '2026-11-25', 'suspended', 'suspended', false],
    ['MOFCOM 2025-21', '2025-08-11', undefined, 'in-force', false],
    ['MOFCOM 2025-21', '2025-08-12', undefined, 'in-force', true],
    ['MOFCOM 2025-21', '2026-11-25', 'in-force', 'in-force', false],
    ['MOFCOM 2025-22', '2025-08-12', undefined, 'stopped', false],
  ] as const)('%s on %s with %s: %s', (announcement, day, state, reading, unconfirmed) => {
    expect(of(announcement, day, state)).toMatchObject({ state: reading, unconfirmed });
  });

  it('say both readings in three languages, and the reported date without taking it for the law', () => {
    for (const one of switchesOn('2026-11-25', [])) {
      for (const locale of LOCALES)
        for (const reading of Object.values(one.readings))
          expect(texts.say(locale, reading)).not.toMatch(/^switch\./);
    }
    expect(of('MOFCOM 2025-61', '2026-11-25')).toMatchObject({
      until: '2026-11-10',
      reportedUntil: '2027-01-10',
    });
    expect(of('MOFCOM 2025-21', '2026-11-25')?.reportedUntil).toBeNull();
  });
});

describe('a case', () => {
  const of = (...names: Parameters<typeof factsOf>[0][]) =>
    caseOutcome(names.map((one) => decide(factsOf(one))));

  it('has the 45 working days only with an ordinary licence', () => {
    expect(of({})).toMatchObject({ licence: 'ordinary', clockDays: 45 });
    expect(of({}, { hits: [hitOn(entryOf('2026-12'))] })).toMatchObject({
      licence: 'single',
      clockDays: null,
    });
    expect(of({ item: 'undecided' })).toMatchObject({ licence: 'if-controlled', clockDays: null });
    expect(of({ item: 'not-controlled' })).toMatchObject({ licence: 'none', clockDays: null });
  });

  it('refuses general licence and military use in a watch case', () => {
    expect(of({ hits: [hitOn(entryOf('2026-28'))] }).refused.map((one) => one.key)).toEqual([
      'rules:refused.general-licence',
      'rules:refused.military-use',
    ]);
  });

  it('with one banned line loses licence and papers of all, and says which were withheld', () => {
    const got = of({}, { hits: [hitOn(entryOf('2026-11'))] });
    expect(got.outcome).toBe('prohibited');
    expect(got.obligations[0]?.code).toBe('stop');
    expect(got.obligations.filter((one) => /^D[1-6]$|licence/.test(one.code))).toEqual([]);
    expect(got.withheld).toEqual(expect.arrayContaining(['licence', 'D1', 'D4', 'D6']));
  });

  it('texts of what is refused and of the heads exist', () => {
    const read = (locale: string) =>
      JSON.parse(readFileSync(`${ASSETS}/locales/${locale}/rules.json`, 'utf8')) as Record<string, object>;
    for (const locale of LOCALES) {
      expect(Object.keys(read(locale).refused ?? {})).toHaveLength(4);
      expect(Object.keys(read(locale)['case-code'] ?? {})).toHaveLength(8);
    }
  });
});
