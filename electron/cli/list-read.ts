import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LIST_SOURCES, type ListSource } from '../../shared/lists/draft.ts';
import { runListRead } from '../app/list-read.ts';
import { localeOfOption } from '../app/locale-option.ts';
import { optionsOf, UsageError } from './options.ts';

const USE = `pledgedesk list-read FILE [--source ${LIST_SOURCES.join('|')}] [--lang zh|ja|en] --out OUT.csv`;

/** `list-read FILE --out OUT.csv`: what the window reads out of a list file or a notice, as a table. */
export async function listReadCommand(argv: readonly string[], assets: string): Promise<number> {
  const given = optionsOf(argv, ['source', 'out', 'lang'], 1);
  if (given.help) {
    process.stdout.write(`${USE}\n`);
    return 0;
  }
  const out = given.need('out');
  const source = given.get('source');
  if (source !== undefined && !isSource(source))
    throw new UsageError(`--source is ${LIST_SOURCES.join(', ')}`);
  const locale = localeOfOption(given.get('lang'));
  if (locale === undefined) throw new UsageError('--lang is zh, ja or en');
  const path = given.positionals[0] ?? '';
  const done = await runListRead({
    file: fileAt(path),
    beside: basename(path).toLowerCase() === 'sdn.csv' ? besideOf(path) : [],
    ...(source === undefined ? {} : { source }),
    out,
    assets,
    locale,
  });
  process[done.good ? 'stdout' : 'stderr'].write(`${done.lines.join('\n')}\n`);
  return done.good ? 0 : 1;
}

function isSource(text: string): text is ListSource {
  return (LIST_SOURCES as readonly string[]).includes(text);
}

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function fileAt(path: string): NamedFile {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new UsageError(`no such file: ${path}`);
  return { name: basename(path), bytes: readFileSync(path) };
}

/** The files that the Treasury publishes beside `sdn.csv`, where they lie beside it. */
function besideOf(path: string): NamedFile[] {
  return ['alt.csv', 'add.csv']
    .map((name) => join(dirname(path), name))
    .filter((each) => statSync(each, { throwIfNoEntry: false })?.isFile() === true)
    .map(fileAt);
}
