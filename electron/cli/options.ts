import { parseArgs } from 'node:util';

/** The call itself is wrong: exit code 2. */
export class UsageError extends Error {}

export interface Options {
  readonly help: boolean;
  readonly positionals: readonly string[];
  get(name: string): string | undefined;
  need(name: string): string;
}

/** Reads `--name value` options and a fixed number of positionals; anything else is a usage error. */
export function optionsOf(argv: readonly string[], names: readonly string[], positionals: number): Options {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : 'bad options');
  }
  const help = parsed.values.help === true;
  if (!help && parsed.positionals.length !== positionals) {
    throw new UsageError(positionals === 0 ? 'unexpected argument' : 'one file is needed');
  }
  const get = (name: string): string | undefined => {
    const value = parsed.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    help,
    positionals: parsed.positionals,
    get,
    need: (name) => {
      const value = get(name);
      if (value === undefined || value === '') throw new UsageError(`--${name} is needed`);
      return value;
    },
  };
}
