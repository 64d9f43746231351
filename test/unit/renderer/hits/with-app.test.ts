import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FITTING_REASONS, REASON_CODES, VERDICTS } from '../../../../shared/rules/outcome.ts';
import {
  type AppBench,
  ASSETS,
  OFFICER,
  openAppBench,
  REVIEWER,
  sample,
  sampleProfile,
} from '../../../support/app-bench.ts';

describe('what the window offers and shows', () => {
  let bench: AppBench;
  let hitId = '';
  beforeAll(async () => {
    bench = await openAppBench();
    await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
    const file = await bench.get('files.admit', { name: 'orders.xlsx', bytes: sample('orders.xlsx') });
    const preview = await bench.get('intake.preview', { token: file.token });
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    await bench.get('intake.import', { token: file.token, mapping, remember: false });
    const queue = await bench.get('hits.queue', { state: 'open', offset: 0, limit: 1 });
    hitId = queue.rows[0]?.hitId ?? '';
  }, 60_000);
  afterAll(() => bench.close());

  it.each(VERDICTS)('reasons: exactly those that the app takes for %s', async (verdict) => {
    expect(hitId).not.toBe('');
    const taken: string[] = [];
    for (const reasonCode of REASON_CODES) {
      const answer = await bench.call('hits.decide', {
        hitId,
        verdict,
        reasonCode,
        text: 'compared by hand',
      });
      if (answer.ok) taken.push(reasonCode);
      else expect(answer.error.message.key).toBe('app:reason-does-not-fit');
    }
    expect(taken.sort()).toEqual([...FITTING_REASONS[verdict]].sort());
  });

  it('scores: a word for every addend of a score, and the addends come to the score', async () => {
    const { part } = JSON.parse(readFileSync(join(ASSETS, 'locales/en/hits.json'), 'utf8')) as {
      part: Record<string, string>;
    };
    const { rows } = await bench.get('hits.queue', { state: 'all', offset: 0, limit: 100 });
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const { parts, score } = await bench.get('hits.get', { hitId: row.hitId });
      for (const { code } of parts) expect(Object.keys(part), row.party).toContain(code);
      const sum = parts.reduce((total, { value }) => total + value, 0);
      expect(Math.min(1, sum), row.party).toBeCloseTo(score, 1);
    }
  });
});
