import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../electron/app/create-app.ts';
import { checkVault } from './check-vault.ts';
import type { Acknowledged, Line, Mode, Plant, Task } from './protocol.ts';
import { crashHost, makeStage, PEOPLE, savedOf } from './stage.ts';

export interface Tally {
  readonly mode: Mode;
  rounds: number;
  kills: number;
  acknowledged: number;
  /** Calls that were under way when the process died, by channel. `between`: none was. */
  readonly struck: Map<string, number>;
  readonly losses: string[];
}

/** After so many rounds the work goes on with a new vault, so that checking stays quick. */
export const ROUNDS_OF_A_VAULT = 8;

/**
 * Kills the real app at random moments of one kind of work, opens its vault and checks it, `rounds` times. With a planted
 * defect it ends at the first loss.
 */
export async function crashRounds(
  mode: Mode,
  rounds: number,
  random: () => number,
  plant: Plant | null = null,
  timing = new Timing(random),
): Promise<Tally> {
  const tally: Tally = { mode, rounds: 0, kills: 0, acknowledged: 0, struck: new Map(), losses: [] };
  while (tally.rounds < rounds && (plant === null || tally.losses.length === 0)) {
    const stage = mkdtempSync(join(tmpdir(), 'pledgedesk-crash-'));
    try {
      await makeStage(stage);
      const due = Math.min(rounds, tally.rounds + ROUNDS_OF_A_VAULT);
      await roundsOnOneVault(stage, due, timing, tally, plant);
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  }
  return tally;
}

async function roundsOnOneVault(
  folder: string,
  due: number,
  timing: Timing,
  tally: Tally,
  plant: Plant | null,
): Promise<void> {
  const promised: Acknowledged[] = [];
  let passphrases: string[] = [PEOPLE.officer.passphrase];
  const app = await createApp(crashHost(folder));
  while (tally.rounds < due) {
    const round = ++tally.rounds;
    const complain = (text: string) => tally.losses.push(`${tally.mode}, round ${round}: ${text}`);
    const task: Task = { folder, mode: tally.mode, serial: round, passphrase: passphrases[0] ?? '', plant };
    const run = await runAndKill(task, timing);
    if (run.killed) tally.kills++;
    else complain(`the program ended by itself: ${run.fault}`);
    const struck = run.struck ?? 'between';
    tally.struck.set(struck, (tally.struck.get(struck) ?? 0) + 1);
    tally.acknowledged += run.acknowledged.length;
    promised.push(...run.acknowledged);
    // An answered change of passphrase leaves only the new one, an unanswered one either of the two.
    passphrases = run.passphrases ?? passphrases;
    const opened = await openWith(app, passphrases);
    if (opened === null) {
      complain('the vault does not open');
      return;
    }
    passphrases = [opened];
    const desk = app.context.desk();
    if (desk !== null) checkVault(desk, savedOf(folder), promised, complain);
    await app.lock();
    if (tally.losses.length > 0) return;
  }
}

async function openWith(app: App, passphrases: readonly string[]): Promise<string | null> {
  for (const passphrase of passphrases) {
    const answer = await app.invoke('vault.unlock', { user: 'officer', passphrase }, { trusted: true });
    if (answer.ok) return passphrase;
  }
  return null;
}

/** Of the calls of a process, one of the first so many is struck. */
const CALLS: Readonly<Record<Mode, number>> = {
  import: 6,
  workers: 4,
  decide: 24,
  issue: 11,
  rescreen: 9,
  backup: 7,
  passphrase: 6,
};

/** Learns how long calls take, so that the blow falls anywhere within one or, now and then, between two. */
export class Timing {
  readonly #random: () => number;
  readonly #longest = new Map<string, number>();

  constructor(random: () => number) {
    this.#random = random;
  }

  took(channel: string, milliseconds: number): void {
    this.#longest.set(channel, Math.max(milliseconds, this.#longest.get(channel) ?? 0));
  }

  /** The call that is struck, counted from 0, and the share of its time that it gets. */
  blow(mode: Mode): { readonly call: number; readonly share: number } {
    return { call: Math.floor(this.#random() * CALLS[mode]), share: this.#random() * 1.15 };
  }

  milliseconds(channel: string, share: number): number {
    return share * (this.#longest.get(channel) ?? 60);
  }
}

/** The program's modules as they were compiled last: a process is started for every blow. */
const COMPILED = join(tmpdir(), 'crash-harness-modules');

interface Run {
  readonly killed: boolean;
  readonly acknowledged: readonly Acknowledged[];
  readonly struck: string | null;
  readonly passphrases: string[] | null;
  readonly fault: string;
}

function runAndKill(task: Task, timing: Timing): Promise<Run> {
  const program = join(import.meta.dirname, 'crash-child.ts');
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  const { call, share } = timing.blow(task.mode);
  const acknowledged: Acknowledged[] = [];
  let [calls, begun, fault] = [0, 0, ''];
  let running: string | null = null;
  let passphrases: string[] | null = null;
  let settled = task.passphrase;
  let coming = task.passphrase;
  const hear = (line: Line) => {
    if (line.kind === 'fault') fault = line.text;
    if (line.kind === 'passphrase') {
      coming = line.next;
      passphrases = [settled, coming];
    }
    if (line.kind === 'done') {
      acknowledged.push(line.acknowledged);
      if (running !== null) timing.took(running, performance.now() - begun);
      running = null;
      if (line.acknowledged.channel === 'vault.passphrase') {
        settled = coming;
        passphrases = [settled];
      }
    }
    if (line.kind !== 'begin') return;
    running = line.channel;
    begun = performance.now();
    if (calls++ === call) setTimeout(() => child.kill('SIGKILL'), timing.milliseconds(running, share));
  };
  let rest = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    // A line that the blow cut in two was not heard by anybody.
    rest = lines.pop() ?? '';
    for (const line of lines) hear(JSON.parse(line) as Line);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) =>
      resolve({ killed: signal === 'SIGKILL', acknowledged, struck: running, passphrases, fault }),
    );
  });
}
