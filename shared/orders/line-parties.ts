import { readIdentifier } from './identifiers.ts';
import { isPartyField, PARTY_FIELDS, TEXTS } from './levels.ts';
import { mentionsIn } from './mentions.ts';
import type { CellAddress, FieldKey, Party, Role } from './order.ts';
import { type PartyText, placeParties, readParties } from './parties.ts';
import type { Placed } from './sheet.ts';
import type { HeaderSynonyms } from './synonyms.ts';

/**
 * The party column that each address and number column belongs to: that of the role in its header, else the nearest one
 * to its left. A header that names a role without a column leaves it to nobody.
 */
export function ownersOf(
  fields: readonly (FieldKey | null)[],
  headers: readonly string[],
  synonyms: HeaderSynonyms,
): readonly (number | undefined)[] {
  let party: number | undefined;
  return fields.map((field, c) => {
    if (field !== null && isPartyField(field)) party = c;
    if (field !== 'address' && field !== 'party_id') return undefined;
    const named = synonyms.ownerOf(headers[c] ?? '');
    if (named === undefined || (party !== undefined && fields[party] === named)) return party;
    const column = fields.indexOf(named);
    return column < 0 ? undefined : column;
  });
}

/** Reads the parties of rows; equal cells are read once. */
export class PartyReader {
  readonly #fields: readonly (FieldKey | null)[];
  readonly #owner: readonly (number | undefined)[];
  readonly #synonyms: HeaderSynonyms;
  readonly #parties = new Map<string, readonly PartyText[]>();
  readonly #mentions = new Map<string, readonly string[]>();
  readonly #sameAs = new Map<string, Role | null>();

  constructor(
    fields: readonly (FieldKey | null)[],
    owner: readonly (number | undefined)[],
    synonyms: HeaderSynonyms,
  ) {
    this.#fields = fields;
    this.#owner = owner;
    this.#synonyms = synonyms;
  }

  /** The parties of one row, first those in roles, then those that are only mentioned. */
  read(cells: readonly (Placed | undefined)[], place: (cell: Placed) => CellAddress): readonly Party[] {
    const parties: Party[] = [];
    const later: { readonly role: Role; readonly like: Role; readonly cell: Placed }[] = [];
    this.#fields.forEach((field, c) => {
      const cell = cells[c];
      if (cell === undefined || field === null || !isPartyField(field)) return;
      const like = this.#likeOf(cell.text);
      if (like !== null) later.push({ role: field, like, cell });
      else
        parties.push(
          ...placeParties(this.#withColumns(this.#partiesOf(cell.text, field), c, cells), place(cell)),
        );
    });
    for (const { role, like, cell } of later) {
      for (const party of parties.filter((p) => p.role === like)) {
        parties.push({ ...party, role, asGiven: cell.text, at: place(cell) });
      }
    }
    const named = new Set(parties.map((p) => p.name));
    this.#fields.forEach((field, c) => {
      const cell = cells[c];
      if (cell === undefined || (field !== null && !TEXTS.has(field))) return;
      for (const name of this.#mentionsOf(cell.text)) {
        if (named.has(name)) continue;
        named.add(name);
        parties.push({ role: 'mentioned', asGiven: cell.text, name, at: place(cell) });
      }
    });
    return parties;
  }

  #partiesOf(text: string, role: Role): readonly PartyText[] {
    const key = `${role}\n${text}`;
    const known = this.#parties.get(key);
    if (known !== undefined) return known;
    const read = readParties(text, role);
    this.#parties.set(key, read);
    return read;
  }

  #mentionsOf(text: string): readonly string[] {
    const known = this.#mentions.get(text);
    if (known !== undefined) return known;
    const found = mentionsIn(text);
    this.#mentions.set(text, found);
    return found;
  }

  /** The address and number columns go to the first party of the cell at their left. */
  #withColumns(
    parties: readonly PartyText[],
    column: number,
    cells: readonly (Placed | undefined)[],
  ): readonly PartyText[] {
    const [first, ...others] = parties;
    if (first === undefined || !this.#owner.includes(column)) return parties;
    const addresses = first.address === undefined ? [] : [first.address];
    let registrationId = first.registrationId;
    this.#owner.forEach((owner, c) => {
      const text = cells[c]?.text;
      if (owner !== column || text === undefined) return;
      if (this.#fields[c] === 'party_id') registrationId = readIdentifier(text)?.id ?? text;
      else if (!addresses.includes(text)) addresses.push(text);
    });
    return [
      {
        ...first,
        ...(addresses.length === 0 ? {} : { address: addresses.join(' ') }),
        ...(registrationId === undefined ? {} : { registrationId }),
      },
      ...others,
    ];
  }

  /** `SAME AS CONSIGNEE`, `同收货人`, `荷受人と同じ`: the role whose party is meant. */
  #likeOf(text: string): Role | null {
    if (text.length > 40) return null;
    const known = this.#sameAs.get(text);
    if (known !== undefined) return known;
    const plain = text.normalize('NFKC').trim();
    const named =
      /^same\s+(?:as|with)\s+(?:the\s+)?(.+?)\.?$/iu.exec(plain)?.[1] ??
      /^(?:与|與)?(.+?)(?:相同|一致)$/u.exec(plain)?.[1] ??
      /^[同仝](?:上)?(.+)$/u.exec(plain)?.[1] ??
      /^(.+?)(?:と|に)同じ$/u.exec(plain)?.[1] ??
      /^(.+?)と?同一$/u.exec(plain)?.[1];
    const reading = named === undefined ? undefined : this.#synonyms.read(named);
    const field = reading?.ambiguous === false ? reading.fields[0] : undefined;
    const role =
      field !== undefined && (PARTY_FIELDS as readonly string[]).includes(field) ? (field as Role) : null;
    this.#sameAs.set(text, role);
    return role;
  }
}
