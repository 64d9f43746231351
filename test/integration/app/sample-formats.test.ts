import { describe, expect, it } from 'vitest';
import type { LineDetail } from '../../../shared/contract/views.ts';
import { OUTCOMES } from '../../../shared/rules/outcome.ts';
import { OFFICER, openAppBench, REVIEWER, sample, sampleProfile } from '../../support/app-bench.ts';

/** What an officer reads of a line, without where it stands in the file. */
function essence(line: LineDetail) {
  return {
    outcome: line.outcome,
    reasons: line.reasons,
    obligations: line.obligations,
    missing: line.missing,
    fields: Object.fromEntries(Object.entries(line.fields).map(([key, cell]) => [key, cell.text])),
    parties: line.parties.map(({ role, name, address, country, registrationId }) => ({
      role,
      name,
      address,
      country,
      registrationId,
    })),
    controlled: line.classification.controlled,
    hits: line.hitList.map(({ entityId, tier, score, party }) => ({ entityId, tier, score, party })),
  };
}

async function linesOf(file: string): Promise<Map<string, ReturnType<typeof essence>>> {
  const bench = await openAppBench();
  try {
    await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
    const { token } = await bench.get('files.admit', { name: file, bytes: new Uint8Array(sample(file)) });
    const preview = await bench.get('intake.preview', { token });
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    const book = await bench.get('intake.import', { token, mapping, remember: false });
    const { rows } = await bench.get('lines.page', { bookId: book.id, offset: 0, limit: 1000 });
    const lines = new Map<string, ReturnType<typeof essence>>();
    for (const row of rows) {
      lines.set(
        `${row.orderNo}/${row.lineNo}`,
        essence(await bench.get('lines.get', { bookId: book.id, key: row.key })),
      );
    }
    return lines;
  } finally {
    await bench.close();
  }
}

const whole = await linesOf('orders.xlsx');

describe('the sample order book', () => {
  it('has at least 60 lines with every outcome among them', () => {
    expect(whole.size).toBeGreaterThanOrEqual(60);
    const outcomes = new Set([...whole.values()].map((line) => line.outcome));
    expect([...outcomes].sort()).toEqual([...OUTCOMES].sort());
  });

  it.each(['orders.xls', 'orders.csv', 'orders-gb18030.csv'])('gives the same result as %s', async (file) => {
    const same = await linesOf(file);
    expect([...same.keys()].sort()).toEqual([...whole.keys()].sort());
    for (const [key, line] of same) expect(line, key).toEqual(whole.get(key));
  });

  it.each(['orders-ja-en.sjis.csv', 'orders-zh-en.gbk.csv'])(
    'gives the same result for the lines of %s',
    async (file) => {
      const part = await linesOf(file);
      expect(part.size).toBeGreaterThan(10);
      for (const [key, line] of part) expect(line, key).toEqual(whole.get(key));
    },
  );
});
