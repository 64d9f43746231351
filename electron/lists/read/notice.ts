import type { DraftEntry, ListSource } from '../../../shared/lists/draft.ts';
import { chineseNumber } from './chinese-number.ts';
import { cleanLine, isCjk } from './clean.ts';
import { ListFault } from './fault.ts';
import { headOf, type NoticeHead } from './notice-head.ts';
import { labelOf, type NoticeEntry, readEntry } from './notice-names.ts';
import type { ListHead } from './reader.ts';
import type { FoundName, Sink } from './sink.ts';

const MAX_LINES = 100_000;
const MAX_ENTRY_LINES = 40;

/** Reads the text of an announcement of MOFCOM with its annex. `asked`: the list that the officer says it is. */
export function readNotice(text: string, asked: ListSource | undefined, sink: Sink): ListHead {
  const given = text.replace(/\r\n?|\u2028|\u2029|\u0085|\f|\v/g, '\n');
  const lines = given.split('\n').map(cleanLine);
  if (lines.length > MAX_LINES)
    throw new ListFault('file-too-large', 'listfiles:notice.lines', { lines: MAX_LINES });
  if (lines.every((line) => line === '')) throw new ListFault('file-unreadable', 'listfiles:file.empty');
  const head = headOf(lines);
  if (head.removal) throw new ListFault('refused', 'listfiles:notice.removal', { title: head.title });
  const source = sourceOf(head, asked);
  const blocks = blocksOf(lines);
  if (blocks.length === 0) throw new ListFault('file-unreadable', 'listfiles:notice.no-entries');
  for (const [i, block] of blocks.entries()) addBlock(block, blocks[i - 1], head, sink);
  if (head.announcement === null) sink.problem(1, { key: 'listfiles:notice.no-number' });
  if (head.published === null) sink.problem(1, { key: 'listfiles:notice.no-day' });
  if (head.counts.length > 0 && !head.counts.includes(sink.count)) {
    const params = { said: head.counts[0] ?? 0, found: sink.count };
    sink.problem(blocks.at(-1)?.line ?? 1, { key: 'listfiles:count.differs', params });
  }
  return {
    source,
    title: head.title,
    announcement: head.announcement,
    published: head.published,
    measures: head.measures,
    text: lines.join('\n'),
  };
}

function sourceOf(head: NoticeHead, asked: ListSource | undefined): ListSource {
  const read = head.list === null ? undefined : (`mofcom-${head.list}` as const);
  if (asked === undefined) {
    if (read === undefined) throw new ListFault('file-unreadable', 'listfiles:notice.no-list');
    return read;
  }
  if (read !== undefined && read !== asked) {
    throw new ListFault('bad-input', 'listfiles:file.other-list', {
      asked: `listfiles:source.${asked}`,
      found: `listfiles:source.${read}`,
    });
  }
  return asked;
}

/** Lines of one entry. `no` null: the annex has no numbers. */
interface Block {
  readonly no: number | null;
  readonly line: number;
  readonly lines: string[];
  /** The lines as they stand in the notice, with the number. */
  readonly raw: string[];
}

function addBlock(block: Block, before: Block | undefined, head: NoticeHead, sink: Sink): void {
  const entry = readEntry(block.lines);
  const { no, line } = block;
  if (no !== null && before?.no !== undefined && before.no !== null && no !== before.no + 1)
    sink.problem(line, { key: 'listfiles:row.number-gap', params: { no, before: before.no } });
  if (no === null && before === undefined) sink.problem(line, { key: 'listfiles:notice.no-numbers' });
  if (entry.unbalanced) sink.problem(line, { key: 'listfiles:notice.bracket', params: { no: no ?? 0 } });
  for (const text of entry.unread)
    sink.problem(line, { key: 'listfiles:notice.unread', params: { text: text.slice(0, 80) } });
  for (const text of entry.guessed)
    sink.problem(line, { key: 'listfiles:notice.guessed', params: { text: text.slice(0, 80) } });
  const names = namesOf(entry);
  if (names.length > 0 && (entry.zh === '' || entry.en === '')) {
    const key = entry.zh === '' ? 'listfiles:notice.no-chinese' : 'listfiles:notice.no-english';
    sink.problem(line, { key, params: { name: names[0]?.text.slice(0, 80) ?? '' } });
  }
  sink.add({
    key: head.announcement === null || no === null ? '' : `${head.announcement}#${no}`,
    line,
    kind: 'entity',
    names,
    countries: head.country === null ? [] : [head.country],
    addresses: entry.addresses,
    identifiers: entry.identifiers satisfies DraftEntry['identifiers'],
    listedOn: head.published,
    remarks: entry.unread.join(' '),
    no,
    raw: block.raw.join('\n'),
  });
}

