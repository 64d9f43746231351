import type { IsoDate } from '../message.ts';

/** A date in a cell: read without doubt, readable in several ways (all are given), or not readable. */
export type DateReading =
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'ambiguous'; readonly dates: readonly IsoDate[] }
  | { readonly kind: 'serial' }
  | { readonly kind: 'unreadable' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** First year of each era less one. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  r: 2018,
  平成: 1988,
  h: 1988,
  昭和: 1925,
  s: 1925,
  民国: 1911,
  民國: 1911,
};
const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Reads a date as order sheets write it: ISO, Chinese and Japanese (with era), English month names, numbers with separators. */
export function readDate(cell: string): DateReading {
  if (cell.length > 60) return { kind: 'unreadable' };
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace(/[T\s]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/u, '')
    .replace(
      /\s*(?:[(（][月火水木金土日一二三四五六](?:曜日?)?[)）]|[月火水木金土日]曜日?|[(（]?(?:星期|周)[一二三四五六日天][)）]?)$/u,
      '',
    )
    .trim();
  return (
    era(text) ?? cjk(text) ?? compact(text) ?? yearFirst(text) ?? named(text) ?? numeric(text) ?? serial(text)
  );
}

function valid(year: number, month: number, day: number): IsoDate | undefined {
  if (year < 1950 || year > 2099 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function certain(date: IsoDate | undefined): DateReading {
  return date === undefined ? { kind: 'unreadable' } : { kind: 'date', date };
}

/** 令和8年9月1日, R8.9.1, 民国115年9月1日; 元年 is year 1. */
function era(text: string): DateReading | undefined {
  const m =
    /^(令和|平成|昭和|民国|民國|[RHS])\s*(元|\d{1,3})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/iu.exec(
      text,
    );
  const base = ERAS[(m?.[1] ?? '').toLowerCase()];
  if (m === null || base === undefined) return undefined;
  const year = m[2] === '元' ? 1 : Number(m[2]);
  return certain(valid(base + year, Number(m[3]), Number(m[4])));
}

/** 2026年9月1日, 2026年9月1号, 二〇二六年九月一日. */
function cjk(text: string): DateReading | undefined {
  const m =
    /^([\d〇零○一二三四五六七八九]{4})\s*年\s*([\d一二三四五六七八九十]{1,3})\s*月\s*([\d一二三四五六七八九十]{1,3})\s*[日号號]?$/u.exec(
      text,
    );
  if (m === null) return undefined;
  return certain(valid(chineseYear(m[1] ?? ''), chineseNumber(m[2] ?? ''), chineseNumber(m[3] ?? '')));
}

function chineseYear(text: string): number {
  return Number([...text].map((c) => CHINESE_DIGITS[c] ?? c).join(''));
}

/** 一 to 三十一. */
function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, units] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens === '' ? 1 : (CHINESE_DIGITS[tens ?? ''] ?? Number.NaN)) : 0;
  const unit = units === '' ? 0 : (CHINESE_DIGITS[units ?? ''] ?? Number.NaN);
  return ten * 10 + unit;
}

function compact(text: string): DateReading | undefined {
  const m = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  return m === null ? undefined : certain(valid(Number(m[1]), Number(m[2]), Number(m[3])));
}

function yearFirst(text: string): DateReading | undefined {
  const m = /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/.exec(text);
  return m === null ? undefined : certain(valid(Number(m[1]), Number(m[2]), Number(m[3])));
}

/** 1 Sep 2026, Sep. 1, 2026, 1-Sep-26 (a year of two digits beside a month name is of this century). */
function named(text: string): DateReading | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]*([a-z]{3,9})\.?[\s.,/-]*('?\d{2}|\d{4})$/i.exec(text);
  const monthFirst = /^([a-z]{3,9})\.?[\s./-]*(\d{1,2})(?:st|nd|rd|th)?[\s.,/-]+('?\d{2}|\d{4})$/i.exec(text);
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  if (day === undefined || name === undefined || year === undefined) return undefined;
  const month = MONTHS.findIndex((m) => name.toLowerCase().startsWith(m)) + 1;
  const digits = year.replace("'", '');
  return certain(valid(digits.length === 2 ? 2000 + Number(digits) : Number(digits), month, Number(day)));
}

/** 03/04/2026, 03/04/26: every order of day, month and year that gives a day is a reading; one reading is certain. */
function numeric(text: string): DateReading | undefined {
  const m = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/.exec(text);
  if (m === null) return undefined;
  const [a, b, c] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const dates = new Set<IsoDate>();
  const add = (year: number, month: number, day: number): void => {
    const date = valid(year < 100 ? 2000 + year : year, month, day);
    if (date !== undefined) dates.add(date);
  };
  add(c, a, b);
  add(c, b, a);
  if ((m[3] ?? '').length === 2) add(a, b, c);
  const found = [...dates].sort();
  if (found.length === 0) return { kind: 'unreadable' };
  return found.length === 1 ? certain(found[0]) : { kind: 'ambiguous', dates: found };
}

/** A day number of a spreadsheet (2000 to 2050): it depends on the date system of a file that is not known here. */
function serial(text: string): DateReading {
  const n = Number(text);
  return /^\d{5}(?:\.\d+)?$/.test(text) && n >= 36526 && n <= 54789
    ? { kind: 'serial' }
    : { kind: 'unreadable' };
}
