import type { NameKnowledge } from './knowledge.ts';

/** Splits a cell of an order book into the texts that may be the name: first the whole, then its parts. */
export type CellTexts = (name: string) => readonly string[];

const MOST_TEXTS = 18;

/** Without contact, flags or brackets, each side of a slash, before a place of business, before a comma. */
export function createCellTexts(tails: NameKnowledge['tails'], fold: (text: string) => string): CellTexts {
  const siteLatin = new Set(tails.siteLatin);
  const siteCjk = tails.siteCjk.map(fold).sort((a, b) => b.length - a.length);
  const contactLatin = tails.contactLatin.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const contact = new RegExp(
    `(^|[\\s,;:(])(?:${contactLatin.filter((w) => w.length > 1).join('|')})\\b[.: ].*$`,
  );
  const contactMarks = tails.contactCjk.map(fold).filter((word) => word.length >= 2);
  const flags = flagPatterns(tails.flags.map(fold).sort((a, b) => b.length - a.length));
  return (name) => {
    const texts = new Set<string>([name]);
    const add = (text: string) => texts.add(text);
    const folded = fold(name);
    if (folded.includes('|')) add(folded.replace(/\|/g, 'i'));
    const coded = folded.replace(/^[a-z]{0,4}-?[0-9]{2,}[\s:_-]+|[\s_-]+[a-z]{0,3}-?[0-9]{2,}$/g, '').trim();
    if (coded.length >= 3) add(coded);
    addBankKana(folded, add);
    // A title in front of a person before the comma.
    const behindPerson = PERSON_IN_FRONT.exec(folded)?.[1];
    if (behindPerson !== undefined) add(behindPerson);
    withoutBrackets(withoutFlags(folded, flags), folded, add);
    for (const text of [...texts]) sidesOf(text, add);
    for (const text of [...texts]) {
      const uncontacted = text.toLowerCase().replace(contact, '').trim();
      if (uncontacted.length >= 3 && uncontacted !== text.toLowerCase()) add(uncontacted);
      const plain = PLAIN.test(text);
      if (!plain) beforePerson(text, contactMarks, add);
      for (
        let head = beforeSite(text, plain ? [] : siteCjk, siteLatin), turn = 0;
        head.length >= 3 && turn < 4;
        turn++
      ) {
        add(head);
        const words = head.split(' ');
        // `tsukuba space center`: a place name before a word of the site's own.
        if (turn === 0 && words.length === 2 && /^[a-z0-9 ]+$/.test(head)) add(words[0] ?? head);
        head = beforeSite(head, plain ? [] : siteCjk, siteLatin);
      }
      if (!plain) wordsBeforePerson(text, add);
      aroundComma(text, add);
    }
    return [...texts].slice(0, MOST_TEXTS);
  };
}

/** Needs no table of Chinese or Japanese words. */
const PLAIN = /^[\x20-\x7e]*$/;

type Add = (text: string) => void;

const SMALL_KANA: Readonly<Record<string, string>> = { ヤ: 'ャ', ユ: 'ュ', ヨ: 'ョ' };
const PERSON_IN_FRONT = /^(?:mr|mrs|ms|miss|dr|prof|professor)\b[^,;]{1,40}[,;]\s*(.{3,})$/;

/** Bank records have no small kana: コウギヨウ, ニツトウ. */
function addBankKana(folded: string, add: Add): void {
  if (!/[ァ-ヶ]/.test(folded) || /[ァィゥェォッャュョ]/.test(folded)) return;
  add(
    folded
      .replace(/([キシチニヒミリギジビピ])([ヤユヨ])/g, (_, c: string, y: string) => c + (SMALL_KANA[y] ?? y))
      .replace(/ツ(?=[カ-ヂテトパピプペポ])/g, 'ッ'),
  );
}

/** What stands outside brackets, and what inside. */
function withoutBrackets(bare: string, folded: string, add: Add): void {
  if (bare !== folded) add(bare);
  if (!/[([{【「『<〔]/.test(bare)) return;
  const outside = bare.replace(/[([{【「『<〔][^)\]}】」』>〕]*[)\]}】」』>〕]?/g, ' ').trim();
  if (outside !== '' && outside !== bare) add(outside);
  for (const [, inside] of bare.matchAll(/[([{【「『<〔]([^)\]}】」』>〕]{3,})[)\]}】」』>〕]?/g))
    if (inside) add(inside);
}

/** Each side of a slash, a bar, a colon or a dash between blanks. */
function sidesOf(text: string, add: Add): void {
  for (const part of text.split(/\s*[/／;；|｜]\s*|\s+-\s+|\s+[:：]\s*/)) {
    const trimmed = part.trim();
    if (trimmed.length >= 3) add(trimmed);
  }
}

