import { setImmediate as breathe } from 'node:timers/promises';
import { unzipSync, Zip, ZipDeflate } from 'fflate';
import type { RowDef } from 'hucre';
import { type Cell, type CellStyle, cellRef, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { CellContent } from './canonical.ts';
import { LOOKS, type Look, rowXml } from './row-xml.ts';
import { linesIn } from './text-width.ts';

/** A sheet as the audit room describes it; nothing here names a library. */
export interface SheetPlan {
  readonly name: string;
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly columns: readonly { readonly width: number; readonly look: Look }[];
  readonly frozenColumns: number;
  /** Printed pages side by side; `onePage` puts the whole sheet on one. */
  readonly pagesWide: number;
  readonly onePage: boolean;
  readonly numbersLeft: boolean;
  /** Page margins in Excel's own code: plain text must have `&` doubled. */
  readonly pageHeader: string;
  readonly pageFooter: string;
  readonly rowCount: number;
  /** Called once for every row, in order. */
  row(index: number): readonly CellContent[];
}

export interface WorkbookPlan {
  readonly sheets: readonly SheetPlan[];
  readonly title: string;
  readonly company: string;
  readonly font: string;
  /** Points for a line of 10 pt text in that font. */
  readonly lineHeight: number;
  readonly created: Date;
}

/**
 * Writes the workbook. The library makes the frame (styles, header rows, freeze, filter, print set-up); the data rows are then
 * streamed into its sheet parts, because the library keeps an object and a string per cell (1.45 GB for 100,000 x 47).
 */
export async function writeWorkbook(plan: WorkbookPlan): Promise<Uint8Array> {
  const frame = unzipSync(
    await writeXlsx({
      sheets: plan.sheets.map((sheet) => frameSheet(sheet, plan)),
      defaultFont: { name: plan.font, size: 10 },
      properties: {
        title: plan.title,
        company: plan.company,
        creator: 'Pledgedesk',
        created: plan.created,
        modified: plan.created,
      },
    }),
  );
  const chunks: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else chunks.push(chunk);
  });
  for (const [path, bytes] of Object.entries(frame)) {
    const part = new ZipDeflate(path, { level: 6 });
    part.mtime = new Date(2000, 0, 1);
    zip.add(part);
    const sheet = plan.sheets.find((_, i) => path === `xl/worksheets/sheet${i + 1}.xml`);
    if (sheet) await streamSheet(new TextDecoder().decode(bytes), sheet, plan.lineHeight, part);
    else part.push(bytes, true);
  }
  zip.end();
  if (failure !== null) throw failure;
  return joined(chunks);
}

const ROWS_AT_ONCE = 500;

