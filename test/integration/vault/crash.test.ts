import { describe, expect, it } from 'vitest';
import { crashRounds, MODES } from '../../../scripts/vault/crash-rounds.ts';
import { seeded } from '../../../scripts/vault/seeded.ts';

/** The short run; the long one is `node scripts/vault/crash-loop.ts --rounds 200`. */
describe('kill -9', () => {
  it.each(MODES)('loses nothing that was acknowledged: %s', async (mode) => {
    const tally = await crashRounds(mode, 5, seeded(11));
    expect(tally.losses).toEqual([]);
    expect(tally.rounds).toBe(5);
    if (mode === 'create') return;
    expect(tally.kills).toBe(5);
    expect(tally.acknowledged).toBeGreaterThan(10);
  });
});
