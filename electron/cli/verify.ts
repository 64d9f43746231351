import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { verifyAuditFile, verifyPdfFile } from '../app/verify.ts';
import { optionsOf, UsageError } from './options.ts';

/** `verify-audit FILE`: recomputes the hash of every sheet. */
export async function verifyAuditCommand(argv: readonly string[], assets: string): Promise<number> {
  const given = optionsOf(argv, ['lang'], 1);
  if (given.help) return help('pledgedesk verify-audit FILE.xlsx [--lang zh|ja|en]');
  const checked = await verifyAuditFile(read(given.positionals[0] ?? ''), assets, given.get('lang'));
  process[checked.good ? 'stdout' : 'stderr'].write(`${checked.lines.join('\n')}\n`);
  return checked.good ? 0 : 1;
}

/** `verify FILE.pdf`: integrity of every signature, whose it is, and what Adobe Reader will say. */
export async function verifyPdfCommand(argv: readonly string[], assets: string): Promise<number> {
  const given = optionsOf(argv, ['lang'], 1);
  if (given.help) return help('pledgedesk verify FILE.pdf [--lang zh|ja|en]');
  const checked = await verifyPdfFile(read(given.positionals[0] ?? ''), assets, given.get('lang'));
  process[checked.good ? 'stdout' : 'stderr'].write(`${checked.lines.join('\n')}\n`);
  return checked.good ? 0 : 1;
}

function help(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function read(path: string): { readonly name: string; readonly bytes: Uint8Array } {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) throw new UsageError(`no such file: ${path}`);
  return { name: basename(path), bytes: readFileSync(path) };
}
