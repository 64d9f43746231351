import type { DraftEntry, PartyKind } from '../../../shared/lists/draft.ts';
import type { NameField } from '../../../shared/names/match.ts';

type PackedEntry = readonly [
  key: string,
  kind: PartyKind,
  names: readonly string[],
  fields: readonly NameField[],
  countries: readonly string[],
  addresses: readonly string[],
  identifiers: readonly (readonly [string, string])[],
  programs: readonly string[],
  listedOn: string | null,
  remarks: string | null,
  url: string | null,
  no: number | null,
  line: number,
  raw: string | null,
];

/** A batch of entries on its way out of the worker: one text is far cheaper to hand over than its objects. */
export function packEntries(entries: readonly DraftEntry[]): string {
  const rows: PackedEntry[] = entries.map((entry) => [
    entry.key,
    entry.kind,
    entry.names.map((name) => name.text),
    entry.names.map((name) => name.field),
    entry.countries,
    entry.addresses,
    entry.identifiers.map(({ kind, value }) => [kind, value]),
    entry.programs,
    entry.listedOn,
    entry.remarks,
    entry.url,
    entry.no,
    entry.line ?? 0,
    entry.raw ?? null,
  ]);
  return JSON.stringify(rows);
}

const NONE: readonly never[] = Object.freeze([]);

/** Makes entries of batches. Lists that are empty or often the same are held once. */
export class Unpacker {
  readonly #lists = new Map<string, readonly string[]>();
  readonly #texts = new Map<string, string>();

  unpack(batch: string): DraftEntry[] {
    return (JSON.parse(batch) as PackedEntry[]).map(
      ([
        key,
        kind,
        names,
        fields,
        countries,
        addresses,
        identifiers,
        programs,
        listedOn,
        remarks,
        url,
        no,
        line,
        raw,
      ]) => ({
        key,
        kind,
        names: names.map((text, i) => ({ field: fields[i] ?? 'alias', text, sourced: true })),
        countries: this.#shared(countries),
        addresses: addresses.length === 0 ? NONE : addresses,
        identifiers:
          identifiers.length === 0
            ? NONE
            : identifiers.map(([kind, value]) => ({ kind: this.#text(kind), value })),
        programs: this.#shared(programs),
        listedOn: listedOn === null ? null : this.#text(listedOn),
        remarks: remarks === null ? null : this.#text(remarks),
        url: url === null ? null : this.#text(url),
        no,
        ...(raw === null ? {} : { raw }),
        line,
      }),
    );
  }

  #shared(list: readonly string[]): readonly string[] {
    if (list.length === 0) return NONE;
    const key = list.join('\u0001');
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    if (this.#lists.size < 20_000) this.#lists.set(key, list);
    return list;
  }

  #text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size < 20_000) this.#texts.set(text, text);
    return text;
  }
}
