import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../shared/message.ts';

const ROOT = join(import.meta.dirname, '../../../');

/** Actions stand in the code as `action: 'a.b'` or as the argument of the vault's own changes of its header. */
function actionsInCode(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(`${ROOT}electron`, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(`${ROOT}electron/${file}`, 'utf8');
    for (const [line] of text.matchAll(/\baction: .*/g)) {
      for (const [, action] of line.matchAll(/'([a-z-]+\.[a-z-]+)'/g)) found.add(action ?? '');
    }
    if (!file.startsWith('vault')) continue;
    for (const [, action] of text.matchAll(/'(vault\.[a-z-]+)'/g)) {
      if (action !== 'vault.json' && action !== 'vault.db') found.add(action ?? '');
    }
  }
  return [...found].sort();
}

describe('the journal', () => {
  it.each(LOCALES)('has a word for every action in %s', (locale) => {
    const texts = JSON.parse(readFileSync(`${ROOT}assets/locales/${locale}/auditdesk.json`, 'utf8')) as {
      action: Record<string, string>;
    };
    const wanted = actionsInCode();
    expect(wanted.length).toBeGreaterThan(15);
    expect(wanted.filter((action) => !texts.action[action.replace('.', '-')]?.trim())).toEqual([]);
  });
});
