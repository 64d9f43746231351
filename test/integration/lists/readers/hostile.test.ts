import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIST_LIMITS } from '../../../../electron/lists/read/limits.ts';
import { readListFile } from '../../../../electron/lists/read.ts';
import { bytesOf, FIXTURES, fixture, readHere, refusal } from './support.ts';

const XML = '<?xml version="1.0"?>';
const text = (name: string): string => new TextDecoder().decode(fixture(name).bytes);

describe('files that are no list', () => {
  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'listfiles:file.empty'],
    ['spaces only', bytesOf(' \r\n '), 'listfiles:file.empty'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3), 'listfiles:file.image'],
    ['a RAR archive', Uint8Array.of(0x52, 0x61, 0x72, 0x21, 1, 2), 'listfiles:file.archive'],
    ['random bytes', Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 251), 'listfiles:file.unknown'],
    ['an order sheet', fixture('orders.csv').bytes, 'listfiles:file.orders'],
    [
      'a letter',
      bytesOf('Dear colleague, please find below what we agreed yesterday, and answer soon.\nYours.'),
      'listfiles:file.unknown',
    ],
    ['alt.csv alone', fixture('alt.csv').bytes, 'listfiles:ofac.only-beside'],
    [
      'the advanced format of OFAC',
      bytesOf(`${XML}<Sanctions xmlns="x"><a/></Sanctions>`),
      'listfiles:ofac.advanced',
    ],
    ['another XML', bytesOf(`${XML}<rss/>`), 'listfiles:xml.unknown'],
    ['another JSON', bytesOf('{"a": 1}'), 'listfiles:json.unknown'],
    ['a list without entries', bytesOf(`${XML}<sdnList></sdnList>`), 'listfiles:file.no-entries'],
    ['a table without names', bytesOf('a,b\n1,2\n'), 'listfiles:table.no-name-column'],
    ['a broken PDF', bytesOf('%PDF-1.4\ngarbage'), 'listfiles:pdf.broken'],
    ['a broken workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9), 'intake:file.broken'],
  ])('%s', async (_name, bytes, key) => {
    expect(await refusal({ name: 'list', bytes })).toBe(key);
  });

  it('a file of another list than the one that was chosen', async () => {
    expect(await refusal({ ...fixture('un.xml'), source: 'us-csl' })).toBe('listfiles:file.other-list');
  });
});

describe('files that were cut off are not read in part', () => {
  it.each(['sdn.xml', 'un.xml', 'eu.xml'])('%s at every 20th byte', async (name) => {
    const { bytes } = fixture(name);
    for (let at = 200; at < bytes.length - 4; at += 20) {
      const { outcome } = await readHere(bytes.subarray(0, at), name);
      expect([at, outcome.ok]).toEqual([at, false]);
    }
    expect(await refusal({ name, bytes: bytes.subarray(0, bytes.length - 40) })).toMatch(
      /xml\.(truncated|broken)$/,
    );
  });

  it('JSON, JSON lines and a quotation mark that is never closed', async () => {
    const { bytes } = fixture('csl.json');
    expect(await refusal({ name: 'csl.json', bytes: bytes.subarray(0, 1200) })).toBe(
      'listfiles:json.truncated',
    );
    const lines = fixture('entities.ftm.json').bytes;
    expect(await refusal({ name: 'e.json', bytes: lines.subarray(0, lines.length - 30) })).toBe(
      'listfiles:json.truncated',
    );
    expect(
      await refusal({ name: 'x.csv', bytes: bytesOf('name,country\nGenko,JP\n"Koku,JP\nMore,JP\n') }),
    ).toBe('listfiles:csv.unclosed');
  });
});

