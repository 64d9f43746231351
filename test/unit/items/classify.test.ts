import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadItems } from '../../../electron/lists/builtin.ts';
import { classify } from '../../../shared/items/classify.ts';
import { CRITERIA } from '../../../shared/items/criteria.ts';
import type { ItemFacts } from '../../../shared/items/item.ts';
import { announcementOf, SUSPENDED_ITEMS } from '../../../shared/items/suspension.ts';

const ITEMS = loadItems(fileURLToPath(new URL('../../../assets', import.meta.url)));
const TODAY = '2026-11-25';
const see = (description: string, more: Partial<ItemFacts> = {}, day = TODAY) =>
  classify({ description, ...more }, ITEMS, day);
const codes = (description: string, more: Partial<ItemFacts> = {}) =>
  see(description, more).candidates.map((candidate) => candidate.code);
const asks = (description: string, more: Partial<ItemFacts> = {}) =>
  see(description, more).questions.map((question) => question.key.replace('items:question.', ''));

describe('controlled: the text names the thing and nothing is open', () => {
  it.each([
    ['Gallium metal 6N', '3C001.a'],
    ['金属鎵 4N', '3C001.a'],
    ['氧化镓单晶 2英寸', '3C001.c'],
    ['GaAs wafer 4 inch', '3C001.e'],
    ['リン化インジウム 基板', '3C004.a'],
    ['二氧化锗 99.999%', '3C002.e'],
    ['氧化钐 99.9%', '1C902.b'],
    ['酸化サマリウム', '1C902.b'],
    ['Dysprosium oxide 99.5%', '1C905.b'],
    ['鏑鐵合金', '1C905.a.2.a'],
    ['Samarium cobalt magnets', '1C902.a.4'],
    ['サマコバ磁石', '1C902.a.4'],
    ['天然鳞片石墨 -194', '1C108.c'],
    ['鱗片状黒鉛', '1C108.c'],
    ['アンチモン 99.9%', '3C003.b'],
    ['Antimony ingot 99.65%', '3C003.b'],
    ['Sb2O3 99.99%', '3C003.c'],
    ['三氧化二锑 4N', '3C003.c'],
    ['酸化アンチモン 純度99.995%以上', '3C003.c'],
    ['Tungsten powder W≥99.9% <10um', '1C111.b.1.f'],
    ['钼粉 Mo 99.95% 3-5μm', '1C117.b'],
    ['仲钨酸铵', '1C117.d.1'],
    ['N42SH Dy 3% NdFeB magnet', '1C905.a.4'],
    ['含镝钕铁硼 磁钢', '1C905.a.4'],
    ['釹鐵硼磁鐵 Tb 0.3%', '1C904.a.4'],
    ['ネオジム焼結磁石 テルビウム拡散', '1C904.a.4'],
    ['电机用钕铁硼磁钢 含镝2%', '1C905.a.4'],
    ['bismuth ingot 99.99%', '6C001.a'],
    ['isostatic graphite block, purity 99.95%, flexural strength 45 MPa, density 1.85 g/cm³', '1C108.b'],
  ])('%s → %s', (text, code) => {
    const finding = see(text);
    expect(finding.controlled).toBe('controlled');
    expect(finding.candidates.map((c) => c.code)).toContain(code);
    expect(finding.reasons.length).toBeGreaterThan(0);
  });

  it('by control code: leaf, group, below a leaf, or within the text', () => {
    expect(see('x', { controlCode: '3C001.a' }).controlled).toBe('controlled');
    expect(see('x', { controlCode: '1C902' }).candidates.length).toBeGreaterThan(5);
    expect(see('x', { controlCode: '3c001.A' }).candidates.map((c) => c.code)).toEqual(['3C001.a']);
    expect(see('属于两用物项 3C001.e').controlled).toBe('controlled');
  });

  it('by CAS number, in its field or in the text', () => {
    expect(see('chemical', { cas: '1303-00-0' }).candidates).toEqual([
      { code: '3C001.e', evidence: ['cas'], matched: ['1303-00-0'] },
    ]);
    expect(see('reagent CAS 1303-00-0').controlled).toBe('controlled');
    expect(see('order 11303-00-01').controlled).toBe('undecided');
  });

  it('but not by a CAS number that all grades of the substance share', () => {
    expect(see('graphite parts', { cas: '7782-42-5' }).controlled).toBe('undecided');
    expect(see('parts', { cas: '7440-33-7' }).controlled).toBe('undecided');
  });
});

