import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { previewTable } from '../../../../electron/lists/preview.ts';
import { readListFile } from '../../../../electron/lists/read.ts';
import { bytesOf, draft, FIXTURES, fixture, namesOf, readHere } from './support.ts';

const reasons = (list: {
  readonly problems: readonly { readonly line: number; readonly reason: { key: string } }[];
}) => list.problems.map(({ line, reason }) => `${line} ${reason.key.replace('listfiles:', '')}`);

describe('lists of the United States', () => {
  it('the CSL says the same as CSV and as JSON', async () => {
    const [csv, json] = [await draft(fixture('csl.csv')), await draft(fixture('csl.json'))];
    expect(csv.source).toBe('us-csl');
    const plain = (list: typeof csv) =>
      list.entries.map(({ key, kind, names, countries, programs, identifiers, listedOn, url }) => {
        return { key, kind, names, countries, programs, identifiers, listedOn, url };
      });
    expect(plain(csv)).toEqual(plain(json));
    expect(namesOf(csv.entries[0])).toEqual([
      'en:Genko Phantom Shipyard, "GPS" Division',
      'alias:Genko Yard',
      'alias:GPS',
      'alias:Phantom Dock',
    ]);
    expect(csv.entries[0]?.addresses).toEqual(['1 Void Street, Nowhere, CN', '2 Void Street, Nowhere, HK']);
    expect(csv.entries[1]?.identifiers).toEqual([{ kind: 'Passport', value: 'X0000001' }]);
    expect(reasons(csv)).toEqual(['4 row.no-name', '5 row.short']);
    expect(json.problems).toEqual([]);
  });

  it('SDN.XML with its day, aliases in every script and a reference to a character', async () => {
    const list = await draft(fixture('sdn.xml'));
    expect(list).toMatchObject({ source: 'us-ofac-sdn', published: '2026-09-22', problems: [] });
    expect(list.entries.map(({ key, kind, countries }) => [key, kind, countries])).toEqual([
      ['90001', 'person', ['KP']],
      ['90002', 'entity', ['IR', 'CN']],
      ['90003', 'vessel', ['PA']],
    ]);
    expect(namesOf(list.entries[1])).toEqual([
      'en:GENKO PHANTOM SHIPPING & TRADING COMPANY',
      'alias:GENKO LINES',
      'alias:幻光海运公司',
    ]);
    expect(list.entries[0]?.identifiers).toEqual([{ kind: 'Passport', value: 'X0000001' }]);
  });

  it('tells that SDN.XML holds fewer entries than it says', async () => {
    const text = readFileSync(join(FIXTURES, 'sdn.xml'), 'utf8').replace('>3<', '>4<');
    expect(reasons(await draft({ name: 'sdn.xml', bytes: bytesOf(text) }))).toEqual(['1 count.differs']);
  });

  it('sdn.csv takes aliases and addresses from the files beside it, and says when they are missing', async () => {
    const alone = await draft(fixture('sdn.csv'));
    expect(reasons(alone)).toEqual(['1 ofac.no-alt', '4 row.no-number', '5 row.short']);
    expect(namesOf(alone.entries[0])).toEqual(['en:NOBODY, Anon', 'alias:NO ONE']);
    const list = await draft({ ...fixture('sdn.csv'), beside: [fixture('alt.csv'), fixture('add.csv')] });
    expect(reasons(list)).toEqual(['4 row.no-number', '5 row.short']);
    expect(list.entries[1]).toMatchObject({
      key: '90002',
      kind: 'entity',
      countries: ['IR', 'CN'],
      addresses: ['1 Void Street, Nowhere, Iran', 'China'],
    });
    expect(namesOf(list.entries[1])).toEqual([
      'en:GENKO PHANTOM SHIPPING COMPANY',
      'alias:GENKO LINES',
      'alias:PHANTOM SHIPPING',
    ]);
    expect(list.entries[0]?.programs).toEqual(['NPWMD', 'IFSR']);
  });
});

