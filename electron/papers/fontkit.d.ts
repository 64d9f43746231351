/** The part of fontkit that papers use; the package has no types. */
declare module 'fontkit' {
  interface Glyph {
    readonly id: number;
    readonly codePoints: readonly number[];
    readonly path: {
      readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
    };
  }
  interface ParsedFont {
    readonly unitsPerEm: number;
    /** Glyphs asked for so far, by id: the one state of a parsed font that shows. */
    _glyphs: Record<number, Glyph>;
    getGlyph(id: number, codePoints: readonly number[]): Glyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): {
      readonly advanceWidth: number;
      readonly positions: readonly { readonly xAdvance: number }[];
      readonly glyphs: readonly Glyph[];
    };
  }
  function create(bytes: Uint8Array): ParsedFont;
}
