import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../electron/app/knowledge.ts';
import { itemFactsOf } from '../../../electron/app/screening.ts';
import { openWorkbookFile } from '../../../electron/intake/open.ts';
import { readOrders } from '../../../electron/intake/orders.ts';
import { profileSchema } from '../../../shared/contract/channels.ts';
import { classify } from '../../../shared/items/classify.ts';
import { effectiveOn } from '../../../shared/lists/effect.ts';
import { nameRecordsOf } from '../../../shared/lists/name-records.ts';
import { createNameScreener } from '../../../shared/names/screener.ts';
import { validateUscc } from '../../../shared/orders/identifiers.ts';
import type { OrderLine } from '../../../shared/orders/order.ts';
import { decide } from '../../../shared/rules/decide.ts';
import { OUTCOMES } from '../../../shared/rules/outcome.ts';

const MADE_UP =
  /樱桥|帆域|岫云|日向|青空|霁川|白桦|若叶|ツバメ谷|さざなみ|ひなた|若葉|Kitaharu|Fanyu|Minatogawa|Sakurabashi|Jichuan|Aozora/;

async function bookOf(name: string, folder = 'assets/samples') {
  const opened = await openWorkbookFile(readFileSync(`${folder}/${name}`), name);
  if (!opened.ok) throw new Error(opened.error.message.key);
  const book = readOrders(opened.value);
  if (!book.ok) throw new Error(book.error.message.key);
  return book.value;
}

/** Everything a line says, without the place it stands in. */
function said(line: OrderLine) {
  return {
    fields: Object.fromEntries(Object.entries(line.fields).map(([field, cell]) => [field, cell.text])),
    parties: line.parties.map(({ at: _, ...party }) => party),
    contractDate: line.contractDate,
    hidden: line.hidden,
  };
}

const byNumber = (lines: readonly OrderLine[]) =>
  new Map(lines.map((line) => [`${line.orderNo}/${line.lineNo}`, said(line)]));

describe('the sample order book', () => {
  it('says the very same in every format', async () => {
    const whole = byNumber((await bookOf('orders.xlsx')).lines);
    expect(whole.size).toBeGreaterThanOrEqual(60);
    for (const [name, encoding] of [
      ['orders.xls', undefined],
      ['orders.csv', 'utf-8'],
      ['orders-gb18030.csv', 'gb18030'],
    ] as const) {
      const book = await bookOf(name);
      expect(book.encoding).toBe(encoding);
      expect(byNumber(book.lines)).toEqual(whole);
    }
    for (const [name, encoding] of [
      ['orders-ja-en.sjis.csv', 'shift_jis'],
      ['orders-zh-en.gbk.csv', 'gb18030'],
    ] as const) {
      const book = await bookOf(name);
      expect(book.encoding).toBe(encoding);
      expect(book.lines.length).toBeGreaterThan(30);
      for (const [number, line] of byNumber(book.lines)) expect(line).toEqual(whole.get(number));
    }
  });

  it('says the same after LibreOffice has opened and saved it', async () => {
    const { lines } = await bookOf('orders.xlsx');
    const saved = await bookOf('libreoffice-orders.xlsx', 'test/fixtures/intake');
    expect(byNumber(saved.lines)).toEqual(byNumber(lines));
  });

  it('asks only what it must: one date that can be read in two ways, one total left out', async () => {
    const { problems } = await bookOf('orders.xlsx');
    expect(problems.map((p) => `${p.severity} ${p.message.key}`)).toEqual([
      'question intake:date.ambiguous',
      'note intake:row.total',
    ]);
  });

  it('has every role, and a line for each trait that it is to show', async () => {
    const { lines } = await bookOf('orders.xlsx');
    const roles = new Set(lines.flatMap((line) => line.parties.map((p) => p.role)));
    expect([...roles].sort()).toEqual([
      'buyer',
      'consignee',
      'end_user',
      'forwarder',
      'intermediary',
      'manufacturer',
      'mentioned',
      'notify_party',
      'payer',
    ]);
    const line = (order: string, no: string) => lines.find((l) => l.orderNo === order && l.lineNo === no);
    expect(line('LQ26-0801', '2')?.fields.quantity?.text).toBe('1,200');
    expect(line('LQ26-0805', '3')?.parties.map((p) => `${p.role}=${p.name}`)).toContain(
      'consignee=日本飞机株式会社',
    );
    expect(line('LQ26-0810', '3')?.parties.find((p) => p.role === 'consignee')).toMatchObject({
      name: '株式会社ツバメ谷商事',
      address: '〒460-0000 愛知県名古屋市中区丸の内2丁目20番3号',
      contact: '052-000-2210 早川',
    });
    expect(line('LQ26-0823', '1')?.fields).toMatchObject({
      quantity: { text: '1,500' },
      unit: { text: 'kg' },
    });
  });

  it('brings every outcome, and no alert on a company that is made up', async () => {
    const knowledge = loadKnowledge('assets');
    const { designations } = knowledge.pack;
    const screener = createNameScreener(
      nameRecordsOf(effectiveOn(knowledge.pack, '2026-11-25')),
      knowledge.names,
    );
    const outcomes = new Set<string>();
    const alerts = new Set<string>();
    for (const line of (await bookOf('orders.xlsx')).lines) {
      const hits = line.parties.flatMap(({ role, name }) =>
        screener.screen({ name }).flatMap((match) => {
          const designation = designations.find(({ id }) => id === match.entityId);
          if (designation === undefined || (match.tier !== 'hit' && match.tier !== 'review')) return [];
          alerts.add(name);
          return [{ role, party: name, designation, match }];
        }),
      );
      const item = classify(itemFactsOf(line), knowledge.items, '2026-11-25');
      outcomes.add(
        decide({ line, hits, item, perspective: 'cn-exporter', asOf: '2026-11-25', confirmations: [] })
          .outcome,
      );
    }
    expect([...outcomes].sort()).toEqual([...OUTCOMES].sort());
    expect([...alerts].filter((name) => MADE_UP.test(name))).toEqual([]);
    expect(alerts.size).toBeGreaterThan(20);
  });

  it('comes with a profile that the product accepts and that says that it is a sample', () => {
    const profile = profileSchema.parse(JSON.parse(readFileSync('assets/samples/profile.json', 'utf8')));
    expect(validateUscc(profile.registrationId)).toBe(true);
    expect(Object.values(profile.names).join(' ')).toMatch(/样例.*見本.*SAMPLE/);
  });
});