describe('lists of the United Nations, the European Union and Japan', () => {
  it('the UN list keeps reference, day of listing, names in original script', async () => {
    const list = await draft(fixture('un.xml'));
    expect(list).toMatchObject({ source: 'un-consolidated', published: '2026-09-27', problems: [] });
    expect(list.entries[0]).toMatchObject({
      key: 'VOi.001',
      kind: 'person',
      countries: ['KP'],
      listedOn: '2005-11-01',
      addresses: [],
      identifiers: [{ kind: 'Passport', value: 'X0000001' }],
    });
    expect(namesOf(list.entries[0])).toEqual(['en:ANON VON NOBODY', 'alias:无名氏', 'alias:NO ONE']);
    expect(list.entries[1]).toMatchObject({ key: 'VOe.001', kind: 'entity', countries: ['RU'] });
  });

  it('the EU list gives the same entries as XML and as CSV', async () => {
    const [xml, csv] = [await draft(fixture('eu.xml')), await draft(fixture('eu.csv'))];
    for (const list of [xml, csv]) {
      expect(list).toMatchObject({ source: 'eu-consolidated', published: '2026-08-05', problems: [] });
      expect(list.entries[0]).toMatchObject({
        key: '90001',
        kind: 'entity',
        countries: ['RU'],
        programs: ['VOID'],
        listedOn: '2024-02-23',
      });
      expect(namesOf(list.entries[0])).toEqual(['en:Genko Phantom GmbH', 'alias:Генко Фантом']);
      expect(list.entries[1]).toMatchObject({ key: '90002', kind: 'person', countries: [] });
    }
    expect(csv.entries[0]?.remarks).toBe('invented; twice');
    expect(namesOf(xml.entries[1])).toEqual(['en:Anon von Nobody']);
  });

  it('the End User List: two languages in a cell, a country that holds for the rows below, a gap in the numbers', async () => {
    const list = await draft(fixture('meti.xlsx'));
    expect(list).toMatchObject({ source: 'meti-end-user', published: '2026-09-30' });
    expect(list.entries.map(({ key, no, countries }) => [key, no, countries])).toEqual([
      ['IR genko phantom institute', 1, ['IR']],
      ['IR koku void complex', 2, ['IR']],
      ['KP nameless trading', 4, ['KP']],
    ]);
    expect(namesOf(list.entries[0])).toEqual([
      'en:Genko Phantom Institute',
      'alias:幻光研究所',
      'alias:GPI',
      'alias:Phantom Institute',
    ]);
    expect(list.entries[1]?.programs).toEqual(['生物', '化学', 'B', 'C']);
    expect(reasons(list)).toEqual(['6 row.number-gap', '7 row.no-name']);
  });
});