describe('bombs', () => {
  const laughs = `${XML}<!DOCTYPE sdnList [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><sdnList><sdnEntry><lastName>&b;</lastName></sdnEntry></sdnList>`;
  const outside = `${XML}<!DOCTYPE sdnList [<!ENTITY x SYSTEM "file:///etc/passwd">]><sdnList><sdnEntry><uid>1</uid><lastName>&x;</lastName></sdnEntry></sdnList>`;

  it.each<[string, string, string]>([
    ['a billion laughs', laughs, 'listfiles:xml.doctype'],
    ['an entity that names a file', outside, 'listfiles:xml.doctype'],
    [
      'an entity without a document type',
      `${XML}<sdnList><sdnEntry><lastName>&x;</lastName></sdnEntry></sdnList>`,
      'listfiles:xml.broken',
    ],
    ['XML nested without end', `${XML}<sdnList>${'<a>'.repeat(100_000)}`, 'listfiles:xml.deep'],
    ['JSON nested without end', `{"results":[${'['.repeat(100_000)}`, 'listfiles:json.deep'],
    [
      'one endless element',
      `${XML}<sdnList><sdnEntry><lastName>${'x'.repeat(5_000_000)}</lastName></sdnEntry></sdnList>`,
      'listfiles:xml.record',
    ],
    ['one endless object', `{"results":[{"name":"${'x'.repeat(5_000_000)}"}]}`, 'listfiles:json.record'],
    ['one endless cell', `name,alias\n"${'x'.repeat(5_000_000)}`, 'listfiles:csv.unclosed'],
  ])('%s', async (_name, bomb, key) => {
    expect(await refusal({ name: 'x', bytes: bytesOf(bomb) })).toBe(key);
  });

  it('a billion laughs in the entries of a document type of HTML', async () => {
    const page = laughs.replace('<!DOCTYPE sdnList', '<!DOCTYPE html');
    expect(await refusal({ name: 'x.html', bytes: bytesOf(page) })).toMatch(/^listfiles:/);
  });

  it('a page nested a hundred thousand deep ends in a sentence', async () => {
    const page = `<html><body>${'<div>'.repeat(100_000)}商务部公告2026年第1号 管控名单`;
    expect(await refusal({ name: 'x.html', bytes: bytesOf(page) })).toMatch(/^listfiles:/);
  });

  it('files above the limits, slow files and a cancelled reading', async () => {
    const csl = fixture('csl.csv');
    const key = async (options: Parameters<typeof readListFile>[1]) => {
      const read = await readListFile(csl, options);
      return read.ok ? 'read' : read.error.message.key;
    };
    expect(await key({ limits: { streamBytes: 100 } })).toBe('listfiles:file.too-large');
    expect(await key({ limits: { milliseconds: 1 } })).toBe('listfiles:file.timeout');
    expect(await key({ limits: { entries: 1 } })).toBe('listfiles:file.entries');
    expect(await key({ signal: AbortSignal.abort() })).toBe('listfiles:cancelled');
    const stop = new AbortController();
    const reading = key({ signal: stop.signal, onProgress: () => stop.abort() });
    expect(await reading).toBe('listfiles:cancelled');
  });

  it('a heap that runs full ends the worker, not the app', async () => {
    const rows = Array.from(
      { length: 400_000 },
      (_, i) => `{"id":"k${i}","schema":"Sanction","properties":{"entity":["e${i}"]}}`,
    );
    const read = await readListFile(
      { name: 'e.json', bytes: bytesOf(rows.join('\n')) },
      { limits: { heapMegabytes: 24 } },
    );
    expect(read.ok ? 'read' : read.error.message.key).toBe('listfiles:file.memory');
  });

  it('problems are told up to a number, and then counted', async () => {
    const rows = Array.from({ length: LIST_LIMITS.problems + 50 }, () => ',JP').join('\n');
    const read = await readListFile({ name: 'x.csv', bytes: bytesOf(`name,country\nGenko,JP\n${rows}`) });
    const last = read.ok ? read.value.problems.at(-1) : undefined;
    expect(last?.reason).toEqual({ key: 'listfiles:problems.more', params: { count: 50 } });
  });
});

/** The same numbers at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('changed files', () => {
  const PARTS = [
    '"',
    ',',
    ';',
    '\n',
    '<',
    '>',
    '&',
    ']]>',
    '<!--',
    '（',
    '(',
    '1.',
    '\u0000',
    '\ufffd',
    '{',
    '[',
    '20',
    '附件',
  ];
  const names = readdirSync(FIXTURES).filter((name) => !/README|\.pdf$|\.xlsx$/.test(name));

  it.each(names)('%s changed at random is read or refused, never thrown', async (name) => {
    const { bytes } = fixture(name);
    const random = numbers(bytes.length);
    let refused = 0;
    for (let round = 0; round < 200; round++) {
      const copy = [...bytes.slice(0, round % 4 === 0 ? Math.floor(random() * bytes.length) : bytes.length)];
      for (let i = 0; i < 1 + random() * 10; i++) {
        const at = Math.floor(random() * copy.length);
        if (random() < 0.5) copy[at] = Math.floor(random() * 256);
        else
          copy.splice(
            at,
            Math.floor(random() * 4),
            ...bytesOf(PARTS[Math.floor(random() * PARTS.length)] ?? ''),
          );
      }
      const { outcome, entries } = await readHere(Uint8Array.from(copy), name, 512);
      if (!outcome.ok) {
        refused++;
        expect(outcome.error.message.key).toMatch(/^(?:listfiles|intake):/);
      }
      for (const entry of entries) expect(entry.names.length).toBeGreaterThan(0);
    }
    expect(refused).toBeGreaterThan(0);
  });

  it.each(['notice.pdf', 'notice-old-font.pdf', 'meti.xlsx'])('%s changed at random', async (name) => {
    const { bytes } = fixture(name);
    const random = numbers(bytes.length);
    for (let round = 0; round < 40; round++) {
      const copy = bytes.slice(0, round % 4 === 0 ? Math.floor(random() * bytes.length) : bytes.length);
      for (let i = 0; i < 1 + random() * 10; i++)
        copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
      const { outcome } = await readHere(Uint8Array.from(copy), name);
      if (!outcome.ok) expect(outcome.error.message.key).toMatch(/^(?:listfiles|intake):/);
    }
  });

  it('some of them through the worker as well', async () => {
    const random = numbers(7);
    for (let round = 0; round < 12; round++) {
      const name = names[Math.floor(random() * names.length)] ?? '';
      const bytes = new Uint8Array(fixture(name).bytes);
      for (let i = 0; i < 5; i++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      const read = await readListFile({ name, bytes });
      if (!read.ok) expect(read.error.message.key).toMatch(/^(?:listfiles|intake):/);
    }
  });

  it('texts made to be slow', async () => {
    const head = '商务部公告2026年第1号 管控名单\n附件\n1. ';
    for (const part of [
      '（'.repeat(20_000),
      '('.repeat(9_000) + ')'.repeat(9_000),
      '，'.repeat(20_000),
      '1.\n'.repeat(20_000),
      '幻光 '.repeat(9_000),
      'a '.repeat(9_000),
      '地址：'.repeat(6_000),
      '①'.repeat(9_000),
      '十'.repeat(20_000),
      '公告2026年第'.repeat(6_000),
    ]) {
      const { outcome } = await readHere(bytesOf(head + part), 'n.txt');
      if (!outcome.ok) expect(outcome.error.message.key).toMatch(/^listfiles:/);
    }
    expect(text('notice-control.txt')).toContain('附件');
  });
});
