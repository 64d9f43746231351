import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Block,
  buildPaper,
  type ClauseSet,
  type LanguageSet,
  type PaperFacts,
  type PaperHeader,
  type PaperModel,
  textOf,
} from '../../../shared/papers/index.ts';
import { modelOf, paperRoom } from '../../support/paper-room.ts';
import { FACTS, header, SETS, UNLISTED, without } from '../../support/paper-samples.ts';

let clauses: ClauseSet;
beforeAll(async () => {
  ({ clauses } = await paperRoom());
});

type Clause = Extract<Block, { kind: 'clause' }>;

function clausesOf(model: PaperModel): readonly Clause[] {
  return model.blocks.filter((block) => block.kind === 'clause');
}

function clauseText(model: PaperModel, id: string, lang: 'zh' | 'ja' | 'en'): string {
  const text = clausesOf(model)
    .find((c) => c.id === id)
    ?.texts.find((t) => t.lang === lang);
  if (!text) throw new Error(`${id} ${lang} is not in the paper`);
  return textOf(text).replace(/\u00a0/g, ' ');
}

function everything(model: PaperModel): string {
  return JSON.stringify(model.blocks).replace(/\u00a0/g, ' ');
}

const WAVE_TWO: PaperFacts = {
  ...FACTS,
  listReference: {
    entityId: 'W2-17',
    list: 'watch',
    announcement: 'MOFCOM 2026-28',
    announcementDate: '2026-06-29',
    no: 17,
  },
};

describe('the announcement', () => {
  it.each(SETS)('comes from the list entry, with its date and number (%s)', (set) => {
    const first = everything(modelOf(clauses, 'D1', set, FACTS));
    const later = everything(modelOf(clauses, 'D1', set, WAVE_TWO));
    const no = (n: number) => (set === 'en' ? `No. ${n} of 2026` : `2026年第${n}号`);
    expect(first).toContain(no(12));
    expect(first).not.toContain(no(28));
    expect(later).toContain(no(28));
    expect(later).toContain(set === 'en' ? '29 June 2026' : '2026年6月29日');
    expect(later).not.toContain(set === 'en' ? '24 February 2026' : '公告2026年第28号（2026年2月24日');
  });

  it('may be one that the templates have never heard of', () => {
    const facts = {
      ...WAVE_TWO,
      listReference: { ...WAVE_TWO.listReference, announcement: 'MOFCOM 2027-3' },
    };
    expect(everything(modelOf(clauses, 'D1', 'zh', facts as PaperFacts))).toContain('商务部公告2027年第3号');
  });

  it('28: the quoted words are marked as those of No. 12, and the unread text is said in each language', () => {
    const model = modelOf(clauses, 'D1', 'zh-ja-en', WAVE_TWO);
    const note = model.blocks.find((block) => block.kind === 'note');
    const texts = note?.kind === 'note' ? note.texts.map((t) => textOf(t).replace(/\u00a0/g, ' ')) : [];
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain('引用文句出自商务部公告2026年第12号；商务部公告2026年第28号正文未经核对');
    expect(texts[1]).toContain('引用文言は商務部公告2026年第12号のもの');
    expect(texts[1]).toContain('本文は未確認');
    expect(texts[2]).toContain('are those of MOFCOM Announcement No. 12 of 2026');
    expect(texts[2]).toContain('was not verified');
    expect(modelOf(clauses, 'D1', 'zh', FACTS).blocks.some((b) => b.kind === 'note')).toBe(false);
    expect(modelOf(clauses, 'D1', 'zh', WAVE_TWO).blocks.some((b) => b.kind === 'note')).toBe(true);
  });
});

