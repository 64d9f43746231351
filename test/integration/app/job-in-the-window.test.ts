import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createThrowAwayP12 } from '../../../electron/papers/throw-away-p12.ts';
import type { HitRow } from '../../../shared/contract/views.ts';
import {
  type AppBench,
  OFFICER,
  openAppBench,
  REVIEWER,
  sample,
  sampleProfile,
} from '../../support/app-bench.ts';
import { pledgeValues } from '../../support/fill-pledge.ts';
import { readPdf } from '../../support/read-pdf.ts';

/** Steps 1 to 8 of the officer's job through the very calls that the window makes, on a real vault. */
describe('the job through the app', () => {
  let bench: AppBench;
  let bookId = '';
  let pledgeId = '';

  beforeAll(async () => {
    bench = await openAppBench();
  });
  afterAll(() => bench.close());

  const queue = (state: 'open' | 'to-review' | 'all') =>
    bench.get('hits.queue', { state, offset: 0, limit: 1000 });
  const asReviewer = () => bench.get('vault.unlock', { user: 'reviewer', passphrase: REVIEWER.passphrase });
  const asOfficer = () => bench.get('vault.unlock', { user: 'officer', passphrase: OFFICER.passphrase });

  it('makes the vault once and refuses a second', async () => {
    expect((await bench.get('app.state', {})).vault).toBe('none');
    const made = await bench.get('vault.create', {
      profile: sampleProfile(),
      officer: OFFICER,
      reviewer: REVIEWER,
    });
    expect(made).toMatchObject({ vault: 'open', session: { name: OFFICER.name, role: 'officer' } });
    const again = await bench.call('vault.create', {
      profile: sampleProfile(),
      officer: OFFICER,
      reviewer: REVIEWER,
    });
    expect(again).toMatchObject({ ok: false, error: { code: 'refused' } });
  });

  it('previews the order sheet and asks before it imports', async () => {
    const bytes = new Uint8Array(sample('orders.xlsx'));
    const { token } = await bench.get('files.admit', { name: 'orders.xlsx', bytes });
    const preview = await bench.get('intake.preview', { token });
    expect(preview.lineCount).toBeGreaterThanOrEqual(60);
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    const book = await bench.get('intake.import', {
      token,
      mapping,
      remember: true,
      layoutId: preview.layoutId,
    });
    bookId = book.id;
    expect(book.lines).toBe(preview.lineCount);
    for (const count of Object.values(book.outcomes)) expect(count).toBeGreaterThan(0);
    const twice = await bench.get('intake.preview', { token });
    expect(twice.columns.every((c) => c.suggested === null || c.basis === 'remembered')).toBe(true);
    expect(await bench.call('intake.import', { token, mapping, remember: false })).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    });
  });

  it('knows of every value where it stands', async () => {
    const { rows } = await bench.get('lines.page', { bookId, offset: 0, limit: 1000 });
    for (const row of rows) {
      const detail = await bench.get('lines.get', { bookId, key: row.key });
      for (const cell of Object.values(detail.fields)) {
        expect(cell.at.sheet).not.toBe('');
        expect(cell.at.row).toBeGreaterThan(0);
        expect(cell.at.column).toMatch(/^[A-Z]+$/);
      }
    }
  });

  it('lets nobody review their own decision, and nothing take effect before the second person', async () => {
    const open = await queue('open');
    const watch = open.rows.find((row) => row.list === 'watch' && row.tier === 'hit') as HitRow;
    const decided = await bench.get('hits.decide', {
      hitId: watch.hitId,
      verdict: 'true-match',
      reasonCode: 'official-name-equal',
      text: 'name as printed in the annex',
    });
    expect(decided.state).toBe('to-review');
    expect(await bench.call('hits.review', { hitId: watch.hitId, agree: true, text: '' })).toMatchObject({
      ok: false,
      error: { message: { key: 'app:own-decision' } },
    });
    await asReviewer();
    expect((await bench.get('hits.review', { hitId: watch.hitId, agree: true, text: 'agreed' })).state).toBe(
      'final',
    );
    await asOfficer();
  });

  it('refuses a reason that does not support the verdict', async () => {
    const [hit] = (await queue('open')).rows;
    const answer = await bench.call('hits.decide', {
      hitId: hit?.hitId ?? '',
      verdict: 'false-positive',
      reasonCode: 'id-equal',
      text: 'same number',
    });
    expect(answer).toMatchObject({ ok: false, error: { message: { key: 'app:reason-does-not-fit' } } });
  });

  it('clears a line of its outcome when its only hit is a false positive, and brings it back when the reviewer disagrees', async () => {
    const { rows } = await bench.get('lines.page', { bookId, outcome: 'prohibited', offset: 0, limit: 1000 });
    const line = rows.find((row) => row.hits === 1);
    const detail = await bench.get('lines.get', { bookId, key: line?.key ?? '' });
    const [hit] = detail.hitList;
    const decide = () =>
      bench.get('hits.decide', {
        hitId: hit?.hitId ?? '',
        verdict: 'false-positive',
        reasonCode: 'id-differs',
        text: 'another corporate number',
      });
    expect((await decide()).state).toBe('to-review');
    expect((await bench.get('lines.get', { bookId, key: detail.key })).outcome).toBe('prohibited');
    await asReviewer();
    expect(
      (await bench.get('hits.review', { hitId: hit?.hitId ?? '', agree: false, text: 'number not shown' }))
        .state,
    ).toBe('disputed');
    await asOfficer();
    await decide();
    await asReviewer();
    await bench.get('hits.review', { hitId: hit?.hitId ?? '', agree: true, text: 'register extract seen' });
    await asOfficer();
    expect((await bench.get('lines.get', { bookId, key: detail.key })).outcome).not.toBe('prohibited');
  });

  it('makes no pledge for a control-list case and says why', async () => {
    const { rows } = await bench.get('lines.page', { bookId, outcome: 'prohibited', offset: 0, limit: 10 });
    const detail = await bench.get('lines.get', { bookId, key: rows[0]?.key ?? '' });
    const answer = await bench.call('papers.draft', { caseId: detail.caseId, languages: 'zh-ja' });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'refused', message: { key: 'app:case-control-list' } },
    });
  });

  it('drafts, completes, issues, signs and verifies the pledge of a watch-list case', async () => {
    const { rows } = await bench.get('lines.page', { bookId, offset: 0, limit: 1000 });
    const asked = rows.find((row) => row.outcome === 'papers');
    const detail = await bench.get('lines.get', { bookId, key: asked?.key ?? '' });
    for (const hit of detail.hitList.filter((h) => h.state !== 'final')) {
      await bench.get('hits.decide', {
        hitId: hit.hitId,
        verdict: 'true-match',
        reasonCode: 'official-name-equal',
        text: 'name as printed in the annex',
      });
      await asReviewer();
      await bench.get('hits.review', { hitId: hit.hitId, agree: true, text: 'agreed' });
      await asOfficer();
    }
    const sameCase = [];
    for (const row of rows) {
      const other = await bench.get('lines.get', { bookId, key: row.key });
      if (other.caseId === detail.caseId) sameCase.push(other);
    }
    for (const { key } of sameCase.filter((one) => one.classification.controlled === 'undecided')) {
      const basis = 'test report of the maker';
      await bench.get('lines.classify', { bookId, key, controlled: 'controlled', code: '1C905.a.4', basis });
    }
    const drafts = await bench.get('papers.draft', { caseId: detail.caseId, languages: 'zh-ja-en' });
    const pledge = drafts.find((paper) => paper.type === 'D1');
    expect(drafts.map((paper) => paper.type)).toEqual(['D1', 'D2', 'D4', 'D5', 'D6', 'D7']);
    const id = pledge?.id ?? '';
    pledgeId = id;
    expect(await bench.call('papers.issue', { paperId: id })).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    });

    const fields = await bench.get('papers.fields', { paperId: id });
    const values = pledgeValues(fields);
    const filled = await bench.get('papers.fill', { paperId: id, fields: values });
    expect(filled.missing).toEqual([]);
    expect(filled.blockers).toEqual([]);
    const issued = await bench.get('papers.issue', { paperId: id });
    expect(issued.status).toBe('issued');
    expect(await bench.call('papers.fill', { paperId: id, fields: {} })).toMatchObject({ ok: false });

    const p12 = await createThrowAwayP12({
      commonName: 'Sample signer',
      passphrase: 'p12 pass',
      now: new Date().toISOString(),
    });
    const wrong = await bench.get('files.admit', { name: 'sign.p12', bytes: p12.slice() });
    expect(
      await bench.call('papers.sign', { paperId: id, token: wrong.token, passphrase: 'not it' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    });
    const key = await bench.get('files.admit', { name: 'sign.p12', bytes: p12 });
    const [field, further] = await bench.get('signing.fields', { paperId: id });
    expect(field).toMatchObject({ name: 'pledgor', signed: false });
    expect(field?.expected.name).not.toBe('');
    expect(field?.expected.company).toMatch(/^[^a-z]+$/);
    expect(further).toMatchObject({ name: 'countersigner', expected: { name: '' } });
    const [seen] = await bench.get('signing.look', { token: key.token, passphrase: 'p12 pass' });
    expect(seen).toMatchObject({
      commonName: 'Sample signer',
      key: 'P-256',
      selfSigned: true,
      problem: null,
    });
    const report = await bench.get('papers.sign', { paperId: id, token: key.token, passphrase: 'p12 pass' });
    expect(report).toMatchObject({ overall: 'intact' });
    expect(report.signatures).toHaveLength(1);
    expect(report.notes.length).toBeGreaterThan(0);

    await bench.get('papers.save', { paperId: id });
    const saved = bench.saved.at(-1);
    expect(
      Buffer.from(saved?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await bench.get('papers.verify', { paperId: id })).overall).toBe('intact');
  });

  it('makes a certificate that only the chosen file holds, signs with it after the first, and saves the guide', async () => {
    const before = await bench.get('papers.pdf', { paperId: pledgeId });
    const passphrase = 'own passphrase of the file';
    const made = await bench.get('signing.create', {
      commonName: '陈志远',
      organisation: '示例公司',
      title: '经理',
      email: '',
      years: 2,
      algorithm: 'P-256',
      passphrase,
    });
    const file = bench.saved.at(-1);
    expect([made?.name, file?.name]).toEqual(['陈志远.p12', '陈志远.p12']);
    const { token } = await bench.get('files.admit', {
      name: 'own.p12',
      bytes: file?.bytes ?? new Uint8Array(),
    });
    const fingerprint = made?.certificate.fingerprintSha256 ?? '';
    const [seen] = await bench.get('signing.look', { token, passphrase });
    expect(seen).toMatchObject({ fingerprintSha256: fingerprint, organisation: '示例公司', title: '经理' });

    const report = await bench.get('papers.sign', {
      paperId: pledgeId,
      token,
      passphrase,
      field: 'countersigner',
      fingerprint,
      name: '陈志远',
      title: '进出口部经理',
      company: '示例公司',
    });
    expect(report.overall).toBe('intact');
    expect(report.signatures.map((one) => [one.fieldName, one.certifies === true])).toEqual([
      ['pledgor', true],
      ['countersigner', false],
    ]);
    const after = await bench.get('papers.pdf', { paperId: pledgeId });
    expect(Buffer.from(after.bytes.subarray(0, before.bytes.length)).equals(before.bytes)).toBe(true);
    const fields = await bench.get('signing.fields', { paperId: pledgeId });
    expect(fields.every((field) => field.signed)).toBe(true);

    for (const language of ['zh', 'ja', 'en'] as const) {
      await bench.get('signing.guide', { fingerprint, language });
      const { pages } = await readPdf(bench.saved.at(-1)?.bytes ?? new Uint8Array());
      expect(pages).toHaveLength(1);
      const text = pages
        .map((page) => page.body)
        .join('')
        .replace(/\s/g, '');
      expect(text).toContain(fingerprint.toUpperCase());
      expect(text).toContain('陈志远');
    }
    const [first] = report.signatures;
    await bench.get('signing.guide', {
      fingerprint: first?.fingerprintSha256 ?? '',
      paperId: pledgeId,
      language: 'ja',
    });
    expect(await bench.call('signing.guide', { fingerprint: '0'.repeat(64), language: 'en' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    const { rows } = await bench.get('journal.page', { offset: 0, limit: 1000 });
    const event = JSON.stringify(rows.find((row) => row.action === 'certificate.make'));
    expect(event).toContain(fingerprint);
    expect(JSON.stringify(rows)).not.toContain(passphrase);
  });

  it('exports an audit workbook that verifies, and finds the change when a cell is changed', async () => {
    const exported = await bench.get('audit.export', { bookId });
    expect(exported?.name).toMatch(/\.xlsx$/);
    const bytes = bench.saved.at(-1)?.bytes ?? new Uint8Array();
    const { token } = await bench.get('files.admit', { name: 'audit.xlsx', bytes });
    const report = await bench.get('audit.verify', { token });
    expect(report.ok).toBe(true);
    expect(report.sheets.map((sheet) => sheet.name)).toEqual([
      'Summary',
      'Screening',
      'Hits',
      'Documents',
      'Lists',
      'Events',
    ]);
  });

  it('keeps a journal that verifies and holds every step', async () => {
    const { rows } = await bench.get('journal.page', { offset: 0, limit: 1000 });
    const actions = new Set(rows.map((row) => row.action));
    for (const action of [
      'vault.create',
      'orders.import',
      'hits.decide',
      'hits.review',
      'papers.draft',
      'papers.issue',
      'papers.sign',
      'papers.save',
      'audit.export',
    ]) {
      expect(actions).toContain(action);
    }
    expect(await bench.get('journal.verify', {})).toMatchObject({ ok: true, brokenAt: null });
  });

  it('answers every call of a locked vault with "locked"', async () => {
    await bench.get('vault.lock', {});
    for (const call of [
      bench.call('books.list', {}),
      bench.call('journal.verify', {}),
      bench.call('papers.list', {}),
    ]) {
      expect(await call).toMatchObject({ ok: false, error: { code: 'locked' } });
    }
    expect(
      await bench.call('vault.unlock', { user: 'officer', passphrase: REVIEWER.passphrase }),
    ).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    });
    expect((await asOfficer()).vault).toBe('open');
  });
});
