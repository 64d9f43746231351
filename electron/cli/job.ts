import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { profileSchema } from '../../shared/contract/channels.ts';
import type { Profile } from '../../shared/contract/views.ts';
import { PERSPECTIVES } from '../../shared/rules/outcome.ts';
import { runJob } from '../app/job.ts';
import { localeOfOption } from '../app/locale-option.ts';
import { loadTexts } from '../app/texts.ts';
import { optionsOf, UsageError } from './options.ts';

/** `job ORDERS --out DIR …`: the whole job with no window. */
export async function jobCommand(argv: readonly string[], assets: string): Promise<number> {
  const given = optionsOf(argv, ['out', 'profile', 'perspective', 'lang', 'as-of'], 1);
  if (given.help) {
    process.stdout.write(
      'pledgedesk job ORDERS --out DIR [--profile FILE.json] [--perspective cn-exporter|overseas|other-provider] [--lang zh|ja|en] [--as-of YYYY-MM-DD]\n',
    );
    return 0;
  }
  const file = given.positionals[0] ?? '';
  const out = given.need('out');
  const locale = localeOfOption(given.get('lang'));
  if (locale === undefined) throw new UsageError('--lang is zh, ja or en');
  const wanted = given.get('perspective');
  const perspective = PERSPECTIVES.find((one) => one === wanted);
  if (wanted !== undefined && perspective === undefined) {
    throw new UsageError('--perspective is cn-exporter, overseas or other-provider');
  }
  const asOf = given.get('as-of');
  if (asOf !== undefined && !isDay(asOf)) throw new UsageError('--as-of is a day, YYYY-MM-DD');

  const bytes = readFile(file);
  const profile = given.get('profile') === undefined ? null : readProfile(given.need('profile'));
  const texts = loadTexts(assets);
  const done = await runJob({
    bytes,
    fileName: basename(file),
    out,
    assets,
    locale,
    profile: perspective === undefined || profile === null ? profile : { ...profile, perspective },
    perspective: perspective ?? profile?.perspective ?? 'cn-exporter',
    ...(asOf === undefined ? {} : { asOf }),
  });
  if (!done.ok) {
    process.stderr.write(`pledgedesk: ${texts.say(locale, done.error.message)}\n`);
    return 1;
  }
  for (const line of done.value.warnings) process.stderr.write(`${line}\n`);
  process.stdout.write(`${done.value.report}\n`);
  return done.value.good ? 0 : 1;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
  );
}

function readFile(path: string): Uint8Array {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`no such file: ${path}`);
  if (!found.isFile()) throw new UsageError(`not a file: ${path}`);
  return readFileSync(path);
}

function readProfile(path: string): Profile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`the profile is not a readable JSON file: ${path}`);
  }
  const profile = profileSchema.safeParse(parsed);
  if (!profile.success) {
    const issue = profile.error.issues[0];
    throw new UsageError(
      `the profile is not right at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}`,
    );
  }
  return profile.data as Profile;
}
