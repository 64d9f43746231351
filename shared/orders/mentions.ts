import { formsIn, isOrganisation, isPronoun, oneSpace, WORDS } from './words.ts';

/** Cuts sentences; a full stop ends one only before a space and a capital, a comma only in CJK text. */
const CLAUSES =
  /[\n\r\t。；;！!？?：:"“”「」『』《》〈〉【】[\]|]|(?<!(?:Co|Corp|Inc|Ltd|No|St))\.\s+(?=[A-Z])|[，、](?=\s*[^\x20-\x7e])|(?<=[^\x20-\x7e])[,(（](?!株|有|同)|(?<!株|有|同)[)）]/u;
/** Words of a Latin name: capitalised words, small joining words between them. */
const LATIN_NAME =
  /(?:[A-Z0-9][\w&'’.-]*,?|&|and(?= [A-Z])|of(?= [A-Z])|for(?= [A-Z]))(?:\s+(?:[A-Z0-9(][\w&'’.)-]*,?|&|and(?= [A-Z])|of(?= [A-Z])|for(?= [A-Z])))*/gu;
const MAX_NAME = 120;

/**
 * Names of organisations inside a free text (remarks, marks, end use, columns without a field). Each name is given as
 * the whole stretch in which it stands and, where words lead in or trail, also without them: too much rather than too little.
 */
export function mentionsIn(text: string): readonly string[] {
  if (text.length < 3 || formsIn(text.normalize('NFKC')).length === 0) return [];
  const found = new Set<string>();
  for (const raw of oneSpace(text.normalize('NFKC')).split(CLAUSES).flatMap(windows)) {
    const clause = (raw ?? '').replace(PRONOUN, ' ').trim();
    if (!isOrganisation(clause)) continue;
    if (/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(clause)) addCjk(clause, found);
    else addLatin(clause, found);
  }
  return [...found].filter(
    (name) => name.length <= MAX_NAME && isOrganisation(name) && !isPronoun(name) && !isCommonNoun(name),
  );
}

/** `道路管理会社`, `零部件工厂`: without a legal form these are common nouns. */
function isCommonNoun(name: string): boolean {
  return formsIn(name).every(({ start, end }) => ['会社', '工厂'].includes(name.slice(start, end)));
}

const WINDOW = 300;
const OVERLAP = 100;

/** A clause longer than any sentence is read in overlapping pieces. */
function windows(clause: string | undefined): readonly string[] {
  if (clause === undefined || clause.length <= WINDOW) return [clause ?? ''];
  const pieces: string[] = [];
  for (let at = 0; at < clause.length; at += WINDOW - OVERLAP) pieces.push(clause.slice(at, at + WINDOW));
  return pieces;
}

/** `我公司`, `弊社` and the like name nobody. */
const PRONOUN = /[我贵本该各弊当御貴]+(?:公司|会社|集团)/gu;

function addCjk(clause: string, found: Set<string>): void {
  for (const part of clause.split(/\s+(?=[^\x20-\x7e])|(?<=[^\x20-\x7e])\s+/u)) {
    for (const piece of splitAfterForms(part)) {
      const { name, sure } = bareName(piece);
      if (isOrganisation(name)) found.add(name);
      if (!sure) found.add(piece);
      const clauseName = /^.*[はがをへに](?=[^\p{Script=Hiragana}])(.+)$/u.exec(name)?.[1];
      if (clauseName !== undefined && isOrganisation(clauseName)) found.add(clauseName);
    }
  }
  for (const match of clause.matchAll(/[A-Za-z][\x20-\x7e]*/gu)) {
    if (isOrganisation(match[0])) addLatin(match[0], found);
  }
}

const JOINT = new RegExp(
  `^(?:和|及|与|與|・|と|や|或|并|並|[\\p{Script=Hiragana}]|${WORDS.leadIns.join('|')})`,
  'u',
);

/**
 * A name ends with its form where a joining word follows; a form in front (`株式会社ACSL`) takes what follows it. A name
 * that runs on into other words is given twice, up to its form and whole.
 */
function splitAfterForms(text: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  let lastEnd = 0;
  for (const form of formsIn(text)) {
    const piece = text.slice(from, form.end);
    if (!isOrganisation(piece)) continue;
    lastEnd = form.end;
    const next = text.slice(form.end);
    if (next !== '' && !JOINT.test(next)) continue;
    pieces.push(piece);
    from = form.end + (/^(?:和|及|与|與|・|と|や|或|并|並|の|様|御中|殿)+/u.exec(next)?.[0].length ?? 0);
  }
  const rest = text.slice(from);
  if (isOrganisation(rest)) {
    pieces.push(rest);
    if (lastEnd > from && lastEnd < text.length) pieces.push(text.slice(from, lastEnd));
  }
  return pieces.length > 0 ? pieces : [text];
}

/** From here on a name is found by the screener with or without one character before it. */
const LONG_NAME = 8;

/** The name without words that lead in or trail; `sure`: what was taken off cannot belong to the name. */
function bareName(text: string): { readonly name: string; readonly sure: boolean } {
  let name = text;
  let sure = true;
  for (const lead of WORDS.leadIns) {
    const at = name.lastIndexOf(lead);
    const rest = at < 0 ? '' : name.slice(at + lead.length);
    if (at >= 0 && (lead.length > 1 || at === 0) && isOrganisation(rest)) {
      name = rest;
      sure = lead.length > 1 || rest.length >= LONG_NAME;
      break;
    }
  }
  for (let again = true; again; ) {
    const trailer = WORDS.trailers.find((t) => name.endsWith(t) && isOrganisation(name.slice(0, -t.length)));
    again = trailer !== undefined;
    if (trailer !== undefined) name = name.slice(0, -trailer.length);
  }
  return { name: name.trim(), sure };
}

function addLatin(clause: string, found: Set<string>): void {
  for (const match of clause.matchAll(LATIN_NAME)) {
    const name = match[0].replace(/\s*\([^)]*$|[,\s]+$/gu, '');
    if (!isOrganisation(name)) continue;
    const parts = name.split(/\s+and\s+/u);
    const several = parts.length > 1 && parts.every(isOrganisation);
    for (const part of several ? parts : [name]) {
      found.add(part.replace(/^(?:[A-Z]\w*\s)?(?:for|to|by|via|from)\s(?=[A-Z])/u, ''));
    }
  }
}
