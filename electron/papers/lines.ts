import type { PaperLanguage } from '../../shared/message.ts';
import type { LangText, SpanKind } from '../../shared/papers/model.ts';
import { isClosing, isIdeographic, isOpening, isWidePunctuation, mayBreak } from './breaks.ts';
import type { Face, FontBook, FontStyle } from './fonts.ts';

/** A piece of a line in one face; `x` from the line's left edge, `spacing` after each character, in points. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  readonly x: number;
  readonly spacing: number;
  readonly lang: PaperLanguage;
  readonly kind: SpanKind;
}

export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

export interface TextStyle {
  readonly size: number;
  readonly font: FontStyle;
  /** Font of official words and placeholders. */
  readonly strong?: FontStyle;
  readonly align?: 'left' | 'right' | 'centre' | 'justify';
}

/** A character that no font has. renderPaper turns it into an error for the user. */
export class MissingGlyph extends Error {
  readonly character: string;
  constructor(character: string) {
    super(`no font has ${character}`);
    this.character = character;
  }
}

/** The smallest thing a line is made of: a word with its pieces, one CJK character, a space, or a forced break. */
interface Atom {
  readonly kind: 'word' | 'cjk' | 'space' | 'break';
  readonly pieces: readonly { readonly text: string; readonly face: Face; readonly width: number }[];
  readonly width: number;
  readonly first: string;
  readonly last: string;
  readonly lang: PaperLanguage;
  readonly span: SpanKind;
}

/** Space between Han and Latin letters, and how far a gap may be stretched, in em. */
const MIXED_GAP = 0.12;
const MAX_STRETCH = 0.2;
const MAX_SPACE_STRETCH = 0.45;

/** Sets a text in lines of `width` points. Throws MissingGlyph. */
export function layLines(text: LangText, width: number, style: TextStyle, fonts: FontBook): readonly Line[] {
  const atoms = atomsOf(text, width, style, fonts);
  const lines: Line[] = [];
  let start = 0;
  while (start < atoms.length) {
    while (start > 0 && atoms[start]?.kind === 'space') start++;
    if (start >= atoms.length) break;
    const end = lineEnd(atoms, start, width, style.size);
    const forced = atoms[end]?.kind === 'break' || end >= atoms.length;
    lines.push(setLine(atoms.slice(start, end), width, style, forced));
    start = atoms[end]?.kind === 'break' ? end + 1 : end;
  }
  return lines.length > 0 ? lines : [{ runs: [], width: 0 }];
}

