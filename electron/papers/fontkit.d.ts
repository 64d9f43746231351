/** The part of fontkit that papers use; the package has no types. */
declare module 'fontkit' {
  interface ParsedFont {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): {
      readonly advanceWidth: number;
      readonly positions: readonly { readonly xAdvance: number }[];
      readonly glyphs: readonly {
        readonly path: {
          readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
        };
      }[];
    };
  }
  function create(bytes: Uint8Array): ParsedFont;
}
