import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { fromBER, Integer, type Sequence } from 'asn1js';
import { zipSync } from 'fflate';
import { headerText, parseHeader } from '../../electron/vault/header.ts';
import type { Target } from './targets.ts';

/** Files that were made to do harm. Each is made when it is needed, since some are large. */
export interface Evil {
  readonly name: string;
  readonly target: Target;
  readonly file: string;
  make(): Uint8Array;
  /** `ok`: it is read and does no harm; else the sentences with which it may be refused. */
  readonly expected: 'ok' | RegExp;
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const seed = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, 'seeds', name)));

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>';
const RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>';
const WORKBOOK =
  '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>';
const WORKBOOK_RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';
const SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';

/** A workbook as Excel lays it out, with the XML of its sheet as given. */
function workbook(sheet: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync(
    {
      '[Content_Types].xml': text(CONTENT_TYPES),
      '_rels/.rels': text(RELS),
      'xl/workbook.xml': text(WORKBOOK),
      'xl/_rels/workbook.xml.rels': text(WORKBOOK_RELS),
      'xl/worksheets/sheet1.xml': text(sheet),
      ...more,
    },
    { level: 1 },
  );
}

const cell = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const ORDER_ROWS = `<sheetData><row r="1">${[
  'Order No.',
  'Line',
  'End User',
  'Description',
  'Quantity',
  'Unit',
  'Destination',
]
  .map((head, i) => cell(`${'ABCDEFG'[i]}1`, head))
  .join('')}</row><row r="2">${['A1', '1', 'Kirigumo Valve Foundry', 'Bearing', '5', 'pcs', 'JP']
  .map((value, i) => cell(`${'ABCDEFG'[i]}2`, value))
  .join('')}</row></sheetData></worksheet>`;
const DECLARATION = '<?xml version="1.0"?>';
const LAUGHS = `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`;
const HEADER = 'Order No.,Line,End User,Description,Quantity,Unit,Destination';
const order = (party: string) => `${HEADER}\nA1,1,"${party.replaceAll('"', '""')}",Bearing,5,pcs,JP\n`;

/** An archive of one part whose directory says of its size what it likes. */
function zipOf(name: string, packed: Uint8Array, unpacked: number, copies = 1): Uint8Array {
  const title = Buffer.from(name, 'utf8');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.byteLength, 18);
  local.writeUInt32LE(unpacked, 22);
  local.writeUInt16LE(title.byteLength, 26);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(8, 10);
  head.writeUInt32LE(packed.byteLength, 20);
  head.writeUInt32LE(unpacked, 24);
  head.writeUInt16LE(title.byteLength, 28);
  const body = Buffer.concat([local, title, packed]);
  const directory = Buffer.concat(Array.from({ length: copies }, () => Buffer.concat([head, title])));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(copies, 8);
  end.writeUInt16LE(copies, 10);
  end.writeUInt32LE(directory.byteLength, 12);
  end.writeUInt32LE(body.byteLength, 16);
  return new Uint8Array(Buffer.concat([body, directory, end]));
}

/** A PDF of the objects given (from number 1) with a table of places that is right. */
function pdf(objects: readonly (string | Uint8Array)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n', 'latin1')];
  const places: number[] = [];
  let at = parts[0]?.byteLength ?? 0;
  const put = (part: Buffer) => {
    parts.push(part);
    at += part.byteLength;
  };
  objects.forEach((object, i) => {
    places.push(at);
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : Buffer.from(object);
    put(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  });
  const start = at;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  put(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer.replaceAll('START', String(start))} >>\nstartxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

const stream = (dict: string, bytes: Uint8Array): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from(`<< ${dict} /Length ${bytes.byteLength} >>\nstream\n`, 'latin1'),
      bytes,
      Buffer.from('\nendstream', 'latin1'),
    ]),
  );

const ROOT = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const zeros = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 });

function p12WithRounds(rounds: number): Uint8Array {
  const parsed = fromBER(seed('openssl-ec.p12') as Uint8Array<ArrayBuffer>).result as Sequence;
  const mac = parsed.valueBlock.value[2] as Sequence;
  mac.valueBlock.value[2] = new Integer({ value: rounds });
  return new Uint8Array(parsed.toBER());
}

