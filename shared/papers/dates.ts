import type { IsoDate, PaperLanguage } from '../message.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A real calendar day in the form `yyyy-mm-dd`. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}

/** zh and ja `2026年2月24日`, en `24 February 2026` (pledges 6.2: never a form in which day and month can be swapped). */
export function formatDate(date: IsoDate, lang: PaperLanguage): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (lang === 'en') return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** `2026年（令和8年）11月25日`: as dates of signature are written in Japan. Before 1 May 2019, which is another era, without it. */
export function formatEraDate(date: IsoDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const era = Number(year) - 2018;
  if (date < '2019-05-01') return formatDate(date, 'ja');
  return `${year}年（令和${era === 1 ? '元' : era}年）${Number(month)}月${Number(day)}日`;
}

const DIGITS = '零一二三四五六七八九';

/** 1–99 in Chinese numerals, as clause numbers are written. */
export function chineseNumeral(n: number): string {
  const tens = Math.floor(n / 10);
  const unit = n % 10 === 0 ? '' : DIGITS.charAt(n % 10);
  if (tens === 0) return DIGITS.charAt(n);
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${unit}`;
}

/** `MOFCOM 2026-12` → year and number; null where the text has another form. */
export function parseAnnouncement(text: string): { readonly year: string; readonly no: string } | null {
  const match = /^MOFCOM (\d{4})-(\d+)$/.exec(text);
  return match?.[1] && match[2] ? { year: match[1], no: match[2] } : null;
}