describe('undecided: with the question that decides', () => {
  it.each([
    ['NdFeB magnet N42SH', 'magnet-tb-dy'],
    ['N42SH', 'magnet-tb-dy'],
    ['钕铁硼', 'magnet-tb-dy'],
    ['釹鐵硼 磁石', 'magnet-tb-dy'],
    ['ネオジム磁石 Dy/Tb free', 'magnet-tb-dy'],
    ['钕铁硼 不含镝', 'magnet-tb-dy'],
    ['NdFeB magnet Dy 0%, Tb 0%', 'magnet-tb-dy'],
    ['NdFeB magnet Dy<0.1%', 'magnet-tb-dy'],
    ['magnets', 'magnet-material'],
    ['磁石 φ10x5', 'magnet-material'],
    ['マグネット', 'magnet-material'],
    ['Sb2O3', 'purity'],
    ['Sb2O3 ≥99.5%', 'purity'],
    ['antimony trioxide 99.8% min', 'purity'],
    ['三甲基锑 99.9%', 'purity-inorganic'],
    ['indium antimonide', 'insb'],
    ['钨粉', 'powder'],
    ['tungsten rod 99.95%', 'tungsten-solid'],
    ['W-Ni-Fe counterweight', 'tungsten-heavy-alloy'],
    ['graphite', 'graphite-kind'],
    ['人造石墨', 'graphite-artificial'],
    ['5-axis machining center', 'machine-tool'],
    ['gallium chloride 99.99%', 'element'],
    ['タングステン', 'element'],
    ['DyF3', 'formula'],
    ['GaN power transistor', 'formula'],
    ['BGO', 'abbreviation'],
    ['yttrium oxide phosphor', 'assembly'],
    ['CdTe powder', 'crystal-product'],
    ['稀土', 'rare-earth-element'],
    ['YSZ balls 5 mm', 'boundary'],
    ['Nd:YAG crystal rod', 'boundary'],
    ['steel bolts M8', 'no-entry'],
    ['ferrite magnet', 'no-entry'],
    ['電磁石', 'no-entry'],
    ['', 'no-entry'],
  ])('%s → %s', (text, question) => {
    expect(see(text).controlled).toBe('undecided');
    expect(asks(text)).toContain(question);
  });

  it('a code that the catalogue does not hold is asked about, whatever else is there', () => {
    expect(asks('valve', { controlCode: '2B350' })).toEqual(['code-unknown']);
    expect(see('antimony trioxide 99.8%', { controlCode: '2B350' }).controlled).toBe('undecided');
  });

  it('a statement that there is no Tb or Dy is shown as a statement', () => {
    expect(see('NdFeB Dy-free, Tb-free').reasons.map((r) => r.key)).toContain('items:reason.denied');
  });

  it('one question covers the entries that need the same answer', () => {
    const questions = see('NdFeB magnet N42SH').questions;
    expect(questions).toHaveLength(1);
    expect(questions[0]?.params).toEqual({ code: '1C904.a.4, 1C905.a.4' });
  });
});