interface BackupManifest {
  readonly header: string;
  readonly database: { readonly bytes: number; readonly sha256: string };
}

function backupWith(change: (manifest: BackupManifest) => BackupManifest, length?: number): Uint8Array {
  const file = Buffer.from(seed('pledgedesk.pdbackup'));
  const start = file.indexOf(0x0a) + 1;
  const old = file.readUInt32BE(start);
  const manifest = JSON.parse(file.toString('utf8', start + 4, start + 4 + old)) as BackupManifest;
  const body = Buffer.from(JSON.stringify(change(manifest)), 'utf8');
  const lengths = Buffer.alloc(4);
  lengths.writeUInt32BE(length ?? body.byteLength);
  return new Uint8Array(
    Buffer.concat([file.subarray(0, start), lengths, body, file.subarray(start + 4 + old)]),
  );
}

/** The most work that the header of a vault may ask for before anything is known to be wrong with it. */
function costlyHeader(manifest: BackupManifest): BackupManifest {
  const header = parseHeader(manifest.header);
  if (!header.ok) throw new Error('a seed without a header');
  const slots = header.value.slots.map((slot) => ({
    ...slot,
    kdf: { ...slot.kdf, memoryKiB: 1024 * 1024, iterations: 64 },
  }));
  return { ...manifest, header: headerText({ ...header.value, slots }) };
}

function packWithLength(length: number): Uint8Array {
  const file = Buffer.from(seed('pledgedesk.pdlist'));
  file.writeUInt32BE(length, 10);
  return new Uint8Array(file);
}

/** The library loops and fills the memory: its worker is stopped by the one or the other. */
const STOPPED = /papers:verify\.(timeout|memory)$/;
const REFUSED = /^(intake|listfiles|papers|paperdesk|knowledge|vault|audit):/;

