import { describe, expect, it } from 'vitest';
import { seeded } from '../../../scripts/vault/seeded.ts';
import { MODES, PLANTS } from '../../crash/protocol.ts';
import { crashRounds } from '../../crash/rounds.ts';

/** Each round starts the app: on a busy machine that takes seconds. A test that is cut off leaves a child that nobody hears. */
const LONG = 600_000;

/** The short run; the long one is `npm run crash -- --rounds 200`. */
describe('kill -9 of the app', () => {
  it.each(MODES)(
    'loses nothing that was acknowledged and leaves nothing half done: %s',
    async (mode) => {
      const rounds = mode === 'import' || mode === 'decide' ? 2 : 1;
      const tally = await crashRounds(mode, rounds, seeded(MODES.indexOf(mode) + 7));
      expect(tally.losses).toEqual([]);
      expect(tally.kills).toBe(rounds);
    },
    LONG,
  );

  // Blows fall at random: about every second one meets these defects, and the run ends with the first that does.
  it.each(PLANTS)(
    'is found out where the program has this defect: %s',
    async (plant) => {
      const tally = await crashRounds('import', 40, seeded(5), plant);
      expect(tally.losses.length).toBeGreaterThan(0);
      expect(tally.kills).toBe(tally.rounds);
    },
    LONG,
  );
});
