import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FontBook } from '../../../electron/papers/fonts.ts';
import { formatEraDate } from '../../../shared/papers/dates.ts';
import type { ClauseSet, PaperFacts } from '../../../shared/papers/index.ts';
import { PAPER_CODES } from '../../../shared/rules/outcome.ts';
import { modelOf, paperRoom, pdfOf } from '../../support/paper-room.ts';
import { caseFacts, FACTS } from '../../support/paper-samples.ts';
import { readPdf, squeeze, standsIn } from '../../support/read-pdf.ts';

let clauses: ClauseSet;
let fonts: FontBook;
beforeAll(async () => {
  ({ clauses, fonts } = await paperRoom());
});

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
}

/** Every piece of text with its place on the page, in points; marks across the page are left out. */
async function placedIn(bytes: Uint8Array): Promise<readonly (readonly Placed[])[]> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: Placed[][] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent({ disableNormalization: true });
    pages.push(
      items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, slope = 0, , , x = 0, y = 0] = item.transform as number[];
        return slope === 0 ? [{ text: item.str, x, right: x + item.width, y }] : [];
      }),
    );
  }
  await pdf.loadingTask.destroy();
  return pages;
}

const RIGHT_EDGE = (185 * 72) / 25.4;
/** The empty half of a bracket or full stop stands outside. */
const HANGING = 10.2 / 2 + 0.1;
const LEFT_EDGE = (22 * 72) / 25.4;

describe('the page', () => {
  const name = `${'日本'.repeat(55)}試験製作所`;
  const long: PaperFacts = {
    ...FACTS,
    pledgor: { ...FACTS.pledgor, names: { ...FACTS.pledgor.names, ja: name }, address: 'A1-'.repeat(60) },
    siteOfUse: 'LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochX'.repeat(2),
    items: Array.from({ length: 200 }, (_, i) => ({
      ...(FACTS.items[i % 3] ?? { description: '' }),
      lineNo: `L${i + 1}#`,
      description: i === 7 ? 'W'.repeat(140) : (FACTS.items[i % 3]?.description ?? ''),
      controlCode: i === 9 ? '1C234.a.1.b.2.c.3' : '1C234',
      quantity: i === 11 ? '123456789012345678901234' : '12,000',
    })),
  };
  it.each(['ja', 'zh-ja-en'] as const)(
    'in %s holds two hundred items and endless words between its edges',
    async (set) => {
      const bytes = await pdfOf(modelOf(clauses, 'D1', set, long), fonts);
      const pages = await placedIn(bytes);
      const over = pages.flat().filter((p) => p.right > RIGHT_EDGE + HANGING || p.x < LEFT_EDGE - HANGING);
      expect(over).toEqual([]);
      const read = await readPdf(bytes);
      expect(standsIn(read.pages, name)).toBe(true);
      const printed = read.pages.map((page) => page.body).join('');
      for (let n = 1; n <= 200; n++) expect(printed).toContain(`L${n}#`);
    },
  );
});

describe('the screening record', () => {
  const facts = () => caseFacts(clauses, 'zh', 'zh');

  it('sets a reason under the one it supports', async () => {
    const pieces = (await placedIn(await pdfOf(modelOf(clauses, 'D7', 'zh', facts()), fonts))).flat();
    const at = (text: string) => pieces.find((p) => p.text.startsWith(text))?.x ?? 0;
    expect(at('the name of the sheet') - at('the end user is on')).toBeCloseTo(7, 1);
  });

  it('keeps its note on what no match means with the last party, and its headings with what follows', async () => {
    const given = facts();
    const [party] = given.screening?.parties ?? [];
    if (!given.screening || !party) throw new Error('no party in the sample');
    for (let count = 10; count <= 20; count++) {
      const parties = Array.from({ length: count }, (_, i) => ({ ...party, name: `当事人${i}号` }));
      const model = modelOf(clauses, 'D7', 'zh', { ...given, screening: { ...given.screening, parties } });
      const { pages } = await readPdf(await pdfOf(model, fonts));
      const page = pages.find(({ body }) => body.includes('“未命中”仅指'));
      expect([count, page?.body.includes(`当事人${count - 1}号`)]).toEqual([count, true]);
      for (const { body } of pages) expect(body).not.toMatch(/(三、命中和决定|四、各行结果和理由)(以下接|$)/);
    }
  });
});

