import { beforeAll, describe, expect, it } from 'vitest';
import { loadClauses } from '../../../../electron/papers/clauses.ts';
import type { Clause, ClauseSet, PaperTemplate, Wording } from '../../../../shared/papers/index.ts';
import { buildPaper } from '../../../../shared/papers/index.ts';
import {
  applyEdit,
  besideOf,
  checkTemplate,
  editOf,
  refused,
  type TemplateEdit,
  type TemplateProblem,
} from '../../../../shared/papers/templates/index.ts';
import { PAPER_CODES, type PaperCode } from '../../../../shared/rules/outcome.ts';
import { caseFacts, header } from '../../../support/paper-samples.ts';

let set: ClauseSet;
beforeAll(async () => {
  const loaded = await loadClauses('assets');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  set = loaded.value;
});

const same = (text: string): Wording => ({ zh: text, ja: text, en: text });
const keyOf = (one: TemplateProblem) => one.message.key.replace('templates:problem.', '');
const check = (type: PaperCode, template: PaperTemplate) =>
  checkTemplate(type, template, besideOf(type, set.templates[type], set));
/** The problems of the built-in version with this edit; at the places where they are found. */
const broken = (type: PaperCode, change: (edit: TemplateEdit) => TemplateEdit) =>
  check(type, applyEdit(set.templates[type], change(editOf(set.templates[type])), 'own')).map(
    (one) => `${keyOf(one)} ${one.path}${one.lang ? ` ${one.lang}` : ''}`,
  );
const withClause =
  (key: string, change: (clause: Clause) => Clause) =>
  (edit: TemplateEdit): TemplateEdit => ({
    ...edit,
    clauses: edit.clauses.map((one) =>
      (one.only === undefined ? one.id : `${one.id}@${one.only}`) === key ? change(one) : one,
    ),
  });
const withText =
  (path: string, change: (wording: Wording) => Wording) =>
  (edit: TemplateEdit): TemplateEdit => ({
    ...edit,
    texts: { ...edit.texts, [path]: change(edit.texts[path] ?? same('')) },
  });
const adding =
  (clause: Clause) =>
  (edit: TemplateEdit): TemplateEdit => ({ ...edit, clauses: [...edit.clauses, clause] });
const without =
  (...ids: string[]) =>
  (edit: TemplateEdit): TemplateEdit => ({
    ...edit,
    clauses: edit.clauses.filter((one) => !ids.includes(one.id)),
  });
const own = (text: Wording, more: Partial<Clause> = {}): Clause => ({
  id: 'X01',
  heading: same('自有 own'),
  text,
  ...more,
});

describe('the built-in templates', () => {
  it.each(PAPER_CODES)('%s has no problem and is itself again after an edit that changes nothing', (type) => {
    const builtin = set.templates[type];
    expect(check(type, builtin)).toEqual([]);
    expect(applyEdit(builtin, editOf(builtin), builtin.templateVersion)).toEqual(builtin);
  });
});