describe('not controlled: only by a printed limit and a stated value outside it', () => {
  it.each([
    'Antimony trioxide 99.8%',
    '三氧化二锑 99.5%',
    '酸化アンチモン 3N',
    '等静压石墨 密度1.65g/cm3',
    'molybdenum powder 99.9%, particle size 150µm',
    '磷酸铁锂正极材料 压实密度2.3g/cm3 158mAh/g',
  ])('%s', (text) => {
    const finding = see(text);
    expect(finding.controlled).toBe('not-controlled');
    expect(finding.reasons.map((r) => r.key)).toContain('items:reason.limit-not-met');
  });

  it('not where the customs number is that of the controlled grade', () => {
    const hs = ITEMS.find((entry) => entry.code === '3C003.c')?.hs[0] ?? '';
    expect(asks('Antimony trioxide 99.8%', { hs })).toEqual(['limit-against-hs']);
  });

  it('at the edges of a limit', () => {
    expect(see('antimony trioxide 99.99%').controlled).toBe('controlled');
    expect(see('antimony trioxide 99.989%').controlled).toBe('not-controlled');
    expect(see('antimony trioxide <99.99%').controlled).toBe('not-controlled');
    expect(see('antimony trioxide ≤99.99%').controlled).toBe('undecided');
    expect(see('molybdenum powder 97% 50um').controlled).toBe('controlled');
    expect(see('molybdenum powder 97% D50 51um').controlled).toBe('not-controlled');
    expect(see('tungsten powder 97% <500um').controlled).toBe('controlled');
    expect(see('tungsten powder 97% 粒度500um').controlled).toBe('not-controlled');
    expect(see('tungsten powder 96.9% 10um').controlled).toBe('not-controlled');
  });

  it('an entry that is cleared does not clear the one beside it', () => {
    const finding = see('等静压石墨 密度1.725g/cm3');
    expect(finding.controlled).toBe('undecided');
    expect(finding.reasons.map((r) => r.key)).toContain('items:reason.limit-not-met');
  });

  it('a number that measures something else clears nothing', () => {
    for (const text of [
      'antimony trioxide whiteness 96%',
      'antimony trioxide, moisture 0.1%',
      'antimony trioxide 60% masterbatch',
      'antimony trioxide ±5%',
      'molybdenum powder 99.9% 150um',
      '钼粉 99.9% 包装膜厚度200um',
      '等静压石墨 tensile strength 25 MPa',
      '磷酸铁锂正极材料 振实密度1.2g/cm3',
    ]) {
      expect(see(text).controlled, text).toBe('undecided');
    }
    expect(see('人造石墨 抗折强度 25MPa').controlled).toBe('not-controlled');
  });

  it('values that contradict each other are asked about', () => {
    expect(see('antimony trioxide 99.8% / 99.99%').controlled).toBe('undecided');
  });

  it('absence of Tb and Dy is never computed', () => {
    for (const text of ['Dy 0%', 'Dy/Tb free', '不含镝铽', '无重稀土', 'heavy rare earth free']) {
      expect(see(`NdFeB magnet ${text}`).controlled).toBe('undecided');
    }
  });
});

describe('customs numbers', () => {
  it('alone never decide, in both columns, and by six digits only weakly', () => {
    for (const hs of ['3818009020', '3818009001', '3818.00.90']) {
      const finding = see('parts', { hs });
      expect(finding.controlled).toBe('undecided');
      expect(finding.candidates.length).toBeGreaterThan(0);
      expect(finding.candidates.every((c) => c.evidence.join() === 'hs')).toBe(true);
    }
    expect(see('parts', { hs: '3818001111' }).candidates[0]?.matched).toEqual(['381800…']);
  });

  it('support what the text says, and are not needed', () => {
    expect(see('GaAs wafer', { hs: '2853909026' }).candidates[0]?.evidence).toEqual(['text', 'hs']);
    expect(codes('SmCo magnet', { hs: '8505111000' })).toContain('1C902.a.4');
  });

  it('shared by many entries bring up only those that the text names; against the text they bring up their own', () => {
    expect(codes('三甲基锑 99.9%', { hs: '2931900032' })).toEqual(['3C003.d']);
    expect(codes('NdFeB magnet', { hs: '3818009020' })).toEqual(
      expect.arrayContaining(['1C905.a.4', '3C001.b']),
    );
  });

  it('of nothing on the list leave the line undecided', () => {
    expect(see('bolts', { hs: '7318159090' })).toMatchObject({ controlled: 'undecided', candidates: [] });
    expect(see('bolts', { hs: '31' }).candidates).toEqual([]);
  });
});

