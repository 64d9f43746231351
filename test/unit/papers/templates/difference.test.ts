import { beforeAll, describe, expect, it } from 'vitest';
import { loadClauses } from '../../../../electron/papers/clauses.ts';
import type { ClauseSet } from '../../../../shared/papers/index.ts';
import { changedTexts, textDifference } from '../../../../shared/papers/templates/index.ts';

const shown = (before: string, after: string) =>
  textDifference(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `-${text}-` : `+${text}+`))
    .join('');

describe('the difference of two texts', () => {
  it('is by character in Chinese and Japanese, by word in Latin text, and leaves variables whole', () => {
    expect(shown('三个工作日内通知', '五个工作日内书面通知')).toBe('-三-+五+个工作日内+书面+通知');
    expect(shown('within 3 working days', 'within 30 working days')).toBe('within -3-+30+ working days');
    expect(shown('a {{orderNo}} b', 'a {{contractNo}} b')).toBe('a -{{orderNo}}-+{{contractNo}}+ b');
    expect(shown('同', '同')).toBe('同');
    expect(shown('', '新')).toBe('+新+');
  });

  it('gives both texts back, whatever they are', () => {
    const texts = ['', 'ab ab', '本物项。本物项', 'x {{a}} [[b]] <zh:两用>', '  a  b '];
    for (const a of texts)
      for (const b of texts) {
        const pieces = textDifference(a, b);
        const side = (kind: 'gone' | 'new') =>
          pieces
            .filter((one) => one.kind === 'same' || one.kind === kind)
            .map((one) => one.text)
            .join('');
        expect([side('gone'), side('new')]).toEqual([a, b]);
      }
  });
});

describe('two versions of a template', () => {
  let set: ClauseSet;
  beforeAll(async () => {
    const loaded = await loadClauses('assets');
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    set = loaded.value;
  });

  it('differ in the texts that were changed, added and taken away, and in the order of clauses', () => {
    const before = set.templates.D1;
    expect(changedTexts(before, before)).toEqual({ texts: [], reordered: false });
    const [first, ...others] = before.clauses;
    if (first === undefined) throw new Error('no clauses');
    const fresh = { id: 'X01', heading: first.heading, text: first.text };
    const after = {
      ...before,
      title: { ...before.title, ja: '誓約書' },
      clauses: [...others.filter(({ id }) => id !== 'C14'), first, fresh],
    };
    const { texts, reordered } = changedTexts(before, after);
    expect(reordered).toBe(true);
    expect(texts.map(({ path, before: was, after: is }) => [path, was !== null, is !== null])).toEqual([
      ['title', true, true],
      ['clauses.X01.heading', false, true],
      ['clauses.X01.text', false, true],
      ['clauses.C14.heading', true, false],
      ['clauses.C14.text', true, false],
    ]);
  });
});
