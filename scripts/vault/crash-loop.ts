/**
 * kill -9 at random moments of commits, changes of passphrase and creation of a vault.
 *   node scripts/vault/crash-loop.ts [--rounds 200] [--seed 1]
 * The rounds are shared out to the three kinds. Ends with 1 where anything acknowledged was lost or half done.
 */
import { parseArgs } from 'node:util';
import { crashRounds, MODES } from './crash-rounds.ts';
import { seeded } from './seeded.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const rounds = Number(values.rounds);
const shares = {
  commit: Math.ceil(rounds / 2),
  passphrase: Math.ceil(rounds / 4),
  create: Math.floor(rounds / 4),
};
const random = seeded(Number(values.seed));

let lost = 0;
for (const mode of MODES) {
  const tally = await crashRounds(mode, shares[mode], random);
  lost += tally.losses.length;
  console.log(
    `${mode}: ${tally.rounds} rounds, ${tally.kills} kills, ${tally.acknowledged} acknowledged, ` +
      `${tally.unacknowledged} whole without acknowledgement, ${tally.losses.length} losses`,
  );
  for (const loss of tally.losses) console.log(`  ${loss}`);
}
process.exitCode = lost === 0 ? 0 : 1;
