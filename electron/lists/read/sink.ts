import type { DraftEntry, ListProblem, PartyKind } from '../../../shared/lists/draft.ts';
import type { Message } from '../../../shared/message.ts';
import type { ListedName, NameField } from '../../../shared/names/match.ts';
import { clean, hasHan, hasKana, nameKey } from './clean.ts';
import { ListFault } from './fault.ts';
import type { ListLimits } from './limits.ts';

/** An entry as a reader found it. What is missing is empty; `key` '' asks for one made of the first name. */
export interface Found {
  readonly key: string;
  readonly line: number;
  readonly kind?: PartyKind;
  /** The primary name first. */
  readonly names: readonly FoundName[];
  readonly countries?: readonly string[];
  readonly addresses?: readonly string[];
  readonly identifiers?: DraftEntry['identifiers'];
  readonly programs?: readonly string[];
  readonly listedOn?: string | null;
  readonly remarks?: string | null;
  readonly url?: string | null;
  readonly no?: number | null;
  readonly raw?: string;
}

/** Without a field the script decides for the primary name; any further name is an alias. */
export interface FoundName {
  readonly text: string;
  readonly field?: NameField;
}

export interface Late {
  readonly programs: readonly string[];
  readonly listedOn: string | null;
}

const REMARKS = 4_000;

/** Takes what a reader finds, checks it and hands it on in batches. */
export class Sink {
  readonly limits: ListLimits;
  readonly #emit: (entries: readonly DraftEntry[]) => void;
  readonly #batchSize: number;
  #batch: DraftEntry[] = [];
  readonly #keys = new Set<string>();
  readonly #problems: ListProblem[] = [];
  #untold = 0;
  readonly late = new Map<string, Late>();
  passedOver = 0;
  count = 0;

  constructor(limits: ListLimits, emit: (entries: readonly DraftEntry[]) => void, batchSize = 2_000) {
    this.limits = limits;
    this.#emit = emit;
    this.#batchSize = batchSize;
  }

  /** Adds an entry. One without a readable name becomes a problem. */
  add(found: Found): void {
    const names = this.#names(found);
    const [first] = names;
    if (first === undefined) {
      this.problem(found.line, { key: 'listfiles:row.no-name' });
      return;
    }
    if (this.count >= this.limits.entries) {
      throw new ListFault('file-too-large', 'listfiles:file.entries', { entries: this.limits.entries });
    }
    this.count++;
    this.#batch.push({
      key: this.#key(found, first.text),
      kind: found.kind ?? 'unknown',
      names,
      countries: distinct(found.countries),
      addresses: distinct(found.addresses),
      identifiers: identifiersOf(found.identifiers),
      programs: distinct(found.programs),
      listedOn: found.listedOn ?? null,
      remarks: remarksOf(found.remarks),
      url: urlOf(found.url),
      no: found.no ?? null,
      ...(found.raw === undefined ? {} : { raw: found.raw }),
      line: found.line,
    });
    if (this.#batch.length >= this.#batchSize) this.flush();
  }

  problem(line: number, reason: Message): void {
    if (this.#problems.length < this.limits.problems) this.#problems.push({ line, reason });
    else this.#untold++;
  }

  flush(): void {
    if (this.#batch.length === 0) return;
    this.#emit(this.#batch);
    this.#batch = [];
  }

  /** The problems in the order of the file; where there were too many to tell, the last one says how many more. */
  problems(): readonly ListProblem[] {
    const told = this.#problems.toSorted((a, b) => a.line - b.line);
    if (this.#untold === 0) return told;
    const line = told.at(-1)?.line ?? 1;
    return [...told, { line, reason: { key: 'listfiles:problems.more', params: { count: this.#untold } } }];
  }

  #key(found: Found, first: string): string {
    const own = clean(found.key);
    const wanted = own === '' ? nameKey(first) : own;
    if (!this.#keys.has(wanted)) {
      this.#keys.add(wanted);
      return wanted;
    }
    this.problem(found.line, { key: 'listfiles:row.twice', params: { key: wanted } });
    for (let n = 2; ; n++) {
      const other = `${wanted}#${n}`;
      if (this.#keys.has(other)) continue;
      this.#keys.add(other);
      return other;
    }
  }

  #names(found: Found): readonly ListedName[] {
    const names: ListedName[] = [];
    const seen = new Set<string>();
    for (const { text: given, field } of found.names) {
      const text = clean(given);
      if (text === '' || seen.has(text)) continue;
      if (!/[\p{L}\p{N}]/u.test(text)) continue;
      if (text.includes('\ufffd')) this.problem(found.line, { key: 'listfiles:row.characters' });
      if (text.length > this.limits.nameLength) {
        const params = { characters: this.limits.nameLength };
        this.problem(found.line, { key: 'listfiles:row.long-name', params });
        continue;
      }
      if (names.length >= this.limits.namesOfEntry) {
        const params = { names: this.limits.namesOfEntry };
        this.problem(found.line, { key: 'listfiles:row.many-names', params });
        break;
      }
      seen.add(text);
      names.push({ field: field ?? (names.length === 0 ? fieldOf(text) : 'alias'), text, sourced: true });
    }
    return names;
  }
}

/** The field of a primary name by its script. */
export function fieldOf(text: string): NameField {
  if (hasKana(text)) return 'ja';
  return hasHan(text) ? 'zh' : 'en';
}

function distinct(texts: readonly string[] | undefined): readonly string[] {
  if (texts === undefined || texts.length === 0) return [];
  return [...new Set(texts.map(clean))].filter((text) => text !== '');
}

function identifiersOf(given: DraftEntry['identifiers'] | undefined): DraftEntry['identifiers'] {
  if (given === undefined) return [];
  return given
    .map(({ kind, value }) => ({ kind: clean(kind), value: clean(value) }))
    .filter(({ value }) => value !== '');
}

function remarksOf(text: string | null | undefined): string | null {
  const plain = clean(text ?? '');
  if (plain === '') return null;
  return plain.length > REMARKS ? `${plain.slice(0, REMARKS).toWellFormed()}…` : plain;
}

/** Only web addresses: a list file must not put other schemes behind a link. */
function urlOf(text: string | null | undefined): string | null {
  const plain = clean(text ?? '');
  return /^https?:\/\/\S{1,2000}$/i.test(plain) ? plain : null;
}
