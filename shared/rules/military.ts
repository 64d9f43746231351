import signals from '../../assets/rules/military-signals.json' with { type: 'json' };
import type { FieldKey, OrderLine, Role } from '../orders/order.ts';

/** A word that may point to a military user or use, as the sheet writes it, and where it stands. */
export interface MilitarySignal {
  readonly word: string;
  readonly where: FieldKey | Role;
}

export interface MilitaryReading {
  readonly signals: readonly MilitarySignal[];
  /** The line also says that the use is not military. That is a statement of the sheet, not evidence. */
  readonly denied: boolean;
}

/** Fields whose text speaks of use and user. Party names are read through the parties. */
const FIELDS: readonly FieldKey[] = ['end_use', 'end_product', 'site_of_use', 'address', 'remarks', 'marks'];

const WORDS = patternOf(signals.groups.flatMap((group) => group.words));
const HARMLESS = patternOf(signals.harmless.phrases);
const DENIALS = patternOf(signals.denials.phrases);
/** One look that rules out almost every text. */
const ANY = new RegExp(WORDS.source, 'iu');

/** Reads the words of a line that may point to a military user or use (announcement 1 of 2026). Only a person decides. */
export function militaryReading(line: OrderLine): MilitaryReading {
  const found = new Map<string, MilitarySignal>();
  let denied = false;
  const read = (text: string, where: FieldKey | Role) => {
    const plain = text.normalize('NFKC');
    if (!ANY.test(plain)) return;
    const open = plain.replace(HARMLESS, ' ').replace(DENIALS, () => {
      denied = true;
      return ' ';
    });
    for (const [word] of open.matchAll(WORDS)) found.set(`${where} ${word.toLowerCase()}`, { word, where });
  };
  for (const field of FIELDS) {
    const cell = line.fields[field];
    if (cell !== undefined) read(cell.text, field);
  }
  for (const party of line.parties) {
    const more = [party.address, party.contact].filter((text) => text !== undefined);
    read([party.asGiven, ...more].join('\n'), party.role);
  }
  return { signals: [...found.values()], denied };
}

/** Longest first; a Latin word must stand alone, a Chinese or Japanese one may stand inside a sentence. */
function patternOf(words: readonly string[]): RegExp {
  const alternatives = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[ -]/g, '[\\s-]+');
      return /^[\x20-\x7e]+$/.test(word) ? `(?<![a-z0-9])${escaped}(?![a-z0-9])` : escaped;
    });
  return new RegExp(alternatives.join('|'), 'giu');
}
