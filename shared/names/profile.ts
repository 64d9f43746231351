import { createRepair } from './damage.ts';
import { createForms } from './forms.ts';
import type { NameKnowledge } from './knowledge.ts';
import { createLexicon } from './lexicon.ts';
import { createSimilarity, type Similarity } from './similar.ts';
import { createFolder } from './text.ts';
import { createTokeniser, type Token } from './tokens.ts';

/** A name taken apart once, ready to be compared many times. */
export interface Profile {
  readonly given: string;
  readonly core: string;
  readonly forms: readonly string[];
  readonly tokens: readonly Token[];
  /** The core without blanks. */
  readonly compact: string;
  /** All letters with the forms, without blanks or signs: what a truncated field is the beginning of. */
  readonly full: string;
  /** Tokens that stand behind a legal form, in a tail, or in brackets: they weigh little. */
  readonly tail: ReadonlySet<number>;
  /** Letters at the end of `compact` that name a place of business (支店, 宇宙中心), 0 for none. */
  readonly siteEnd: number;
  /** Whether Han in it may be read in Japanese. */
  readonly japanese: boolean;
  /** The text behind it was decoded again: the name as given is damaged. */
  readonly again?: true;
  /** Sum of the weights outside the tail. */
  readonly weight: number;
}

export interface Reader {
  read(name: string, japanese?: boolean): Profile;
  /** The readings of a name in an order book: whole, without contact, flags or brackets, each side of a slash. */
  variants(name: string): readonly Profile[];
  fold(text: string): string;
  readonly similarity: Similarity;
}

const TAIL_WEIGHT = 0.08;

