/**
 * The long run: kill -9 at random moments of everything that the officer does.
 *   npm run crash -- [--rounds 200] [--seed N]
 * The rounds are shared out to the kinds of work. Ends with 1 where anything acknowledged was lost or half done.
 */
import { parseArgs } from 'node:util';
import { seeded } from '../../scripts/vault/seeded.ts';
import { MODES, type Mode } from './protocol.ts';
import { crashRounds } from './rounds.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string' }, mode: { type: 'string' } },
});
const rounds = Number(values.rounds);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const modes = MODES.filter((mode) => values.mode === undefined || mode === values.mode);
const random = seeded(seed);
console.log(`seed ${seed}, ${rounds} rounds`);

const sum = { rounds: 0, kills: 0, acknowledged: 0, losses: 0 };
for (const [i, mode] of modes.entries()) {
  const tally = await crashRounds(mode, shareOf(mode, i), random);
  sum.rounds += tally.rounds;
  sum.kills += tally.kills;
  sum.acknowledged += tally.acknowledged;
  sum.losses += tally.losses.length;
  const struck = [...tally.struck].map(([channel, count]) => `${channel} ${count}`).join(', ');
  console.log(
    `${mode}: ${tally.rounds} rounds, ${tally.kills} kills (${struck}), ` +
      `${tally.acknowledged} acknowledged, ${tally.losses.length} losses`,
  );
  for (const loss of tally.losses) console.log(`  ${loss}`);
}
console.log(
  `${sum.rounds} rounds, ${sum.kills} kills, ${sum.acknowledged} acknowledged calls checked, ${sum.losses} losses (seed ${seed})`,
);
process.exitCode = sum.losses === 0 && sum.kills === sum.rounds ? 0 : 1;

function shareOf(_mode: Mode, i: number): number {
  return Math.floor(rounds / modes.length) + (i < rounds % modes.length ? 1 : 0);
}
