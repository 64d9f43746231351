import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { verifyJournal } from '../app/verify-journal.ts';
import { optionsOf, UsageError } from './options.ts';

const USAGE =
  'pledgedesk verify-journal VAULT-FOLDER [--user officer|reviewer|auditor|administrator] [--head HASH [--count N]] [--lang zh|ja|en]';

/** `verify-journal FOLDER`: the chain, its signed checkpoints, and a head from an export. The passphrase is asked for. */
export async function verifyJournalCommand(argv: readonly string[], assets: string): Promise<number> {
  const given = optionsOf(argv, ['user', 'head', 'count', 'lang'], 1);
  if (given.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const folder = given.positionals[0];
  if (folder === undefined) throw new UsageError('which vault?');
  const hash = given.get('head');
  const count = given.get('count');
  if (hash !== undefined && !/^[0-9a-f]{64}$/i.test(hash))
    throw new UsageError('a head has 64 hexadecimal digits');
  if (count !== undefined && (hash === undefined || !/^\d{1,15}$/.test(count))) {
    throw new UsageError('--count is a number and belongs to --head');
  }
  const checked = await verifyJournal(
    {
      folder,
      user: given.get('user') ?? 'auditor',
      passphrase: await askPassphrase(),
      head:
        hash === undefined ? undefined : { hash, ...(count === undefined ? {} : { count: Number(count) }) },
    },
    assets,
    given.get('lang'),
  );
  process[checked.good ? 'stdout' : 'stderr'].write(`${checked.lines.join('\n')}\n`);
  return checked.good ? 0 : 1;
}

/** One line of the input, never shown and never an argument: those are seen by every user of the machine. */
async function askPassphrase(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Passphrase: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (process.stdin.isTTY) process.stderr.write('\n');
  }
}
