/** `npm run bench -- rules`: decides 100,000 screened lines on one core, beside a named baseline in the same run. Never a timed test. */

import { loadBuiltinPack, loadItems } from '../../electron/lists/builtin.ts';
import { classify } from '../../shared/items/classify.ts';
import type { ItemFinding } from '../../shared/items/item.ts';
import type { FieldKey, OrderLine, Role } from '../../shared/orders/order.ts';
import { decide } from '../../shared/rules/decide.ts';
import { type LineFacts, PERSPECTIVES, type RoleHit } from '../../shared/rules/outcome.ts';
import { ASSETS } from './corpus.ts';

const LINES = 100_000;
const designations = loadBuiltinPack(ASSETS).designations;
const items = loadItems(ASSETS);
const AT = { sheet: 'Sheet1', row: 2, column: 'A' };
const GOODS = ['gallium metal', 'dysprosium oxide', 'stainless bolt M8', '高纯锗锭', '烧结钕铁硼磁体'];
const USES = [
  'rotor of a civil washing machine',
  '民用空调压缩机电机',
  '半導体製造装置の部品',
  'military trucks',
];

/** Every line has its own texts, as in a real year of orders; one in twenty has a hit, one in forty a military word. */
function factsOf(i: number, finding: (text: string) => ItemFinding): LineFacts {
  const item = GOODS[i % GOODS.length] ?? '';
  const use = i % 40 === 0 ? USES[3] : USES[i % 3];
  const texts: Partial<Record<FieldKey, string>> = {
    contract_no: `C-${i >> 3}`,
    end_user: `Kansai Works ${i % 900} KK`,
    address: `${i % 97}-${i % 13} Chiyoda, Tokyo`,
    quantity: '100',
    unit: 'kg',
    end_use: `${use}, lot ${i}`,
    origin: 'China',
    country_dest: 'Japan',
    item_desc: item,
    remarks: `packed in drums, mark ${i}`,
  };
  const party = (role: Role, name: string) => ({ role, name, asGiven: name, at: AT });
  const line: OrderLine = {
    key: `Sheet1!${i}`,
    orderNo: `PO-${i >> 2}`,
    lineNo: String(i % 4),
    sheet: 'Sheet1',
    row: i,
    hidden: false,
    fields: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, { text, at: AT }])),
    parties: [
      party('buyer', `Tokyo Trading ${i % 1200} KK`),
      party('end_user', texts.end_user ?? ''),
      party('consignee', `名古屋倉庫${i % 300}株式会社`),
      party('forwarder', 'Sea Freight Ltd'),
    ],
    contractDate: '2026-10-01',
  };
  const designation = designations[i % designations.length];
  const hits: RoleHit[] =
    i % 20 === 0 && designation !== undefined
      ? [
          {
            role: 'end_user',
            party: designation.en,
            designation,
            match: {
              entityId: designation.id,
              matched: { field: 'en', text: designation.en, sourced: true },
              tier: 'hit',
              score: 0.97,
              reasons: [],
              parts: [],
            },
          },
        ]
      : [];
  return {
    line,
    hits,
    item: finding(item),
    perspective: PERSPECTIVES[i % PERSPECTIVES.length] ?? 'cn-exporter',
    asOf: '2026-11-25',
    confirmations: [],
  };
}

const known = new Map<string, ItemFinding>();
const all = Array.from({ length: LINES }, (_, i) =>
  factsOf(i, (text) => {
    const before = known.get(text) ?? classify({ description: text }, items, '2026-11-25');
    known.set(text, before);
    return before;
  }),
);

function timed(name: string, work: (facts: LineFacts) => unknown): number {
  globalThis.gc?.();
  for (const facts of all.slice(0, 2000)) work(facts);
  const start = process.cpuUsage();
  for (const facts of all) work(facts);
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1000;
  console.log(
    `${name.padEnd(34)} ${ms.toFixed(0).padStart(7)} ms   ${((1000 * LINES) / ms).toFixed(0).padStart(9)} lines/s`,
  );
  return ms;
}

console.log(
  `${LINES} lines, four parties and ten fields each; already screened and classified; processor time`,
);
const baseline = timed('baseline: JSON round trip of facts', (facts) => JSON.parse(JSON.stringify(facts)));
const ours = timed('decide', decide);
console.log(`ratio decide / baseline: ${(ours / baseline).toFixed(2)}`);