describe('the core pledge', () => {
  it.each([
    ['D1', 'C02'],
    ['D2', 'E03'],
  ] as const)(
    '%s: the official words stand once, unchanged, and are then restated without doubt',
    (type, id) => {
      const model = modelOf(clauses, type, 'zh-ja-en', FACTS);
      const official = '不将两用物项用于一切有助于提升日本军事实力用途';
      const zh = clauseText(model, id, 'zh');
      expect(zh.split(official)).toHaveLength(2);
      expect(zh.split(official)[1]).toContain('任何有助于提升日本军事实力的用途');
      expect(zh.split(official)[1]).not.toContain('一切');
      const ja = clauseText(model, id, 'ja');
      expect(ja).toContain('「軍民両用品目を日本の軍事力強化に資するいかなる用途にも使用しない」');
      expect(ja).not.toMatch(/すべて|全て/);
      const en = clauseText(model, id, 'en');
      expect(en).toContain(
        '“not to use dual-use items for any purposes that contribute to enhancing Japan’s military capabilities”',
      );
      expect(en).not.toMatch(/\ball\b/);
      const clause = clausesOf(model).find((c) => c.id === id);
      const spans = clause?.texts[0]?.spans.filter((span) => span.kind === 'official');
      expect(spans?.map((span) => span.text)).toEqual([official]);
    },
  );

  it('of an unlisted party rests on Announcement 1: C03 is the core, C02 and the watch list are not there', () => {
    const model = modelOf(clauses, 'D1', 'zh-ja-en', UNLISTED);
    const ids = clausesOf(model).map((c) => c.id);
    expect(ids).toContain('C03');
    expect(ids).not.toContain('C02');
    expect(ids).toHaveLength(17);
    expect(clausesOf(model).map((c) => c.number)).toEqual(ids.map((_, i) => i + 1));
    const zh = clauseText(model, 'C03', 'zh');
    expect(zh).toContain(
      '“军事用户、军事用途，以及一切有助于提升日本军事实力的其他最终用户用途”（商务部公告2026年第1号）',
    );
    expect(zh).toContain('有助于提升日本军事实力的任何其他最终用户和用途');
    expect(everything(model)).not.toMatch(/第12号|第28号|No\. 12 of|关注名单|注視リスト|watch list/);
    expect(everything(model)).toContain('2026年1月6日');
  });
});

describe('variants', () => {
  const variants = (v: 'N' | 'W') => ({ clauseVariants: { C03: v, C09: v } });
  it('are printed as chosen, and C06 follows C03 and refers to its number', () => {
    const wide = modelOf(clauses, 'D1', 'zh-ja-en', FACTS, variants('W'));
    const narrow = modelOf(clauses, 'D1', 'zh-ja-en', FACTS, variants('N'));
    expect(clauseText(wide, 'C03', 'zh')).toContain('无论本物项处于原状、经加工或者已集成于其他产品之中');
    expect(clauseText(narrow, 'C03', 'zh')).not.toContain('无论本物项处于原状');
    expect(clauseText(wide, 'C09', 'ja')).toContain('現地確認を受け入れます');
    expect(clauseText(narrow, 'C09', 'ja')).toContain('協議によるものとし');
    expect(clauseText(wide, 'C06', 'zh')).toContain('但须同时符合第三条');
    expect(clauseText(wide, 'C06', 'ja')).toContain('（第3条にも適合することを要します。）');
    expect(clauseText(wide, 'C06', 'en')).toContain('subject also to clause 3');
    expect(clauseText(narrow, 'C06', 'en')).not.toContain('subject also');
    expect(clausesOf(wide).find((c) => c.id === 'C09')?.variant).toBe('W');
    const unlisted = modelOf(clauses, 'D1', 'zh', UNLISTED, variants('W'));
    expect(clauseText(unlisted, 'C06', 'zh')).toContain('但须同时符合第二条');
  });

  it('of the language clause state what prevails', () => {
    const a = modelOf(clauses, 'D1', 'zh-ja', FACTS, { prevailing: 'ja' });
    expect(clauseText(a, 'C17', 'zh')).toBe('本文件以中文和日文作成；提交中国主管部门时以日文文本为准。');
    const b = modelOf(clauses, 'D1', 'zh-ja-en', FACTS, { languageClause: 'B' });
    expect(clauseText(b, 'C17', 'ja')).toContain(
      '中国語、日本語及び英語で作成し、各言語版は同等の効力を有します',
    );
    const single = modelOf(clauses, 'D1', 'en', FACTS);
    expect(clauseText(single, 'C17', 'en')).toContain('in English only');
  });
});