/** Readers are made once per knowledge: its tables are large. */
export function createReader(knowledge: NameKnowledge): Reader {
  const fold = createFolder(knowledge.fold);
  const forms = createForms(knowledge, fold);
  const tokeniser = createTokeniser(knowledge, createLexicon(knowledge, fold));
  const similarity = createSimilarity(knowledge);
  const siteLatin = new Set(knowledge.tails.siteLatin);
  const siteCjk = knowledge.tails.siteCjk.map(fold).sort((a, b) => b.length - a.length);
  const contactLatin = knowledge.tails.contactLatin.map((word) =>
    word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  const contact = new RegExp(
    `(^|[\\s,;:(])(?:${contactLatin.filter((w) => w.length > 1).join('|')})\\b[.: ].*$`,
  );
  const contactMarks = knowledge.tails.contactCjk.map(fold).filter((word) => word.length >= 2);
  const flags = flagPatterns(knowledge.tails.flags.map(fold).sort((a, b) => b.length - a.length));

  const tailOf = (tokens: readonly Token[], behind: string): Set<number> => {
    const tail = new Set<number>();
    if (behind !== '') {
      const words = behind.replaceAll(' ', '');
      let rest = words;
      for (let i = tokens.length - 1; i >= 0 && rest !== ''; i--) {
        const text = (tokens[i]?.text ?? '').replaceAll(' ', '');
        if (!rest.endsWith(text)) break;
        rest = rest.slice(0, rest.length - text.length);
        tail.add(i);
      }
      // All of it behind a form and nothing before: then the form stood in front.
      if (tail.size === tokens.length) tail.clear();
    }
    return tail;
  };

  const siteEndOf = (compact: string): number =>
    siteCjk.find((site) => site.length >= 2 && compact.endsWith(site))?.length ?? 0;

  const read = (name: string, japanese = true): Profile => {
    const folded = fold(name);
    const { core, forms: kinds, behind } = forms.strip(folded);
    const tokens = tokeniser.tokens(core);
    const tail = tailOf(tokens, behind);
    return {
      given: name,
      core,
      forms: kinds,
      tokens,
      compact: core.replaceAll(' ', ''),
      full: folded.replace(/&/g, 'and').replace(/[^\p{L}\p{N}々ー]/gu, ''),
      tail,
      siteEnd: siteEndOf(core.replaceAll(' ', '')),
      japanese,
      weight: tokens.reduce(
        (sum, token, i) => sum + (tail.has(i) ? token.weight * TAIL_WEIGHT : token.weight),
        0,
      ),
    };
  };

  /** Does this remainder name a place of business, a person or a flag rather than another company? */
  const variantsOf = (name: string): Profile[] => {
    const texts = new Set<string>([name]);
    const folded = fold(name);
    if (/\|/.test(folded)) texts.add(folded.replace(/\|/g, 'i'));
    const coded = folded.replace(/^[a-z]{0,4}-?[0-9]{2,}[\s:_-]+|[\s_-]+[a-z]{0,3}-?[0-9]{2,}$/g, '').trim();
    if (coded.length >= 3) texts.add(coded);
    // Bank records have no small kana: コウギヨウ, ニツトウ.
    if (!/[ァィゥェォッャュョ]/.test(folded))
      texts.add(
        folded
          .replace(/([キシチニヒミリギジビピ])([ヤユヨ])/g, (_, c, y) => c + SMALL_KANA[y])
          .replace(/ツ(?=[カ-ヂテトパピプペポ])/g, 'ッ'),
      );
    // A title in front of a person before the comma.
    const behindPerson = PERSON_IN_FRONT.exec(folded)?.[1];
    if (behindPerson !== undefined) texts.add(behindPerson);
    const bare = withoutFlags(folded, flags);
    if (bare !== folded) texts.add(bare);
    const outside = bare.replace(/[([{【「『<〔][^)\]}】」』>〕]*[)\]}】」』>〕]?/g, ' ').trim();
    if (outside !== '' && outside !== bare) texts.add(outside);
    for (const [, inside] of bare.matchAll(/[([{【「『<〔]([^)\]}】」』>〕]{3,})[)\]}】」』>〕]?/g))
      if (inside) texts.add(inside);
    for (const text of [...texts]) {
      for (const part of text.split(/\s*[/／;；|｜]\s*|\s+-\s+|\s+[:：]\s*/))
        if (part.trim().length >= 3) texts.add(part.trim());
    }
    for (const text of [...texts]) {
      const uncontacted = text.toLowerCase().replace(contact, '').trim();
      if (uncontacted.length >= 3 && uncontacted !== text.toLowerCase()) texts.add(uncontacted);
      const polite = text.replace(/\s*(御中|様|殿|行|宛|收|先生|女士)\s*$/u, '').trim();
      if (polite !== text && polite.length >= 2) texts.add(polite);
      for (const mark of contactMarks) {
        const at = text.indexOf(mark);
        if (at > 1) texts.add(text.slice(0, at).trim());
      }
      for (let head = beforeSite(text, siteCjk, siteLatin), turn = 0; head.length >= 3 && turn < 4; turn++) {
        texts.add(head);
        const words = head.split(' ');
        // `tsukuba space center`: a place name before a word of the site's own.
        if (turn === 0 && words.length === 2 && /^[a-z0-9 ]+$/.test(head)) texts.add(words[0] ?? head);
        head = beforeSite(head, siteCjk, siteLatin);
      }
      if (ENDS_WITH_PERSON.test(text)) {
        const chunks = text.split(/[\s　]+/u);
        for (let size = 1; size < Math.min(4, chunks.length); size++) {
          const head = chunks.slice(0, size).join(' ');
          if (head.length >= 3) texts.add(head);
        }
      }
      const comma = text.indexOf(',');
      if (
        comma > 3 &&
        !/^,?\s*(co|ltd|inc|llc|l\.l\.c|corp|limited|s\.?a|gmbh|company|k\.k|kk|plc|lp|pte|pty|jsc|ooo)\b/i.test(
          text.slice(comma),
        )
      ) {
        texts.add(text.slice(0, comma).trim());
        const [first, second] = text.split(/,\s*/);
        if (second !== undefined && text.split(',').length === 2) texts.add(`${second} ${first}`);
      }
    }
    return [...texts].slice(0, 18).map((text) => read(text));
  };
  const repair = createRepair(knowledge, fold);
  const variants = (name: string): Profile[] => {
    if (name.length > LONGEST_NAME) return piecesOf(name).map((piece) => read(piece));
    const again = repair(name).slice(0, 2).flatMap(variantsOf);
    return [...variantsOf(name), ...again.map((profile) => ({ ...profile, again: true as const }))];
  };
  return {
    read: (name, japanese) => read(name.slice(0, LONGEST_NAME), japanese),
    variants,
    fold,
    similarity,
  };
}

/** A longer text is not a name: it is read in pieces, so that its length costs no more than time in proportion. */
const LONGEST_NAME = 400;
const MOST_PIECES = 1200;
const OVERLAP = 120;

function piecesOf(text: string): string[] {
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

const SMALL_KANA: Readonly<Record<string, string>> = { ヤ: 'ャ', ユ: 'ュ', ヨ: 'ョ' };
const PERSON_IN_FRONT = /^(?:mr|mrs|ms|miss|dr|prof|professor)\b[^,;]{1,40}[,;]\s*(.{3,})$/;
const ENDS_WITH_PERSON = /[\s　]\S{0,12}(様|殿|氏|先生|教授|御中|行|宛|收|女士|经理|课长|部长|社长)\s*$/u;

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