/** The name before a form of address or a word for a contact. */
function beforePerson(text: string, contactMarks: readonly string[], add: Add): void {
  const polite = text.replace(/\s*(御中|様|殿|行|宛|收|先生|女士)\s*$/u, '').trim();
  if (polite !== text && polite.length >= 2) add(polite);
  for (const mark of contactMarks) {
    const at = text.indexOf(mark);
    if (at > 1) add(text.slice(0, at).trim());
  }
}

const ENDS_WITH_PERSON = /[\s　]\S{0,12}(様|殿|氏|先生|教授|御中|行|宛|收|女士|经理|课长|部长|社长)\s*$/u;

/** The first words of a cell that ends with a person. */
function wordsBeforePerson(text: string, add: Add): void {
  if (!ENDS_WITH_PERSON.test(text)) return;
  const chunks = text.split(/[\s　]+/u);
  for (let size = 1; size < Math.min(4, chunks.length); size++) {
    const head = chunks.slice(0, size).join(' ');
    if (head.length >= 3) add(head);
  }
}

const COMMA_BEFORE_FORM =
  /^,?\s*(co|ltd|inc|llc|l\.l\.c|corp|limited|s\.?a|gmbh|company|k\.k|kk|plc|lp|pte|pty|jsc|ooo)\b/i;

/** The text before a comma, and the two sides of a single comma turned around. */
function aroundComma(text: string, add: Add): void {
  const comma = text.indexOf(',');
  if (comma <= 3 || COMMA_BEFORE_FORM.test(text.slice(comma))) return;
  add(text.slice(0, comma).trim());
  const [first, second] = text.split(/,\s*/);
  if (second !== undefined && text.split(',').length === 2) add(`${second} ${first}`);
}

/** Flags of a record in brackets or between stars: 【旧】, *DO NOT USE*. */
function flagPatterns(
  flags: readonly string[],
): readonly { readonly flag: string; readonly pattern: RegExp }[] {
  return flags.map((flag) => {
    const quoted = flag.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const around = /^[a-z]/.test(flag)
      ? `[*(\\[{【<#!-]+\\s*${quoted}\\s*[*)\\]}】>#!-]*`
      : `[(\\[【<〔*]+${quoted}[)\\]】>〕*]+`;
    return { flag, pattern: new RegExp(around, 'g') };
  });
}

function withoutFlags(folded: string, flags: ReturnType<typeof flagPatterns>): string {
  if (!/[*([{【<〔#!-]/.test(folded)) return folded;
  let text = folded;
  for (const { flag, pattern } of flags) if (text.includes(flag)) text = text.replace(pattern, ' ');
  return text.replace(/\s+/g, ' ').trim();
}

/** The name before a trailing place of business: `日東電工 豊橋事業所`, `Ihi Aerospace Tomioka Plant`. */
function beforeSite(text: string, siteCjk: readonly string[], siteLatin: ReadonlySet<string>): string {
  const trimmed = text.replace(/[\s)）]+$/u, '');
  for (const site of siteCjk) {
    if (site.length < 2 || !trimmed.endsWith(site) || trimmed.length - site.length < 3) continue;
    const head = trimmed.slice(0, trimmed.length - site.length);
    const blank = head.search(/[\s　](?=[^\s　]*$)/u);
    return (blank > 2 ? head.slice(0, blank) : head).trim();
  }
  const words = trimmed.toLowerCase().split(/\s+/);
  const last = words.at(-1)?.replace(/[^a-z]/g, '') ?? '';
  const beforeNumber = words.at(-2)?.replace(/[^a-z]/g, '') ?? '';
  const numbered = /^(no\.?)?[0-9]+$/.test(words.at(-1) ?? '') && siteLatin.has(beforeNumber);
  const isSite = siteLatin.has(last) || numbered;
  return isSite && words.length > 2
    ? words.slice(0, numbered && words.length > 4 ? -3 : words.length > 3 ? -2 : -1).join(' ')
    : '';
}

/** A longer text is not a name: it is read in pieces, so that its length costs no more than time in proportion. */
export const LONGEST_NAME = 400;
const MOST_PIECES = 1200;
const OVERLAP = 120;

export function piecesOf(text: string): string[] {
  const pieces = new Set<string>();
  for (const part of text.split(/[\n\r;；、|/]+|\s{2,}/)) {
    if (part.trim().length < 2) continue;
    for (let at = 0; at === 0 || at + OVERLAP < part.length; at += LONGEST_NAME - OVERLAP) {
      pieces.add(part.slice(at, at + LONGEST_NAME).trim());
      if (pieces.size >= MOST_PIECES) return [...pieces];
    }
  }
  return [...pieces];
}
