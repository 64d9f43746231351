import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FontBook } from '../../../electron/papers/fonts.ts';
import { modelSha256 } from '../../../electron/papers/hash.ts';
import { renderPaper } from '../../../electron/papers/render.ts';
import {
  type ClauseSet,
  type LangText,
  type LanguageSet,
  type PaperFacts,
  type PaperModel,
  textOf,
} from '../../../shared/papers/index.ts';
import { PAPER_CODES } from '../../../shared/rules/outcome.ts';
import { modelOf, paperRoom, pdfOf } from '../../support/paper-room.ts';
import { caseFacts, FACTS, SETS, UNLISTED, without } from '../../support/paper-samples.ts';
import { readPdf, squeeze, standsIn } from '../../support/read-pdf.ts';

let clauses: ClauseSet;
let fonts: FontBook;
beforeAll(async () => {
  ({ clauses, fonts } = await paperRoom());
});

/** Every text that the model prints in the body, block by block. */
function textsOf(model: PaperModel): readonly LangText[] {
  return model.blocks.flatMap((block): readonly LangText[] => {
    switch (block.kind) {
      case 'title':
      case 'addressee':
      case 'heading':
      case 'paragraph':
      case 'note':
      case 'end':
        return block.texts;
      case 'clause':
        return [...block.headings, ...block.texts];
      case 'facts':
        return block.rows.flatMap((row) => [...row.label, ...row.values]);
      case 'items':
        return [...block.columns.flatMap((c) => c.header), ...block.rows.flat(), ...block.closing];
      case 'table':
        return [...block.columns.flatMap((c) => c.header), ...block.rows.flat(2)];
      case 'list':
        return [...block.hint, ...block.entries.flat()];
      case 'to-complete':
        return [...block.heading, ...block.entries.flat()];
      default:
        return [...block.seal, ...block.rows.flatMap((r) => [...r.label, ...(r.value ? [r.value] : [])])];
    }
  });
}

/** The whole case, answered in the language that the paper is read in. */
function caseOf(set: LanguageSet): PaperFacts {
  return caseFacts(clauses, set, set === 'ja' || set === 'en' ? set : 'zh');
}