export const CORPUS: readonly Evil[] = [
  {
    name: 'a zip bomb',
    target: 'orders',
    file: 'a.xlsx',
    make: () => zipOf('xl/worksheets/sheet1.xml', deflateRawSync(Buffer.alloc(64 << 20)), 64 << 20),
    expected: /file\.bomb$/,
  },
  {
    name: 'a zip bomb that states a small size',
    target: 'orders',
    file: 'a.xlsx',
    make: () => zipOf('xl/workbook.xml', deflateRawSync(Buffer.alloc(64 << 20)), 100),
    expected: /file\.broken$/,
  },
  {
    name: 'ten thousand parts that are all the same bytes',
    target: 'orders',
    file: 'a.xlsx',
    make: () => zipOf('x', deflateRawSync(Buffer.alloc(1 << 20)), 1 << 20, 9_999),
    expected: /file\.bomb$/,
  },
  {
    name: 'parts with names that lead out of the archive',
    target: 'orders',
    file: 'a.xlsx',
    make: () =>
      workbook(SHEET + ORDER_ROWS, { '../../../../tmp/evil.txt': text('x'), '/etc/evil': text('x') }),
    expected: 'ok',
  },
  {
    name: 'a billion laughs in a sheet',
    target: 'orders',
    file: 'a.xlsx',
    make: () => workbook(`${DECLARATION}${LAUGHS}${SHEET}${ORDER_ROWS.replace('Bearing', '&a12;')}`),
    expected: 'ok',
  },
  {
    name: 'a sheet that wants a file of the machine',
    target: 'orders',
    file: 'a.xlsx',
    make: () =>
      workbook(
        `${DECLARATION}<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${SHEET}${ORDER_ROWS.replace('Bearing', '&x;')}`,
      ),
    expected: 'ok',
  },
  {
    name: 'elements nested two hundred thousand deep',
    target: 'orders',
    file: 'a.xlsx',
    make: () => workbook(SHEET + '<a>'.repeat(200_000) + ORDER_ROWS),
    expected: 'ok',
  },
  {
    name: 'one cell in the last corner and a dimension of the whole sheet',
    target: 'orders',
    file: 'a.xlsx',
    make: () =>
      workbook(
        `${SHEET}<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576">${cell('XFD1048576', 'x')}</row></sheetData></worksheet>`,
      ),
    expected: REFUSED,
  },
  {
    name: 'headers of the object prototype',
    target: 'orders',
    file: 'a.csv',
    make: () => text(`__proto__,constructor,toString,${HEADER}\n1,2,3,A1,1,Kirigumo,Bearing,5,pcs,JP\n`),
    expected: 'ok',
  },
  {
    name: 'formulas, markup and unseen characters in a name',
    target: 'orders',
    file: 'a.csv',
    make: () =>
      text(
        order('=cmd|"/c calc"!A1 <img src=x onerror=alert(1)> \u202eoc\u202c \u200b\u2066x\u2069 @SUM(1)'),
      ),
    expected: 'ok',
  },
  {
    name: 'a million columns',
    target: 'orders',
    file: 'a.csv',
    make: () => text(`${'a,'.repeat(1_000_000)}\n${'b,'.repeat(1_000_000)}\n`),
    expected: /file\.(columns|cells)$/,
  },
  {
    name: 'thirty million bytes of separators',
    target: 'orders',
    file: 'a.csv',
    make: () => text(`${HEADER}\n${',,,,,,\n'.repeat(4_000_000)}`),
    expected: REFUSED,
  },
  {
    name: 'a billion laughs in a list',
    target: 'list',
    file: 'a.xml',
    make: () => text(`${DECLARATION}${LAUGHS}<CONSOLIDATED_LIST>&a12;</CONSOLIDATED_LIST>`),
    expected: REFUSED,
  },
  {
    name: 'a list that wants a file of the machine',
    target: 'list',
    file: 'a.xml',
    make: () =>
      text(
        `${DECLARATION}<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><CONSOLIDATED_LIST>&x;</CONSOLIDATED_LIST>`,
      ),
    expected: REFUSED,
  },
  {
    name: 'a list nested two hundred thousand deep',
    target: 'list',
    file: 'a.xml',
    make: () => text(`${DECLARATION}<CONSOLIDATED_LIST>${'<INDIVIDUALS>'.repeat(200_000)}`),
    expected: REFUSED,
  },
  {
    name: 'JSON nested a million deep',
    target: 'list',
    file: 'a.json',
    make: () => text(`{"results": ${'['.repeat(1_000_000)}`),
    expected: REFUSED,
  },
  {
    name: 'JSON with the prototype for a key',
    target: 'list',
    file: 'a.json',
    make: () => text('{"__proto__": {"ok": true}, "results": [{"__proto__": {"name": "x"}}]}'),
    expected: REFUSED,
  },
  {
    name: 'a list of a million columns',
    target: 'list',
    file: 'a.csv',
    make: () => text(`name,${'a,'.repeat(1_000_000)}\nKirigumo,${'b,'.repeat(1_000_000)}\n`),
    expected: 'ok',
  },
  {
    name: 'a notice whose pages lead in a circle',
    target: 'list',
    file: 'a.pdf',
    make: () => pdf([ROOT, '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 99999999 >>', PAGE]),
    expected: REFUSED,
  },
  {
    name: 'a paper whose pages lead in a circle',
    target: 'pdf',
    file: 'a.pdf',
    make: () =>
      pdf([
        ROOT,
        '<< /Type /Pages /Parent 3 0 R /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>',
      ]),
    expected: 'ok',
  },
  {
    name: 'a table of places that names itself as the one before',
    target: 'pdf',
    file: 'a.pdf',
    make: () => pdf([ROOT, PAGES, PAGE], '/Prev START'),
    expected: 'ok',
  },
  {
    name: 'object streams that extend each other',
    target: 'pdf',
    file: 'a.pdf',
    make: () =>
      pdf([
        ROOT,
        PAGES,
        PAGE,
        stream('/Type /ObjStm /N 1 /First 4 /Extends 5 0 R', text('6 0 << >>')),
        stream('/Type /ObjStm /N 1 /First 4 /Extends 4 0 R', text('7 0 << >>')),
      ]),
    expected: 'ok',
  },
  {
    name: 'a form whose fields are each other’s children',
    target: 'pdf',
    file: 'a.pdf',
    make: () =>
      pdf([
        '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>',
        PAGES,
        PAGE,
        '<< /T (a) /Kids [5 0 R] /Parent 5 0 R >>',
        '<< /T (b) /Kids [4 0 R] /Parent 4 0 R >>',
      ]),
    expected: 'ok',
  },
  {
    name: 'arrays nested a hundred thousand deep',
    target: 'pdf',
    file: 'a.pdf',
    make: () => pdf([`<< /Type /Catalog /Pages 2 0 R /X ${'['.repeat(100_000)} >>`, PAGES, PAGE]),
    expected: /report\.overall\.unreadable$/,
  },
  {
    name: 'a word in an array at which the library does not move on',
    target: 'pdf',
    file: 'a.pdf',
    make: () => pdf([ROOT, '<< /Type /Pages /Kids [3 0 R ) } 5 0 B ] /Count 1 >>', PAGE]),
    expected: STOPPED,
  },
  {
    name: 'an object stream that swells to two hundred megabytes',
    target: 'pdf',
    file: 'a.pdf',
    make: () =>
      pdf([ROOT, PAGES, PAGE, stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', zeros(200))]),
    expected: 'ok',
  },
  {
    name: 'scripts and a program to be started on opening',
    target: 'pdf',
    file: 'a.pdf',
    make: () =>
      pdf([
        '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /Launch /F (calc.exe) >> >> >>',
        PAGES,
        PAGE,
      ]),
    expected: 'ok',
  },
  {
    name: 'two thousand million rounds to open a certificate file',
    target: 'p12',
    file: 'a.p12',
    make: () => p12WithRounds(2_000_000_000),
    expected: /papers:sign\.encryption$/,
  },
  {
    name: 'a certificate file nested ten thousand deep',
    target: 'p12',
    file: 'a.p12',
    make: () =>
      new Uint8Array(Buffer.concat(Array.from({ length: 10_000 }, () => Buffer.from([0x30, 0x80])))),
    expected: /papers:sign\.notP12$/,
  },
  ...[0, 1, 0x7fffffff, 0xffffffff].map(
    (length): Evil => ({
      name: `a pack that states ${length} bytes for its head`,
      target: 'pack',
      file: 'a.pdlist',
      make: () => packWithLength(length),
      expected: /knowledge:pack/,
    }),
  ),
  ...[0, 0x7fffffff, 0xffffffff].map(
    (length): Evil => ({
      name: `a backup that states ${length} bytes for its manifest`,
      target: 'backup',
      file: 'a.pdbackup',
      make: () => backupWith((manifest) => manifest, length),
      expected: /vault:backup\.damaged$/,
    }),
  ),
  {
    name: 'a backup that states another size of its database',
    target: 'backup',
    file: 'a.pdbackup',
    make: () =>
      backupWith((manifest) => ({ ...manifest, database: { ...manifest.database, bytes: 2 ** 50 } })),
    expected: /vault:backup\.damaged$/,
  },
  {
    name: 'a backup that asks for a gibibyte sixty-four times to check a passphrase',
    target: 'backup',
    file: 'a.pdbackup',
    make: () => backupWith(costlyHeader),
    expected: /vault:(backup\.damaged|damaged\.header)$/,
  },
  {
    name: 'an audit workbook that is a zip bomb',
    target: 'audit',
    file: 'a.xlsx',
    make: () => zipOf('xl/workbook.xml', deflateRawSync(Buffer.alloc(64 << 20)), 64 << 20),
    expected: /audit:/,
  },
  {
    name: 'an audit workbook whose packed bytes are broken so that a reader unpacks them without end',
    target: 'audit',
    file: 'a.xlsx',
    make: () => {
      const bytes = seed('pledgedesk-audit.xlsx');
      bytes.set([0x6a, 0x76, 0x7c, 0x8f, 0xd8], 770);
      return bytes;
    },
    expected: /audit:error\.unreadable/,
  },
  {
    name: 'an audit workbook whose part unpacks to more than it says',
    target: 'audit',
    file: 'a.xlsx',
    make: () => zipOf('xl/workbook.xml', deflateRawSync(Buffer.alloc(64 << 20)), 100),
    expected: /audit:error\.unreadable/,
  },
];