describe('time', () => {
  it('an entry speaks from its effective day', () => {
    expect(see('samarium oxide', {}, '2025-04-03').controlled).toBe('undecided');
    expect(see('samarium oxide', {}, '2025-04-03').reasons.map((r) => r.key)).toContain(
      'items:reason.time.not-yet',
    );
    expect(see('samarium oxide', {}, '2025-04-04').controlled).toBe('controlled');
  });

  const code = { controlCode: '1C909' };
  it.each([
    ['2025-11-06', 'items:reason.time.not-yet', 'undecided'],
    ['2025-11-07', 'items:reason.time.suspended', 'undecided'],
    ['2026-11-10', 'items:reason.time.suspended', 'undecided'],
    ['2026-11-11', 'items:reason.time.unconfirmed', 'controlled'],
  ])('holmium on %s: %s, %s', (day, key, controlled) => {
    const finding = see('holmium', code, day);
    expect(finding.controlled).toBe(controlled);
    expect(finding.reasons.map((r) => r.key)).toContain(key);
  });

  it('announcements 61 and 62 ran from 2025-10-09 until the suspension', () => {
    const tech = { controlCode: '1E902.a' };
    expect(see('drawings', tech, '2025-10-08').controlled).toBe('undecided');
    expect(see('drawings', tech, '2025-10-09').controlled).toBe('controlled');
    expect(see('drawings', tech, '2025-11-06').controlled).toBe('controlled');
    expect(see('drawings', tech, '2025-11-07').controlled).toBe('undecided');
  });

  it('the officer confirms either reading', () => {
    const confirmed = (state: 'in-force' | 'suspended') =>
      classify({ description: 'holmium', ...code }, ITEMS, TODAY, [
        { announcement: 'MOFCOM 2025-57', state },
      ]);
    expect(confirmed('suspended').controlled).toBe('undecided');
    expect(confirmed('suspended').reasons.map((r) => r.key)).toContain('items:reason.time.suspended');
    expect(confirmed('in-force').controlled).toBe('controlled');
    expect(confirmed('in-force').reasons.map((r) => r.key)).not.toContain('items:reason.time.unconfirmed');
  });

  it('the suspended announcements are those of the 35 entries, and each is named', () => {
    const marked = ITEMS.filter((entry) => entry.status !== 'active');
    expect(marked).toHaveLength(35);
    for (const entry of marked) {
      expect(SUSPENDED_ITEMS.of, entry.code).toContain(announcementOf(entry));
      expect(entry.suspendedUntil, entry.code).toBe(SUSPENDED_ITEMS.until);
    }
    for (const entry of ITEMS.filter((e) => e.status === 'active')) {
      expect(SUSPENDED_ITEMS.of, entry.code).not.toContain(announcementOf(entry));
    }
  });
});

describe('the catalogue', () => {
  it('every trade name in every language brings up its entry, also in traditional characters and wide letters', () => {
    const lost: string[] = [];
    for (const entry of ITEMS) {
      for (const name of Object.values(entry.synonyms).flat()) {
        const wide = name.replace(/[A-Za-z0-9]/g, (c) =>
          String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0),
        );
        for (const text of [name, `${name} 100kg`, `（${wide}）`]) {
          if (!codes(text).includes(entry.code)) lost.push(`${entry.code} ${text}`);
        }
      }
    }
    expect(lost).toEqual([]);
  });

  it('every code and every CAS number brings up its entry', () => {
    for (const entry of ITEMS.filter((e) => /^\d/.test(e.code) && !e.code.includes('-'))) {
      expect(codes('x', { controlCode: entry.code })).toContain(entry.code);
    }
    for (const entry of ITEMS) for (const cas of entry.cas) expect(codes('x', { cas })).toContain(entry.code);
  });

  it('every limit names entries that exist and a basis', () => {
    const known = new Set(ITEMS.map((entry) => entry.code));
    for (const criterion of CRITERIA) {
      expect(criterion.basis.length).toBeGreaterThan(10);
      for (const code of criterion.codes) expect(known.has(code), code).toBe(true);
    }
  });

  it('the longest name in a text counts, and names side by side all count', () => {
    expect(codes('氧化镓')).toEqual(['3C001.c']);
    expect(codes('三氧化二锑 99.8%')).toEqual(['3C003.c']);
    expect(codes('gallium nitride wafer; indium phosphide wafer')).toEqual(['3C001.b', '3C004.a']);
  });

  it('a cell filled to the brim is read to its end', () => {
    const filler = 'x y '.repeat(8000);
    expect(codes(`${filler}氧化镓`)).toEqual(['3C001.c']);
    expect(see('磁石 '.repeat(10_000)).controlled).toBe('undecided');
  });

  it('common goods bring up nothing', () => {
    for (const text of [
      'stainless steel pipe',
      '塑料瓶',
      '木製パレット',
      'printed circuit board',
      'cotton gloves',
      '软件光盘包装盒',
      'organic tea',
      'engine oil',
      'aerographite',
    ]) {
      expect(codes(text), text).toEqual([]);
    }
  });
});
