/** Works on a vault through the real app until it is killed. Argument: the task as JSON. Answers on standard output, a line each. */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { createApp } from '../../electron/app/create-app.ts';
import type { Channel, Input, Outputs } from '../../shared/contract/channels.ts';
import type { Line, Task } from './protocol.ts';
import { crashHost } from './stage.ts';
import { WORK, type Worker } from './work.ts';

const task = JSON.parse(process.argv[2] ?? '') as Task;
const say = (line: Line) => writeSync(1, `${JSON.stringify(line)}\n`);

const app = await createApp(crashHost(task.folder));

function acknowledge(channel: string, subject: string | null): void {
  const head = app.context.desk()?.vault.journal.head();
  const event = head === undefined ? null : { seq: head.count, hash: head.hash };
  say({ kind: 'done', acknowledged: { channel, event, subject } });
}

const get = async <C extends Channel>(channel: C, input: Input<C>): Promise<Outputs[C]> => {
  if (channel === 'files.admit') file = (input as Input<'files.admit'>).bytes;
  const answer = await app.invoke(channel, input, { trusted: true });
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value as Outputs[C];
};

/** How long a planted defect lies open, so that a blow meets it soon on a busy machine too. */
const OPEN_MILLISECONDS = 1_000;
const wait = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, OPEN_MILLISECONDS);

/** The defect of an answer that does not wait for the disk: the book, known by its file, is promised before it is kept. */
function promiseBook(channel: string): void {
  const subject = createHash('sha256').update(file).digest('hex');
  say({ kind: 'done', acknowledged: { channel, event: null, subject } });
  wait();
}
let file: Uint8Array = new Uint8Array();

/** The defect of a use case that writes without a transaction: every statement is kept by itself, the event last. */
function withoutTransactions(): void {
  const vault = app.context.desk()?.vault;
  if (vault === undefined || opened.has(vault)) return;
  opened.add(vault);
  Object.defineProperty(vault, 'transaction', { value: (work: () => unknown) => work() });
  const append = vault.journal.append;
  Object.defineProperty(vault.journal, 'append', {
    value: (event: Parameters<typeof append>[0]) => {
      wait();
      return append(event);
    },
  });
}
const opened = new WeakSet<object>();

const worker: Worker = {
  serial: task.serial,
  passphrase: task.passphrase,
  get,
  change: async (channel, input, subjectOf) => {
    if (task.plant === 'no-transaction') withoutTransactions();
    say({ kind: 'begin', channel });
    if (task.plant === 'early-acknowledgement') promiseBook(channel);
    const value = await get(channel, input);
    acknowledge(channel, subjectOf(value));
    return value;
  },
  willBe: (next) => say({ kind: 'passphrase', next }),
};

try {
  await get('vault.unlock', { user: 'officer', passphrase: task.passphrase });
  // Only a process that ends by itself would keep what it has compiled.
  flushCompileCache();
  say({ kind: 'ready' });
  for (;;) await WORK[task.mode](worker);
} catch (cause) {
  say({ kind: 'fault', text: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
  process.exitCode = 3;
}
