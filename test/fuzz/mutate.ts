import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readPack, unpack, writePack } from '../../electron/packs/pack-file.ts';
import { newSigningKey } from '../../electron/packs/signing-key.ts';

/** Ways to break a file. Each gives other bytes for other random numbers and the same bytes for the same ones. */

type Random = () => number;
type Mutator = (bytes: Uint8Array, random: Random) => Uint8Array;

const below = (random: Random, n: number) => Math.floor(random() * Math.max(1, n));
const pick = <T>(random: Random, of: readonly T[]): T => of[below(random, of.length)] as T;
const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** Words that readers trip over: numbers at the edges, names of prototypes, entities, formulas, markup, unseen characters. */
const WORDS = [
  '0',
  '-1',
  '2147483648',
  '4294967295',
  '99999999999999999999',
  '1e308',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  '&x;',
  '&#0;',
  '&#xD800;',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  '<![CDATA[',
  '<!--',
  '=cmd|"/c calc"!A1',
  '<img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  'C:\\Windows\\win.ini',
  '\u202e\u200b\u2066\ufeff\u0000',
  '\ud800',
  'A'.repeat(40_000),
  '('.repeat(3_000),
  '['.repeat(3_000),
  '<<'.repeat(3_000),
  '"',
  "'",
  '\r',
  '0 0 R',
  '1 0 R',
  '/Length 99999999',
  '/Prev 0',
  '/Kids [1 0 R 2 0 R]',
  'A1:XFD1048576',
];

const flipBits: Mutator = (bytes, random) => {
  const out = bytes.slice();
  for (let i = 1 + below(random, 24); i > 0; i--) {
    const at = below(random, out.length);
    out[at] = (out[at] ?? 0) ^ (1 << below(random, 8));
  }
  return out;
};

const randomBytes: Mutator = (bytes, random) => {
  const out = bytes.slice();
  const at = below(random, out.length);
  for (let i = at; i < Math.min(out.length, at + 1 + below(random, 64)); i++) out[i] = below(random, 256);
  return out;
};

const cutOff: Mutator = (bytes, random) => bytes.slice(0, below(random, bytes.length));

const range = (bytes: Uint8Array, random: Random): readonly [number, number] => {
  const from = below(random, bytes.length);
  return [from, Math.min(bytes.length, from + 1 + below(random, pick(random, [8, 64, 2_048])))];
};

const dropChunk: Mutator = (bytes, random) => {
  const [from, to] = range(bytes, random);
  return join(bytes.subarray(0, from), bytes.subarray(to));
};

const doubleChunk: Mutator = (bytes, random) => {
  const [from, to] = range(bytes, random);
  const times = pick(random, [1, 1, 2, 50]);
  return join(
    bytes.subarray(0, to),
    ...Array.from({ length: times }, () => bytes.subarray(from, to)),
    bytes.subarray(to),
  );
};

const swapChunks: Mutator = (bytes, random) => {
  const [a, b] = range(bytes, random);
  const [c, d] = range(bytes, random);
  if (b > c) return flipBits(bytes, random);
  return join(
    bytes.subarray(0, a),
    bytes.subarray(c, d),
    bytes.subarray(b, c),
    bytes.subarray(a, b),
    bytes.subarray(d),
  );
};

/** Lengths and offsets, as every format has them. */
const lengthField: Mutator = (bytes, random) => {
  const out = Buffer.from(bytes);
  const size = pick(random, [1, 2, 4] as const);
  if (out.length < size) return out;
  const at = below(random, out.length - size + 1);
  const value = pick(random, [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0xffffffff, out.length]);
  const fits = size === 4 ? value >>> 0 : value % 2 ** (8 * size);
  if (random() < 0.5) out.writeUIntBE(fits, at, size);
  else out.writeUIntLE(fits, at, size);
  return new Uint8Array(out);
};

const insertWord: Mutator = (bytes, random) => {
  const at = below(random, bytes.length);
  return join(bytes.subarray(0, at), strToU8(pick(random, WORDS)), bytes.subarray(at));
};

/** Digits become other numbers: counts, references, cell addresses, lengths written as text. */
const otherNumber: Mutator = (bytes, random) => {
  const text = Buffer.from(bytes).toString('latin1');
  const numbers = [...text.matchAll(/\d+/g)];
  if (numbers.length === 0) return flipBits(bytes, random);
  const { index, 0: old } = pick(random, numbers);
  const next = pick(random, [
    '0',
    '1',
    '65536',
    '999999999',
    '18446744073709551616',
    `${old}${old}`,
    `-${old}`,
  ]);
  return new Uint8Array(Buffer.from(text.slice(0, index) + next + text.slice(index + old.length), 'latin1'));
};

