import { hasAddressTrace, isAddress, startsAsAddress } from './address.ts';
import { readIdentifier } from './identifiers.ts';
import { mentionsIn } from './mentions.ts';
import type { CellAddress, Party, Role } from './order.ts';
import { type Piece, piecesOf } from './party-text.ts';
import { countryCode, formsIn, isOrganisation, oneSpace } from './words.ts';

/** A longer cell is a text, not a party: it is kept whole and searched for organisations. */
const MAX_CELL = 1500;

/** A party as the cell gives it, before it is placed on a line. */
export type PartyText = Omit<Party, 'at'>;

interface Draft {
  role: Role;
  name: string;
  address?: string;
  contact?: string;
  country?: string;
  registrationId?: string;
}

/**
 * The parties of one cell. Name, address, contact, country and number are taken apart only where the text leaves no
 * doubt; a doubtful part stays in the name, and the part that may be the name alone is added as `mentioned`.
 */
export function readParties(cell: string, role: Role): readonly PartyText[] {
  const asGiven = cell.trim();
  if (asGiven === '') return [];
  if (asGiven.length > MAX_CELL) {
    const named = mentionsIn(asGiven).map((name): PartyText => ({ role: 'mentioned', asGiven, name }));
    return [{ role, asGiven, name: asGiven }, ...named];
  }
  const drafts: Draft[] = [];
  const doubtful: string[] = [];
  let current: Draft | undefined;
  let currentRole = role;

  const begin = (name: string): void => {
    current = { role: currentRole, name };
    drafts.push(current);
  };
  for (const piece of piecesOf(oneSpace(asGiven))) {
    if (piece.kind === 'role') {
      currentRole = piece.role ?? role;
      current = undefined;
    }
    if (takeLabelled(piece, current)) continue;
    if (piece.kind !== 'free' && piece.kind !== 'role' && piece.kind !== 'name' && piece.kind !== 'address')
      continue;
    for (const line of piece.text.split(/[\r\n]+/u)) {
      splitSeveral(line).forEach((part, i) => {
        addLine(part.trim(), piece.kind === 'address', i > 0);
      });
    }
  }

  /** `listed`: the text follows a separator, so that it cannot be the rest of the name before it. */
  function addLine(text: string, labelledAddress: boolean, listed: boolean): void {
    if (text === '') return;
    if (current !== undefined) {
      const code = countryCode(text);
      if (code !== undefined && !labelledAddress) {
        current.country = code;
        return;
      }
      const continues = labelledAddress || isAddress(text) || current.address !== undefined;
      if (continues && (labelledAddress || !isOrganisation(text))) {
        append(current, 'address', text);
        return;
      }
    }
    const split = splitAddress(text);
    if (split.doubtful !== undefined) doubtful.push(split.doubtful);
    const previous: Draft | undefined = current;
    if (previous !== undefined && !isSecond(previous, split.name)) {
      previous.name = `${previous.name} ${split.name}`;
    } else {
      if (previous !== undefined && !listed && sameScript(previous.name, split.name)) {
        doubtful.push(`${previous.name} ${split.name}`);
      }
      begin(split.name);
    }
    if (split.address !== undefined && current !== undefined) append(current, 'address', split.address);
  }

  const parties: PartyText[] = drafts
    .filter((draft) => draft.name !== '')
    .map((draft) => ({ asGiven, ...draft }) as PartyText);
  const known = new Set(parties.map((p) => p.name));
  for (const name of doubtful) {
    if (!known.has(name)) parties.push({ role: 'mentioned', asGiven, name });
    known.add(name);
  }
  return parties.length > 0 ? parties : [{ role, asGiven, name: asGiven }];
}

/** A labelled telephone, number or country goes to the party before it; true where nothing is left to do. */
function takeLabelled(piece: Piece, current: Draft | undefined): boolean {
  if (current === undefined) return piece.kind === 'contact';
  if (piece.kind === 'contact') append(current, 'contact', piece.text);
  else if (piece.kind === 'id') current.registrationId = registrationId(piece.text);
  else if (piece.kind === 'country') current.country = countryCode(piece.text) ?? piece.text;
  else return false;
  return true;
}

function registrationId(text: string): string {
  const bare = text.replace(/[)）\s]+$/u, '');
  return readIdentifier(bare)?.id ?? bare;
}

function append(draft: Draft, key: 'address' | 'contact', text: string): void {
  draft[key] = draft[key] === undefined ? text : `${draft[key]} ${text}`;
}

/** A further organisation begins a party of its own; anything else may be the rest of a name that was broken in two. */
function isSecond(current: Draft, text: string): boolean {
  return isOrganisation(current.name) && isOrganisation(text);
}

function sameScript(a: string, b: string): boolean {
  return isCjk(a) === isCjk(b);
}

function isCjk(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
}

/** `A公司；B公司`, `A社、B社`, `A Ltd. / B Ltd.`: cut only where both sides are organisations. */
function splitSeveral(line: string): readonly string[] {
  const parts = line.split(
    /([;；、|]|\s\/\s|／|(?<=\p{Script=Han})[,，/](?=[\p{Script=Han}\p{Script=Katakana}A-Za-z(]))/u,
  );
  const out: string[] = [parts[0] ?? ''];
  for (let i = 1; i < parts.length; i += 2) {
    const separator = parts[i] ?? '';
    const next = parts[i + 1] ?? '';
    const last = out.length - 1;
    const joins = !isOrganisation(out[last] ?? '') || !startsParty(next, separator);
    if (joins) out[last] = `${out[last]}${separator}${next}`;
    else out.push(next);
  }
  return out;
}

function startsParty(text: string, separator: string): boolean {
  if (isOrganisation(text)) return true;
  return /[;；]/u.test(separator) && isAddress(text);
}

/** Takes the address off the end of a line, where the name before it is an organisation and the rest surely an address. */
function splitAddress(line: string): {
  readonly name: string;
  readonly address?: string;
  readonly doubtful?: string;
} {
  for (const match of line.matchAll(/[\s,，、;；/(（]+/gu)) {
    const head = line.slice(0, match.index).trim();
    const tail = line.slice(match.index + match[0].length).trim();
    if (!isOrganisation(head) || !startsAsAddress(tail) || !isAddress(tail)) continue;
    if (isOrganisation(tail)) continue;
    return { name: head, address: tail.replace(/[)）]$/u, '') };
  }
  if (!hasAddressTrace(line)) return { name: line };
  const end = formsIn(line).at(-1)?.end;
  const head = end === undefined ? '' : line.slice(0, end).trim();
  return isOrganisation(head) && head !== line ? { name: line, doubtful: head } : { name: line };
}

/** Puts parties of a cell on a line. */
export function placeParties(parties: readonly PartyText[], at: CellAddress): readonly Party[] {
  return parties.map((party) => ({ ...party, at }));
}
