import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNameList, runPairFile } from '../app/name-files.ts';
import { jobCommand } from './job.ts';
import { listReadCommand } from './list-read.ts';
import { optionsOf, UsageError } from './options.ts';
import { sampleCommand } from './sample.ts';
import { verifyAuditCommand, verifyPdfCommand } from './verify.ts';
import { verifyJournalCommand } from './verify-journal.ts';

const HELP = `Pledgedesk: screening and papers for dual-use goods bound for Japan, offline.

  pledgedesk job ORDERS --out DIR [--profile FILE.json] [--perspective cn-exporter|overseas|other-provider]
                 [--lang zh|ja|en] [--as-of YYYY-MM-DD]
      The whole job with no window, in a throw-away vault: audit.xlsx, papers/*.pdf and summary.json.
      Hits stay undecided and papers come out as drafts.
  pledgedesk names --list builtin|LIST.csv --in NAMES.csv --out OUT.csv
      Screens every name of the column "query" against a list.
  pledgedesk pairs --in PAIRS.csv --out OUT.csv
      Compares the columns "query" and "target" row by row.
  pledgedesk list-read FILE [--source SOURCE] [--lang zh|ja|en] --out OUT.csv
      Reads a MOFCOM notice (text, HTML, PDF), a US, UN, EU or METI list, OpenSanctions or a table of names, prints
      counts and problems, and writes the entries.
  pledgedesk sample --out DIR
      The part that people do, shown on the sample orders: decided by two, completed with sample values, issued,
      signed with a throw-away certificate and checked.
  pledgedesk verify-audit FILE.xlsx
      Checks the hashes of an audit workbook.
  pledgedesk verify-journal VAULT-FOLDER [--user ROLE] [--head HASH [--count N]] [--lang zh|ja|en]
      Checks the journal of a vault, its signed checkpoints, and whether a head that an export shows is still in it.
      The passphrase is one line of the input.
  pledgedesk verify FILE.pdf
      Checks the signatures of a PDF.

Exit code: 0 done and good, 1 the data or the file is not good, 2 the call is not right.
`;

/** The product's data, seen from the source tree and from the built folder. */
export function assetsFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const up of ['../..', '..', '../../..']) {
    const folder = join(here, up, 'assets');
    if (existsSync(join(folder, 'lists'))) return folder;
  }
  throw new Error('the folder assets is missing');
}

async function run(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  const assets = assetsFolder();
  switch (command) {
    case undefined:
    case '--help':
    case '-h':
    case 'help':
      process.stdout.write(HELP);
      return command === undefined ? 2 : 0;
    case 'job':
      return jobCommand(rest, assets);
    case 'names': {
      const given = optionsOf(rest, ['list', 'in', 'out'], 0);
      return given.help
        ? help()
        : runNameList({ list: given.need('list'), in: given.need('in'), out: given.need('out'), assets });
    }
    case 'pairs': {
      const given = optionsOf(rest, ['in', 'out'], 0);
      return given.help ? help() : runPairFile({ in: given.need('in'), out: given.need('out'), assets });
    }
    case 'list-read':
      return listReadCommand(rest, assets);
    case 'sample': {
      const given = optionsOf(rest, ['out'], 0);
      return given.help ? help() : sampleCommand(given.need('out'), assets);
    }
    case 'verify-audit':
      return verifyAuditCommand(rest, assets);
    case 'verify-journal':
      return verifyJournalCommand(rest, assets);
    case 'verify':
      return verifyPdfCommand(rest, assets);
    default:
      throw new UsageError(`unknown command: ${command}`);
  }
}

function help(): number {
  process.stdout.write(HELP);
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (cause) {
  if (cause instanceof UsageError) {
    process.stderr.write(`pledgedesk: ${cause.message}\nTry: pledgedesk --help\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`pledgedesk: ${cause instanceof Error ? cause.message : 'failed'}\n`);
    process.exitCode = 1;
  }
}