function atomsOf(text: LangText, width: number, style: TextStyle, fonts: FontBook): readonly Atom[] {
  const atoms: Atom[] = [];
  for (const span of text.spans) {
    const lang = span.lang ?? text.lang;
    const strong = span.kind === 'official' || span.kind === 'missing';
    const faces = fonts.faces(strong ? (style.strong ?? style.font) : style.font, lang);
    const make = (kind: Atom['kind'], value: string): Atom => {
      const pieces = piecesOf(value, faces, style.size);
      const sum = pieces.reduce((total, piece) => total + piece.width, 0);
      const chars = [...value];
      return {
        kind,
        pieces,
        width: sum,
        first: chars[0] ?? '',
        last: chars.at(-1) ?? '',
        lang,
        span: span.kind,
      };
    };
    const wide = (c: string) => isIdeographic(c) || (lang !== 'en' && isWidePunctuation(c));
    let word = '';
    const flush = () => {
      if (word !== '') atoms.push(...fitting(word, width, make));
      word = '';
    };
    if (span.kind === 'missing' && span.text.trim() !== '') {
      atoms.push(make('word', span.text));
      continue;
    }
    const chars = [...span.text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ')];
    for (const [at, c] of chars.entries()) {
      if (c === '\n') {
        flush();
        atoms.push({ kind: 'break', pieces: [], width: 0, first: '', last: '', lang, span: span.kind });
      } else if (c === ' ') {
        flush();
        atoms.push(make('space', c));
      } else if (wide(c)) {
        flush();
        atoms.push(make('cjk', c));
      } else {
        word += c;
        if (c === '-' && /\p{L}-$/u.test(word) && /\p{Ll}/u.test(chars[at + 1] ?? '')) flush();
      }
    }
    flush();
  }
  return atoms;
}

/** A word is never broken, unless it alone is wider than the line. */
function fitting(
  word: string,
  width: number,
  make: (kind: Atom['kind'], text: string) => Atom,
): readonly Atom[] {
  const whole = make('word', word);
  if (whole.width <= width) return [whole];
  const parts: Atom[] = [];
  let part = '';
  for (const c of word) {
    if (part !== '' && make('word', part + c).width > width) {
      parts.push(make('word', part));
      part = '';
    }
    part += c;
  }
  if (part !== '') parts.push(make('word', part));
  return parts;
}

function piecesOf(text: string, faces: readonly Face[], size: number): Atom['pieces'] {
  const pieces: { text: string; face: Face; width: number }[] = [];
  for (const c of text) {
    const codePoint = c.codePointAt(0) ?? 0;
    const face = faces.find((f) => f.has(codePoint));
    if (!face) throw new MissingGlyph(c);
    const last = pieces.at(-1);
    if (last && last.face === face) last.text += c;
    else pieces.push({ text: c, face, width: 0 });
  }
  for (const piece of pieces) piece.width = (piece.face.advance(piece.text) * size) / 1000;
  return pieces;
}

/** Extra space (or, negative, the empty half of a full-width mark) between two neighbours on a line. */
function gapBetween(a: Atom, b: Atom, size: number): number {
  if (a.kind === 'space' || b.kind === 'space') return 0;
  const half = -size / 2;
  if (isFullMark(a, size) && isClosing(a.last)) {
    if (isClosing(b.first) || isOpening(b.first)) return isFullMark(b, size) ? half : 0;
    return 0;
  }
  if (isFullMark(a, size) && isOpening(a.last)) return isOpening(b.first) && isFullMark(b, size) ? half : 0;
  if (isFullMark(b, size)) return 0;
  const mixed = (a.kind === 'cjk') !== (b.kind === 'cjk');
  return mixed && /[\p{L}\p{N}]/u.test(a.last) && /[\p{L}\p{N}]/u.test(b.first) ? MIXED_GAP * size : 0;
}

function isFullMark(atom: Atom, size: number): boolean {
  const c = atom.first;
  return atom.kind === 'cjk' && atom.width > size * 0.9 && (isClosing(c) || isOpening(c));
}

/** Index of the first atom of the next line. A closing mark may hang half of its body over the edge: that half is empty. */
function lineEnd(atoms: readonly Atom[], start: number, width: number, size: number): number {
  let x = 0;
  let best = -1;
  for (let i = start; i < atoms.length; i++) {
    const atom = atoms[i];
    const previous = i > start ? atoms[i - 1] : undefined;
    if (!atom) break;
    if (atom.kind === 'break') return i;
    if (previous) {
      const allowed = previous.kind === 'space' || (atom.kind !== 'space' && canBreak(previous, atom));
      if (allowed) best = i;
      x += gapBetween(previous, atom, size);
    }
    x += atom.width;
    const trailing = isFullMark(atom, size) && isClosing(atom.last) ? size / 2 : 0;
    if (atom.kind !== 'space' && x - trailing > width + 0.01)
      return best > start ? best : Math.max(i, start + 1);
  }
  return atoms.length;
}

function canBreak(a: Atom, b: Atom): boolean {
  if (a.kind === 'word' && b.kind === 'word') return a.last === '-';
  return mayBreak(a.last, b.first);
}

function setLine(raw: readonly Atom[], width: number, style: TextStyle, last: boolean): Line {
  const atoms = [...raw];
  while (atoms.at(-1)?.kind === 'space') atoms.pop();
  const { size } = style;
  const gaps = atoms.map((a, i) => (i === 0 ? 0 : gapBetween(atoms[i - 1] as Atom, a, size)));
  const end = atoms.at(-1);
  const lead = atoms[0] && isFullMark(atoms[0], size) && isOpening(atoms[0].first) ? -size / 2 : 0;
  const hang = end && isFullMark(end, size) && isClosing(end.last) ? size / 2 : 0;
  const natural = atoms.reduce((sum, a, i) => sum + a.width + (gaps[i] ?? 0), lead);
  const align = style.align ?? 'left';
  const stretch = align === 'justify' && !last ? stretches(atoms, width - (natural - hang), size) : undefined;
  const offset = align === 'right' ? width - natural + hang : align === 'centre' ? (width - natural) / 2 : 0;
  const runs: Run[] = [];
  let x = offset + lead;
  atoms.forEach((atom, i) => {
    x += (gaps[i] ?? 0) + (i > 0 ? (stretch?.[i - 1] ?? 0) : 0);
    for (const piece of atom.pieces) {
      append(
        runs,
        { text: piece.text, face: piece.face, size, x, spacing: 0, lang: atom.lang, kind: atom.span },
        piece.width,
      );
      x += piece.width;
    }
  });
  return { runs, width: x - offset };
}

/** How much each gap after atom i grows so that the line fills the measure; undefined where it would tear the line apart. */
function stretches(atoms: readonly Atom[], room: number, size: number): readonly number[] | undefined {
  if (room <= 0) return undefined;
  const weights = atoms.slice(0, -1).map((a, i): number => {
    const b = atoms[i + 1] as Atom;
    if (a.kind === 'space') return MAX_SPACE_STRETCH;
    if (b.kind === 'space') return 0;
    if (a.kind === 'word' && b.kind === 'word') return 0;
    return MAX_STRETCH;
  });
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (total === 0 || room / size > total) return undefined;
  return weights.map((w) => (w * room) / total);
}

const CLOSE = 0.001;

/** Joins a piece to the run before it where face and spacing allow, so that the PDF's text stays in long strings. */
function append(runs: Run[], run: Run, width: number): void {
  const last = runs.at(-1);
  if (last && last.face === run.face && last.kind === run.kind && last.lang === run.lang) {
    const count = [...last.text].length;
    const end = endOf(last);
    const gap = run.x - end;
    const fits =
      count === 1 && [...last.text].every(isIdeographic) ? gap >= 0 : Math.abs(gap - last.spacing) < CLOSE;
    const chars = [...run.text];
    const kerned = Math.abs(
      widthOf(last.face, last.text + run.text, run.size) - (widthOf(last.face, last.text, run.size) + width),
    );
    if (fits && kerned < CLOSE && (Math.abs(gap) < CLOSE || chars.length === 1)) {
      const spacing = count === 1 ? Math.max(gap, 0) : last.spacing;
      if (spacing < CLOSE || chars.length === 1) {
        runs[runs.length - 1] = { ...last, text: last.text + run.text, spacing };
        return;
      }
    }
  }
  runs.push(run);
}

function widthOf(face: Face, text: string, size: number): number {
  return (face.advance(text) * size) / 1000;
}

function endOf(run: Run): number {
  const count = [...run.text].length;
  return run.x + widthOf(run.face, run.text, run.size) + run.spacing * (count - 1);
}
