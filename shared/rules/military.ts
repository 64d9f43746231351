import signals from '../../assets/rules/military-signals.json' with { type: 'json' };
import type { CellAddress, FieldKey, OrderLine, Party, Role } from '../orders/order.ts';

/** A word that may point to a military user or use, as the sheet writes it, and where it stands. */
export interface MilitarySignal {
  readonly word: string;
  readonly where: FieldKey | Role;
  /** The party as screened, where it stands in a party's name, address or department. */
  readonly party: string | null;
  /** The text that it stands in, and its place there: for marking it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly at: CellAddress;
}

export interface MilitaryReading {
  readonly signals: readonly MilitarySignal[];
  /** The line also says that the use is not military. That is a statement of the sheet, not evidence. */
  readonly denied: boolean;
}

interface Found {
  readonly words: readonly { readonly word: string; readonly start: number; readonly end: number }[];
  readonly denied: boolean;
}

/** Fields whose text speaks of use and user. Party names are read through the parties. */
const FIELDS: readonly FieldKey[] = ['end_use', 'end_product', 'site_of_use', 'address', 'remarks', 'marks'];
const NOTHING: Found = { words: [], denied: false };

/** Patterns are made again when the words change, which only tests do. */
let made: {
  readonly of: number;
  readonly words: RegExp;
  readonly harmless: RegExp;
  readonly denials: RegExp;
} | null = null;

/** Reads the words of a line that may point to a military user or use (announcement 1 of 2026). Only a person decides. */
export function militaryReading(line: OrderLine): MilitaryReading {
  patterns();
  const found: MilitarySignal[] = [];
  let denied = false;
  const read = (text: string | undefined, where: FieldKey | Role, at: CellAddress, party: string | null) => {
    if (text === undefined || text === '') return;
    const got = wordsIn(text);
    if (got === NOTHING) return;
    denied ||= got.denied;
    for (const each of got.words) {
      // A party found inside a field is the same cell once more.
      if (!found.some((one) => one.text === text && sameCell(one.at, at) && one.start === each.start)) {
        found.push({ ...each, where, party, text, at });
      }
    }
  };
  for (const field of FIELDS) {
    const cell = line.fields[field];
    if (cell !== undefined) read(cell.text, field, cell.at, null);
  }
  for (const party of line.parties)
    for (const text of textsOf(party)) read(text, party.role, party.at, party.name);
  return { signals: found, denied };
}

function sameCell(a: CellAddress, b: CellAddress): boolean {
  return a.sheet === b.sheet && a.row === b.row && a.column === b.column;
}

/** The name, address and department of a party; the whole cell only where it says more. */
function textsOf(party: Party): readonly (string | undefined)[] {
  return [party.asGiven, party.address, party.contact].filter(
    (text, i) => i === 0 || (text !== undefined && !party.asGiven.includes(text)),
  );
}

/** The same word in the same text at the same place of a line: what a person has seen need not be asked again. */
export function signalKey(signal: MilitarySignal): string {
  return `${signal.where} ${signal.word.toLowerCase()} ${signal.text}`;
}

/** Words in a text, at their places in the text as written. Almost every text holds none: that is settled first. */
function wordsIn(text: string): Found {
  const { words, harmless, denials } = patterns();
  const folded = isPlain(text) ? text : text.normalize('NFKC');
  if (folded.search(words) === -1) return NOTHING;
  const { plain, places } = placed(text);
  let denied = false;
  const blank = (phrase: string) => ' '.repeat(phrase.length);
  const open = plain.replace(harmless, blank).replace(denials, (phrase) => {
    denied = true;
    return blank(phrase);
  });
  const found = [...open.matchAll(words)].map((match) => {
    const start = places[match.index] ?? 0;
    const end = places[match.index + match[0].length] ?? text.length;
    return { word: match[0], start, end };
  });
  return found.length === 0 && !denied ? NOTHING : { words: found, denied };
}

const isPlain = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** The text in plain forms of its letters, and for each place the place in the text as written. */
function placed(text: string): { readonly plain: string; readonly places: readonly number[] } {
  if (isPlain(text)) return { plain: text, places: Array.from({ length: text.length + 1 }, (_, i) => i) };
  let plain = '';
  const places: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(/[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\s\S]/gu)) {
    const folded = cluster.normalize('NFKC');
    for (let i = 0; i < folded.length; i++) places.push(index);
    plain += folded;
  }
  places.push(text.length);
  return { plain, places };
}

function patterns() {
  let of = signals.harmless.phrases.length + 1000 * signals.denials.phrases.length;
  for (const [i, group] of signals.groups.entries()) of += 1e6 * (i + 1) * group.words.length;
  if (made?.of === of) return made;
  const words = signals.groups.flatMap((group) => group.words);
  made = {
    of,
    words: patternOf(words),
    harmless: patternOf(signals.harmless.phrases),
    denials: patternOf(signals.denials.phrases),
  };
  return made;
}

/** Longest first; a Latin word must stand alone, a Chinese or Japanese one may stand inside a sentence. */
function patternOf(words: readonly string[]): RegExp {
  if (words.length === 0) return /(?!)/gu;
  const alternatives = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[ -]/g, '[\\s-]+');
      return /^[\x20-\x7e]+$/.test(word) ? `(?<![a-z0-9])${escaped}(?![a-z0-9])` : escaped;
    });
  return new RegExp(alternatives.join('|'), 'giu');
}