describe.each(PAPER_CODES)('%s', (type) => {
  it.each(SETS)('in %s prints every character of the model, and only those', async (set) => {
    const model = modelOf(clauses, type, set, caseOf(set));
    const read = await readPdf(await pdfOf(model, fonts));
    const texts = textsOf(model)
      .map(textOf)
      .filter((text) => squeeze(text) !== '');
    const lost = texts.filter((text) => !standsIn(read.pages, text));
    expect(lost).toEqual([]);
    const printed = squeeze(read.pages.map((page) => page.body).join(''));
    const extra = `${squeeze(model.goingOn.map(textOf).join('/'))}·`;
    const numbers = '0123456789.第条' + '一二三四五六七八九十';
    const allowed = new Set(squeeze(texts.join('')) + extra + numbers);
    expect([...printed].filter((c) => !allowed.has(c))).toEqual([]);
    expect(printed.length).toBeGreaterThan(500);
    expect(printed).not.toMatch(/\{\{|\[\[|undefined|待填|要記入|tobecompleted/);
  });

  it('is the same to the byte when made again', async () => {
    const model = () => modelOf(clauses, type, 'zh-ja', structuredClone(caseOf('zh-ja')));
    expect(Buffer.compare(await pdfOf(model(), fonts), await pdfOf(model(), fonts))).toBe(0);
  });
});

describe('a signature block', () => {
  const signed = PAPER_CODES.filter((type) => type !== 'D4');
  it.each(signed)('of %s never stands alone on a page, and one paper has one', async (type) => {
    for (const set of ['zh', 'ja', 'zh-ja-en'] as const) {
      const model = modelOf(clauses, type, set, caseOf(set));
      const at = model.blocks.findIndex((block) => block.kind === 'signature');
      expect(model.blocks.filter((block) => block.kind === 'signature')).toHaveLength(1);
      const read = await readPdf(await pdfOf(model, fonts));
      const before = model.blocks[at - 1];
      const texts = before === undefined ? [] : textsOf({ ...model, blocks: [before] }).map(textOf);
      const last = texts.filter((text) => squeeze(text).length > 3).at(-1) ?? '';
      expect(read.pages.at(-1)?.body).toContain(squeeze(last));
    }
  });

  it('is not on the value sheet, which nobody signs and which says that it is not the certificate', async () => {
    const model = modelOf(clauses, 'D4', 'zh-ja-en', caseOf('zh-ja-en'));
    expect(model.blocks.some((block) => block.kind === 'signature')).toBe(false);
    const read = await readPdf(await pdfOf(model, fonts));
    expect(read.pages[0]?.body).toContain('本表不是《最终用户和最终用途证明》本身');
    expect(read.pages[0]?.body).toContain('そのものではありません');
    expect(read.pages[0]?.body).toContain('isnottheEnd-UserandEnd-UseCertificateitself');
  });
});

describe('length', () => {
  it.each([
    ['D1', 'zh', 3],
    ['D1', 'zh-ja', 4],
    ['D1', 'zh-ja-en', 6],
    ['D2', 'zh-ja', 3],
    ['D3', 'zh-ja', 3],
    ['D5', 'zh', 6],
  ] as const)('of %s in %s is at most %d pages', async (type, set, most) => {
    const read = await readPdf(await pdfOf(modelOf(clauses, type, set, caseOf(set)), fonts));
    expect(read.pages.length).toBeLessThanOrEqual(most);
  });
});

describe('a draft', () => {
  const draft = (set: (typeof SETS)[number]) =>
    modelOf(
      clauses,
      'D1',
      set,
      without(
        FACTS,
        'exporter.names.ja',
        'exporter.names.en',
        'exporter.names.zh',
        'siteOfUse',
        'items.1.controlCode',
        'contractDate',
      ),
      { status: 'draft' },
    );
  it.each(SETS)('in %s names what is missing on page 1 and is marked on every page', async (set) => {
    const model = draft(set);
    const read = await readPdf(await pdfOf(model, fonts));
    const marks = { zh: '草稿', ja: '下書き', en: 'DRAFT' };
    const placeholder = { zh: '【待填】', ja: '【要記入】', en: '[tobecompleted]' };
    for (const lang of model.languages) {
      for (const page of read.pages) expect(page.margins.split(marks[lang])).toHaveLength(3);
      expect(read.pages.map((p) => p.body).join('')).toContain(placeholder[lang]);
    }
    const box = model.blocks.find((block) => block.kind === 'to-complete');
    const entries = box?.kind === 'to-complete' ? box.entries : [];
    expect(entries.length).toBeGreaterThanOrEqual(4);
    for (const entry of entries.flat()) expect(read.pages[0]?.body).toContain(squeeze(textOf(entry)));
    expect(model.missing).toContain('items.1.controlCode');
    expect(model.missing).toContain(`exporter.names.${model.languages[0]}`);
  });

  it('loses its mark when it is issued', async () => {
    const read = await readPdf(await pdfOf(modelOf(clauses, 'D1', 'zh-ja', FACTS), fonts));
    expect(read.pages.map((p) => p.margins).join('')).not.toMatch(/草稿|下書き/);
  });
});

describe('pages', () => {
  const many = {
    ...FACTS,
    items: Array.from({ length: 60 }, (_, i) => ({
      ...(FACTS.items[i % 3] ?? { description: '' }),
      lineNo: `L${i + 1}#`,
    })),
  } as typeof FACTS;

  it('repeat the header of the item table and lose no line', async () => {
    const read = await readPdf(await pdfOf(modelOf(clauses, 'D1', 'zh-ja', many), fonts));
    const withItems = read.pages.filter((page) => /L\d+#/.test(page.body));
    expect(withItems.length).toBeGreaterThan(2);
    for (const page of withItems) {
      expect(page.body.indexOf('管制编码')).toBeGreaterThanOrEqual(0);
      expect(page.body.indexOf('管制编码')).toBeLessThan(page.body.search(/L\d+#/));
    }
    const printed = read.pages.map((page) => page.body).join('');
    for (let n = 1; n <= 60; n++) expect(printed).toContain(`L${n}#`);
  });

  it.each(SETS)('in %s keep two clauses with the signature, and number themselves', async (set) => {
    const model = modelOf(clauses, 'D1', set, FACTS);
    const read = await readPdf(await pdfOf(model, fonts));
    const last = read.pages.at(-1);
    const heads = model.blocks.flatMap((b) =>
      b.kind === 'clause' ? [textOf(b.headings[0] as LangText)] : [],
    );
    for (const head of heads.slice(-2)) expect(last?.body).toContain(squeeze(head));
    const signature = model.blocks.find((b) => b.kind === 'signature');
    const label = signature?.kind === 'signature' ? signature.rows[1]?.label[0] : undefined;
    expect(last?.body).toContain(squeeze(textOf(label as LangText)));
    const total = read.pages.length;
    read.pages.forEach((page, i) => {
      const numbers = {
        zh: `第${i + 1}页共${total}页`,
        ja: `${i + 1}／${total}ページ`,
        en: `Page${i + 1}of${total}`,
      };
      for (const lang of model.languages) expect(page.margins).toContain(numbers[lang]);
      expect(page.margins).toContain(modelSha256(model).slice(0, 12));
      expect(page.margins).toContain('PL-2026-000123-v1');
    });
  });
});

describe('long texts', () => {
  it('run over pages without losing a character, in a cell and in the end use', async () => {
    const long = (n: number) =>
      Array.from({ length: n }, (_, i) => `第${i}段：电机转子用磁体，牌号N42SH。`).join('');
    const [item, ...rest] = FACTS.items;
    const facts = {
      ...FACTS,
      endUse: long(160),
      items: [{ ...item, description: long(120) }, ...rest],
    } as typeof FACTS;
    const read = await readPdf(
      await pdfOf(modelOf(clauses, 'D1', 'zh', { ...facts, endUseTexts: {} }), fonts),
    );
    const printed = read.pages.map((page) => page.body).join('');
    for (let i = 0; i < 160; i++) expect(printed).toContain(`第${i}段：`);
    expect(printed.split('牌号N42SH。').length - 1).toBeGreaterThanOrEqual(270);
    expect(read.pages.length).toBeGreaterThan(5);
  });

  it('are refused where the signature block would fall off the page', async () => {
    const facts = { ...FACTS, pledgor: { ...FACTS.pledgor, address: '番地'.repeat(1000) } };
    expect(await renderPaper(modelOf(clauses, 'D1', 'ja', facts), { fonts })).toMatchObject({
      ok: false,
      error: { code: 'bad-input', message: { key: 'papers:refused.tooLong' } },
    });
  });

  it('may hold line breaks and tabs, as cells of sheets do', async () => {
    const facts = { ...FACTS, siteOfUse: '愛知県\r\n豊田市\t第二工場' };
    const read = await readPdf(await pdfOf(modelOf(clauses, 'D1', 'ja', facts), fonts));
    expect(standsIn(read.pages, '愛知県豊田市第二工場')).toBe(true);
  });
});

describe('the file', () => {
  it('is the same to the byte when made again, and another when a fact changes', async () => {
    const first = await pdfOf(modelOf(clauses, 'D1', 'zh-ja-en', FACTS), fonts);
    const again = await pdfOf(
      modelOf(clauses, 'D1', 'zh-ja-en', structuredClone(FACTS)),
      (await paperRoom()).fonts,
    );
    expect(Buffer.compare(first, again)).toBe(0);
    const other = await pdfOf(modelOf(clauses, 'D1', 'zh-ja-en', { ...FACTS, contractNo: 'X-1' }), fonts);
    expect(Buffer.compare(first, other)).not.toBe(0);
  });

  it('does not depend on what was printed before', async () => {
    const model = (customer: string) => modelOf(clauses, 'D1', 'zh', { ...FACTS, endCustomer: customer });
    const fresh = (await paperRoom()).fonts;
    await pdfOf(model('\u2f08\u2f47\u2f64'), fresh);
    const after = await pdfOf(model('人日用'), fresh);
    expect(Buffer.compare(after, await pdfOf(model('人日用'), (await paperRoom()).fonts))).toBe(0);
    expect(standsIn((await readPdf(after)).pages, '人日用')).toBe(true);
  });

  it('carries title, language, tags, PDF/A-3 declaration and its data', async () => {
    const model = modelOf(clauses, 'D1', 'ja', UNLISTED);
    const bytes = await pdfOf(model, fonts);
    const read = await readPdf(bytes);
    expect(read.title).toContain('軍民両用品目を日本の軍事力強化に資する用途に使用しない旨の誓約書');
    expect(read.language).toBe('ja-JP');
    expect(read.marked).toBe(true);
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(raw).toContain('/AFRelationship /Data');
    const attached = (await PDF.load(bytes)).getAttachment('PL-2026-000123-v1.json');
    const data = JSON.parse(new TextDecoder().decode(attached ?? undefined)) as Record<string, unknown>;
    expect(data.facts).toEqual(UNLISTED);
    expect(data.contentSha256).toBe(modelSha256(model));
  });

  it('is refused where no font has a character, and names it', async () => {
    const facts = { ...FACTS, endCustomer: '株式会社\u{13000}' };
    const refused = await renderPaper(modelOf(clauses, 'D1', 'ja', facts), { fonts });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'glyph-missing', message: { params: { character: '\u{13000}', code: 'U+13000' } } },
    });
  });

  it('sets rare characters of names with the font that has them', async () => {
    const name = '𠮷田・髙﨑 Łódź 製作所';
    const read = await readPdf(
      await pdfOf(modelOf(clauses, 'D1', 'zh', { ...FACTS, endCustomer: name }), fonts),
    );
    expect(standsIn(read.pages, name)).toBe(true);
  });

  it.skipIf(!existsSync('/usr/bin/pdffonts'))('embeds the fonts of its languages only', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'papers-'));
    const fontsOf = async (set: (typeof SETS)[number], facts = FACTS) => {
      const file = join(folder, `${set}.pdf`);
      writeFileSync(file, await pdfOf(modelOf(clauses, 'D2', set, facts), fonts));
      return execFileSync('/usr/bin/pdffonts', [file], { encoding: 'utf8' });
    };
    try {
      const latin = {
        ...FACTS,
        exporter: {
          ...FACTS.exporter,
          address: 'Ningbo',
          representativeName: 'Chen',
          representativeTitle: 'GM',
          contact: 'Wang',
        },
        pledgor: { ...FACTS.pledgor, address: 'Nagoya' },
        authority: 'Zhejiang',
        items: [
          {
            lineNo: '1',
            description: 'Magnet',
            controlCode: '1C234',
            quantity: '1',
            unit: 'PCS',
            origin: 'China',
          },
        ],
      };
      const english = await fontsOf('en', latin);
      expect(english).not.toMatch(/Noto\w+(SC|JP)/);
      expect(english).toMatch(/NotoSerif-Regular/);
      const chinese = await fontsOf('zh', {
        ...latin,
        pledgor: { ...latin.pledgor, names: { zh: '日本试验' } },
      });
      expect(chinese).toMatch(/NotoSerifSC-Regular/);
      expect(chinese).not.toMatch(/JP-/);
      const both = await fontsOf('zh-ja');
      for (const family of ['NotoSerifSC', 'NotoSerifJP', 'NotoSansSC', 'NotoSansJP'])
        expect(both).toContain(family);
      for (const line of both.split('\n').slice(2).filter(Boolean)) expect(line).toMatch(/yes yes yes/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
