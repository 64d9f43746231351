import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineDetail } from '../../../shared/contract/views.ts';
import type { Perspective } from '../../../shared/rules/outcome.ts';
import { type AppBench, OFFICER, openAppBench, REVIEWER, sampleProfile } from '../../support/app-bench.ts';

const HEADER =
  'Order No.,Contract No.,Contract Date,Buyer,End User,Description,Quantity,Unit,Destination,Origin,End Use,Address';
const TRUCKS = 'electric motors for military trucks';
const row = (order: string, item: string, use: string, endUser = 'Sakura Motor KK', origin = 'China') =>
  `${order},C-${order},2026-10-01,Tokyo Trading KK,${endUser},${item},100,kg,Japan,${origin},${use},"1-1 Chiyoda, Tokyo"`;
const SHEET = [
  HEADER,
  row('PO-1', 'gallium metal', TRUCKS),
  row('PO-1', 'germanium dioxide', TRUCKS),
  row('PO-2', 'gallium metal', TRUCKS, 'Hikari KK'),
  row('PO-3', 'dysprosium oxide', 'sintered magnets for machine tools', '小松NTC株式会社'),
  row('PO-4', 'gallium metal', 'LED chips for lamps', 'Kansai Chem KK'),
  row('PO-5', 'gallium metal', 'LED chips for lamps', 'Nagoya Chem KK', 'Australia'),
].join('\n');

