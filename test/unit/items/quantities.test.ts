import { describe, expect, it } from 'vitest';
import { presenceOf } from '../../../shared/items/presence.ts';
import { compare, quantitiesIn } from '../../../shared/items/quantities.ts';
import { searchText } from '../../../shared/items/text.ts';

describe('numbers with units', () => {
  it.each([
    ['99.99%', 'percent', { low: 99.99, high: 99.99 }],
    ['９９．９９％', 'percent', { low: 99.99, high: 99.99 }],
    ['4N', 'percent', { low: 99.99, high: 99.999, highOpen: true }],
    ['6N', 'percent', { low: 99.9999, high: 99.99999, highOpen: true }],
    ['4N5', 'percent', { low: 99.995, high: 99.999, highOpen: true }],
    ['≥97%', 'percent', { low: 97, high: Infinity }],
    ['>= 97 wt%', 'percent', { low: 97, high: Infinity }],
    ['97% min', 'percent', { low: 97, high: Infinity }],
    ['97%以上', 'percent', { low: 97, high: Infinity }],
    ['不低于97%', 'percent', { low: 97, high: Infinity }],
    ['>97%', 'percent', { low: 97, lowOpen: true, high: Infinity }],
    ['97%未満', 'percent', { low: -Infinity, high: 97, highOpen: true }],
    ['<500 µm', 'size', { low: -Infinity, high: 500, highOpen: true }],
    ['≤50um', 'size', { low: -Infinity, high: 50 }],
    ['5-10 μm', 'size', { low: 5, high: 10 }],
    ['800nm', 'size', { low: 0.8, high: 0.8 }],
    ['粒度 0.5mm', 'size', { low: 500, high: 500 }],
    ['-325 mesh', 'size', { low: 0, high: 46 }],
    ['1.85 g/cm³', 'density', { low: 1.85, high: 1.85 }],
    ['1,200 MPa', 'strength', { low: 1200, high: 1200 }],
    ['1.2GPa', 'strength', { low: 1200, high: 1200 }],
    ['300Wh/kg', 'energy', { low: 300, high: 300 }],
    ['156 mAh/g', 'capacity', { low: 156, high: 156 }],
    ['100 ppm', 'percent', { low: 0.01, high: 0.01 }],
  ])('%s', (text, kind, range) => {
    const found = quantitiesIn(text.replace('未満', '未满'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind, range });
  });

  it.each(['φ120 mm', 'N42SH', 'M8', '4NX', '12N5A', '100 kg', '2026'])('%s holds none', (text) => {
    expect(quantitiesIn(text)).toEqual([]);
  });

  it('stand beside their element', () => {
    const of = (text: string) => quantitiesIn(text).map((q) => [q.element, q.range.low]);
    expect(of('Nd 29% Dy 3%')).toEqual([
      ['Nd', 29],
      ['Dy', 3],
    ]);
    expect(of('3.0wt% Dy')).toEqual([['Dy', 3]]);
    expect(of('Dy: 3%')).toEqual([['Dy', 3]]);
    expect(of('镝含量3%')).toEqual([['Dy', 3]]);
    expect(of('InSb 99.9%')).toEqual([[undefined, 99.9]]);
  });
});

describe('limits', () => {
  it.each([
    [{ low: 99.99, high: 99.99 }, '>=', 99.99, 'yes'],
    [{ low: 99.99, high: 99.99 }, '>', 99.99, 'no'],
    [{ low: 99.8, high: Infinity }, '>=', 99.99, 'open'],
    [{ low: -Infinity, high: 99.99, highOpen: true }, '>=', 99.99, 'no'],
    [{ low: -Infinity, high: 99.99 }, '>=', 99.99, 'open'],
    [{ low: 99.99, lowOpen: true, high: Infinity }, '>', 99.99, 'yes'],
    [{ low: -Infinity, high: 500, highOpen: true }, '<', 500, 'yes'],
    [{ low: 500, high: 500 }, '<', 500, 'no'],
    [{ low: 5, high: 60 }, '<=', 50, 'open'],
    [{ low: 50, high: 50 }, '<=', 50, 'yes'],
    [{ low: 50, lowOpen: true, high: 60 }, '<=', 50, 'no'],
  ] as const)('%o %s %d: %s', (range, op, limit, answer) => {
    expect(compare(range, op, limit)).toBe(answer);
  });
});

describe('an element in a material', () => {
  const dy = (text: string) => presenceOf('Dy', ['dysprosium', '镝', 'ジスプロシウム'], searchText(text));
  it.each([
    'Dy 3%',
    '3% Dy',
    'Dy: 0.5-1.0%',
    'Dy 0.05%',
    'Dy≥1%',
    '含镝',
    '鏑含有',
    'Dy-diffused',
    'with Dy',
    'ジスプロシウム添加',
    'Tb/Dy doped',
    'Dy 100ppm',
  ])('%s: present', (text) => expect(dy(text)).toBe('present'));
  it.each([
    'Dy-free',
    'Dy/Tb free',
    'Tb/Dy-free',
    '不含镝',
    '不含铽镝',
    '不含镝钕铁硼',
    'without Dy',
    'no Dy or Tb',
    'Dy 0%',
    'Dy:0.0%',
    '无重稀土',
    'heavy rare earth free',
    'Dyフリー',
    'Dyなし',
  ])('%s: denied', (text) => expect(dy(text)).toBe('denied'));
  it.each(['N42SH', 'Dy<0.1%', 'Dyson motor', 'Tb 3%', 'Dy?', ''])('%s: unknown', (text) => {
    expect(dy(text)).toBe('unknown');
  });
  it('free of one and holding the other are two facts', () => {
    const text = searchText('Dy-free, Tb 0.5%');
    expect(presenceOf('Tb', ['terbium', '铽'], text)).toBe('present');
    expect(dy('Dy-free, Tb 0.5%')).toBe('denied');
  });
});
