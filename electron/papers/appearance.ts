import type { IsoInstant } from '../../shared/message.ts';
import type { FontBook } from './fonts.ts';
import { layLines, MissingGlyph, type Run } from './lines.ts';

/** What a digital signature is called, in the languages of papers: part of the mark itself, alike in every paper. */
const WORDS = '数字签名 / 電子署名 / digitally signed';

/**
 * Content stream of a signature's appearance: name, time with offset and what it is, drawn as outlines, so that no font
 * must be added to a signed file. Undefined where a character of the name has no glyph.
 */
export function appearanceOf(
  mark: { readonly name: string; readonly at: IsoInstant; readonly width: number; readonly height: number },
  fonts: FontBook,
): string | undefined {
  const size = 8;
  const inset = 5;
  try {
    const set = (text: string, lang: 'zh' | 'ja', at: number, font: 'sans' | 'sans-bold') =>
      layLines(
        { lang, spans: [{ text, kind: 'text' }] },
        mark.width - inset * 2,
        { size: at, font },
        fonts,
      )[0]?.runs ?? [];
    const kana = /[\u3040-\u30ff]|[髙﨑]/.test(mark.name);
    const lines = [
      { runs: set(mark.name, kana ? 'ja' : 'zh', size + 1, 'sans-bold'), y: mark.height - inset - size },
      { runs: set(timeText(mark.at), 'zh', size - 1, 'sans'), y: mark.height / 2 - 3.4 },
      { runs: words(mark.width - inset * 2, fonts), y: inset + 1 },
    ];
    const frame = `0.45 w 0.4 G 0.25 0.25 ${fixed(mark.width - 0.5)} ${fixed(mark.height - 0.5)} re S`;
    const glyphs = lines.flatMap(({ runs, y }) => runs.map((run) => outline(run, inset, y)));
    return ['q', frame, '0 g', ...glyphs, 'Q'].join('\n');
  } catch (error) {
    if (error instanceof MissingGlyph) return undefined;
    throw error;
  }
}

function words(width: number, fonts: FontBook): readonly Run[] {
  const text = { lang: 'ja' as const, spans: [{ text: WORDS, kind: 'text' as const }] };
  const spans = WORDS.split(/(?<=\/ )/).map((part, i) => ({
    text: part,
    kind: 'text' as const,
    lang: (['zh', 'ja', 'en'] as const)[i] ?? 'en',
  }));
  return layLines({ ...text, spans }, width, { size: 6.4, font: 'sans' }, fonts)[0]?.runs ?? [];
}

/** `2026-11-25T10:30:00+08:00` → `2026-11-25 10:30:00 +08:00`; milliseconds go, Z becomes +00:00. */
export function timeText(at: IsoInstant): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})$/.exec(at);
  if (!match) return at;
  return `${match[1]} ${match[2]} ${match[3] === 'Z' ? '+00:00' : match[3]}`;
}

function outline(run: Run, dx: number, dy: number): string {
  const scale = run.size / 1000;
  const path: string[] = [];
  let advance = 0;
  for (const glyph of run.face.outlines(run.text)) {
    const x = (value: number) => fixed(dx + run.x + (advance + value) * scale);
    const y = (value: number) => fixed(dy + value * scale);
    for (const step of glyph.path)
      path.push(step.map((v, i) => (typeof v === 'number' ? (i % 2 === 0 ? x(v) : y(v)) : v)).join(' '));
    advance += glyph.advance;
  }
  return path.length > 0 ? `${path.join('\n')}\nf` : '';
}

function fixed(n: number): string {
  return String(Math.round(n * 100) / 100);
}
