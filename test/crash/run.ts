/**
 * The long run: kill -9 at random moments of everything that the officer does.
 *   npm run crash -- [--rounds 200] [--seed N]
 * The rounds are shared out to the kinds of work. Ends with 1 where anything acknowledged was lost or half done.
 */
import { parseArgs } from 'node:util';
import { seeded } from '../../scripts/vault/seeded.ts';
import { MODES, type Mode } from './protocol.ts';
import { crashRounds, ROUNDS_OF_A_VAULT, type Tally, Timing } from './rounds.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string' }, mode: { type: 'string' } },
});
const rounds = Number(values.rounds);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const modes = MODES.filter((mode) => values.mode === undefined || mode === values.mode);
const random = seeded(seed);
console.log(`seed ${seed}, ${rounds} rounds`);
// What was done until then is reported.
let stopped = false;
process.once('SIGINT', () => (stopped = true)).once('SIGTERM', () => (stopped = true));

const tallies = new Map<Mode, Tally>(modes.map((mode) => [mode, emptyTally(mode)]));
const timing = new Timing(random);
// The kinds of work take turns, a vault each, so that a run that is stopped has seen them all.
while (!stopped && due().length > 0)
  for (const mode of due()) {
    if (stopped) break;
    const tally = tallies.get(mode) ?? emptyTally(mode);
    const wanted = Math.min(ROUNDS_OF_A_VAULT, shareOf(mode) - tally.rounds);
    add(tally, await crashRounds(mode, wanted, random, null, timing));
    console.log(`${total('rounds')} rounds, ${total('kills')} kills, ${losses().length} losses (${mode})`);
  }

for (const [mode, tally] of tallies) {
  const struck = [...tally.struck].map(([channel, count]) => `${channel} ${count}`).join(', ');
  console.log(
    `${mode}: ${tally.rounds} rounds, ${tally.kills} kills (${struck}), ` +
      `${tally.acknowledged} acknowledged, ${tally.losses.length} losses`,
  );
  for (const loss of tally.losses) console.log(`  ${loss}`);
}
console.log(
  `${total('rounds')} rounds, ${total('kills')} kills, ${total('acknowledged')} acknowledged calls checked, ` +
    `${losses().length} losses (seed ${seed})`,
);
process.exitCode = losses().length === 0 && total('kills') === total('rounds') ? 0 : 1;

function due(): Mode[] {
  return modes.filter((mode) => (tallies.get(mode)?.rounds ?? 0) < shareOf(mode));
}

function shareOf(mode: Mode): number {
  return Math.floor(rounds / modes.length) + (modes.indexOf(mode) < rounds % modes.length ? 1 : 0);
}

function add(sum: Tally, more: Tally): void {
  sum.rounds += more.rounds;
  sum.kills += more.kills;
  sum.acknowledged += more.acknowledged;
  sum.losses.push(...more.losses);
  for (const [channel, count] of more.struck) sum.struck.set(channel, (sum.struck.get(channel) ?? 0) + count);
}

function total(what: 'rounds' | 'kills' | 'acknowledged'): number {
  return [...tallies.values()].reduce((sum, tally) => sum + tally[what], 0);
}

function losses(): string[] {
  return [...tallies.values()].flatMap((tally) => tally.losses);
}

function emptyTally(mode: Mode): Tally {
  return { mode, rounds: 0, kills: 0, acknowledged: 0, struck: new Map(), losses: [] };
}
