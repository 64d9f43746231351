import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../electron/intake/limits.ts';
import { openWorkbookFile } from '../../../electron/intake/open.ts';
import { parseFile } from '../../../electron/intake/parse-file.ts';
import { readListFile } from '../../../electron/lists/read.ts';
import { Arena } from '../../fuzz/arena.ts';
import { CORPUS } from '../../fuzz/corpus.ts';

/** Each ends within the time and the memory of the arena, in a sentence of the product or read without harm. */
describe('files made to do harm', () => {
  const arena = new Arena({ pdfMilliseconds: 15_000 });
  afterAll(() => arena.close());

  it.each(CORPUS.map((evil) => [evil.name, evil] as const))(
    '%s',
    async (_name, { target, file, make, expected }) => {
      const verdict = await arena.judge({ target, name: file, bytes: make() });
      const said = verdict.kind === 'refused' ? verdict.key : verdict.kind;
      if (expected === 'ok') expect(said).toBe('ok');
      else expect(said).toMatch(expected);
    },
  );

  it('nothing was unpacked beside the archive, and no file of the machine was read into a cell', () => {
    expect(existsSync('/tmp/evil.txt')).toBe(false);
    const xxe = CORPUS.find(({ name }) => name === 'a sheet that wants a file of the machine');
    const parsed = parseFile({
      bytes: xxe?.make() ?? new Uint8Array(),
      name: 'a.xlsx',
      encoding: undefined,
      sheet: undefined,
      locale: 'en',
      limits: LIMITS,
    });
    expect(parsed.ok).toBe(true);
    const cells = parsed.ok ? parsed.value.sheets.flatMap(({ rows }) => rows.flat()) : [];
    expect(cells).toContain('Kirigumo Valve Foundry');
    expect(cells.join('\n')).not.toContain('root:');
  });

  it('a gibibyte is refused before it is read', async () => {
    const bytes = new Uint8Array(2 ** 30);
    const orders = await openWorkbookFile(bytes, 'a.csv');
    expect(orders.ok ? 'read' : orders.error.message.key).toBe('intake:file.too-large');
    const list = await readListFile({ bytes, name: 'a.csv' });
    expect(list.ok ? 'read' : list.error.message.key).toBe('listfiles:file.too-large');
  });
});