function namesOf(entry: NoticeEntry): FoundName[] {
  const names: FoundName[] = [];
  if (entry.zh !== '') names.push({ field: 'zh', text: entry.zh });
  if (entry.ja !== '') names.push({ field: 'ja', text: entry.ja });
  if (entry.en !== '') names.push({ field: 'en', text: entry.en });
  for (const text of entry.aliases) names.push({ field: 'alias', text });
  return names;
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const IN_BRACKETS = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇';
const WITH_STOP = '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛';

/** The number at the start of a line and what follows it. */
function numbered(line: string): { readonly no: number; readonly rest: string } | undefined {
  const first = [...line][0] ?? '';
  for (const signs of [CIRCLED, IN_BRACKETS, WITH_STOP]) {
    const at = first === '' ? -1 : [...signs].indexOf(first);
    if (at >= 0) return { no: at + 1, rest: line.slice(first.length).replace(/^[\s.．、]+/u, '') };
  }
  const found =
    /^[（(]\s*([0-9０-９]{1,3}|[一二三四五六七八九十百]{1,5})\s*[）)]\s*[.．、]?\s*(.*)$/su.exec(line) ??
    /^(?:No\.?\s*)?([0-9０-９]{1,3})\s*(?:[.．、)）:：]|[,，](?!\d)|\t)\s*(.*)$/su.exec(line) ??
    /^([0-9０-９]{1,3})\s+(?=[\p{L}（(])(.*)$/su.exec(line) ??
    /^([0-9０-９]{1,3})(?=[\p{Script=Han}\p{Script=Latin}])(?![年月日家个名号条款万]|st|nd|rd|th)(.*)$/su.exec(
      line,
    );
  const no = chineseNumber(found?.[1] ?? '');
  if (found === null || no === undefined || no < 1) return undefined;
  return { no, rest: found[2] ?? '' };
}

const PAGE_NUMBER = /^[-—–\s]*(?:第\s*)?\d{1,3}(?:\s*[/页]\s*(?:共\s*)?\d{0,3}\s*页?)?[-—–\s]*$/u;
/** Largest gap in the numbers of an annex that is still the same annex. */
const GAP = 5;

/** The longest run of numbered lines that begins at 1: the annex, whatever stands above and below it. */
function blocksOf(lines: readonly string[]): Block[] {
  const starts = lines.map((line) => numbered(line));
  let best: number[] = [];
  for (let from = 0; from < lines.length; from++) {
    if (starts[from]?.no !== 1 || !canBeEntry(lines, from, starts)) continue;
    const run = [from];
    let last = 1;
    for (let at = from + 1; at < lines.length; at++) {
      const start = starts[at];
      if (start === undefined || start.no <= last || start.no > last + GAP) continue;
      if (start.no !== last + 1 && !looksLikeName(start.rest)) continue;
      run.push(at);
      last = start.no;
    }
    if (run.length >= best.length) best = run;
    if (run.length > lines.length / 2) break;
  }
  if (best.length === 0) return unnumberedBlocks(lines);
  const header = headerAbove(lines, best[0] ?? 0);
  return best.map((at, i) => {
    const end = Math.min(best[i + 1] ?? lines.length, at + MAX_ENTRY_LINES);
    const block = [labelled(starts[at]?.rest ?? '', header)];
    const raw = [lines[at] ?? ''];
    for (let next = at + 1; next < end; next++) {
      const line = lines[next] ?? '';
      if (line === '' || PAGE_NUMBER.test(line)) continue;
      if (i === best.length - 1 && !belongs(block, line)) break;
      block.push(line);
      raw.push(line);
    }
    return { no: starts[at]?.no ?? null, line: at + 1, lines: block, raw };
  });
}

/** A first entry is a name, or a number alone with the name in the next line. Measures are sentences. */
function canBeEntry(
  lines: readonly string[],
  at: number,
  starts: readonly ({ rest: string } | undefined)[],
): boolean {
  const rest = starts[at]?.rest ?? '';
  return looksLikeName(rest === '' ? (lines[at + 1] ?? '') : rest);
}

function looksLikeName(text: string): boolean {
  return /\p{L}{2}/u.test(text) && text.length < 400 && !/[。；]\s*\S{12}|应当|不得|禁止|shall /u.test(text);
}

/** Whether a line under the last entry is still part of it; the page's foot is not. */
function belongs(block: readonly string[], line: string): boolean {
  if (labelOf(line) !== undefined) return true;
  if (labelOf(block.at(-1) ?? '') !== undefined)
    return line.length < 80 && /\d/.test(line) && !FOOT.test(line);
  const { zh, en, unbalanced } = readEntry(block);
  if (unbalanced || (zh === '' && isCjk(line) && line.length < 300)) return true;
  if (zh !== '' && en !== '') return goesOn(en, line);
  return (
    line.length < 300 && (en === '' ? !isCjk(line) || /[（(].*\p{Script=Latin}{2}/u.test(line) : isCjk(line))
  );
}

/** An English name that ends without a word of its form goes on in a line of plain words. */
function goesOn(en: string, line: string): boolean {
  if (ENDED.test(en) || isCjk(line) || line.length > 80) return false;
  return /^[\p{Script=Latin}&(]/u.test(line) && !/copyright|https?:|www\.|©|@|\btel\b|page/iu.test(line);
}

const FOOT = /ICP|备案|公安|版权|电话|传真|邮编|copyright|https?:|www\./iu;

const ENDED =
  /(?:ltd|inc|corp|co|llc|plc|gmbh|k\.k|kk|corporation|company|limited|university|institute|agency|center|centre|laboratory|japan)[.)]*$/iu;

/** Columns of a table that has a header: addresses and names in another language get their label. */
function labelled(cells: string, header: readonly string[]): string {
  return cells
    .split('\t')
    .map((cell, i) => {
      const name = header[i + 1] ?? '';
      if (cell === '' || labelOf(cell) !== undefined) return cell;
      if (/地址|住所|所在地|address/iu.test(name)) return `地址：${cell}`;
      if (/英文|外文|english/iu.test(name)) return `英文名称：${cell}`;
      if (/日文|日语|日本語|japanese/iu.test(name)) return `日文名称：${cell}`;
      if (/别名|简称|曾用名|alias|known as/iu.test(name)) return `别名：${cell}`;
      return cell;
    })
    .join('\t');
}

/** The header of the table that the first entry is a row of; empty where there is none. */
function headerAbove(lines: readonly string[], first: number): readonly string[] {
  for (let at = first - 1; at >= Math.max(0, first - 3); at--) {
    const cells = (lines[at] ?? '').split('\t');
    if (cells.length >= 2 && /序号|编号|名称|no\.?|name/iu.test(cells.join(' '))) return cells;
  }
  return [];
}

/** An annex without numbers: lines that hold a Chinese name and an English one in brackets or cells. */
function unnumberedBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  lines.forEach((line, i) => {
    if (line.length > 300 || /[。；]|根据|公告/u.test(line)) return;
    const { zh, en } = readEntry([line]);
    if (zh !== '' && /\p{Script=Latin}{3}/u.test(en) && !/^附件|名单/u.test(zh))
      blocks.push({ no: null, line: i + 1, lines: [line], raw: [line] });
  });
  return blocks;
}
