import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { IsoInstant, PaperLanguage } from '../../shared/message.ts';
import type { Span } from '../../shared/papers/model.ts';
import type { FontBook } from './fonts.ts';
import { type Line, layLines, MissingGlyph, type Run, type TextStyle } from './lines.ts';

/** What a signature shows. */
export interface Mark {
  readonly name: string;
  readonly title?: string;
  readonly company?: string;
  readonly at: IsoInstant;
}

/** What a digital signature is called, in the languages of papers: part of the mark itself, alike in every paper. */
const WORDS: readonly Span[] = [
  { text: '数字签名 / ', kind: 'text', lang: 'zh' },
  { text: '電子署名 / ', kind: 'text', lang: 'ja' },
  { text: 'digitally signed', kind: 'text', lang: 'en' },
];
const INSET = 4;
const LARGEST = 8.4;
const SMALLEST = 3.8;
const LEADING = 1.24;

/**
 * Content stream of a signature's appearance: name and title, company, time with offset and what it is, as large as the
 * field lets them be, drawn as outlines, so that no font must be added to a signed file. Errors: `glyph-missing` names
 * the character that no font has; `bad-input` where the words do not fit even small.
 */
export function appearanceOf(
  mark: Mark,
  field: { readonly width: number; readonly height: number },
  fonts: FontBook,
): Result<string> {
  try {
    for (let size = LARGEST; size >= SMALLEST; size -= 0.2) {
      const lines = linesAt(mark, size, field.width - INSET * 2, fonts);
      const height = lines.reduce((sum, line) => sum + line.size * LEADING, 0);
      if (height <= field.height - 4) return ok(drawn(lines, height, field));
    }
    return fail('bad-input', 'papers:sign.markTooLong');
  } catch (error) {
    if (!(error instanceof MissingGlyph)) throw error;
    const code = (error.character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return fail('glyph-missing', 'papers:refused.glyph', { character: error.character, code: `U+${code}` });
  }
}

interface SizedLine {
  readonly line: Line;
  readonly size: number;
}

function linesAt(mark: Mark, size: number, width: number, fonts: FontBook): readonly SizedLine[] {
  const set = (spans: readonly Span[], style: TextStyle): readonly SizedLine[] =>
    layLines({ lang: 'zh', spans }, width, style, fonts).map((line) => ({ line, size: style.size }));
  const own = (text: string): Span => ({ text, kind: 'text', lang: languageOf(mark, text) });
  const name: Span = { ...own(mark.name), kind: 'official' };
  const small = size * 0.84;
  return [
    ...set(mark.title ? [name, own(`  ${mark.title}`)] : [name], { size, font: 'sans', strong: 'sans-bold' }),
    ...(mark.company ? set([own(mark.company)], { size: small, font: 'sans' }) : []),
    ...set([{ text: timeText(mark.at), kind: 'text', lang: 'en' }], { size: small, font: 'sans' }),
    ...set(WORDS, { size: small * 0.94, font: 'sans' }),
  ];
}

/** Kana anywhere in the mark, or a form that only Japanese has, and Han is set in its Japanese forms. */
function languageOf(mark: Mark, text: string): PaperLanguage {
  if (!/\p{Script=Han}|[\u3040-\u30ff]/u.test(text)) return 'en';
  const all = `${mark.name}${mark.title ?? ''}${mark.company ?? ''}`;
  return /[\u3040-\u30ff]|[髙﨑株締]/.test(all) ? 'ja' : 'zh';
}

function drawn(
  lines: readonly SizedLine[],
  height: number,
  field: { readonly width: number; readonly height: number },
): string {
  const frame = `0.45 w 0.4 G 0.25 0.25 ${fixed(field.width - 0.5)} ${fixed(field.height - 0.5)} re S`;
  let top = field.height - (field.height - height) / 2;
  const glyphs = lines.flatMap(({ line, size }) => {
    const baseline = top - size * LEADING * 0.5 - size * 0.36;
    top -= size * LEADING;
    return line.runs.map((run) => outline(run, INSET, baseline));
  });
  return ['q', frame, '0 g', ...glyphs, 'Q'].join('\n');
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
