import { beforeAll, describe, expect, it } from 'vitest';
import {
  applyFields,
  type ClauseSet,
  fieldValue,
  missingFields,
  paperFields,
  requiredFor,
} from '../../../shared/papers/index.ts';
import { paperRoom } from '../../support/paper-room.ts';
import { FACTS, SETS, without } from '../../support/paper-samples.ts';

let set: ClauseSet;
beforeAll(async () => {
  ({ clauses: set } = await paperRoom());
});

describe('paperFields', () => {
  it('asks for names and end use in the languages of the paper, and for each item', () => {
    const keys = paperFields('D1', 'zh-ja', FACTS, set).map((f) => f.key);
    expect(keys).toContain('endUse.ja');
    expect(keys).not.toContain('endUse.en');
    expect(keys).not.toContain('endUse');
    expect(keys).toContain('intermediaries.0.names.ja');
    expect(keys).toContain('items.2.origin');
    expect(new Set(keys).size).toBe(keys.length);
    expect(paperFields('D1', 'en', FACTS, set).map((f) => f.key)).toContain('endUse');
  });

  it('of the commitment are its own', () => {
    const required = requiredFor('D2', 'zh', FACTS, set);
    for (const key of ['authority', 'pledgeDocNo', 'riskReportDocNo']) expect(required).toContain(key);
    expect(required).not.toContain('siteOfUse');
    expect(required).not.toContain('applicationNo');
  });
});

describe.each(SETS)('applyFields (%s)', (languages) => {
  it('fills each missing field by the key under which it is missing', () => {
    const gaps = without(
      FACTS,
      'contractDate',
      'siteOfUse',
      'endUse',
      'endUse.zh',
      'endUse.ja',
      'endUse.en',
      'items.0.unit',
    );
    const bare = { ...without(gaps, 'pledgor.contact', 'disposition'), pledgorRoles: [] };
    const missing = missingFields('D1', languages, bare, set).map((f) => f.key);
    expect(missing.length).toBeGreaterThan(6);
    const values = Object.fromEntries(
      missing.map((key) => [
        key,
        key === 'contractDate' ? '2026-11-02' : key === 'pledgorRoles' ? 'end-user+importer' : `値 ${key}`,
      ]),
    );
    const filled = applyFields('D1', languages, bare, values, set);
    if (!filled.ok) throw new Error(JSON.stringify(filled.error));
    expect(missingFields('D1', languages, filled.value, set)).toEqual([]);
    for (const key of missing) expect(fieldValue(filled.value, key)).toBe(values[key]);
    expect(filled.value.items[1]).toEqual(FACTS.items[1]);
  });
});

describe('applyFields', () => {
  it('takes a value away again', () => {
    const emptied = applyFields('D1', 'zh', FACTS, { siteOfUse: '  ' }, set);
    expect(emptied.ok && 'siteOfUse' in emptied.value).toBe(false);
    expect(emptied.ok && missingFields('D1', 'zh', emptied.value, set).map((f) => f.key)).toEqual([
      'siteOfUse',
    ]);
  });

  it.each([
    [{ contractDate: '2026-02-30' }, 'papers:refused.notADate'],
    [{ contractDate: '03/04/26' }, 'papers:refused.notADate'],
    [{ 'listReference.announcement': 'MOFCOM 2026-1' }, 'papers:refused.unknownField'],
    [{ __proto__: null, 'items.9.unit': 'kg' }, 'papers:refused.unknownField'],
    [{ pledgorRoles: 'owner' }, 'papers:refused.unknownField'],
  ])('refuses %j', (values, key) => {
    const refused = applyFields('D1', 'zh', FACTS, values as unknown as Record<string, string>, set);
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-input', message: { key } } });
  });
});
