import type { IsoInstant, Locale } from '../../../../shared/message.ts';
import { contentOf } from '../../../audit/canonical.ts';
import type { Look } from '../../../audit/row-xml.ts';
import { type SheetPlan, writeWorkbook } from '../../../audit/workbook-writer.ts';
import type { Texts } from '../../texts.ts';

type Value = string | number;

const PAPER_COLUMNS = [
  ['number', 22, 'text'],
  ['type', 30, 'text'],
  ['order', 18, 'text'],
  ['endUser', 32, 'text'],
  ['entity', 26, 'text'],
  ['languages', 16, 'text'],
  ['status', 12, 'text'],
  ['missing', 10, 'number'],
  ['pages', 8, 'number'],
  ['case', 34, 'text'],
  ['sha256', 66, 'text'],
  ['file', 60, 'text'],
] as const;
const OTHER_COLUMNS = [
  ['state', 14, 'text'],
  ['order', 18, 'text'],
  ['endUser', 32, 'text'],
  ['number', 22, 'text'],
  ['reason', 80, 'text'],
  ['case', 34, 'text'],
] as const;

export type PaperColumn = (typeof PAPER_COLUMNS)[number][0];
export type OtherColumn = (typeof OTHER_COLUMNS)[number][0];

/** The workbook that lies beside the papers: what is there, and what is not and why. Every text is text, never a formula. */
export function indexSheet(
  texts: Texts,
  locale: Locale,
  now: IsoInstant,
  what: {
    readonly title: string;
    readonly company: string;
    readonly papers: readonly Readonly<Record<PaperColumn, Value>>[];
    readonly others: readonly Readonly<Record<OtherColumn, Value>>[];
  },
): Promise<Uint8Array> {
  const say = (key: string) => texts.say(locale, { key: `batch:index.${key}` });
  const sheet = <K extends string>(
    name: string,
    columns: readonly (readonly [K, number, Look])[],
    rows: readonly Readonly<Record<K, Value>>[],
  ): SheetPlan => ({
    name: say(`sheet.${name}`),
    keys: columns.map(([key]) => key),
    labels: columns.map(([key]) => say(`column.${key}`)),
    columns: columns.map(([, width, look]) => ({ width, look })),
    frozenColumns: 1,
    pagesWide: 2,
    onePage: false,
    numbersLeft: false,
    pageHeader: `&L${what.title.replaceAll('&', '&&')}`,
    pageFooter: '&R&P / &N',
    rowCount: rows.length,
    row: (i) => columns.map(([key]) => contentOf(rows[i]?.[key] ?? null)),
  });
  return writeWorkbook({
    title: what.title,
    company: what.company,
    font: FONT[locale],
    lineHeight: 17,
    created: new Date(now),
    sheets: [sheet('papers', PAPER_COLUMNS, what.papers), sheet('others', OTHER_COLUMNS, what.others)],
  });
}

const FONT: Readonly<Record<Locale, string>> = {
  'zh-CN': 'Microsoft YaHei',
  ja: 'Yu Gothic',
  en: 'Calibri',
};