describe('a version of one’s own', () => {
  it('may have other words, own clauses in any order and other attachments', () => {
    const found = broken('D1', (edit) => ({
      texts: { ...edit.texts, title: { zh: '书面承诺书', ja: '誓約書', en: 'Pledge' } },
      clauses: [
        ...edit.clauses.slice(4),
        own({ zh: '依{{ref.C05}}。', ja: '{{ref.C05}}による。', en: 'See {{ref.C05}}, {{siteOfUse}}.' }),
        ...edit.clauses.slice(0, 4),
      ],
      attachments: [same('1')],
    }));
    // Only the site of use, which one language names alone, is worth a word.
    expect(found).toEqual(['uneven clauses.X01.text zh', 'uneven clauses.X01.text ja']);
  });

  it('is refused with a variable that nobody knows, or that belongs to another paper', () => {
    const say = (key: string) => adding(own(same(`a {{${key}}} b`)));
    const everywhere = (what: string) => ['zh', 'ja', 'en'].map((lang) => `${what} clauses.X01.text ${lang}`);
    for (const key of [
      'pledgor.nam',
      'guarantor.name',
      'variant.x',
      'pledgeRef.C02',
      'disposition',
      'endUse.ja',
    ])
      expect([key, broken('D1', say(key))]).toEqual([key, everywhere('unknownVariable')]);
    expect(broken('D1', say('ref.C99'))).toEqual(everywhere('refMissing'));
    expect(broken('D1', say('ref.C02'))).toEqual(everywhere('refMissing'));
    expect(broken('D1', adding(own(same('{{ref.C02}}'), { only: 'watch' })))).toEqual([]);
    expect(broken('D1', say('listNo'))).toEqual(everywhere('noValueHere'));
    expect(broken('D2', say('listNo'))).toEqual([]);
    expect(broken('D3', say('pledgeRef.C99'))).toEqual(everywhere('pledgeRefMissing'));
    expect(broken('D3', say('pledgeRef.C10'))).toEqual([]);
  });

  it('is refused with a text that is empty, in all languages or in one', () => {
    expect(
      broken(
        'D1',
        withClause('C04', (one) => ({ ...one, text: same(' ') })),
      ),
    ).toEqual(['empty clauses.C04.text']);
    expect(
      broken(
        'D1',
        withClause('C04', (one) => ({ ...one, text: { ...one.text, ja: '' } })),
      ),
    ).toEqual(['emptyIn clauses.C04.text ja']);
    expect(
      broken(
        'D6',
        withText('body.0.rows.0.label', () => same('')),
      ),
    ).toEqual(['empty body.0.rows.0.label']);
    expect(broken('D1', (edit) => ({ ...edit, attachments: [{ zh: '一', ja: '', en: 'one' }] }))).toEqual([
      'emptyIn attachments.0 ja',
    ]);
    // A narrow variant may say nothing, but in every language.
    const half = withClause('C03@watch', (one) => ({
      ...one,
      variants: { N: { zh: '字', ja: '', en: '' }, W: one.variants?.W ?? same('') },
    }));
    expect(broken('D1', half)).toEqual([
      'emptyIn clauses.C03@watch.variants.N ja',
      'emptyIn clauses.C03@watch.variants.N en',
    ]);
  });

  it.each([
    ['[[', 'x [[ y'],
    [']]', 'x ]] y'],
    ['{{', 'x {{roles y'],
    ['}}', 'x roles}} y'],
    ['<zh:', 'x <zh:两用 y'],
  ])('is refused with a mark %s that has no other half', (_mark, text) => {
    expect(
      broken(
        'D1',
        withClause('C04', (one) => ({ ...one, text: { ...one.text, en: text } })),
      ),
    ).toEqual(['unbalanced clauses.C04.text en']);
  });

  it('is refused where marks would be printed as they stand', () => {
    expect(
      broken(
        'D1',
        withText('title', (one) => ({ ...one, zh: '{{orderNo}}' })),
      ),
    ).toEqual(['plain title zh']);
    const heading = withClause('C04', (one) => ({ ...one, heading: { ...one.heading, ja: '[[語]]' } }));
    expect(broken('D1', heading)).toEqual(['plain clauses.C04.heading ja']);
  });

  it('keeps the announcement’s words literally, as often as they stand there and at their place', () => {
    const zh = (change: (text: string) => string) =>
      broken(
        'D1',
        withClause('C02@watch', (one) => ({ ...one, text: { ...one.text, zh: change(one.text.zh) } })),
      );
    expect(zh((text) => text.replace('[[', '').replace(']]', ''))).toEqual([
      'official clauses.C02@watch.text zh',
    ]);
    expect(zh((text) => text.replace('一切有助于', '有助于'))).toEqual([
      'official clauses.C02@watch.text zh',
      'notOfficial clauses.C02@watch.text zh',
    ]);
    const phrase = '[[不将两用物项用于一切有助于提升日本军事实力用途]]';
    expect(zh((text) => `${text}${phrase}`)).toEqual(['official clauses.C02@watch.text zh']);
    const moved = withClause('C05', (one) => ({ ...one, text: { ...one.text, zh: phrase } }));
    expect(broken('D1', moved)).toEqual(['officialMoved clauses.C05.text zh']);
    const invented = withClause('C05', (one) => ({ ...one, text: { ...one.text, en: '[[our words]]' } }));
    expect(broken('D1', invented)).toEqual(['notOfficial clauses.C05.text en']);
  });

  it('keeps the names and numbers that the program fills in', () => {
    const typed = withText('preamble.watch', (one) => ({
      ...one,
      en: one.en.replace('{{announcement}}', 'MOFCOM Announcement No. 12'),
    }));
    const found = broken('D1', typed);
    expect(found).toContain('variableGone preamble.watch en');
    expect(
      broken(
        'D1',
        withClause('C17', (one) => ({ ...one, text: same('以中文为准 zh') })),
      ),
    ).toEqual(['zh', 'ja', 'en'].map((lang) => `variableGone clauses.C17.text ${lang}`));
  });

  it('leaves out no clause that something rests on, and says which others are gone', () => {
    expect(broken('D1', without('C02'))).toEqual(['needed clauses.C02@watch', 'cited clauses.C02']);
    expect(broken('D1', without('C17'))).toEqual(['needed clauses.C17']);
    expect(broken('D1', without('C10'))).toEqual(['leftOut clauses.C10', 'cited clauses.C10']);
    expect(broken('D1', without('C14'))).toEqual(['leftOut clauses.C14']);
    const gone = check('D1', applyEdit(set.templates.D1, without('C14')(editOf(set.templates.D1)), 'own'));
    expect(refused(gone)).toEqual([]);
    expect(broken('D4', without('U01', 'U02', 'U03'))).toContain('noClauses clauses');
    const third = broken('D1', without('C03'));
    expect(third).toContain('refMissing clauses.C06.variants.W zh');
    expect(third).toContain('variantOf clauses.C06');
  });

  it('has one number for each clause on its ground', () => {
    expect(broken('D1', adding(own(same('a'), { id: 'C04' })))).toEqual(['sameNumber clauses.C04']);
    expect(broken('D1', adding(own(same('a'), { id: '' })))).toEqual(['noNumber clauses.']);
    expect(broken('D1', adding(own(same('a'), { id: 'Z9' })))).toEqual(['foreignNumber clauses.Z9']);
  });

  it('has the variants of the base and one place for them', () => {
    const take = withClause('C09', ({ variants: _, ...one }) => one);
    expect(broken('D1', take)).toContain('variantsChanged clauses.C09');
    const give = adding(own(same('a {{variant}}'), { variants: { N: same('n'), W: same('w') } }));
    expect(broken('D1', give)).toEqual(['variantsChanged clauses.X01']);
    const twice = withClause('C09', (one) => ({
      ...one,
      text: { ...one.text, ja: `${one.text.ja}{{variant}}` },
    }));
    expect(broken('D1', twice)).toEqual(['variantPlace clauses.C09.text ja']);
    const stray = withClause('C04', (one) => ({ ...one, text: { ...one.text, en: 'a {{variant}}' } }));
    expect(broken('D1', stray)).toEqual(['noVariants clauses.C04.text en']);
  });

  it('has the parts of its base: checks, fields and signature rest on them', () => {
    const base = set.templates.D1;
    const cut = check('D1', { ...base, body: base.body.slice(0, -1) });
    expect(cut.map(keyOf)).toContain('structure');
    const rows = base.body.map((part) =>
      part.part === 'facts' ? { ...part, rows: part.rows.slice(1) } : part,
    );
    expect(check('D1', { ...base, body: rows }).map((one) => `${keyOf(one)} ${one.path}`)).toEqual([
      'structure body.1',
    ]);
    const { signature: _, ...unsigned } = base;
    expect(check('D1', unsigned).map(keyOf)).toContain('structure');
  });
});