describe('what persons put down beside the lines', () => {
  let bench: AppBench;
  let bookId = '';

  async function open(perspective: Perspective = 'cn-exporter') {
    await bench.get('vault.create', {
      profile: { ...sampleProfile(), perspective },
      officer: OFFICER,
      reviewer: REVIEWER,
    });
    const { token } = await bench.get('files.admit', {
      name: 'rules.csv',
      bytes: new TextEncoder().encode(SHEET),
    });
    const preview = await bench.get('intake.preview', { token });
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    bookId = (await bench.get('intake.import', { token, mapping, remember: false })).id;
  }
  const as = async (user: 'officer' | 'reviewer') => {
    await bench.get('vault.lock', {});
    const { passphrase } = user === 'officer' ? OFFICER : REVIEWER;
    await bench.get('vault.unlock', { user, passphrase });
  };
  const lines = async () => (await bench.get('lines.page', { bookId, offset: 0, limit: 100 })).rows;
  const line = async (index: number): Promise<LineDetail> =>
    bench.get('lines.get', { bookId, key: (await lines())[index]?.key ?? '' });
  const queue = async (state: 'open' | 'to-review' | 'all') =>
    (await bench.get('military.queue', { state, offset: 0, limit: 50 })).rows;
  const waiting = async () => (await bench.get('app.state', {})).counts.military;
  const decide = async (index: number, decision: 'military' | 'not-military' | 'unclear', alike = true) =>
    bench.call('lines.military', {
      bookId,
      key: (await line(index)).key,
      decision,
      text: 'Trucks of a civil fire brigade, seen on site.',
      basis: 'letter of 2026-11-20',
      alike,
    });

  beforeEach(async () => {
    bench = await openAppBench();
  });
  afterEach(() => bench.close());

  it('a release waits for the second person, holds for the lines alike, and a new word asks again', async () => {
    await open();
    expect((await queue('open')).map((one) => [one.endUser, one.lines])).toEqual([
      ['Sakura Motor KK', 2],
      ['Hikari KK', 1],
    ]);
    expect(await waiting()).toBe(2);
    expect((await line(0)).military.signals.map((one) => one.text.slice(one.start, one.end))).toEqual([
      'military',
    ]);

    expect((await decide(0, 'not-military')).ok).toBe(true);
    expect((await line(0)).outcome).toBe('review');
    expect((await queue('to-review')).map((one) => one.lines)).toEqual([2]);
    const review = { bookId, key: (await line(0)).key, agree: true, text: '' };
    expect(await bench.call('lines.military-review', review)).toMatchObject({
      error: { message: { key: 'app:own-decision' } },
    });

    await as('reviewer');
    expect((await line(0)).military.canReview).toBe(true);
    await bench.get('lines.military-review', review);
    expect((await lines()).slice(0, 3).map((one) => one.outcome)).toEqual(['no-match', 'no-match', 'review']);
    expect(await queue('to-review')).toEqual([]);
    expect(await waiting()).toBe(1);

    await as('officer');
    await bench.get('lines.supply', {
      bookId,
      key: review.key,
      field: 'end_product',
      value: 'missile carrier',
      basis: 'data sheet',
    });
    expect((await line(0)).outcome).toBe('review');
    expect((await line(0)).military.state).toBe('open');
    expect((await line(1)).outcome).toBe('no-match');
  });

  it('a disagreement leaves the question open; military stops at once and no release undoes it alone', async () => {
    await open();
    await decide(2, 'not-military');
    await as('reviewer');
    const key = (await line(2)).key;
    expect(await bench.call('lines.military-review', { bookId, key, agree: false, text: '' })).toMatchObject({
      ok: false,
    });
    await bench.get('lines.military-review', { bookId, key, agree: false, text: 'the letter names no user' });
    expect((await line(2)).military.state).toBe('disputed');
    expect((await line(2)).outcome).toBe('review');

    await decide(2, 'military');
    expect(await line(2)).toMatchObject({ outcome: 'prohibited' });
    expect((await line(2)).obligations[0]).toMatchObject({
      code: 'stop',
      citation: { instrument: 'MOFCOM 2026-1', article: '1' },
    });
    await decide(2, 'not-military');
    expect((await line(2)).outcome).toBe('prohibited');
    const caseId = (await line(2)).caseId;
    await as('officer');
    expect(await bench.call('papers.draft', { caseId, languages: 'zh-ja' })).toMatchObject({
      error: { message: { key: 'rules:error.banned-line' } },
    });
    const journal = await bench.get('journal.page', { offset: 0, limit: 100 });
    expect(
      journal.rows
        .filter((one) => one.action.startsWith('lines.military'))
        .map((one) => one.action)
        .sort(),
    ).toEqual(['lines.military', 'lines.military', 'lines.military', 'lines.military-review']);
  });

  it('a draft made while words are undecided cannot be issued', async () => {
    await open();
    const { caseId } = await line(0);
    const [draft] = await bench.get('papers.draft', { caseId, languages: 'zh-ja' });
    expect(draft?.blockers.map((one) => one.key)).toContain('rules:error.military-open');
  });

  it('why opens to the cell that the word stands in', async () => {
    await open();
    const { why } = await line(0);
    const rule = why.children[0]?.children[0];
    expect(rule?.message.key).toBe('rules:reason.military');
    expect(rule?.quote).toContain('日本军事用户');
    expect(rule?.children[0]?.message.params).toMatchObject({
      field: 'intake:field.end_use',
      text: TRUCKS,
      cell: 'rules!K2',
    });
  });

  it('cases gather the lines of one end user and contract, with their papers, and a stop needs another person to lift it', async () => {
    await open();
    const { total, rows } = await bench.get('cases.list', { offset: 0, limit: 50 });
    expect(total).toBe(5);
    expect(rows.map((one) => [one.orderNo, one.lines, one.outcome])).toEqual([
      ['PO-1', 2, 'review'],
      ['PO-2', 1, 'review'],
      ['PO-3', 1, 'papers'],
      ['PO-4', 1, 'no-match'],
      ['PO-5', 1, 'no-match'],
    ]);
    expect((await bench.get('cases.list', { search: 'c-po-3', offset: 0, limit: 5 })).total).toBe(1);
    const watch = rows[2]?.caseId ?? '';
    expect(await bench.get('cases.get', { caseId: watch })).toMatchObject({
      licence: 'single',
      clockDays: null,
    });
    const civil = rows[3]?.caseId ?? '';
    const before = await bench.get('cases.get', { caseId: civil });
    expect(before).toMatchObject({ licence: 'ordinary', clockDays: 45, codes: ['NO_HIT'] });
    expect(before.papers.map((one) => `${one.code} ${one.state}`)).toEqual([
      'D1 missing',
      'D4 missing',
      'D6 missing',
    ]);

    const stopped = await bench.get('cases.stop', {
      caseId: civil,
      ground: 'end-use-changed',
      text: 'the buyer says the lamps go to another plant',
    });
    expect(stopped).toMatchObject({ outcome: 'prohibited', codes: ['STOP_REPORT'], licence: 'none' });
    expect(stopped.obligations[0]).toMatchObject({
      code: 'stop',
      citation: { instrument: 'Order 792', article: '25' },
    });
    const text = 'MOFCOM answered on 2026-11-24';
    expect(await bench.call('cases.resume', { caseId: civil, text })).toMatchObject({ ok: false });
    await as('reviewer');
    expect(await bench.get('cases.resume', { caseId: civil, text })).toMatchObject({
      outcome: 'no-match',
      stop: null,
    });
  });

  it('abroad, recorded evidence of origin takes a line out of scope, and a claim does not', async () => {
    await open('overseas');
    expect((await line(5)).outcome).toBe('review');
    const key = (await line(5)).key;
    const origin = { bookId, key, origin: 'other' as const, basis: 'certificate of origin 77' };
    expect(await bench.call('lines.origin', { ...origin, country: 'China' })).toMatchObject({
      error: { message: { key: 'rules:error.origin-country' } },
    });
    const got = await bench.get('lines.origin', { ...origin, country: 'Australia' });
    expect(got.outcome).toBe('no-match');
    expect(got.reasons.map((one) => one.message.key)).toContain('rules:reason.origin-recorded');
  });

  it('abroad, a switch and a holding together decide on rare earths', async () => {
    await open('overseas');
    const [hit] = (await line(3)).hitList;
    if (hit === undefined) throw new Error('the watch-listed party is a hit');
    expect((await line(3)).outcome).toBe('need-info');
    const confirm = (state: 'in-force' | 'suspended') =>
      bench.get('lists.confirm', {
        announcement: 'MOFCOM 2025-61',
        state,
        source: 'mofcom.gov.cn',
        date: '2026-11-20',
      });
    await confirm('in-force');
    expect((await line(3)).outcome).toBe('prohibited');
    const { switches } = await bench.get('rules.switches', {});
    expect(switches.find((one) => one.announcement === 'MOFCOM 2025-61')).toMatchObject({
      state: 'in-force',
      unconfirmed: false,
      confirmation: { by: OFFICER.name, source: 'mofcom.gov.cn' },
    });
    await confirm('suspended');
    expect((await line(3)).outcome).toBe('review');

    await confirm('in-force');
    await bench.get('hits.decide', {
      hitId: hit.hitId,
      verdict: 'affiliate',
      reasonCode: 'other-group-company',
      text: 'a company of the group',
    });
    await as('reviewer');
    await bench.get('hits.review', { hitId: hit.hitId, agree: true, text: '' });
    expect((await line(3)).outcome).toBe('need-info');
    const holding = { hitId: hit.hitId, basis: 'registry extract' };
    expect(await bench.call('hits.holding', { ...holding, kind: 'held', percent: null })).toMatchObject({
      ok: false,
    });
    await bench.get('hits.holding', { ...holding, kind: 'held', percent: 49 });
    expect((await line(3)).outcome).toBe('review');
    await bench.get('hits.holding', { ...holding, kind: 'held', percent: 50 });
    expect(await line(3)).toMatchObject({
      outcome: 'prohibited',
      holdings: { [hit.hitId]: { percent: 50 } },
    });
  });
});