describe('what is missing', () => {
  it.each(SETS)('is listed and printed as a placeholder in %s, for every required field', (set) => {
    const nothing: PaperFacts = {
      orderNo: 'PO-1',
      exporter: { names: {} },
      pledgor: { names: {} },
      pledgorRoles: [],
      intermediaries: [],
      items: [{ lineNo: '1', description: '' }],
    };
    const model = modelOf(clauses, 'D1', set, nothing, { status: 'draft' });
    const count = set.split('-').length;
    expect(model.missing).toHaveLength(2 * count + 2 + 6 + (count === 1 ? 1 : count) + 7 + 5);
    for (const key of [
      'contractNo',
      'siteOfUse',
      'pledgorRoles',
      'items.0.quantity',
      'pledgor.registrationId',
    ])
      expect(model.missing).toContain(key);
    const marks = { zh: '【待填】', ja: '【要記入】', en: '[to be completed]' };
    for (const lang of model.languages) expect(everything(model)).toContain(marks[lang]);
  });

  it('a Chinese company name is never made a Japanese one', () => {
    const facts = without(FACTS, 'exporter.names.ja');
    const model = modelOf(clauses, 'D1', 'zh-ja', facts, { status: 'draft' });
    expect(model.missing).toEqual(['exporter.names.ja']);
    const addressee = model.blocks.find((b) => b.kind === 'addressee');
    const ja = addressee?.kind === 'addressee' ? addressee.texts[1] : undefined;
    expect(ja && textOf(ja)).toBe('【要記入】　御中（中華人民共和国商務部への提出用）');
    const japanese = model.blocks.flatMap((b) =>
      b.kind === 'clause' || b.kind === 'paragraph' ? b.texts : [],
    );
    for (const text of japanese.filter((t) => t.lang === 'ja')) expect(textOf(text)).not.toContain('宁波');
  });

  it('keeps a paper from being issued, and leaves no mark or list on an issued one', () => {
    const facts = without(FACTS, 'contractNo');
    expect(buildPaper('D1', facts, header('D1', 'zh'), clauses)).toMatchObject({
      ok: false,
      error: { code: 'refused', message: { key: 'papers:refused.missing', params: { count: 1 } } },
    });
    const draft = modelOf(clauses, 'D1', 'zh', FACTS, { status: 'draft' });
    expect(draft.mark?.map(textOf)).toEqual(['草稿']);
    const issued = modelOf(clauses, 'D1', 'zh', FACTS);
    expect(issued.mark).toBeUndefined();
    expect(issued.blocks.some((b) => b.kind === 'to-complete')).toBe(false);
    expect(everything(issued)).not.toContain('待填');
    expect(modelOf(clauses, 'D1', 'zh', FACTS, { status: 'void' }).mark?.map(textOf)).toEqual(['作废']);
  });

  it('shows the amount where only the unit is missing', () => {
    const model = modelOf(clauses, 'D1', 'zh', without(FACTS, 'items.0.unit'), { status: 'draft' });
    const table = model.blocks.find((b) => b.kind === 'items');
    const row = table?.kind === 'items' ? table.rows[0]?.map(textOf) : [];
    expect(row).toContain('12,000\u00a0【待填】');
    expect(model.missing).toEqual(['items.0.unit']);
  });
});

describe('buildPaper refuses', () => {
  const control = {
    ...FACTS,
    listReference: { ...FACTS.listReference, list: 'control', announcement: 'MOFCOM 2026-11' },
  };
  it.each(['D1', 'D2'] as const)('%s for a control-list entry, even as a draft', (type) => {
    const built = buildPaper(type, control as PaperFacts, header(type, 'zh', { status: 'draft' }), clauses);
    expect(built).toMatchObject({
      ok: false,
      error: {
        code: 'refused',
        message: { key: 'papers:refused.controlList', params: { announcement: 'MOFCOM 2026-11' } },
      },
    });
  });

  it.each([
    ['D2 for an unlisted party', 'D2', UNLISTED, {}, 'refused', 'papers:refused.notListed'],
    ['a paper it does not make', 'D9', FACTS, {}, 'refused', 'papers:refused.type'],
    [
      'a prevailing language that the paper has not',
      'D1',
      FACTS,
      { prevailing: 'en' },
      'bad-input',
      'papers:refused.prevailing',
    ],
    [
      'another template version',
      'D1',
      FACTS,
      { templateVersion: '2020.1' },
      'bad-input',
      'papers:refused.template',
    ],
    ['the header of another paper', 'D1', FACTS, { type: 'D2' }, 'bad-input', 'papers:refused.headerType'],
  ] as const)('%s', (_, type, facts, more, code, key) => {
    const head: PaperHeader = {
      ...header('D1', 'zh-ja' as LanguageSet),
      ...(type === 'D2' ? header('D2', 'zh-ja') : {}),
      ...more,
    };
    expect(buildPaper(type, facts, head, clauses)).toMatchObject({
      ok: false,
      error: { code, message: { key } },
    });
  });
});

describe('one paper in several languages', () => {
  it('has one signature block, and each clause in each language', () => {
    for (const set of SETS) {
      const model = modelOf(clauses, 'D1', set, FACTS);
      expect(model.blocks.filter((b) => b.kind === 'signature')).toHaveLength(1);
      for (const clause of clausesOf(model)) {
        expect(clause.texts.map((t) => t.lang)).toEqual(set.split('-'));
        for (const text of clause.texts) expect(textOf(text)).not.toMatch(/\{\{|\[\[|<zh:|undefined/);
      }
    }
  });

  it('writes dates as each language does', () => {
    const text = everything(modelOf(clauses, 'D1', 'zh-ja-en', FACTS));
    expect(text).toContain('2026年11月2日');
    expect(text).toContain('2 November 2026');
    expect(text).not.toMatch(/11\/2\/2026|2026-11-02/);
  });
});
