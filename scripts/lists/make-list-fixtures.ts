// Makes the binary list files of test/fixtures/lists: `node scripts/node24.mjs scripts/lists/make-list-fixtures.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { utils, write } from 'xlsx';

const ROOT = join(import.meta.dirname, '..', '..');
const OUT = join(ROOT, 'test', 'fixtures', 'lists');
const DAY = new Date('2026-09-30T00:00:00Z');

const notice = readFileSync(join(OUT, 'notice-control.txt'), 'utf8')
  .replace(/[\u00a0\u2002]/g, ' ')
  .replace(/\u200c/g, '');
const font = join(ROOT, 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');

save(
  'notice.pdf',
  await pdf((doc) => {
    doc.font(font).fontSize(12);
    for (const line of notice.split('\n')) doc.text(line === '' ? ' ' : line);
  }),
);
save(
  'notice-picture.pdf',
  await pdf((doc) => {
    doc.rect(50, 50, 300, 12).fill();
    doc.rect(50, 80, 400, 12).fill();
  }),
);
save('notice-old-font.pdf', oldFont(notice.split('\n').map((line) => line.replace(/[^\u0020-\uffff]/g, ''))));
save('meti.xlsx', meti());

function pdf(draw: (doc: PDFKit.PDFDocument) => void): Promise<Buffer> {
  const doc = new PDFDocument({ info: { CreationDate: DAY, ModDate: DAY } });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  draw(doc);
  return new Promise((resolve) => {
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.end();
  });
}

/** A PDF as older Chinese programs write it: the font is not embedded and has no table back to text, only a named map. */
function oldFont(lines: readonly string[]): Buffer {
  const text = lines
    .map((line) => `<${Buffer.from(line, 'utf16le').swap16().toString('hex')}> Tj T*`)
    .join('\n');
  const stream = `BT /F1 7 Tf 11 TL 40 800 Td\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const at = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function meti(): Buffer {
  const rows = [
    ['外国ユーザーリスト End User List', null, null, null, null],
    ['令和8年9月30日 September 30, 2026', null, null, null, null],
    [
      'No.',
      '国名、地域名\nCountry or Region',
      '企業名、組織名\nCompany or Organization',
      '別名\nAlso Known As',
      '懸念区分\nType of WMD',
    ],
    [
      1,
      'イラン\nIslamic Republic of Iran',
      'Genko Phantom Institute（幻光研究所）',
      '・GPI\n・Phantom Institute',
      '核\nN',
    ],
    [2, null, 'Koku Void Complex', null, '生物、化学\nB, C'],
    [4, '北朝鮮\nNorth Korea', 'Nameless Trading', '・NT', 'ミサイル\nM'],
    [5, '北朝鮮\nNorth Korea', null, null, '核\nN'],
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'EUL');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

function save(name: string, bytes: Buffer): void {
  writeFileSync(join(OUT, name), bytes);
}
