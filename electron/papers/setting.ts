import type { LangText, PaperModel } from '../../shared/papers/model.ts';
import type { FontBook } from './fonts.ts';
import type { Node } from './page.ts';

/** What the layout of a block needs to know. */
export interface Setting {
  readonly model: Pick<PaperModel, 'languages' | 'goingOn'>;
  readonly fonts: FontBook;
  readonly root: Node;
}

/** Labels of all languages as one text: `出口商 / 輸出者 / Exporter`. */
export function joined(texts: readonly LangText[], separator = ' / '): LangText {
  const lang = texts[0]?.lang ?? 'zh';
  return {
    lang,
    spans: texts.flatMap((text, i) => [
      ...(i > 0 ? [{ text: separator, kind: 'text' } as const] : []),
      ...text.spans.map((span) => ({ ...span, lang: span.lang ?? text.lang })),
    ]),
  };
}

/** Where the letters stand in a strip of this height. */
export function baseline(leading: number, size: number): number {
  return leading / 2 + size * 0.36;
}