/** Puts the data rows in the place of the sample rows and corrects the range of the sheet. */
async function streamSheet(
  xml: string,
  sheet: SheetPlan,
  lineHeight: number,
  part: ZipDeflate,
): Promise<void> {
  const start = xml.indexOf('<row r="3"');
  const end = xml.indexOf('</sheetData>');
  if (start < 0 || end < start) throw new Error(`the library changed its sheet part: ${sheet.name}`);
  const styles = styleNumbers(xml.slice(start, end));
  const lastCell = cellRef(Math.max(1, sheet.rowCount + 1), sheet.columns.length - 1);
  const encoder = new TextEncoder();
  const head = xml.slice(0, start).replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="A1:${lastCell}"/>`);
  part.push(encoder.encode(head));
  const looks = sheet.columns.map((column) => column.look);
  for (let from = 0; from < sheet.rowCount; from += ROWS_AT_ONCE) {
    let rows = '';
    const to = Math.min(from + ROWS_AT_ONCE, sheet.rowCount);
    for (let i = from; i < to; i += 1) {
      const cells = sheet.row(i);
      rows += rowXml(i + 3, heightOf(cells, sheet, lineHeight), cells, looks, styles);
    }
    part.push(encoder.encode(rows));
    await breathe();
  }
  // Identifiers are digits kept as text on purpose: without this, Excel marks every one of them.
  const marks = `<ignoredErrors><ignoredError sqref="A1:${lastCell}" numberStoredAsText="1"/></ignoredErrors>`;
  part.push(encoder.encode(xml.slice(end).replace('</worksheet>', `${marks}</worksheet>`)), true);
}

/** The most points that a row can have. */
const MAX_HEIGHT = 409;

/** Every row says its height: LibreOffice does not work it out for wrapped text when it opens a file. */
function heightOf(cells: readonly CellContent[], sheet: SheetPlan, lineHeight: number): number {
  let lines = 1;
  cells.forEach((content, c) => {
    if (typeof content !== 'string') return;
    lines = Math.max(lines, linesIn(content, textColumns(sheet.columns[c]?.width ?? 10)));
  });
  return Math.min(MAX_HEIGHT, lines * lineHeight + 2);
}

/** Narrower than the column, for fonts that are wider than the digits the width is measured in. */
function textColumns(width: number): number {
  return Math.max(1, Math.floor(width * 0.9));
}

/** The style numbers that the library gave to the sample rows, one row a look. */
function styleNumbers(samples: string): Readonly<Record<Look, number>> {
  const number = (look: Look): number => {
    const found = new RegExp(`<c r="A${LOOKS.indexOf(look) + 3}" s="(\\d+)"`).exec(samples);
    if (!found) throw new Error(`the library gave no style for ${look}`);
    return Number(found[1]);
  };
  return {
    text: number('text'),
    day: number('day'),
    number: number('number'),
    label: number('label'),
    key: number('key'),
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function frameSheet(sheet: SheetPlan, { font, lineHeight }: WorkbookPlan): WriteSheet {
  const header = sheet.labels.map((value, c) => [`1,${c}`, { value, style: headerStyle(font) }] as const);
  const keys = sheet.keys.map((value, c) => [`0,${c}`, { value, style: KEY_ROW }] as const);
  const samples = LOOKS.map(
    (look, i) => [`${i + 2},0`, { value: null, style: styleOf(look, font, sheet.numbersLeft) }] as const,
  );
  const lines = Math.max(
    ...sheet.labels.map((label, c) => linesIn(label, (sheet.columns[c]?.width ?? 10) - 3)),
  );
  const last = cellRef(Math.max(1, sheet.rowCount + 1), sheet.columns.length - 1);
  return {
    name: sheet.name,
    rows: [],
    columns: sheet.columns.map(({ width }) => ({ width })),
    cells: new Map<string, Partial<Cell>>([...keys, ...header, ...samples]),
    rowDefs: new Map<number, RowDef>([
      [0, { hidden: true }],
      [1, { height: lineHeight * lines + 6 }],
    ]),
    autoFilter: { range: `A2:${last}` },
    freezePane: { rows: 2, columns: sheet.frozenColumns },
    view: { showGridLines: false },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: sheet.pagesWide,
      fitToHeight: sheet.onePage ? 1 : 0,
      printTitlesRow: '$2:$2',
      ...(sheet.pagesWide > 1 && sheet.frozenColumns > 0
        ? { printTitlesColumn: `$A:$${String.fromCharCode(64 + sheet.frozenColumns)}` }
        : {}),
      margins: { left: 0.4, right: 0.4, top: 0.65, bottom: 0.65, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddHeader: sheet.pageHeader, oddFooter: sheet.pageFooter },
  };
}

const LINE = { style: 'thin', color: { rgb: 'C9D1DB' } } as const;
const BOX = { top: LINE, right: LINE, bottom: LINE, left: LINE } as const;

const headerStyle = (font: string): CellStyle => ({
  font: { name: font, size: 10, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '24476B' } },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'left' },
  border: BOX,
  numFmt: '@',
});
const KEY_ROW: CellStyle = { numFmt: '@' };

/** Text cells have the text format: a value that looks like a formula stays text even where it is edited. */
function styleOf(look: Look, name: string, numbersLeft: boolean): CellStyle {
  const font = { name, size: 10 };
  const text: CellStyle = {
    font,
    alignment: { wrapText: true, vertical: 'top', horizontal: 'left' },
    border: BOX,
    numFmt: '@',
  };
  const number = numbersLeft
    ? ({ vertical: 'top', horizontal: 'left' } as const)
    : ({ vertical: 'top', horizontal: 'right', indent: 1 } as const);
  const pale = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEF2F6' } } as const;
  switch (look) {
    case 'text':
      return text;
    case 'day':
      return { font, border: BOX, alignment: { vertical: 'top', horizontal: 'left' }, numFmt: 'yyyy-mm-dd' };
    case 'number':
      return { font, border: BOX, alignment: number };
    case 'label':
      return { ...text, font: { ...font, bold: true }, fill: pale };
    case 'key':
      return { ...text, font: { ...font, size: 9, color: { rgb: '5B6672' } } };
  }
}
