import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../electron/audit/row-xml.ts';
import { linesIn, textWidth, widestPiece } from '../../../electron/audit/text-width.ts';

describe('escapeText', () => {
  it.each([
    ['plain', 'plain'],
    ['<a & b>', '&lt;a &amp; b&gt;'],
    ['\u0001', '_x0001_'],
    ['\r\ufffe', '_x000D__xFFFE_'],
    ['_x0041_', '_x005F_x0041_'],
    ['_x0041', '_x0041'],
    ['tab\tand\nline', 'tab\tand\nline'],
  ])('%j becomes %j', (text, xml) => {
    expect(escapeText(text)).toBe(xml);
  });
});

describe('widths', () => {
  it('counts Chinese, Japanese and Korean characters twice', () => {
    expect([
      textWidth('abc'),
      textWidth('物项'),
      textWidth('カナ한'),
      textWidth('𠮷'),
      textWidth('é'),
    ]).toEqual([3, 4, 6, 2, 1]);
  });

  it('finds the widest piece that cannot be broken', () => {
    expect(widestPiece('Announcement no.')).toBe(12);
    expect(widestPiece('统一社会信用代码')).toBe(2);
  });

  it.each([
    ['short', 10, 1],
    ['two\nlines', 20, 2],
    ['物'.repeat(10), 10, 2],
    ['物'.repeat(11), 10, 3],
    ['a'.repeat(64), 32, 2],
    ['alpha beta gamma', 10, 2],
    ['alpha beta gamma', 6, 3],
  ])('%j in %i columns takes %i lines', (text, width, lines) => {
    expect(linesIn(text, width)).toBe(lines);
  });
});
