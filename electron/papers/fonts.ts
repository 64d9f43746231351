/// <reference path="./fontkit.d.ts" />
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type ParsedFont } from 'fontkit';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { PaperLanguage } from '../../shared/message.ts';

/** Serif for what the paper says, sans for headings and labels; each in two weights. */
export type FontStyle = 'serif' | 'serif-bold' | 'sans' | 'sans-bold';

export interface Face {
  readonly id: string;
  /** The font for one PDF, as pdfkit takes it. */
  open(): object;
  has(codePoint: number): boolean;
  /** Advance of the text in 1/1000 em, kerning included. */
  advance(text: string): number;
  /** Glyph outlines as PDF path operators, in 1/1000 em. */
  outlines(text: string): readonly Outline[];
}

export interface Outline {
  readonly advance: number;
  /** Coordinates (x, y, …) followed by the operator. */
  readonly path: readonly (readonly (number | string)[])[];
}

/** Fonts by style, in the order in which a language tries them. */
export interface FontBook {
  faces(style: FontStyle, lang: PaperLanguage): readonly Face[];
}

const WEIGHTS: Record<FontStyle, readonly [family: 'Serif' | 'Sans', weight: string]> = {
  serif: ['Serif', '400Regular'],
  'serif-bold': ['Serif', '700Bold'],
  sans: ['Sans', '400Regular'],
  'sans-bold': ['Sans', '700Bold'],
};
const SCRIPTS = ['SC', 'JP', ''] as const;
type Script = (typeof SCRIPTS)[number];
/** Shared code points (直, 骨, 令) have other shapes in each script: the language of the text comes first. */
const ORDER: Record<PaperLanguage, readonly Script[]> = {
  zh: ['SC', '', 'JP'],
  ja: ['JP', '', 'SC'],
  en: ['', 'SC', 'JP'],
};

function fileOf(style: FontStyle, script: Script): string {
  const [family, weight] = WEIGHTS[style];
  const folder = ['noto', family.toLowerCase(), script.toLowerCase()].filter(Boolean).join('-');
  return join(folder, weight, `Noto${family}${script}_${weight}.ttf`);
}

/** The font files that papers need, relative to a fonts folder; packaging copies exactly these. */
export function fontFiles(): readonly string[] {
  return (Object.keys(WEIGHTS) as FontStyle[]).flatMap((style) =>
    SCRIPTS.map((script) => fileOf(style, script)),
  );
}

/** Finds the paper fonts in the folders, in order; a font is read when first used. Error: `not-found` names the file. */
export async function loadFonts(
  folders: readonly string[],
  read: (path: string) => Uint8Array = readFileSync,
): Promise<Result<FontBook>> {
  const found = new Map<string, string>();
  for (const file of fontFiles()) {
    const path = folders.map((folder) => join(folder, file)).find((p) => existsSync(p));
    if (!path) return fail('not-found', 'papers:refused.font', { file });
    found.set(file, path);
  }
  const open = new Map<string, Face>();
  const face = (file: string): Face => {
    const known = open.get(file);
    if (known) return known;
    const made = openFace(file, read(found.get(file) ?? ''));
    open.set(file, made);
    return made;
  };
  return ok({ faces: (style, lang) => ORDER[lang].map((script) => face(fileOf(style, script))) });
}

function openFace(file: string, bytes: Uint8Array): Face {
  const font = create(bytes);
  const has = kept((codePoint: number) => font.hasGlyphForCodePoint(codePoint));
  const advance = kept((text: string) => (shape(font, text).advanceWidth * 1000) / font.unitsPerEm);
  const shaped = kept((text: string) => shapeOf(font, text), MOST_SHAPES);
  return {
    id: file.replace(/^.*[\\/]|\.ttf$/g, ''),
    open: () => fontOfOnePdf(font, shaped),
    has,
    advance,
    outlines: (text) => {
      const { glyphs, positions } = shape(font, text);
      const em = 1000 / font.unitsPerEm;
      return glyphs.map((glyph, i) => ({
        advance: (positions[i]?.xAdvance ?? 0) * em,
        path: operators(glyph.path.commands, em),
      }));
    },
  };
}

/** Answers that depend on nothing but the question are kept until there are this many: papers share most of their words. */
const MOST_KEPT = 20_000;
/** Shapes are larger than widths. */
const MOST_SHAPES = 5_000;

function kept<Q, A>(ask: (question: Q) => A, most = MOST_KEPT): (question: Q) => A {
  const answers = new Map<Q, A>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    if (answers.size >= most) answers.clear();
    const answer = ask(question);
    answers.set(question, answer);
    return answer;
  };
}

/** A parsed font remembers by which character a glyph was first asked for; the answer must not depend on earlier texts. */
function shape(font: ParsedFont, text: string) {
  font._glyphs = {};
  return font.layout(text);
}

type Position = ReturnType<ParsedFont['layout']>['positions'][number];

interface Shape {
  readonly glyphs: readonly { readonly id: number; readonly codePoints: readonly number[] }[];
  readonly positions: readonly Position[];
}

function shapeOf(font: ParsedFont, text: string): Shape {
  const { glyphs, positions } = shape(font, text);
  return {
    glyphs: glyphs.map(({ id, codePoints }) => ({ id, codePoints })),
    positions: positions.map((position) => ({ ...position })),
  };
}

/**
 * The tables of the parsed font with glyphs of its own, because what one PDF asked for would show in the next. Shapes are
 * those that the face keeps; pdfkit scales the positions in place, so each answer has its own.
 */
function fontOfOnePdf(font: ParsedFont, shaped: (text: string) => Shape): object {
  const own = Object.create(font) as ParsedFont;
  own._glyphs = {};
  own.layout = (text) => {
    const { glyphs, positions } = shaped(text);
    const moved = positions.map((position) => ({ ...position }));
    return {
      glyphs: glyphs.map(({ id, codePoints }) => own.getGlyph(id, codePoints)),
      positions: moved,
      get advanceWidth() {
        return moved.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };
  return own;
}

/** PDF knows no quadratic curves: they become cubic ones. */
function operators(
  commands: readonly { readonly command: string; readonly args: readonly number[] }[],
  em: number,
): Outline['path'] {
  let [x, y] = [0, 0];
  return commands.map(({ command, args }) => {
    const a = args.map((n) => n * em);
    const [x0, y0] = [x, y];
    [x, y] = [a.at(-2) ?? x, a.at(-1) ?? y];
    if (command === 'moveTo') return [...a, 'm'];
    if (command === 'lineTo') return [...a, 'l'];
    if (command === 'bezierCurveTo') return [...a, 'c'];
    if (command === 'closePath') return ['h'];
    const [qx = 0, qy = 0] = a;
    const toward = (from: number, control: number) => from + (2 / 3) * (control - from);
    return [toward(x0, qx), toward(y0, qy), toward(x, qx), toward(y, qy), x, y, 'c'];
  });
}
