import en from '../../assets/locales/en/audit.json' with { type: 'json' };
import ja from '../../assets/locales/ja/audit.json' with { type: 'json' };
import zh from '../../assets/locales/zh-CN/audit.json' with { type: 'json' };
import type { Locale } from '../../shared/message.ts';
import type { SheetName } from './columns.ts';

/** The words of the workbook in one language. A word that the file lacks is a bug and throws. */
export interface Labels {
  sheet(name: SheetName): string;
  column(sheet: SheetName, key: string): string;
  /** A fixed text of the Summary or the page margins, e.g. `summary.threshold`. */
  text(key: string, params?: Readonly<Record<string, string | number>>): string;
}

const FILES: Readonly<Record<Locale, unknown>> = { en, ja, 'zh-CN': zh };

export function labelsOf(locale: Locale): Labels {
  const text: Labels['text'] = (key, params = {}) => {
    const found = key.split('.').reduce(step, FILES[locale]);
    if (typeof found !== 'string') throw new Error(`audit label missing: ${locale} ${key}`);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
  };
  return {
    text,
    sheet: (name) => text(`sheet.${name}`),
    column: (sheet, key) => text(`column.${sheet}.${key}`),
  };
}

function step(node: unknown, key: string): unknown {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, key)
    ? (node as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
