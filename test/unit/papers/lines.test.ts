import { beforeAll, describe, expect, it } from 'vitest';
import { mayBreak } from '../../../electron/papers/breaks.ts';
import type { FontBook } from '../../../electron/papers/fonts.ts';
import { type Line, layLines, type TextStyle } from '../../../electron/papers/lines.ts';
import type { PaperLanguage } from '../../../shared/message.ts';
import { type ClauseSet, type LangText, textOf } from '../../../shared/papers/index.ts';
import { modelOf, paperRoom } from '../../support/paper-room.ts';
import { FACTS, SETS } from '../../support/paper-samples.ts';

let clauses: ClauseSet;
let fonts: FontBook;
beforeAll(async () => {
  ({ clauses, fonts } = await paperRoom());
});

const STYLE: TextStyle = { size: 10, font: 'serif', align: 'justify' };

function lay(text: string, width: number, lang: PaperLanguage, style = STYLE): readonly Line[] {
  return layLines({ lang, spans: [{ text, kind: 'text' }] }, width, style, fonts);
}

function written(line: Line | undefined): string {
  return line?.runs.map((run) => run.text).join('') ?? '';
}

const FORBIDDEN_FIRST = /^[、。，．：；？！）」』】〕”ー々ァィゥェォッャュョぁぃぅぇぉっゃゅょ％]/;
const FORBIDDEN_LAST = /[（「『【〔“《]$/;

describe('layLines', () => {
  it('keeps kinsoku and loses nothing, for every clause at every width', () => {
    for (const set of SETS) {
      const model = modelOf(clauses, 'D1', set, FACTS);
      const texts = model.blocks.flatMap((b): readonly LangText[] =>
        b.kind === 'clause' || b.kind === 'paragraph' ? b.texts : [],
      );
      for (const text of texts) {
        for (const width of [97, 131, 198, 263, 439]) {
          const lines = layLines(text, width, STYLE, fonts);
          expect(lines.map(written).join('').replace(/\s/g, '')).toBe(textOf(text).replace(/\s/g, ''));
          for (const line of lines) {
            expect(written(line)).not.toMatch(FORBIDDEN_FIRST);
            expect(written(line)).not.toMatch(FORBIDDEN_LAST);
            expect(line.width).toBeLessThanOrEqual(width + 5.1);
          }
        }
      }
    }
  });

  it('fills the measure of all lines but the last', () => {
    const lines = lay(
      '我方不将本物项用于大规模杀伤性武器及其运载工具的设计开发生产使用或者储存加工处理亦不用于恐怖主义目的。',
      107,
      'zh',
    );
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines.slice(0, -1)) expect(line.width).toBeCloseTo(107, 1);
  });

  it('does not break words, numbers with their counter, or codes', () => {
    const lines = lay('商务部公告2026年第12号与合同SH-JP-2026-0431号所列N42SH磁体', 62, 'zh').map(written);
    for (const piece of ['第12号', '2026年', 'N42SH'])
      expect(lines.some((l) => l.includes(piece))).toBe(true);
    const english = lay('notwithstanding responsibilities', 60, 'en').map(written);
    expect(english.length).toBeGreaterThan(2);
    const whole = lay('military capabilities of Japan', 70, 'en').map((l) => written(l).trim());
    expect(whole.flatMap((l) => l.split(' '))).toEqual(['military', 'capabilities', 'of', 'Japan']);
  });

  it('sets two marks that meet in the room of one and a half, and lets the last hang over the edge', () => {
    const [tight] = lay('完）。', 400, 'zh', { ...STYLE, align: 'left' });
    const [loose] = lay('完全文', 400, 'zh', { ...STYLE, align: 'left' });
    expect((loose?.width ?? 0) - (tight?.width ?? 0)).toBeCloseTo(5, 5);
    expect(lay('一二三四五六七八九。', 95, 'zh').map(written)).toEqual(['一二三四五六七八九。']);
  });

  it('takes glyphs from the font of the language, and from another font only what it lacks', () => {
    const faces = (text: string, lang: PaperLanguage) =>
      lay(text, 400, lang)[0]?.runs.map((r) => [r.text, r.face.id]);
    expect(faces('直骨令', 'ja')).toEqual([['直骨令', 'NotoSerifJP_400Regular']]);
    expect(faces('直骨令', 'zh')).toEqual([['直骨令', 'NotoSerifSC_400Regular']]);
    expect(faces('東贸', 'ja')).toEqual([
      ['東', 'NotoSerifJP_400Regular'],
      ['贸', 'NotoSerifSC_400Regular'],
    ]);
    expect(faces('Łódź', 'zh')?.map(([, id]) => id)).toContain('NotoSerif_400Regular');
    expect(faces('Japan’s', 'en')).toEqual([['Japan’s', 'NotoSerif_400Regular']]);
  });

  it('names the character that no font has', () => {
    expect(() => lay('甲\u{13000}', 100, 'zh')).toThrow(/\u{13000}/u);
  });
});

describe('mayBreak', () => {
  it.each([
    ['承', '诺', true],
    ['诺', '。', false],
    ['（', '甲', false],
    ['—', '—', false],
    ['第', '3', false],
    ['2', '号', false],
    ['ユ', 'ー', false],
    ['シ', 'ョ', false],
    ['人', '々', false],
  ])('%s|%s %s', (before, after, allowed) => {
    expect(mayBreak(before, after)).toBe(allowed);
  });
});
