import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookOf, entry, foreignList, importInto, named, notice, openRoom, type Room } from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const HOSHI = { zh: '星霜精密机械股份公司', en: 'Hoshishimo Precision Machinery' };
const actions = () => [...room.desk.vault.journal.each()].map(({ action }) => action);

describe('the chain of a list', () => {
  it('begins with the built-in pack, once, also after the vault was opened again', async () => {
    await room.reopen();
    const versions = await room.get('lists.versions', { listId: 'mofcom' });
    expect(versions.map(({ id, state, source, entries }) => [id, state, source, entries])).toEqual([
      ['mofcom@0', 'accepted', 'builtin', 193],
    ]);
  });

  it('adds a notice to the list and leaves the entries of other announcements alone', async () => {
    const id = await room.read(notice([HOSHI]));
    const draft = await room.get('lists.draft', { versionId: id });
    expect(draft.counts).toEqual({ added: 1, removed: 0, changed: 0, status: 0, unchanged: 193 });
    expect((await room.get('lists.get', {})).designations).toHaveLength(193);

    const { version } = await room.get('lists.accept', { versionId: id });
    expect(version).toMatchObject({ entries: 194, base: 'mofcom@0', announcement: 'MOFCOM 2026-91' });
    const { designations } = await room.get('lists.get', {});
    expect(designations).toHaveLength(194);
    expect(designations.at(-1)).toMatchObject({
      id: 'mofcom:2026-91-01',
      list: 'control',
      zhHans: HOSHI.zh,
      en: HOSHI.en,
      ja: null,
      overseasTransferClause: null,
    });
    expect(actions().filter((action) => action.startsWith('lists.'))).toEqual([
      'lists.accept',
      'lists.import',
      'lists.accept',
    ]);
  });

  it('replaces a whole list: what is missing counts as removed from that day, and is kept', async () => {
    const aoba = entry('1', [named('en', 'Aoba Rotor Works')]);
    const kiri = entry('2', [named('en', 'Kirigumo Valve Foundry')]);
    await room.get('lists.accept', { versionId: await room.read(foreignList([aoba, kiri])) });
    const moved = { ...aoba, addresses: ['1 Harbour Road'], programs: ['Entity List'] };
    const id = await room.read(foreignList([moved], '2026-11-20'));
    const { rows } = await room.get('lists.difference', { versionId: id, offset: 0, limit: 10 });
    expect(rows.map(({ kind, id: entity, fields }) => [kind, entity, fields.map((f) => f.field)])).toEqual([
      ['changed', 'us-csl:1', ['addresses', 'programs']],
      ['removed', 'us-csl:2', ['status', 'removedOn']],
    ]);
    expect(rows[0]?.fields[0]).toEqual({ field: 'addresses', before: null, after: '1 Harbour Road' });
    const { version } = await room.get('lists.accept', { versionId: id });
    expect(version.entries).toBe(1);
    const { rows: entries } = await room.get('lists.entries', { listId: 'us-csl', offset: 0, limit: 10 });
    expect(entries[1]).toMatchObject({ id: 'us-csl:2', status: 'removed', removedOn: '2026-11-20' });
    const old = await room.get('lists.entries', {
      listId: 'us-csl',
      versionId: 'us-csl@0',
      offset: 0,
      limit: 10,
    });
    expect(old.rows.map((row) => 'status' in row && row.status)).toEqual(['active', 'active']);
  });

  it('says which version was active on a day', async () => {
    room.clock = '2026-11-27T10:00:00.000+00:00';
    await room.get('lists.accept', { versionId: await room.read(notice([HOSHI])) });
    const on = async (day: string) =>
      (await room.get('lists.active', { day })).map(({ listId, version }) => [listId, version?.id ?? null]);
    expect(await on('2026-11-20')).toEqual([['mofcom', null]]);
    expect(await on('2026-11-26')).toEqual([['mofcom', 'mofcom@0']]);
    expect(await on('2026-11-27')).toEqual([['mofcom', 'mofcom@1']]);
  });

  it('keeps what is known of an entry whose notice is read again', async () => {
    const [first] = room.app.context.knowledge.pack.designations.filter(
      ({ announcement }) => announcement === 'MOFCOM 2026-11',
    );
    if (first === undefined) throw new Error('no such entry');
    const again = notice([{ zh: first.zhHans, en: first.en }], {
      announcement: 'MOFCOM 2026-11',
      published: first.date,
    });
    const draft = await room.get('lists.draft', { versionId: await room.read(again) });
    expect(draft.counts).toMatchObject({ added: 0, changed: 0, unchanged: 193 });
    expect(draft.warnings.map(({ code }) => code)).toContain('same-entries');
  });
});

