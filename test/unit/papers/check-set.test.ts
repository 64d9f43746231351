import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CheckAgainst,
  type ClauseSet,
  checkPapers,
  type PaperFacts,
  type PaperSet,
} from '../../../shared/papers/index.ts';
import { PAPER_CODES, type PaperCode } from '../../../shared/rules/outcome.ts';
import { paperRoom } from '../../support/paper-room.ts';
import { caseFacts, header } from '../../support/paper-samples.ts';

let clauses: ClauseSet;
let facts: PaperFacts;
beforeAll(async () => {
  ({ clauses } = await paperRoom());
  facts = caseFacts(clauses, 'zh-ja', 'zh');
});

/** The whole set of a case; `change` gives one paper other facts. */
function set(change: Partial<Record<PaperCode, Partial<PaperFacts>>> = {}): PaperSet[] {
  return PAPER_CODES.map((type) => ({
    facts: { ...facts, ...change[type] },
    header: header(type, 'zh-ja'),
  }));
}

function against(): CheckAgainst {
  const { listReference: reference } = facts;
  return {
    order: facts.items,
    lists: { used: 'pack 1', present: 'pack 1' },
    ...(reference ? { reference } : {}),
  };
}

function found(papers: PaperSet[], more: CheckAgainst = {}): string[] {
  return [...new Set(checkPapers(papers, { ...against(), ...more }).map((message) => message.key))];
}

describe('the whole set of a case', () => {
  it('keeps the rules where all papers agree', () => {
    expect(checkPapers(set(), against())).toEqual([]);
  });

  it.each(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D8'] as const)(
    'finds another quantity, contract, end user or list entry in %s',
    (type) => {
      const [first, ...rest] = facts.items;
      if (!first) throw new Error('no items');
      expect(found(set({ [type]: { items: [{ ...first, quantity: '12,001' }, ...rest] } }))).toContain(
        'papers:check.lineDiffers',
      );
      expect(found(set({ [type]: { contractNo: 'OTHER' } }))).toContain('papers:check.contractDiffers');
      expect(
        found(
          set({ [type]: { pledgor: { ...facts.pledgor, names: { ...facts.pledgor.names, zh: '别的' } } } }),
        ),
      ).toContain('papers:check.endUserDiffers');
      expect(found(set({ [type]: { listReference: { ...facts.listReference, no: 6 } as never } }))).toContain(
        'papers:check.listEntryDiffers',
      );
    },
  );

  it('does not hold the screening record against what it does not print', () => {
    expect(found(set({ D7: { contractNo: 'OTHER', items: [], pledgor: { names: {} } } }))).toEqual([]);
  });

  const cases: [string, () => PaperSet[], () => CheckAgainst, string[]][] = [
    [
      'another final product in D6',
      () => set({ D6: { endProduct: 'ZX-900' } }),
      () => ({}),
      ['papers:check.valueDiffers'],
    ],
    [
      'another exporter’s name in D5',
      () =>
        set({ D5: { exporter: { ...facts.exporter, names: { ...facts.exporter.names, zh: '别的公司' } } } }),
      () => ({}),
      ['papers:check.valueDiffers'],
    ],
    [
      'another end use in one language of D4',
      () => set({ D4: { endUseTexts: { ...facts.endUseTexts, ja: '別の用途です。' } } }),
      () => ({}),
      ['papers:check.valueDiffers'],
    ],
    [
      'a report that is not there',
      () => set().filter((p) => p.header.type !== 'D5'),
      () => ({}),
      ['papers:check.unknownPaper'],
    ],
    [
      'an annex that is not there',
      () => set().filter((p) => p.header.type !== 'D6'),
      () => ({}),
      ['papers:check.unknownPaper'],
    ],
    [
      'a guarantee that is not there',
      () => set({ D5: { set: [] } }).filter((p) => p.header.type !== 'D3'),
      () => ({}),
      ['papers:check.intermediary'],
    ],
    [
      'a report that advises against the application',
      () => set({ D5: { answers: { ...facts.answers, recommendation: 'do-not-apply' } } }),
      () => ({}),
      ['papers:check.adviceAgainst'],
    ],
    [
      'a signatory without written authority',
      () => set({ D1: { pledgor: { ...facts.pledgor, signerName: '関根 令子' } } }),
      () => ({}),
      ['papers:check.delegation'],
    ],
    [
      'a certificate older than its contract',
      () => set({ D4: { answers: { ...facts.answers, certificateDate: '2026-11-01' } } }),
      () => ({}),
      ['papers:check.dateOrder'],
    ],
    [
      'an application before the original came',
      () =>
        PAPER_CODES.map((type) => ({
          facts: { ...facts, applicationDate: '2026-11-25' },
          header: header(type, 'zh-ja'),
        })),
      () => ({}),
      ['papers:check.originalMissing'],
    ],
    [
      'a licence later than the declaration',
      () =>
        set({
          D8: { answers: { ...facts.answers, licenceDate: '2026-11-22', declarationDate: '2026-11-21' } },
        }),
      () => ({}),
      ['papers:check.dateOrder'],
    ],
    [
      'an answer in another language than the prevailing one',
      () =>
        set({
          D5: {
            answers: {
              ...facts.answers,
              rationale: '登記簿を確認し、問題は見当たりませんでした。以上です。',
            },
          },
        }),
      () => ({}),
      ['papers:check.answerLanguage'],
    ],
    [
      'a list that changed after the screening',
      () => set(),
      () => ({ lists: { used: 'pack 1', present: 'pack 2' } }),
      ['papers:check.listChanged'],
    ],
    [
      'papers of a case that cite those of another entity',
      () => set().filter((p) => p.header.type !== 'D6' && p.header.type !== 'D3'),
      () => ({ others: set().filter((p) => p.header.type === 'D6' || p.header.type === 'D3') }),
      [],
    ],
  ];
  it.each(cases)('finds %s', (_, papers, more, expected) => {
    expect(found(papers(), more())).toEqual(expected);
  });

  it('refuses the light pledge for a listed party', () => {
    const light = set().map(({ facts: own, header: head }) => {
      const { listReference: _, ...rest } = own;
      return { facts: rest, header: head };
    });
    expect(found(light)).toContain('papers:check.listedButLight');
  });
});
