const DIGITS = '〇一二三四五六七八九';

/** 28, ２８, 二十八, 二八, 一百零三 as a number; undefined where the text is none. */
export function chineseNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[零○]/gu, '〇').replace(/两/gu, '二');
  if (/^\d{1,9}$/.test(plain)) return Number(plain);
  if (/^[〇一二三四五六七八九]{2,}$/u.test(plain))
    return Number([...plain].map((c) => DIGITS.indexOf(c)).join(''));
  const parts =
    /^(?:([一二三四五六七八九])百〇?)?(?:([一二三四五六七八九])?(十)〇?)?([一二三四五六七八九])?$/u.exec(
      plain,
    );
  if (parts === null || plain === '') return undefined;
  const [, hundreds, tens, ten, units] = parts;
  const digit = (c: string | undefined): number => (c === undefined ? 0 : DIGITS.indexOf(c));
  return digit(hundreds) * 100 + (ten === undefined ? 0 : (digit(tens) || 1) * 10) + digit(units);
}

/** What `chineseNumber` can read, for patterns. */
export const NUMBER = '[\\d〇零○一二两三四五六七八九十百]{1,6}';