/** Bytes of another encoding, surrogates alone, marks in the middle. */
const breakEncoding: Mutator = (bytes, random) => {
  const at = below(random, bytes.length);
  const odd = pick(random, [
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xef, 0xbb, 0xbf],
    [0xed, 0xa0, 0x80],
    [0xc0, 0x80],
    [0xf8, 0x88],
    [0x81, 0x30, 0x81],
    [0x00],
    [0x0e, 0x1b, 0x24],
  ]);
  return join(bytes.subarray(0, at), Uint8Array.from(odd), bytes.subarray(at + below(random, 3)));
};

/** Breaks one part of an archive and packs it again, so that the damage lies behind whole checksums. */
const insideZip: Mutator = (bytes, random) => {
  const entries: Record<string, Uint8Array> = unzipSync(bytes);
  const names = Object.keys(entries);
  const name = pick(random, names);
  const old = entries[name] ?? new Uint8Array();
  const way = below(random, 8);
  if (way === 0) delete entries[name];
  else if (way === 1) entries[pick(random, ['../../evil.txt', '/etc/passwd', '__proto__', `${name}/`])] = old;
  else if (way === 2) entries[name] = entries[pick(random, names)] ?? old;
  else if (way === 3) entries[name] = doubledElement(old, random);
  else entries[name] = pick(random, PLAIN)(old, random);
  return zipSync(entries, { level: 1 });
};

/** An element of XML once more, or inside itself. */
function doubledElement(bytes: Uint8Array, random: Random): Uint8Array {
  const text = strFromU8(bytes, true);
  const elements = [...text.matchAll(/<([A-Za-z:]+)[^<>]*>[^<]*<\/\1>/g)];
  if (elements.length === 0) return flipBits(bytes, random);
  const { index, 0: element } = pick(random, elements);
  const many = element.repeat(pick(random, [2, 3, 500]));
  return strToU8(text.slice(0, index) + many + text.slice(index + element.length), true);
}

const KEY = newSigningKey();

/** Changes what is in a pack and signs it anew: the signature holds, the content lies. */
const insidePack: Mutator = (bytes, random) => {
  const pack = readPack(bytes);
  const content = pack.ok ? unpack(pack.value) : pack;
  if (!pack.ok || !content.ok) return flipBits(bytes, random);
  const { createdAt, signer, lists, own } = pack.value.manifest;
  const twisted = twist(content.value, random);
  const written = writePack({ createdAt, signer, lists, own: random() < 0.2 ? own + 1 : own }, twisted, KEY);
  return written.ok ? written.value : bytes;
};

function twist(value: unknown, random: Random): unknown {
  const odd = [null, -1, 1e308, '', WORDS[below(random, WORDS.length)], [], {}, [[[[]]]], true];
  if (random() < 0.15 || typeof value !== 'object' || value === null) return pick(random, odd);
  if (Array.isArray(value)) {
    if (value.length === 0) return [pick(random, odd)];
    const at = below(random, value.length);
    return value.map((one, i) => (i === at ? twist(one, random) : one));
  }
  const entries = Object.entries(value);
  const at = below(random, entries.length);
  return Object.fromEntries(entries.map(([key, one], i) => [key, i === at ? twist(one, random) : one]));
}

/** Breaks the database of a backup and states its new hash, so that the damage is met behind the manifest. */
const insideBackup: Mutator = (bytes, random) => {
  const file = Buffer.from(bytes);
  const start = file.indexOf(0x0a) + 1;
  const length = file.readUInt32BE(start);
  const manifest = JSON.parse(file.toString('utf8', start + 4, start + 4 + length)) as Manifest;
  const old = new Uint8Array(file.subarray(start + 4 + length));
  const database = random() < 0.7 ? pick(random, PLAIN)(old, random) : old;
  const sha256 = createHash('sha256').update(database).digest('hex');
  const told = random() < 0.3 ? twist(manifest, random) : manifest;
  const honest =
    typeof told === 'object' && told !== null
      ? { ...told, database: { bytes: database.byteLength, sha256 } }
      : told;
  const text = Buffer.from(JSON.stringify(honest) ?? 'null', 'utf8');
  const lengths = Buffer.alloc(4);
  lengths.writeUInt32BE(text.byteLength);
  return join(file.subarray(0, start), lengths, text, database);
};
interface Manifest {
  readonly database: { readonly bytes: number; readonly sha256: string };
}

const PLAIN: readonly Mutator[] = [
  flipBits,
  randomBytes,
  cutOff,
  dropChunk,
  doubleChunk,
  swapChunks,
  lengthField,
  insertWord,
  otherNumber,
  breakEncoding,
];

/** One to three changes, each of a random kind that fits the file. */
export function mutate(name: string, bytes: Uint8Array, random: Random): Uint8Array {
  const special = /\.(xlsx|xlsb|ods)$/.test(name)
    ? insideZip
    : name.endsWith('.pdlist')
      ? insidePack
      : name.endsWith('.pdbackup')
        ? insideBackup
        : null;
  if (special !== null && random() < 0.75) return special(bytes, random);
  let out = bytes;
  for (let i = 1 + below(random, 3); i > 0 && out.length > 0; i--) out = pick(random, PLAIN)(out, random);
  return out;
}
