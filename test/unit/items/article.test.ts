import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadItems } from '../../../electron/lists/builtin.ts';
import {
  type ArticleAnswer,
  articleKey,
  articleOf,
  catalogueSays,
  modelKey,
  objectionTo,
} from '../../../shared/items/article.ts';
import { classify } from '../../../shared/items/classify.ts';
import type { ItemFacts } from '../../../shared/items/item.ts';

const ITEMS = loadItems(fileURLToPath(new URL('../../../assets', import.meta.url)));
const DAY = '2026-11-25';
const saysOn = (facts: ItemFacts, items = ITEMS, day = DAY) => catalogueSays(facts, items, day, []);

describe('the article of a line', () => {
  const article = { supplier: 'Maker', model: 'A-1', spec: 'φ10×5 mm' };
  const same = (other: Partial<typeof article>) =>
    articleKey({ ...article, ...other }) === articleKey(article);

  it.each([
    { supplier: ' ＭＡＫＥＲ ' },
    { model: 'a‐1' },
    { spec: 'Φ10x5 mm' },
    { spec: 'φ10 × 5 mm' },
    { spec: '⌀10*5 mm' },
  ])('is the same with %o', (other) => expect(same(other)).toBe(true));

  it.each([
    { supplier: 'Maker 2' },
    { model: 'A-11' },
    { model: 'A1' },
    { spec: 'φ10×6 mm' },
    { spec: 'φ1 0×5 mm' },
    { spec: '' },
  ])('is another with %o', (other) => expect(same(other)).toBe(false));

  it('of one model in two specs share the model only', () => {
    expect(modelKey({ ...article, spec: 'x' })).toBe(modelKey(article));
  });

  it('needs an article number, or a supplier with a spec', () => {
    expect(articleOf({ itemCode: 'A-1', description: 'magnet' })).toEqual({
      supplier: '',
      model: 'A-1',
      spec: 'magnet',
    });
    expect(articleOf({ description: 'NdFeB magnet', spec: 'N35' })).toBeNull();
    expect(articleOf({ description: 'NdFeB magnet', manufacturer: 'Maker' })).toBeNull();
    expect(articleOf({ description: 'magnet', manufacturer: 'Maker', spec: 'N35' })).not.toBeNull();
    expect(articleOf({ description: 'magnet', exporter: 'Maker', spec: 'N35' })?.supplier).toBe('Maker');
    expect(articleOf({})).toBeNull();
  });
});

describe('an answer holds for a line', () => {
  const facts: ItemFacts = { description: 'NdFeB magnet N42SH', hs: '8505111000', cas: '7429-90-5' };
  const answer: ArticleAnswer = {
    id: 'x',
    article: { supplier: 'Maker', model: 'A-1', spec: 'N42SH' },
    facts,
    controlled: 'not-controlled',
    code: null,
    paper: 'mill-certificate',
    basis: 'assay 1',
    by: 'Officer',
    at: '2026-10-01T08:00:00.000Z',
    validTo: '2027-10-01',
    says: saysOn(facts),
    revoked: null,
  };
  const objection = (
    line: ItemFacts,
    given: Partial<ArticleAnswer> = {},
    day = DAY,
    says = saysOn(facts, ITEMS, day),
  ) =>
    objectionTo({ ...answer, ...given }, { facts: line, finding: classify(line, ITEMS, day) }, says, day)
      ?.key ?? null;

  it('of the same article, also in other words or with a longer customs number', () => {
    expect(objection(facts)).toBeNull();
    expect(objection({ description: 'ネオジム磁石 N42SH' })).toBeNull();
    expect(objection({ ...facts, hs: '8505.11' })).toBeNull();
  });

  it('up to its last day, and not after it', () => {
    expect(objection(facts, {}, '2027-10-01')).toBeNull();
    expect(objection(facts, {}, '2027-10-02')).toBe('items:article.expired');
  });

  it('not once it is revoked', () => {
    const revoked = { by: 'Officer', at: '2026-10-02T08:00:00.000Z', reason: 'wrong lot' };
    expect(objection(facts, { revoked })).toBe('items:article.revoked');
  });

  it('not where the line names another customs or CAS number, or another material', () => {
    expect(objection({ ...facts, hs: '8505190010' })).toBe('items:article.line-differs');
    expect(objection({ ...facts, cas: '7440-00-8' })).toBe('items:article.line-differs');
    expect(objection({ description: 'SmCo magnet' })).toBe('items:article.line-differs');
    expect(objection({ description: 'NdFeB magnet', controlCode: '1C902.a.4' })).toBe(
      'items:article.line-differs',
    );
  });

  it('as long as the catalogue says the same of it', () => {
    const changed = ITEMS.map((entry) =>
      entry.code === '1C905.a.4' ? { ...entry, threshold: 'Dy >= 1%' } : entry,
    );
    expect(objection(facts, {}, DAY, saysOn(facts, changed))).toBe('items:article.catalogue-changed');
    const other = ITEMS.map((entry) => (entry.code === '3C001.a' ? { ...entry, threshold: '4N' } : entry));
    expect(objection(facts, {}, DAY, saysOn(facts, other))).toBeNull();
    const holmium = { description: 'holmium oxide' };
    expect(saysOn(holmium, ITEMS, '2026-11-10')).not.toBe(saysOn(holmium, ITEMS, '2026-11-11'));
  });
});
