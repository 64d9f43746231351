import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentRows } from '../../../electron/app/audit-documents.ts';
import type { Desk } from '../../../electron/app/desk.ts';
import { recordReturned } from '../../../electron/app/papers/life/trail.ts';
import { createThrowAwayP12 } from '../../../electron/papers/throw-away-p12.ts';
import type { PaperRow } from '../../../shared/contract/views.ts';
import { sample } from '../../support/app-bench.ts';
import { pledgeValues } from '../../support/fill-pledge.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { notice, openRoom, type Room } from '../lists/room.ts';

/** The life of one pledge on a real vault, from draft to original, void and next version. */
describe('the life of a paper', () => {
  let bench: Room;
  let caseId = '';
  let pledge: PaperRow;

  // Asked anew each time: locking the vault makes another desk.
  const desk = () => bench.app.context.desk() as Desk;
  const refused = async (channel: Parameters<Room['call']>[0], input: object) => {
    const answer = await bench.call(channel, input as never);
    return answer.ok ? 'ok' : answer.error.message.key;
  };
  const last = () => [...desk().vault.journal.each()].at(-1);
  const out = () => bench.get('papers.out', {});
  const row = async (id: string) => (await bench.get('papers.list', {})).find((one) => one.id === id);
  const SENT = { how: 'courier', to: '小松NTC株式会社', courierNo: 'EX 1', comesBack: true } as const;

  async function fillAndIssue(paperId: string): Promise<PaperRow> {
    const fields = await bench.get('papers.fields', { paperId });
    const filled = await bench.get('papers.fill', { paperId, fields: pledgeValues(fields) });
    expect(filled.blockers).toEqual([]);
    return bench.get('papers.issue', { paperId });
  }

  beforeAll(async () => {
    bench = await openRoom();
    bench.clock = '2026-12-01T03:00:00.000Z';
    const bytes = new Uint8Array(sample('orders.xlsx'));
    const { token } = await bench.get('files.admit', { name: 'orders.xlsx', bytes });
    const preview = await bench.get('intake.preview', { token });
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    const book = await bench.get('intake.import', { token, mapping, remember: false });
    const { rows } = await bench.get('lines.page', { bookId: book.id, offset: 0, limit: 1000 });
    const detail = await bench.get('lines.get', {
      bookId: book.id,
      key: rows.find((one) => one.outcome === 'papers')?.key ?? '',
    });
    caseId = detail.caseId;
    for (const hit of detail.hitList) {
      const { hitId } = hit;
      const decision = {
        verdict: 'true-match',
        reasonCode: 'official-name-equal',
        text: 'as printed',
      } as const;
      await bench.get('hits.decide', { hitId, ...decision });
      await bench.app.lock();
      await bench.get('vault.unlock', { user: 'reviewer', passphrase: 'staple correct horse' });
      await bench.get('hits.review', { hitId, agree: true, text: 'agreed' });
      await bench.reopen();
    }
    for (const { key } of rows) {
      const line = await bench.get('lines.get', { bookId: book.id, key });
      if (line.caseId !== caseId || line.classification.controlled !== 'undecided') continue;
      const basis = 'test report of the maker';
      const code = '1C905.a.4';
      await bench.get('lines.classify', { bookId: book.id, key, controlled: 'controlled', code, basis });
    }
    const drafts = await bench.get('papers.draft', { caseId, languages: 'zh-ja' });
    pledge = drafts.find((paper) => paper.type === 'D1') as PaperRow;
  });
  afterAll(() => bench.close());

  it('sends no draft, and is not out before it has left the house', async () => {
    const paperId = pledge.id;
    expect(await refused('papers.sent', { paperId, on: '2026-12-01', ...SENT })).toBe(
      'life:error.draft-not-sent',
    );
    pledge = await fillAndIssue(paperId);
    expect(pledge.stage).toBe('issued');
    expect(await out()).toMatchObject([{ paperId, awaited: 'sending', out: false, with: null }]);
    expect((await bench.get('app.state', {})).counts.out).toEqual({ count: 0, oldestDays: null });
  });

  it('refuses days before the issue, in the future and out of the calendar', async () => {
    const paperId = pledge.id;
    const on = (day: string) => refused('papers.sent', { paperId, on: day, ...SENT });
    expect(await on('2026-11-30')).toBe('life:error.before-issue');
    expect(await on('2026-12-02')).toBe('life:error.in-future');
    expect(await on('2026-02-30')).toBe('life:error.no-day');
    expect((await bench.get('papers.life', { paperId })).trail).toEqual([]);
  });

  it('is out from the day it was sent, with whom it was sent to, and a wrong entry is withdrawn, not erased', async () => {
    const paperId = pledge.id;
    bench.clock = '2026-12-03T03:00:00.000Z';
    await bench.get('papers.sent', { paperId, on: '2026-12-02', ...SENT, to: 'wrong' });
    expect(last()).toMatchObject({
      action: 'papers.sent',
      object: `paper/${paperId}`,
      after: { to: 'wrong' },
    });
    const withdrawn = await bench.get('papers.withdraw', { paperId, no: 1, reason: 'another addressee' });
    expect(withdrawn).toMatchObject({ stage: 'issued', awaited: 'sending' });
    expect(withdrawn.trail.map(({ kind }) => kind)).toEqual(['sent', 'withdrawn']);
    expect(await refused('papers.withdraw', { paperId, no: 1, reason: 'again' })).toBe('life:error.no-entry');
    await bench.get('papers.sent', { paperId, on: '2026-12-02', ...SENT });
    bench.clock = '2026-12-12T03:00:00.000Z';
    expect(await out()).toMatchObject([
      { paperId, awaited: 'return', out: true, with: SENT.to, since: '2026-12-02', days: 10 },
    ]);
    expect((await bench.get('app.state', {})).counts.out).toEqual({ count: 1, oldestDays: 10 });
  });

  it("keeps the officer's own day to ask again apart from any due date", async () => {
    const paperId = pledge.id;
    expect(await refused('papers.ask-again', { paperId, on: '2026-12-11', text: '' })).toBe(
      'life:error.ask-in-past',
    );
    await bench.get('papers.ask-again', { paperId, on: '2026-12-12', text: 'call' });
    expect(await out()).toMatchObject([{ askAgain: { on: '2026-12-12', text: 'call' }, askNow: true }]);
    await bench.get('papers.ask-again', { paperId, on: null, text: '' });
    expect(await out()).toMatchObject([{ askAgain: null, askNow: false }]);
  });

  it('takes a scan as returned and awaits its original; an image is no signature', async () => {
    const { id } = pledge;
    const signed = { on: '2026-12-12', signedBy: '見本太郎', signedOn: '2026-12-10' };
    expect(recordReturned(desk(), id, { ...signed, form: 'image-only' })).toMatchObject({
      ok: false,
      error: { message: { key: 'life:error.image-only' } },
    });
    expect(
      recordReturned(desk(), id, {
        ...signed,
        on: '2026-12-01',
        signedOn: '2026-12-01',
        form: 'digital-signature',
      }),
    ).toMatchObject({ ok: false, error: { message: { key: 'life:error.before-sent' } } });
    expect(recordReturned(desk(), id, { ...signed, form: 'scan-of-wet-original', seamSeal: 'yes' }).ok).toBe(
      true,
    );
    expect(await out()).toMatchObject([{ paperId: id, stage: 'returned', awaited: 'original' }]);
  });

  it('is no longer out once the original is here, and the audit workbook says all of it', async () => {
    const paperId = pledge.id;
    await bench.get('papers.original', {
      paperId,
      on: '2026-12-12',
      storagePlace: 'safe 3',
      courierNo: 'JP 9',
      signedBy: '見本太郎',
      signedOn: '2026-12-10',
      signedWay: 'signature-and-seal',
      delegation: 'not-applicable',
    });
    expect(await out()).toEqual([]);
    expect((await row(paperId))?.stage).toBe('original');
    const cells = desk()
      .books()
      .flatMap((book) => documentRows(desk(), book, ({ key }) => key))
      .find(({ doc_no }) => doc_no === paperId);
    expect(cells).toMatchObject({
      sent_at: { date: '2026-12-02' },
      sent_to: SENT.to,
      returned_on: { date: '2026-12-12' },
      signed_by: '見本太郎',
      signed_on: { date: '2026-12-10' },
      delegation_attached: 'life:tick.not-applicable',
      original_received_on: { date: '2026-12-12' },
      courier_no: 'JP 9',
      storage_place: 'safe 3',
      method: 'life:signed-way.signature-and-seal',
      status: 'life:stage.original',
    });
  });

  it('is replaced by the next version of its number only when that one is issued', async () => {
    const draft = await bench.get('papers.redraft', { paperId: pledge.id });
    expect(draft).toMatchObject({ status: 'draft', version: 2, docNo: pledge.docNo.replace(/-v1$/, '-v2') });
    expect((await bench.get('papers.redraft', { paperId: pledge.id })).id).toBe(draft.id);
    expect((await row(pledge.id))?.status).toBe('issued');
    expect(await bench.get('papers.life', { paperId: pledge.id })).toMatchObject({ nextDraft: draft.docNo });
    const before = await bench.get('papers.pdf', { paperId: pledge.id });
    const second = await fillAndIssue(draft.id);
    expect((await row(pledge.id))?.stage).toBe('superseded');
    expect((await bench.get('papers.pdf', { paperId: pledge.id })).bytes).toEqual(before.bytes);
    expect(last()).toMatchObject({ action: 'papers.supersede', object: `paper/${pledge.id}` });
    const { bytes } = await bench.get('papers.pdf', { paperId: second.id });
    const text = (await readPdf(Uint8Array.from(bytes))).pages.map((page) => page.body).join('');
    expect(text).toContain(`取代第${pledge.docNo}号文件`);
    expect(await bench.get('papers.life', { paperId: second.id })).toMatchObject({
      supersedes: pledge.docNo,
    });
    const all = await bench.get('papers.list', { caseId });
    expect(all.filter(({ type, status }) => type === 'D1' && status === 'issued')).toHaveLength(1);
    expect(await refused('papers.sent', { paperId: pledge.id, on: '2026-12-12', ...SENT })).toBe(
      'life:error.no-longer-holds',
    );
    pledge = second;
  });

  it('asks for a new look when the list changed before the signature, and a person lets it go on', async () => {
    const paperId = pledge.id;
    bench.clock = '2026-12-20T03:00:00.000Z';
    await acceptNotice({ zh: '与本案无关的测试公司', en: 'Zzyzx Unrelated Testing' });
    expect(await refused('papers.sent', { paperId, on: '2026-12-20', ...SENT })).toBe(
      'life:error.look-first',
    );
    expect(await sign(paperId)).toBe('papers:check.listChanged');
    expect(await out()).toMatchObject([{ paperId, awaited: 'look' }]);
    const look = await bench.get('papers.look-at', { paperId });
    expect(look).toMatchObject({ needed: true, against: [], lines: [] });
    expect(look.before.list).not.toBe(look.now.list);
    expect(look.parties.length).toBeGreaterThan(0);
    expect(look.parties.every(({ same }) => same)).toBe(true);
    await bench.get('papers.look', { paperId, text: 'parties and entry compared' });
    expect(last()).toMatchObject({ action: 'papers.look', reason: 'parties and entry compared' });
    expect(await refused('papers.look', { paperId, text: 'once more' })).toBe('life:error.no-look');
    expect(await sign(paperId)).toBe('ok');
  });

  it('is void for good with a reason, its number stays used and the next draft is the next version', async () => {
    const paperId = pledge.id;
    const life = await bench.get('papers.void', { paperId, reason: 'contract cancelled' });
    expect(life.stage).toBe('void');
    expect(last()).toMatchObject({ action: 'papers.void', reason: 'contract cancelled' });
    expect(await refused('papers.void', { paperId, reason: 'again' })).toBe('life:error.no-longer-holds');
    expect(await out()).toEqual([]);
    const third = await bench.get('papers.redraft', { paperId });
    expect(third.docNo).toBe(pledge.docNo.replace(/-v2$/, '-v3'));
    // It replaces nothing: what stood there before is void.
    expect((await bench.get('papers.life', { paperId: third.id })).supersedes).toBeNull();
    pledge = await fillAndIssue(third.id);
  });

  it('must be drafted again when the new list touches the case', async () => {
    const paperId = pledge.id;
    bench.clock = '2026-12-25T03:00:00.000Z';
    const look = await bench.get('papers.look-at', { paperId });
    const [party] = look.parties;
    await acceptNotice({ zh: party?.name ?? '', en: party?.name ?? '' });
    const after = await bench.get('papers.look-at', { paperId });
    expect(after.parties[0]).toMatchObject({ name: party?.name, same: false });
    expect(after.against.length).toBeGreaterThan(0);
    expect(await refused('papers.look', { paperId, text: 'let it go on' })).toBe(after.against[0]?.key);
    expect(await sign(paperId)).toBe('papers:check.listChanged');
  });

  async function sign(paperId: string): Promise<string> {
    const p12 = await createThrowAwayP12({ commonName: 'Sample', passphrase: 'p12 pass', now: bench.clock });
    const { token } = await bench.get('files.admit', { name: 'sign.p12', bytes: p12 });
    return refused('papers.sign', { paperId, token, passphrase: 'p12 pass' });
  }

  async function acceptNotice(listed: Parameters<typeof notice>[0][number]): Promise<void> {
    const versionId = await bench.read(notice([listed], { published: bench.clock.slice(0, 10) }));
    await bench.get('lists.accept', { versionId, confirmed: ['many-removed', 'older-than-active'] });
  }
});
