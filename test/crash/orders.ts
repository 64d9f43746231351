import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSETS } from './stage.ts';

/** Order files and notices of the harness: names from the official lists, and made-up companies that a notice lists later. */

interface Designation {
  readonly list: string;
  readonly en: string;
}

const { designations } = JSON.parse(readFileSync(join(ASSETS, 'lists', 'mofcom.json'), 'utf8')) as {
  readonly designations: readonly Designation[];
};
const listed = (list: string) => designations.filter((one) => one.list === list).map(({ en }) => en);
const WATCH = listed('watch');
const CONTROL = listed('control');

const HEADER = 'Order No.,Line,End User,Description,Quantity,Unit,Destination';
const FIELDS = ['order_no', 'line_no', 'end_user', 'item_desc', 'quantity', 'unit', 'country_dest'] as const;

export const PHANTOMS = Array.from({ length: 40 }, (_, i) => ({
  zh: `幻光${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${'东南西北'[Math.floor(i / 10)]}造船株式会社`,
  en: `Genko${i + 10} Phantom Shipbuilding Co., Ltd.`,
}));

export interface OrderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly fieldOf: (index: number) => (typeof FIELDS)[number];
}

/** One line a party. No two serials give the same file. */
export function orderFile(serial: string, parties: readonly string[]): OrderFile {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = parties.map((party, i) =>
    [`PO-${serial}-${Math.floor(i / 3)}`, i + 1, quoted(party), 'Bearing', 5, 'pcs', 'JP'].join(','),
  );
  return {
    name: `orders-${serial}.csv`,
    bytes: new TextEncoder().encode(`${[HEADER, ...rows].join('\n')}\n`),
    fieldOf: (index) => FIELDS[index] ?? 'country_dest',
  };
}

export const mixedParties = (n: number): string[] => [
  ...[0, 1, 2, 3].map((i) => WATCH[(n * 4 + i) % WATCH.length] ?? ''),
  ...[0, 1].map((i) => CONTROL[(n * 2 + i) % CONTROL.length] ?? ''),
  ...Array.from({ length: 14 }, (_, i) => `Kirigumo Valve Foundry ${n}-${i} Co., Ltd.`),
];
export const watchParty = (n: number): string => WATCH[n % WATCH.length] ?? '';
/** Above the size from which the product screens in threads. */
export const manyParties = (n: number): string[] =>
  Array.from({ length: 620 }, (_, i) => `Kirigumo Valve Foundry ${n} Works ${i} Co., Ltd.`);
export const phantomParties = (): string[] => PHANTOMS.map(({ en }) => en);

/** A notice of the control list in the words of the ministry, under a number that the data do not have. */
export function notice(
  number: number,
  names: readonly { readonly zh: string; readonly en: string }[],
): string {
  const rows = names.map(({ zh, en }, i) => `${i + 1}. ${zh}（${en}）`);
  const title = `商务部公告2026年第${number}号`;
  return [
    `${title}　公布将${names.length}家日本实体列入出口管制管控名单`,
    '【发布单位】安全与管制局',
    `【发布文号】${title}`,
    '【发文日期】2026年9月30日',
    '',
    `根据有关规定，决定将${names[0]?.zh}等${names.length}家日本实体列入出口管制管控名单（见附件），并采取以下措施：`,
    '',
    `一、禁止出口经营者向上述${names.length}家实体出口两用物项。`,
    '本公告自公布之日起正式实施。',
    '',
    '附件：出口管制管控名单（2026年9月30日）',
    '商务部',
    '2026年9月30日',
    '附件',
    '出口管制管控名单',
    '（2026年9月30日）',
    ...rows,
    '',
  ].join('\n');
}