describe('the file', () => {
  it.each(PAPER_CODES)(
    'of %s keeps the rules of PDF/A-3 that can be seen without a validator',
    async (type) => {
      const bytes = await pdfOf(
        modelOf(clauses, type, 'zh-ja-en', caseFacts(clauses, 'zh-ja-en', 'zh')),
        fonts,
      );
      const raw = Buffer.from(bytes).toString('latin1');
      expect(raw).toMatch(/\/OutputIntents? \[/);
      expect(raw).toContain('/S /GTS_PDFA1');
      expect(raw).toMatch(/\/DestOutputProfile \d+ 0 R/);
      expect(raw).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
      expect(raw).toMatch(/\/AF \[/);
      for (const never of ['/Encrypt', '/SMask', '/JavaScript', '/ca ', '/CA ', '/LZWDecode', '/Launch'])
        expect(raw).not.toContain(never);
      expect(raw).not.toMatch(/\/BM \/(?!Normal)/);
      const xmp = Buffer.from(bytes).toString('utf8');
      const { title } = await readPdf(bytes);
      expect(xmp).toContain(`<rdf:li xml:lang="x-default">${title}</rdf:li>`);
      expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
      const created = /\/CreationDate \(D:(\d{14})Z\)/.exec(raw)?.[1] ?? 'none';
      const stamp = /<xmp:CreateDate>([^<]+)<\/xmp:CreateDate>/.exec(xmp)?.[1] ?? '';
      expect(stamp.replace(/\D/g, '').slice(0, 14)).toBe(created);
    },
  );

  it.skipIf(!existsSync('/usr/bin/pdfinfo'))(
    'tells a reader program the header of a table once',
    async () => {
      const items = Array.from({ length: 24 }, (_, i) => ({ ...FACTS.items[0], lineNo: `${i}` }));
      const model = modelOf(clauses, 'D1', 'zh', { ...FACTS, items } as PaperFacts);
      const folder = mkdtempSync(join(tmpdir(), 'papers-'));
      try {
        const file = join(folder, 'a.pdf');
        writeFileSync(file, await pdfOf(model, fonts));
        const tree = execFileSync('/usr/bin/pdfinfo', ['-struct-text', file], { encoding: 'utf8' });
        expect(
          (await readPdf(new Uint8Array(readFileSync(file)))).pages.filter((p) =>
            p.body.includes('管制编码'),
          ),
        ).toHaveLength(2);
        expect(tree.split('管制编码').length - 1).toBe(1);
        expect(tree).toMatch(/^ *TH/m);
        const order = ['出口商', '第二部分', '管制编码', '第四部分', '核心承诺', '签署地点'].map((t) =>
          squeeze(tree).indexOf(t),
        );
        expect([...order].sort((a, b) => a - b)).toEqual(order);
        expect(order[0]).toBeGreaterThan(0);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

describe('dates', () => {
  it('of a Japanese signature name the era beside the year, from its first day on', async () => {
    expect(formatEraDate('2026-11-25')).toBe('2026年（令和8年）11月25日');
    expect(formatEraDate('2019-05-01')).toBe('2019年（令和元年）5月1日');
    expect(formatEraDate('2019-04-30')).toBe('2019年4月30日');
    const facts = { ...FACTS, signDate: '2026-11-25' };
    const bodyOf = async (set: 'ja' | 'zh' | 'zh-ja') => {
      const { pages } = await readPdf(await pdfOf(modelOf(clauses, 'D1', set, facts), fonts));
      return pages.at(-1)?.body ?? '';
    };
    expect(await bodyOf('ja')).toContain('2026年（令和8年）11月25日');
    expect(await bodyOf('zh')).not.toContain('令和');
  });
});