describe('a variable without a value', () => {
  const d1 = (clause: Clause): ClauseSet => ({
    ...set,
    templates: {
      ...set.templates,
      D1: { ...set.templates.D1, clauses: [...set.templates.D1.clauses, clause] },
    },
  });

  it('is asked for in the form where it is a fact, and keeps the paper from issue', () => {
    const facts = caseFacts(set, 'zh-ja', 'zh');
    const naming = d1(own(same('向{{applicationNo}}')));
    const { applicationNo: _, ...open } = facts;
    const draft = buildPaper('D1', open, header('D1', 'zh-ja', { status: 'draft' }), naming);
    expect(draft).toMatchObject({ ok: true, value: { missing: ['applicationNo'] } });
    expect(buildPaper('D1', open, header('D1', 'zh-ja'), naming)).toMatchObject({
      ok: false,
      error: { message: { key: 'papers:refused.missing' } },
    });
    expect(buildPaper('D1', open, header('D1', 'zh-ja'), set)).toMatchObject({ ok: true });
    expect(buildPaper('D1', { ...open, applicationNo: 'A-1' }, header('D1', 'zh-ja'), naming)).toMatchObject({
      ok: true,
    });
  });

  it('is refused at issue where no field can give it', () => {
    const { listReference: _, ...facts } = caseFacts(set, 'zh', 'zh');
    const naming = d1(own(same('第{{listNo}}项、{{ref.C99}}、{{nothing}}')));
    const draft = buildPaper('D1', facts, header('D1', 'zh', { status: 'draft' }), naming);
    expect(draft).toMatchObject({
      ok: true,
      value: { missing: [], unresolved: ['listNo', 'ref.C99', 'nothing'] },
    });
    expect(buildPaper('D1', facts, header('D1', 'zh'), naming)).toMatchObject({
      ok: false,
      error: {
        message: { key: 'papers:refused.emptyVariable', params: { variables: 'listNo, ref.C99, nothing' } },
      },
    });
  });
});
