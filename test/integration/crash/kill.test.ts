import { describe, expect, it } from 'vitest';
import { seeded } from '../../../scripts/vault/seeded.ts';
import { MODES, PLANTS } from '../../crash/protocol.ts';
import { crashRounds } from '../../crash/rounds.ts';

/** The short run; the long one is `npm run crash -- --rounds 200`. */
describe('kill -9 of the app', () => {
  it.each(MODES)('loses nothing that was acknowledged and leaves nothing half done: %s', async (mode) => {
    const rounds = mode === 'import' || mode === 'decide' ? 2 : 1;
    const tally = await crashRounds(mode, rounds, seeded(MODES.indexOf(mode) + 7));
    expect(tally.losses).toEqual([]);
    expect(tally.kills).toBe(rounds);
  });

  it.each(PLANTS)('is found out where the program has this defect: %s', async (plant) => {
    const tally = await crashRounds('import', 30, seeded(5), plant);
    expect(tally.losses.length).toBeGreaterThan(0);
    expect(tally.kills).toBe(tally.rounds);
  });
});
