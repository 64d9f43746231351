import { describe, expect, it } from 'vitest';
import { validateCorporateNumber, validateUscc } from '../../../shared/orders/identifiers.ts';
import {
  type CheckAgainst,
  checkPapers,
  type PaperFacts,
  type PaperSet,
} from '../../../shared/papers/index.ts';
import { totals } from '../../../shared/papers/totals.ts';
import { FACTS, header, without } from '../../support/paper-samples.ts';

const LONG = {
  zh: FACTS.endUseTexts?.zh ?? '',
  ja: FACTS.endUseTexts?.ja ?? '',
};
const GOOD: PaperFacts = { ...without(FACTS, 'riskReportDocNo'), intermediaries: [], endUseTexts: LONG };

function pair(d1: PaperFacts = GOOD, d2: PaperFacts = GOOD): PaperSet[] {
  return [
    { facts: d1, header: header('D1', 'zh-ja') },
    { facts: d2, header: header('D2', 'zh-ja') },
  ];
}

function keys(papers: PaperSet[], against?: CheckAgainst): string[] {
  return checkPapers(papers, against).map((message) => message.key);
}

describe('checkPapers', () => {
  it('finds nothing in papers that agree', () => {
    expect(checkPapers(pair(), { order: GOOD.items })).toEqual([]);
  });

  const [one, two, three] = GOOD.items;
  const cases: [string, PaperSet[], CheckAgainst, string[]][] = [
    [
      'another contract',
      pair(GOOD, { ...GOOD, contractNo: 'OTHER-1' }),
      {},
      ['papers:check.contractDiffers'],
    ],
    [
      'several contracts',
      pair({ ...GOOD, contractNo: 'A-1、A-2' }, { ...GOOD, contractNo: 'A-1、A-2' }),
      {},
      ['papers:check.severalContracts'],
    ],
    [
      'another end user',
      pair(GOOD, {
        ...GOOD,
        pledgor: { ...GOOD.pledgor, names: { ...GOOD.pledgor.names, ja: '別の株式会社' } },
      }),
      {},
      ['papers:check.endUserDiffers'],
    ],
    [
      'another list entry',
      pair(GOOD, { ...GOOD, listReference: { ...(GOOD.listReference as never as object), no: 6 } as never }),
      {},
      ['papers:check.referenceDiffers'],
    ],
    [
      'a line too few',
      pair(GOOD, { ...GOOD, items: [one, two] as never }),
      {},
      ['papers:check.lineMissing', 'papers:check.totalDiffers', 'papers:check.totalDiffers'],
    ],
    [
      'another quantity than the order',
      pair(),
      { order: [{ ...(one as never as object), quantity: '12,001' }, two, three] as never },
      [
        'papers:check.lineDiffers',
        'papers:check.totalDiffers',
        'papers:check.lineDiffers',
        'papers:check.totalDiffers',
      ],
    ],
    [
      'a date before the announcement',
      pair(
        { ...GOOD, contractDate: '2026-02-01', signDate: '2026-02-23' },
        { ...GOOD, contractDate: '2026-02-01' },
      ),
      {},
      ['papers:check.beforeAnnouncement'],
    ],
    [
      'a term that ends before it begins',
      pair({ ...GOOD, termFrom: '2027-01-01', termTo: '2026-12-31' }),
      {},
      ['papers:check.term'],
    ],
    [
      'a wrong corporate number',
      pair(
        { ...GOOD, pledgor: { ...GOOD.pledgor, registrationId: '1180301018770' } },
        { ...GOOD, pledgor: { ...GOOD.pledgor, registrationId: '1180301018770' } },
      ),
      {},
      ['papers:check.corporateNumber'],
    ],
    [
      'a short end use',
      pair({ ...GOOD, endUseTexts: { ...LONG, zh: '用于第二工場生产的 EPS-M210 传感器' } }),
      {},
      ['papers:check.endUseShort.characters'],
    ],
    [
      'the end use of another user',
      pair(),
      { earlierEndUses: [{ text: LONG.ja, endUser: '別の株式会社' }] },
      ['papers:check.endUseCopied'],
    ],
    [
      'a product that is not named',
      pair({ ...GOOD, endProduct: 'ZX-900' }),
      {},
      ['papers:check.productNotNamed'],
    ],
    [
      'a place that is not named',
      pair({ ...GOOD, siteOfUse: '北海道札幌市' }),
      {},
      ['papers:check.placeNotNamed'],
    ],
    [
      'a pledge that is not there',
      pair(GOOD, { ...GOOD, pledgeDocNo: 'PL-2026-000999-v1' }),
      {},
      ['papers:check.pledgeNotFound'],
    ],
    [
      'an intermediary',
      pair({ ...GOOD, intermediaries: FACTS.intermediaries }),
      {},
      ['papers:check.intermediary'],
    ],
    [
      'a control-list party in any role',
      pair(),
      { controlParties: [{ role: 'forwarder', name: 'X', announcement: 'MOFCOM 2026-11' }] },
      ['papers:check.controlParty'],
    ],
    [
      'a control-list reference',
      pair(
        { ...GOOD, listReference: { ...(GOOD.listReference as never as object), list: 'control' } as never },
        { ...GOOD, listReference: { ...(GOOD.listReference as never as object), list: 'control' } as never },
      ),
      {},
      ['papers:check.controlReference'],
    ],
  ];
  it.each(cases)('finds %s', (_, papers, against, expected) => {
    expect(keys(papers, against)).toEqual(expected);
  });

  it('counts English in words', () => {
    const english = { ...GOOD, endUseTexts: { en: 'Used in EPS-M210 at the 第二工場 plant.' } };
    const facts = without(english, 'endUse');
    const found = keys([{ facts, header: header('D1', 'en') }]);
    expect(found).toContain('papers:check.endUseShort.characters');
    expect(found).toContain('papers:check.endUseLanguage.en');
    const words = { ...facts, endUseTexts: { en: 'Used in EPS-M210.' } };
    expect(keys([{ facts: words, header: header('D1', 'en') }])).toContain('papers:check.endUseShort.words');
  });
});

describe('totals', () => {
  it('adds decimals exactly and does not guess at what is no plain number', () => {
    const items = [
      { lineNo: '1', description: '', quantity: '0.1', unit: 'kg', value: '1,000.50', currency: 'USD' },
      { lineNo: '2', description: '', quantity: '0.2', unit: 'kg', value: '1000.5', currency: 'USD' },
      { lineNo: '3', description: '', quantity: '約100', unit: '個' },
      { lineNo: '4', description: '', quantity: '５', unit: '個' },
    ];
    expect([...totals(items)]).toEqual([
      ['kg', '0.3'],
      ['USD', '2001'],
      ['個', '?'],
    ]);
  });
});

describe('identifiers', () => {
  it.each(['1180301018771', '7000012050002', '8000020130001'])('%s is a corporate number', (text) => {
    expect(validateCorporateNumber(text)).toBe(true);
  });
  it.each(['1180301018770', '118030101877', '11803010187７1'])('%s is none', (text) => {
    expect(validateCorporateNumber(text)).toBe(false);
  });
  it.each(['91110108551385082Q', '9144030071526726XG'])('%s is a social credit code', (text) => {
    expect(validateUscc(text)).toBe(true);
  });
  it.each(['91110108551385082R', '9111010855138508', '9111O108551385082Q'])('%s is none', (text) => {
    expect(validateUscc(text)).toBe(false);
  });
});