describe('OpenSanctions', () => {
  it('targets.simple.csv', async () => {
    const list = await draft(fixture('targets.simple.csv'));
    expect(list.source).toBe('opensanctions');
    expect(list.entries[0]).toMatchObject({ key: 'NK-void1', kind: 'entity', countries: ['RU', 'CY'] });
    expect(namesOf(list.entries[0])).toEqual([
      'en:Genko Phantom, JSC',
      'alias:幻光公司',
      'alias:Генко Фантом',
    ]);
  });

  it('entities.ftm.json: targets only, with the records that belong to them; a bad line stops nothing', async () => {
    const list = await draft(fixture('entities.ftm.json'));
    expect(list.entries.map(({ key }) => key)).toEqual(['NK-void1', 'NK-void4', 'NK-void5']);
    expect(list.entries[0]).toMatchObject({
      listedOn: '2024-02-23',
      programs: ['Void programme', 'void_list'],
    });
    expect(list.passedOver).toBe(2);
    expect(reasons(list)).toEqual(['6 row.no-json']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('tables', () => {
  it('a table in GBK by headers that leave no doubt', async () => {
    const list = await draft(fixture('table.gbk.csv'));
    expect(list.source).toBe('table');
    expect(namesOf(list.entries[0])).toEqual([
      'zh:幻光造船株式会社',
      'en:Genko Phantom Shipbuilding',
      'alias:幻光',
      'alias:GPS',
    ]);
    expect(list.entries[0]).toMatchObject({ countries: ['JP'], listedOn: '2026-09-30' });
    expect(reasons(list)).toEqual(['3 row.no-name', '4 row.day']);
  });

  it('columns that the officer maps, whatever their headers', async () => {
    const text = 'a;b;c\nK1;幻光;Genko\nK1;虚空;Koku\n';
    const columns = [
      { column: 0, field: 'key' },
      { column: 1, field: 'name_zh' },
      { column: 2, field: 'name_en' },
    ] as const;
    const list = await draft({ name: 'x.csv', bytes: bytesOf(text), mapping: { columns } });
    expect(list.entries.map((entry) => [entry.key, ...namesOf(entry)])).toEqual([
      ['K1', 'zh:幻光', 'en:Genko'],
      ['K1#2', 'zh:虚空', 'en:Koku'],
    ]);
    expect(reasons(list)).toEqual(['3 row.twice']);
  });

  it('a workbook by mapping, without a header row', async () => {
    const { utils, write } = await import('xlsx');
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['幻光エンジン', 'JP']]), '二');
    const bytes = new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const columns = [
      { column: 0, field: 'name' },
      { column: 1, field: 'country' },
    ] as const;
    const list = await draft({ name: 'x.xlsx', bytes, mapping: { sheet: '二', headerRow: 0, columns } });
    expect(namesOf(list.entries[0])).toEqual(['ja:幻光エンジン']);
    const missing = await readListFile({ name: 'x.xlsx', bytes, mapping: { sheet: '三', columns } });
    expect(missing.ok ? '' : missing.error.message.key).toBe('listfiles:table.no-sheet');
  });

  it('does not touch the prototype of objects, whatever headers and keys say', async () => {
    const text = '__proto__,name,constructor\n__proto__,__proto__,x\n';
    const list = await draft({ name: 'x.csv', bytes: bytesOf(text) });
    expect(list.entries.map((entry) => namesOf(entry))).toEqual([['en:__proto__']]);
    expect(({} as Record<string, unknown>).name).toBeUndefined();
  });
});

describe('the preview of a table', () => {
  it('gives the first rows and the columns that are plain', async () => {
    const preview = await previewTable(fixture('table.gbk.csv'), 'zh-CN');
    const [sheet] = preview.ok ? preview.value.sheets : [];
    expect(sheet?.rows[1]?.slice(0, 2)).toEqual(['X-1', '幻光造船株式会社']);
    expect(sheet?.suggested.map(({ column, field }) => `${column} ${field}`)).toEqual([
      '0 no',
      '1 name_zh',
      '2 name_en',
      '3 alias',
      '4 country',
      '5 address',
      '6 listed_on',
      '7 remarks',
    ]);
  });

  it('reads only the head of a long text file', async () => {
    const text = `name\n${'Genko Phantom Company\n'.repeat(80_000)}`;
    const preview = await previewTable({ name: 'long.csv', bytes: bytesOf(text) });
    expect(preview.ok && preview.value.sheets[0]?.rows.length).toBe(20);
  });
});

describe('pieces', () => {
  it.each([
    'csl.csv',
    'eu.csv',
    'targets.simple.csv',
    'csl.json',
    'entities.ftm.json',
    'sdn.xml',
    'un.xml',
    'eu.xml',
  ])('%s reads the same in pieces of any size', async (name) => {
    const { bytes } = fixture(name);
    const whole = await readHere(bytes, name);
    expect(whole.outcome.ok).toBe(true);
    for (const size of [1, 7, 64]) expect(await readHere(bytes, name, size)).toEqual(whole);
  });
});

describe('encodings', () => {
  it.each(['utf-16le', 'utf-16be', 'gb18030', 'shift_jis'])('a table in %s', async (encoding) => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `幻光造船株式会社第${i}工場,東京都千代田区虚町${i}番地`,
    );
    const text = ['name,address', ...rows].join('\n');
    const bytes = iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') });
    const read = await readListFile({ name: 'x.csv', bytes, source: 'table' }, { locale: 'ja' });
    expect(read.ok && read.value.entries[59]?.names[0]?.text).toBe('幻光造船株式会社第59工場');
  });
});

describe('the terminal', () => {
  it('list-read writes what was read and says the problems', () => {
    const out = mkdtempSync(join(tmpdir(), 'list-read-'));
    try {
      const main = join(import.meta.dirname, '../../../../electron/cli/main.ts');
      const run = (...argv: string[]) =>
        execFileSync(process.execPath, [main, ...argv], { encoding: 'utf8' });
      const said = run('list-read', join(FIXTURES, 'sdn.csv'), '--out', join(out, 'o.csv'));
      expect(said).toContain('3 entries, 6 names, 2 problems');
      const written = readFileSync(join(out, 'o.csv'), 'utf8').split('\n');
      expect(written[0]).toMatch(/^id,no,kind,zh,ja,en,aliases,/);
      expect(written[2]).toContain(
        '90002,,entity,,,GENKO PHANTOM SHIPPING COMPANY,GENKO LINES|PHANTOM SHIPPING,IR|CN',
      );
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});