describe('a wrong file', () => {
  it('is told when the very same one was accepted before', async () => {
    await room.get('lists.accept', { versionId: await room.read(notice([HOSHI])) });
    const again = await room.call('lists.read', { text: JSON.stringify(notice([HOSHI])) });
    expect(again).toMatchObject({ ok: false, error: { message: { key: 'lists:import.known-file' } } });
    expect(await room.get('lists.versions', { listId: 'mofcom' })).toHaveLength(2);
  });

  it('gives the same draft while it is one, and may come again after it was discarded', async () => {
    const id = await room.read(notice([HOSHI]));
    expect(await room.read(notice([HOSHI]))).toBe(id);
    await room.get('lists.discard', { versionId: id, reason: 'wrong year' });
    expect(await room.call('lists.accept', { versionId: id })).toMatchObject({
      ok: false,
      error: { message: { key: 'lists:import.settled' } },
    });
    expect(await room.read(notice([HOSHI]))).toBe('mofcom@2');
  });

  it('older than the active version is refused until the officer overrules it', async () => {
    const one = entry('1', [named('en', 'Aoba Rotor Works')]);
    const two = entry('2', [named('en', 'Kirigumo Valve Foundry')]);
    await room.get('lists.accept', { versionId: await room.read(foreignList([one], '2026-11-20')) });
    const versionId = await room.read(foreignList([one, two], '2026-10-01'));
    expect(await room.call('lists.accept', { versionId })).toMatchObject({
      ok: false,
      error: { message: { key: 'lists:warning.older-than-active' } },
    });
    await room.get('lists.accept', { versionId, confirmed: ['older-than-active'] });
    const event = [...room.desk.vault.journal.each()].at(-1);
    expect(event).toMatchObject({ action: 'lists.accept', after: { confirmed: ['older-than-active'] } });
  });

  it('of another list is refused outright', async () => {
    const answer = await room.call('lists.read', {
      text: JSON.stringify(foreignList([entry('1', [named('en', 'Aoba Rotor Works')])])),
      listId: 'mofcom',
    });
    expect(answer).toMatchObject({ ok: false, error: { message: { key: 'lists:import.other-list' } } });
    expect(await room.get('lists.versions', { listId: 'mofcom' })).toHaveLength(1);
  });

  it('that would empty a list is refused until the officer overrules it', async () => {
    const many = Array.from({ length: 60 }, (_, i) => entry(`${i}`, [named('en', `Aoba Rotor Works ${i}`)]));
    await room.get('lists.accept', { versionId: await room.read(foreignList(many)) });
    const versionId = await room.read(foreignList(many.slice(0, 20), '2026-11-20'));
    expect(await room.call('lists.accept', { versionId })).toMatchObject({
      ok: false,
      error: { message: { key: 'lists:warning.many-removed' } },
    });
  });

  it('without a day or a number cannot be accepted until they are given', async () => {
    const bare = notice([HOSHI], { published: null, announcement: null });
    const versionId = await room.read(bare);
    const confirmed = ['no-day', 'no-announcement'];
    expect(await room.call('lists.accept', { versionId, confirmed })).toMatchObject({ ok: false });
    await room.get('lists.accept', {
      versionId,
      published: '2026-11-24',
      announcement: 'MOFCOM 2026-91',
      clause: true,
    });
    const { designations } = await room.get('lists.get', {});
    expect(designations.at(-1)).toMatchObject({ date: '2026-11-24', overseasTransferClause: true });
  });
});

