import { readDate } from '../../../shared/orders/dates.ts';
import { countryOf } from '../../../shared/rules/country.ts';
import { chineseNumber, NUMBER } from './chinese-number.ts';

/** What a notice says above its annex. Lines are cleaned, not otherwise changed. */
export interface NoticeHead {
  readonly title: string;
  /** `MOFCOM 2026-28`. */
  readonly announcement: string | null;
  readonly published: string | null;
  readonly list: 'control' | 'watch' | null;
  /** The notice takes parties off a list or stops measures; it lists nobody. */
  readonly removal: boolean;
  readonly measures: readonly string[];
  /** Numbers of parties that the text names. */
  readonly counts: readonly number[];
  /** ISO code of the country that the text gives for all of them. */
  readonly country: string | null;
}

export function headOf(lines: readonly string[]): NoticeHead {
  const plain = lines.map((line) => line.normalize('NFKC').replace(/\s+/gu, ' '));
  const at = titleAt(plain);
  const body = plain.join('\n');
  const next = lines[at + 1] ?? '';
  // A number alone is no title: the line under it says what the notice does.
  const whole = (lines[at] ?? '').length < 30 && next.length < 120 && !/^[【[]/u.test(next);
  const titleLine = [lines[at] ?? '', whole ? next : ''].join(' ').trim();
  return {
    title: titleLine.replaceAll('\t', ' ').slice(0, 300),
    announcement: announcementOf(plain, at),
    published: publishedOf(plain),
    list: listOf(plain, at),
    removal: isRemoval(plain, at),
    measures: measuresOf(lines, plain),
    counts: countsOf(body),
    country: countryIn(body),
  };
}

const ZH_NUMBER = new RegExp(
  `公告\\s*[〔\\[({【]?\\s*(20\\d{2}|二[〇零○][〇零○一二三四五六七八九]{2})\\s*[〕\\])}】]?\\s*年?\\s*第?\\s*(${NUMBER})\\s*号`,
  'u',
);
const ZH_REVERSED = new RegExp(
  `(20\\d{2}|二[〇零○][〇零○一二三四五六七八九]{2})\\s*年?\\s*第\\s*(${NUMBER})\\s*号\\s*公告`,
  'u',
);
const EN_NUMBER = /announcement\s+no\.?\s*(\d{1,3})\s*(?:of|,|\/|\[|\()?\s*\(?\[?(20\d{2})/iu;
const EN_REVERSED = /announcement\s+(?:\[|\()?(20\d{2})(?:\]|\))?\s*no\.?\s*(\d{1,3})/iu;

interface NumberFound {
  readonly year: number;
  readonly no: number;
}

function numberIn(line: string): NumberFound | undefined {
  const zh = ZH_NUMBER.exec(line) ?? ZH_REVERSED.exec(line) ?? EN_REVERSED.exec(line);
  const en = zh === null ? EN_NUMBER.exec(line) : null;
  const [year, no] = zh === null ? [en?.[2], en?.[1]] : [zh[1], zh[2]];
  if (year === undefined || no === undefined) return undefined;
  const [y, n] = [chineseNumber(year), chineseNumber(no)];
  return y === undefined || n === undefined || n < 1 || n > 999 ? undefined : { year: y, no: n };
}

/** The first line with a number of an announcement among the first lines, else the first line with a word of lists. */
function titleAt(plain: readonly string[]): number {
  const near = plain.slice(0, 80);
  const numbered = near.findIndex((line) => numberIn(line) !== undefined && !/根据|依据|依照/u.test(line));
  if (numbered >= 0) return numbered;
  const worded = near.findIndex((line) => /管控名单|关注名单|control list|watch list/iu.test(line));
  return Math.max(0, worded);
}

/** The line of the number (发布文号) wins, then the title. Announcements of other offices are not taken for MOFCOM's. */
function announcementOf(plain: readonly string[], title: number): string | null {
  const labelled = plain.find((line) => /文号|document no/iu.test(line) && numberIn(line) !== undefined);
  const line = labelled ?? plain[title] ?? '';
  const found = numberIn(line);
  if (found === undefined) return null;
  const other = /海关总署|财政部|公安部|外交部/u.test(line) && !/商务部|商務部/u.test(line);
  const ours = /商务部|商務部|mofcom|ministry of commerce/iu.test(plain.join('\n'));
  return other || !ours ? null : `MOFCOM ${found.year}-${found.no}`;
}

const ZH_DAY =
  /[\d〇零○一二三四五六七八九]{4}\s*年\s*[\d〇一二三四五六七八九十]{1,3}\s*月\s*[\d〇一二三四五六七八九十]{1,3}\s*日/u;
const EN_DAY =
  /(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2},?\s+20\d{2}/iu;

function dayIn(line: string): string | null {
  const text = (ZH_DAY.exec(line) ?? EN_DAY.exec(line))?.[0];
  if (text === undefined) return null;
  const reading = readDate(text.replace(/\s+(?=[年月日])|(?<=[年月])\s+/gu, ''));
  return reading.kind === 'date' ? reading.date : null;
}

/** 发文日期, else the day that stands alone under the text, else the first day that the text names. */
function publishedOf(plain: readonly string[]): string | null {
  const labelled = plain.find((line) =>
    /(?:发文|发布|公布|成文)(?:日期|时间)|date of (?:issue|publication)/iu.test(line),
  );
  const byLabel = labelled === undefined ? null : dayIn(labelled);
  if (byLabel !== null) return byLabel;
  const alone = plain.find(
    (line) => line.length < 30 && /^[(（]?\s*\S+\s*[)）]?$/u.test(line.replace(/ /g, '')) && dayOnly(line),
  );
  if (alone !== undefined) return dayIn(alone);
  for (const line of plain) {
    const day = dayIn(line);
    if (day !== null) return day;
  }
  return null;
}

function dayOnly(line: string): boolean {
  const day = (ZH_DAY.exec(line) ?? EN_DAY.exec(line))?.[0];
  return day !== undefined && line.replace(day, '').replace(/[()（）\s]/gu, '') === '';
}

const WORDS = {
  control: /管控名单|管控名單|export control list|control list/giu,
  watch: /关注名单|關注名單|watch ?list|concern list/giu,
} as const;

/** The title decides; else the sentence that puts parties on a list; else the word that stands there more often. */
function listOf(plain: readonly string[], title: number): 'control' | 'watch' | null {
  const tries = [
    plain.slice(title, title + 2).join('\n'),
    plain.filter((line) => /列入|annex|附件/iu.test(line)).join('\n'),
    plain.join('\n'),
  ];
  for (const text of tries) {
    const control = text.match(WORDS.control)?.length ?? 0;
    const watch = text.match(WORDS.watch)?.length ?? 0;
    if (control !== watch) return control > watch ? 'control' : 'watch';
  }
  return null;
}

function isRemoval(plain: readonly string[], title: number): boolean {
  const head = plain.slice(title, title + 2).join('\n');
  return (
    /移出|停止(?:实施|执行)|暂停|撤销|解除|removal from|suspension of/iu.test(head) &&
    !/列入(?!.*移出)/u.test(head)
  );
}

/** 一、… to the day of effect, as printed. English notices number in Arabic or Roman. */
function measuresOf(lines: readonly string[], plain: readonly string[]): string[] {
  const end = plain.findIndex((line) =>
    /^附件(?:\s*[:：]?\s*\d*)?$|^annex\b|^appendix\b/iu.test(line.trim()),
  );
  const found: string[] = [];
  plain.slice(0, end < 0 ? plain.length : end).forEach((line, i) => {
    const sentence = /^\s*\d{1,2}\.\s.*\b(?:shall|may not|must|prohibit\w*)\b/iu.test(line);
    const numbered = /^\s*(?:[一二三四五六七八九十]{1,3}\s*[、.]|[IVX]{1,4}\.\s)/u.test(line);
    const effect =
      /(?:自|于).{0,20}(?:公布|发布|\d日|十日|一日).{0,8}(?:起|正式)?.{0,4}(?:实施|施行|生效)|enters? into force|takes? effect/iu.test(
        line,
      );
    const asks = found.length > 0 && line.length > 20 && /^(?:出口经营者|前款|对)/u.test(line);
    if (numbered || sentence || effect || asks) found.push((lines[i] ?? '').replaceAll('\t', ' '));
  });
  return found;
}

const EN_COUNTS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  sixteen: 16,
  twenty: 20,
  thirty: 30,
  forty: 40,
};

const EN_WORDS = `\\b(\\d{1,3}|${Object.keys(EN_COUNTS).join('|')})\\s+`;
const ZH_COUNT = new RegExp(
  `(${NUMBER})\\s*(?:家|个|名)[^\\n，。；、]{0,10}?(?:实体|企业|公司|机构|组织)`,
  'gu',
);
const EN_COUNT = new RegExp(`${EN_WORDS}(?:[a-z]+\\s+)?(?:entities|companies|organi[sz]ations)\\b`, 'giu');

function countsOf(body: string): number[] {
  const found = [
    ...[...body.matchAll(ZH_COUNT)].map((each) => chineseNumber(each[1] ?? '')),
    ...[...body.matchAll(EN_COUNT)].map(
      (each) => EN_COUNTS[(each[1] ?? '').toLowerCase()] ?? Number(each[1]),
    ),
  ];
  return [...new Set(found.filter((count): count is number => count !== undefined && count > 0))];
}

const ZH_COUNTRY = new RegExp(`${NUMBER}\\s*家\\s*([^\\s，。；、\\d]{2,6}?)(?:实体|企业|公司|机构)`, 'u');
const EN_COUNTRY = new RegExp(`${EN_WORDS}(japanese|u\\.?s\\.?|american)\\s+(?:entities|companies)`, 'iu');

function countryIn(body: string): string | null {
  const en = EN_COUNTRY.exec(body)?.[2];
  if (en !== undefined) return /japan/i.test(en) ? 'JP' : 'US';
  const zh = ZH_COUNTRY.exec(body)?.[1];
  return zh === undefined ? null : (countryOf(zh.replace(/地区$/u, '')) ?? null);
}
