import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, openVault, type Vault, vaultState } from '../../electron/vault/vault.ts';
import { CHEAP, PEOPLE, passphraseOf, RECORDS_PER_EVENT } from './crash-facts.ts';

export const MODES = ['commit', 'passphrase', 'create'] as const;
export type Mode = (typeof MODES)[number];

export interface Tally {
  rounds: number;
  kills: number;
  acknowledged: number;
  /** Whole in the vault though the kill came before the acknowledgement reached us: allowed. */
  unacknowledged: number;
  readonly losses: string[];
}

const now = () => new Date().toISOString();

/**
 * Kills a process that works on one vault with SIGKILL, opens the vault again, compares it with what was acknowledged,
 * and so on for `rounds` rounds. Every loss or half state is a line in `losses`.
 */
export async function crashRounds(mode: Mode, rounds: number, random: () => number): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-crash-'));
  const tally: Tally = { rounds: 0, kills: 0, acknowledged: 0, unacknowledged: 0, losses: [] };
  try {
    if (mode === 'create') {
      for (let round = 0; round < rounds; round++)
        await createRound(join(folder, String(round)), random, tally);
    } else {
      const made = await createVault(folder, PEOPLE, now, CHEAP);
      if (!made.ok) throw new Error(made.error.message.key);
      made.value.close();
      if (mode === 'commit') await commitRounds(folder, rounds, random, tally);
      else await passphraseRounds(folder, rounds, random, tally);
    }
    return tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function commitRounds(
  folder: string,
  rounds: number,
  random: () => number,
  tally: Tally,
): Promise<void> {
  let next = 0;
  for (let round = 0; round < rounds; round++) {
    const { killed, lines } = await runAndKill(folder, PEOPLE.officer.passphrase, 'commit', next, random);
    tally.rounds++;
    if (killed) tally.kills++;
    else tally.losses.push(`round ${round}: the child ended by itself`);
    tally.acknowledged += lines.length;
    const acknowledged = lines.length === 0 ? next - 1 : Number(lines.at(-1));
    const opened = await openVault(folder, { user: 'officer', passphrase: PEOPLE.officer.passphrase }, now);
    if (!opened.ok) {
      tally.losses.push(`round ${round}: ${opened.error.message.key}`);
      return;
    }
    const found = checkCommits(opened.value, acknowledged, `round ${round}`, tally);
    opened.value.close();
    tally.unacknowledged += found - acknowledged;
    next = found + 1;
  }
}

/** Every number up to the last acknowledged one is there, and every one there is whole. Returns the last one there. */
function checkCommits(vault: Vault, acknowledged: number, where: string, tally: Tally): number {
  // The journal's own events (checkpoints, a clock that went back) are none of the child's.
  const events = [...vault.journal.each()].filter((event) => event.object !== 'journal');
  const numbers = events.map((event) => (event.after as { n: number }).n);
  const last = numbers.at(-1) ?? -1;
  if (last < acknowledged) tally.losses.push(`${where}: acknowledged ${acknowledged}, found ${last}`);
  if (last > acknowledged + 1) tally.losses.push(`${where}: ${last} found after ${acknowledged}`);
  if (numbers.some((n, index) => n !== index)) tally.losses.push(`${where}: a gap in the events`);
  const records = vault.store.collection<{ n: number; part: number }>('records');
  for (const n of numbers) {
    if (records.count(`n${n}`) !== RECORDS_PER_EVENT) tally.losses.push(`${where}: half a use case at ${n}`);
    const blob = createHash('sha256').update(`blob of ${n} `.repeat(200)).digest('hex');
    if (vault.store.getBlob(blob) === undefined) tally.losses.push(`${where}: no blob of ${n}`);
  }
  if (records.count() !== numbers.length * RECORDS_PER_EVENT)
    tally.losses.push(`${where}: records without an event`);
  const report = vault.journal.verify();
  if (!report.ok) tally.losses.push(`${where}: journal broken at ${report.brokenAt}`);
  if (!vault.check().ok) tally.losses.push(`${where}: database damaged`);
  return last;
}

async function passphraseRounds(
  folder: string,
  rounds: number,
  random: () => number,
  tally: Tally,
): Promise<void> {
  let current: string = PEOPLE.officer.passphrase;
  let next = 0;
  for (let round = 0; round < rounds; round++) {
    const { killed, lines } = await runAndKill(folder, current, 'passphrase', next, random);
    tally.rounds++;
    if (killed) tally.kills++;
    else tally.losses.push(`round ${round}: the child ended by itself`);
    tally.acknowledged += lines.length;
    const acknowledged = lines.length === 0 ? null : Number(lines.at(-1));
    const following = acknowledged === null ? next : acknowledged + 1;
    const candidates = [
      acknowledged === null ? current : passphraseOf(acknowledged),
      passphraseOf(following),
    ];
    const vault = await openWithAny(folder, candidates);
    if (vault === null) {
      tally.losses.push(`round ${round}: neither the last acknowledged passphrase nor the next one opens`);
      return;
    }
    if (vault.passphrase === candidates[1]) tally.unacknowledged++;
    const changes = [...vault.vault.journal.each()].filter((event) => event.object === 'vault').length;
    const expected = following + (vault.passphrase === candidates[1] ? 1 : 0);
    if (changes !== expected)
      tally.losses.push(`round ${round}: ${changes} changes in the journal, ${expected} made`);
    if (!vault.vault.journal.verify().ok) tally.losses.push(`round ${round}: journal broken`);
    vault.vault.close();
    current = vault.passphrase;
    next = expected;
  }
}

async function openWithAny(
  folder: string,
  passphrases: readonly string[],
): Promise<{ readonly vault: Vault; readonly passphrase: string } | null> {
  for (const passphrase of passphrases) {
    const opened = await openVault(folder, { user: 'officer', passphrase }, now);
    if (opened.ok) return { vault: opened.value, passphrase };
  }
  return null;
}

/** After a kill there is no vault (and one can be made) or a whole one. */
async function createRound(folder: string, random: () => number, tally: Tally): Promise<void> {
  const { killed, lines } = await runAndKill(folder, '', 'create', 0, random);
  tally.rounds++;
  if (killed) tally.kills++;
  tally.acknowledged += lines.length;
  const state = vaultState(folder);
  if (state === 'none' && lines.length > 0) tally.losses.push('an acknowledged vault is gone');
  const officer = { user: 'officer' as const, passphrase: PEOPLE.officer.passphrase };
  const vault =
    state === 'none' ? await createVault(folder, PEOPLE, now, CHEAP) : await openVault(folder, officer, now);
  if (!vault.ok) {
    tally.losses.push(`create: ${vault.error.message.key}`);
    return;
  }
  if (state === 'present' && lines.length === 0) tally.unacknowledged++;
  if (vault.value.users().length !== 2) tally.losses.push('create: users are missing');
  vault.value.close();
}

/** Lets the child work for a random time after it is ready. `lines`: what it acknowledged, without the half last line. */
function runAndKill(
  folder: string,
  passphrase: string,
  mode: Mode,
  next: number,
  random: () => number,
): Promise<{ readonly killed: boolean; readonly lines: string[] }> {
  const program = join(import.meta.dirname, 'crash-child.ts');
  const child = spawn(process.execPath, [program, folder, passphrase, mode, String(next)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const delay = random() * (mode === 'create' ? 60 : 250);
  let output = '';
  let armed = false;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    output += text;
    if (armed || !output.includes('ready\n')) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), delay);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      const lines = output.split('\n').slice(0, -1);
      resolve({ killed: signal === 'SIGKILL', lines: lines.filter((line) => line !== 'ready') });
    });
  });
}
