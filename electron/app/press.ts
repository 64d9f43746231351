import { ok, type Result } from '../../shared/contract/errors.ts';
import type { Message } from '../../shared/message.ts';
import type { ClauseSet, PaperModel, Wording } from '../../shared/papers/index.ts';
import { loadClauses } from '../papers/clauses.ts';
import { type FontBook, loadFonts } from '../papers/fonts.ts';
import type { Logo } from '../papers/logo.ts';
import { renderPaper } from '../papers/render.ts';
import type { PathsPort } from './ports.ts';
import type { Texts } from './texts.ts';

/** Clauses and fonts, read when the first paper is made and kept from then on. */
export interface Press {
  clauses(): Promise<Result<ClauseSet>>;
  fonts(): Promise<Result<FontBook>>;
  print(model: PaperModel, logo?: Logo): Promise<Result<Uint8Array>>;
  /** A sentence of the app in the languages of papers. */
  say(message: Message): Wording;
}

export function createPress(paths: PathsPort, texts: Texts): Press {
  let clauses: Promise<Result<ClauseSet>> | null = null;
  let fonts: Promise<Result<FontBook>> | null = null;
  const press: Press = {
    clauses: () => {
      clauses ??= loadClauses(paths.assets);
      return clauses;
    },
    fonts: () => {
      fonts ??= loadFonts(paths.fonts);
      return fonts;
    },
    print: async (model, logo) => {
      const book = await press.fonts();
      return book.ok ? renderPaper(model, { fonts: book.value, ...(logo ? { logo } : {}) }) : book;
    },
    say: (message) => ({
      zh: texts.say('zh-CN', message),
      ja: texts.say('ja', message),
      en: texts.say('en', message),
    }),
  };
  return press;
}

/** A refusal of the paper room in the shape of the app's results. */
export function asResult<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | {
        readonly ok: false;
        readonly error: {
          readonly code: 'refused' | 'bad-input';
          readonly message: {
            readonly key: string;
            readonly params?: Readonly<Record<string, string | number>>;
          };
        };
      },
): Result<T> {
  return result.ok ? ok(result.value) : { ok: false, error: result.error };
}
