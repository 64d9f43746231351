/// <reference path="./fontkit.d.ts" />
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { PaperLanguage } from '../../shared/message.ts';

/** Serif for what the paper says, sans for headings and labels; each in two weights. */
export type FontStyle = 'serif' | 'serif-bold' | 'sans' | 'sans-bold';

export interface Face {
  readonly id: string;
  /**
   * The font for one PDF, as pdfkit takes it. A new one each time: a parsed font remembers by which character a glyph
   * was first asked for, and the next PDF would show it.
   */
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
export async function loadFonts(folders: readonly string[]): Promise<Result<FontBook>> {
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
    const made = openFace(file, found.get(file) ?? '');
    open.set(file, made);
    return made;
  };
  return ok({ faces: (style, lang) => ORDER[lang].map((script) => face(fileOf(style, script))) });
}

function openFace(file: string, path: string): Face {
  const bytes = readFileSync(path);
  const font = create(bytes);
  const cache = new Map<string, number>();
  return {
    id: file.replace(/^.*[\\/]|\.ttf$/g, ''),
    open: () => create(bytes),
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    advance: (text) => {
      const known = cache.get(text);
      if (known !== undefined) return known;
      const width = (font.layout(text).advanceWidth * 1000) / font.unitsPerEm;
      cache.set(text, width);
      return width;
    },
    outlines: (text) => {
      const { glyphs, positions } = font.layout(text);
      const em = 1000 / font.unitsPerEm;
      return glyphs.map((glyph, i) => ({
        advance: (positions[i]?.xAdvance ?? 0) * em,
        path: operators(glyph.path.commands, em),
      }));
    },
  };
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
