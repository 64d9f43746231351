import { ROLES, type Role } from './order.ts';
import { HEADER_SYNONYMS } from './synonyms.ts';
import { foldWord, WORDS } from './words.ts';

/** A stretch of a party cell with what its label says it is. `free`: no label. */
export interface Piece {
  readonly kind: 'free' | 'name' | 'address' | 'contact' | 'id' | 'country' | 'role';
  readonly text: string;
  readonly role?: Role;
}

const KINDS = new Map<string, Piece['kind']>();
for (const [kind, labels] of [
  ['contact', WORDS.contactLabels],
  ['address', WORDS.addressLabels],
  ['id', WORDS.idLabels],
  ['name', WORDS.nameLabels],
  ['country', WORDS.countryLabels],
] as const) {
  for (const label of labels) KINDS.set(foldLabel(label), kind);
}
const PARTY_ROLES: ReadonlySet<string> = new Set(ROLES.filter((role) => role !== 'mentioned'));

/** A label and its colon, at the start of a line or after a separator; the longest run of up to four words is tried first. */
const LABEL =
  /(^|[\n;；,，、|(（\s])((?:[^\s:：;；,，、|()（）]+[ \t]+){0,3}[^\s:：;；,，、|()（）]{1,24}(?:[ \t]*[(（][^()（）:：\n]{1,12}[)）])?)[ \t]*[:：]/gu;
/** Numbers of telephones and mail addresses that stand without a colon. */
const BARE_CONTACT =
  /(?:^|[\s;；,，、(（/])((?:tel|fax|phone|mobile|电话|電話|传真|手机|ファックス)\.?\s*[+\d(][\d\s()+-]{5,}\d|[\w.+-]+@[\w-]+\.[\w.-]+|attn\.?\s[^\n;；]+)/giu;

function foldLabel(text: string): string {
  return foldWord(text).replace(/[.()]/g, '');
}

function labelKind(label: string): { kind: Piece['kind']; role?: Role } | undefined {
  const kind = KINDS.get(foldLabel(label));
  if (kind !== undefined) return { kind };
  const reading = HEADER_SYNONYMS.read(label);
  const field = reading?.fields[0];
  if (reading === undefined || reading.ambiguous || field === undefined) return undefined;
  if (PARTY_ROLES.has(field)) return { kind: 'role', role: field as Role };
  if (field === 'address') return { kind: 'address' };
  if (field === 'party_id') return { kind: 'id' };
  if (field === 'sales_rep') return { kind: 'contact' };
  if (field === 'country_dest') return { kind: 'country' };
  return undefined;
}

/** Cuts a party cell at its labels. Unknown labels stay part of the text. */
export function piecesOf(cell: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: { kind: Piece['kind']; role?: Role } = { kind: 'free' };
  let from = 0;
  const close = (to: number): void => {
    const text = trimEdges(cell.slice(from, to));
    if (text !== '') pieces.push({ ...open, text });
  };
  for (const match of cell.matchAll(LABEL)) {
    const found = longestLabel(match[2] ?? '');
    if (found === undefined) continue;
    close(match.index + (match[1] ?? '').length + found.offset);
    open = found.meaning;
    from = match.index + match[0].length;
  }
  close(cell.length);
  return pieces.flatMap(splitContacts).flatMap(endAtLine);
}

/** `Foo Ltd. Ship to` ends in the label `Ship to`: the words before it belong to what came before. */
function longestLabel(
  run: string,
): { readonly offset: number; readonly meaning: { kind: Piece['kind']; role?: Role } } | undefined {
  const words = [...run.matchAll(/[^\s]+/gu)];
  for (const word of words) {
    const meaning = labelKind(run.slice(word.index));
    if (meaning !== undefined) return { offset: word.index, meaning };
  }
  return undefined;
}

function splitContacts(piece: Piece): Piece[] {
  if (piece.kind === 'contact' || piece.kind === 'id') return [piece];
  const out: Piece[] = [];
  let from = 0;
  for (const match of piece.text.matchAll(BARE_CONTACT)) {
    const contact = match[1] ?? '';
    const start = match.index + match[0].length - contact.length;
    const before = trimEdges(piece.text.slice(from, start));
    if (before !== '') out.push({ ...piece, text: before });
    out.push({ kind: 'contact', text: contact.trim() });
    from = match.index + match[0].length;
  }
  const rest = trimEdges(piece.text.slice(from));
  if (rest !== '') out.push({ ...piece, text: rest });
  return out;
}

/** A telephone, a number or a country ends with its line; what follows is free text again. */
function endAtLine(piece: Piece): Piece[] {
  if (piece.kind !== 'contact' && piece.kind !== 'id' && piece.kind !== 'country') return [piece];
  const cut = piece.text.indexOf('\n');
  if (cut < 0) return [piece];
  const rest = trimEdges(piece.text.slice(cut));
  const first: Piece = { ...piece, text: piece.text.slice(0, cut).trim() };
  return rest === '' ? [first] : [first, { kind: 'free', text: rest }];
}

function trimEdges(text: string): string {
  return text.replace(/^[\s;；,，、|/)）]+|[\s;；,，、|/(（]+$/gu, '');
}