describe('age', () => {
  const card = async (listId: string) =>
    (await room.get('lists.registry', {})).lists.find((list) => list.listId === listId);

  it('turns stale past the setting, and a check by a person moves the day', async () => {
    expect(await card('mofcom')).toMatchObject({ stale: true, checkedThrough: '2026-08-24' });
    expect((await room.get('app.state', {})).lists.stale).toBe(true);
    await room.get('lists.checked', {
      listId: 'mofcom',
      through: '2026-11-24',
      source: 'mofcom.gov.cn, announcements page',
    });
    expect(await card('mofcom')).toMatchObject({ stale: false, ageDays: 1, checkedThrough: '2026-11-24' });
    expect((await room.get('app.state', {})).lists).toMatchObject({
      stale: false,
      checkedThrough: '2026-11-24',
    });
    expect(actions().at(-1)).toBe('lists.checked');
    expect(
      await room.call('lists.checked', { listId: 'mofcom', through: '2026-11-26', source: 'tomorrow' }),
    ).toMatchObject({ ok: false });
  });

  it('moves with a newer version, and follows the officer’s setting', async () => {
    await room.get('lists.accept', { versionId: await room.read(notice([HOSHI])) });
    expect(await card('mofcom')).toMatchObject({ stale: false, ageDays: 1 });
    room.clock = '2026-11-30T09:00:00.000+00:00';
    await room.get('lists.settings', { maxAgeDays: 5 });
    expect(await card('mofcom')).toMatchObject({ stale: true, ageDays: 6 });
  });
});

describe('hits on another list', () => {
  it('ask for a review that names list and programme, and show as they were matched', async () => {
    const listed = entry('9', [named('en', 'Kirigumo Valve Foundry')], { programs: ['Entity List (EL)'] });
    await room.get('lists.accept', { versionId: await room.read(foreignList([listed])) });
    const bookId = await importInto(
      room,
      bookOf([{ order: 'A1', name: 'Kirigumo Valve Foundry Co., Ltd.' }]),
    );
    const line = await room.get('lines.get', { bookId, key: 'S!2' });
    expect(line.outcome).toBe('review');
    expect(line.reasons[0]?.message).toMatchObject({
      key: 'rules:reason.reference.undecided',
      params: { list: 'Consolidated Screening List', programs: 'Entity List (EL)' },
    });
    expect(line.obligations.some(({ code }) => code === 'stop' || code === 'D1')).toBe(false);
    const [hit] = line.hitList;
    expect(hit).toMatchObject({ list: 'reference', announcement: 'Consolidated Screening List' });

    const renamed = { ...listed, names: [named('en', 'Harukaze Bearings')] };
    await room.get('lists.accept', { versionId: await room.read(foreignList([renamed], '2026-11-20')) });
    const detail = await room.get('hits.get', { hitId: hit?.hitId ?? '' });
    expect(detail.withdrawn).toBe(true);
    expect(detail.entityName).toBe('Kirigumo Valve Foundry');
    expect((await room.get('lines.get', { bookId, key: 'S!2' })).outcome).toBe('no-match');
    expect((await room.get('hits.queue', { state: 'open', offset: 0, limit: 10 })).total).toBe(0);
  });

  it('stand in the audit workbook beside those of MOFCOM', async () => {
    const listed = entry('9', [named('en', 'Kirigumo Valve Foundry')], { programs: ['Entity List (EL)'] });
    await room.get('lists.accept', { versionId: await room.read(foreignList([listed])) });
    const bookId = await importInto(room, bookOf([{ order: 'A1', name: 'Kirigumo Valve Foundry' }]));
    const { hitRows, listRows, screeningRows } = await import('../../../electron/app/audit-rows.ts');
    const speak = (message: { key: string }) => message.key;
    expect(hitRows(room.desk, room.desk.book(bookId), speak)[0]).toMatchObject({
      list: 'app:list.reference',
      entry_name_en: 'Kirigumo Valve Foundry',
      announcement_no: 'Consolidated Screening List; Entity List (EL)',
    });
    expect(listRows(room.desk, speak).map(({ list_id }) => list_id)).toContain('us-csl@0');
    const [row] = screeningRows(room.desk, room.desk.book(bookId), speak);
    expect(row?.list_versions).toMatch(/^mofcom@0 [0-9a-f]{12} .*\nus-csl@0 [0-9a-f]{12} \(2026-11-01\)$/);
  });
});
