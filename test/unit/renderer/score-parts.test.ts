import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import hits from '../../../assets/locales/en/hits.json' with { type: 'json' };

const SCREENER = fileURLToPath(new URL('../../../shared/names/screener.ts', import.meta.url));

/** The code of a module and of everything that it imports beside itself. */
function codeBehind(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return '';
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const imports = [...code.matchAll(/from '(\.[^']+\.ts)'/g)].map((found) =>
    join(dirname(file), found[1] ?? ''),
  );
  return [code, ...imports.map((each) => codeBehind(each, seen))].join('\n');
}

describe('the sum behind a score', () => {
  it('has a word for every addend that the screener gives', () => {
    const code = codeBehind(SCREENER);
    const codes = new Set([...code.matchAll(/\bcode: '([a-z-]+)', value/g)].map((found) => found[1] ?? ''));
    expect(codes.size).toBeGreaterThan(4);
    const known = new Set(Object.keys(hits.part));
    expect([...codes].filter((each) => !known.has(each))).toEqual([]);
  });
});
