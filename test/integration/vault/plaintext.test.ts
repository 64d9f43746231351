import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { searchBytes } from '../../support/plaintext-search.ts';
import { newFolder, newVault, open, PEOPLE, unwrap } from './support.ts';

/** New in each run, so that nothing else on the machine holds them. */
function newNeedles(): string[] {
  const mark = randomBytes(4).toString('hex');
  return [
    `Shenzhen Huaqiang Trading ${mark}`,
    `深圳市华强贸易有限公司${mark}`,
    `三菱重工業株式会社${mark}`,
    `株式会社ジェイテクト ｶﾌﾞ ${mark}`,
  ];
}

describe('the searcher', () => {
  it.each(['utf8', 'utf16le', 'utf16be', 'gbk', 'cp932'])(
    'finds a planted text in %s, also across chunks',
    (encoding) => {
      const folder = newFolder();
      mkdirSync(join(folder, 'deep', 'down'), { recursive: true });
      const needle = `出口 輸出 貿易 ${randomBytes(4).toString('hex')}`;
      for (const offset of [0, 100, 4 * 1024 * 1024 - 7, 4 * 1024 * 1024 + 10]) {
        const file = join(folder, 'deep', 'down', 'file.bin');
        writeFileSync(
          file,
          Buffer.concat([randomBytes(offset), iconv.encode(needle, encoding), randomBytes(50)]),
        );
        expect(searchBytes([folder], [needle]).found).toEqual([{ file, needle, encoding, offset }]);
      }
      expect(searchBytes([folder], ['something else']).found).toEqual([]);
    },
  );

  it('finds escaped JSON, says how much it read, and does not search nothing', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'a.json'), '{"x":"\\u51fa\\u53e3\\u516c\\u53f8"}');
    const { found, files, bytes } = searchBytes([folder], ['出口公司']);
    expect(found.map((finding) => finding.encoding)).toEqual(['json-escaped']);
    expect([files, bytes]).toEqual([1, 32]);
    expect(() => searchBytes([join(folder, 'no-such-folder')], ['出口公司'])).toThrow('ENOENT');
    expect(() => searchBytes([folder], ['abc'])).toThrow('too short');
  });
});

interface Party {
  readonly n: number;
  readonly name: string;
}

function parties(count: number, names: readonly string[]): Party[] {
  return Array.from({ length: count }, (_, n) => ({ n, name: names[n % names.length] ?? '' }));
}

describe('what the vault holds', () => {
  it('is nowhere in its files in plain text, while it is open and after', async () => {
    const folder = newFolder();
    const needles = newNeedles();
    const vault = await newVault(folder);
    const records = vault.store.collection<Party>('parties');
    vault.transaction(() => {
      records.putAll(parties(3000, needles), ({ n, name }) => [`${name} ${n}`, name]);
      vault.journal.append({
        role: 'officer',
        object: needles[0] ?? '',
        action: 'test',
        after: needles,
        reason: needles[1],
      });
      for (const needle of needles) {
        for (const encoding of ['utf8', 'utf16le', 'gbk', 'cp932'])
          vault.store.putBlob(iconv.encode(needle, encoding));
      }
    });
    const drafts = vault.store.ephemeral<string>('drafts');
    for (const needle of needles) drafts.put('draft', needle);
    drafts.clear();
    unwrap(
      await vault.changePassphrase(PEOPLE.officer.passphrase, 'a new officer passphrase', {
        memoryKiB: 64,
        iterations: 1,
        parallelism: 1,
      }),
    );

    const all = [
      ...needles,
      PEOPLE.officer.passphrase,
      'a new officer passphrase',
      PEOPLE.reviewer.passphrase,
    ];
    const whileOpen = searchBytes([folder], all);
    expect(readdirSync(folder).sort()).toEqual(['vault.db', 'vault.db-wal', 'vault.json']);
    expect(whileOpen.bytes).toBeGreaterThan(500_000);
    expect(whileOpen.found).toEqual([]);
    vault.close();
    expect(searchBytes([folder], all).found).toEqual([]);
    expect(
      searchBytes([join(folder, 'vault.json')], [...all, PEOPLE.reviewer.name, 'officer pass']).found,
    ).toEqual([]);

    // The control: the same search finds the same texts where they are in plain text.
    writeFileSync(join(folder, 'control.txt'), all.join('\n'));
    expect(new Set(searchBytes([folder], all).found.map((finding) => finding.needle))).toEqual(new Set(all));
  });

  it('can be read back after all that: the search was not of an empty vault', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    vault.store.collection('parties').put('a', '三菱重工業株式会社');
    vault.close();
    const reopened = unwrap(await open(folder));
    expect(reopened.store.collection('parties').get('a')).toBe('三菱重工業株式会社');
    reopened.close();
  });

  it.skipIf(process.platform !== 'linux')(
    'does not spill into the temporary folder while it sorts',
    async () => {
      const folder = newFolder();
      const needles = newNeedles();
      const vault = await newVault(folder);
      vault.store.collection<Party>('parties').putAll(parties(20_000, needles), ({ n }) => [String(n)]);
      vault.close();
      expect(spilled(folder, 'memory', needles)).toEqual([]);
      // The control: without the setting that the vault makes, the library does write them down.
      expect(spilled(folder, 'file', needles).sort()).toEqual([...needles].sort());
    },
  );
});

function spilled(vault: string, mode: 'memory' | 'file', needles: readonly string[]): string[] {
  const temporary = newFolder();
  const child = join(import.meta.dirname, 'spill-child.ts');
  const output = execFileSync(process.execPath, [child, vault, mode], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: temporary, SQLITE_TMPDIR: temporary, NEEDLES: needles.join('\n') },
  });
  return JSON.parse(output) as string[];
}
