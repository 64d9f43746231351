import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { listChannels } from '../../../shared/contract/list-channels.ts';
import { isDesignation, type ListedEntity } from '../../../shared/lists/entity.ts';
import { nameRecordOf } from '../../../shared/lists/name-records.ts';
import { activeAt, spokenThrough } from '../../../shared/lists/version.ts';
import { todayOf } from '../clock.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import { acceptDraft, Cancel, catchUp } from '../lists/accept.ts';
import { registryView, titleOf } from '../lists/age.ts';
import { changesPage } from '../lists/changes.ts';
import { tableColumns } from '../lists/columns.ts';
import { correctDraft } from '../lists/correct.ts';
import { discardDraft, draftView, readDraft } from '../lists/drafts.ts';
import { acknowledge, rescreenQueue } from '../lists/queue.ts';
import { repeatScreening } from '../lists/repeat.ts';
import { closingsOf, isClosed, screeningsOf, screeningView, setClosing } from '../lists/screenings.ts';
import type { Handlers } from '../router.ts';
import { openDesk } from './orders.ts';

type ListChannel = keyof typeof listChannels;

export function listVersionHandlers(context: Context): Pick<Handlers, ListChannel> {
  const { host, shelf } = context;
  const atDesk = openDesk(context);
  const cancel = new Cancel();
  const changed = <T>(result: Result<T>): Result<T> => {
    if (result.ok) host.emit({ type: 'state-changed' });
    return result;
  };
  const withDesk = async <T>(work: (desk: Desk) => Promise<Result<T>>): Promise<Result<T>> => {
    const desk = context.desk();
    return desk === null ? fail('locked', 'app:locked') : work(desk);
  };
  return {
    'lists.registry': () => atDesk((desk) => ok(registryView(desk))),
    'lists.versions': (input) => atDesk((desk) => ok(desk.registry.versions(input.listId))),

    'lists.active': (input) =>
      atDesk((desk) =>
        ok(
          desk.registry.listIds().map((listId) => {
            const versions = desk.registry.versions(listId);
            // The end of that day where the user sits.
            const version = activeAt(versions, new Date(`${input.day}T23:59:59.999`).toISOString());
            return { listId, title: titleOf(desk, listId), version };
          }),
        ),
      ),

    'lists.read': (input) =>
      withDesk(async (desk) => {
        const file =
          input.text === undefined
            ? shelf.get(input.token ?? '')
            : { name: 'notice.txt', bytes: new TextEncoder().encode(input.text) };
        if (file === undefined) return fail('not-found', 'app:file-gone');
        const { listId, title, mode, source, mapping } = input;
        const pasted = input.text !== undefined;
        return changed(
          await readDraft(desk, context.readListFile, {
            ...file,
            pasted,
            listId,
            title,
            mode,
            source,
            mapping,
          }),
        );
      }),

    'lists.columns': (input) =>
      withDesk(async () => {
        const file = shelf.get(input.token);
        if (file === undefined) return fail('not-found', 'app:file-gone');
        return tableColumns(file, context.host.settings.read().locale ?? 'en');
      }),

    'lists.draft': (input) => atDesk((desk) => draftView(desk, input.versionId)),
    'lists.difference': (input) => atDesk((desk) => changesPage(desk, input)),
    'lists.accept': (input) => withDesk(async (desk) => changed(await acceptDraft(desk, input, cancel))),
    'lists.cancel': () => ok({ cancelled: cancel.ask() }),
    // Not while the same draft is being accepted.
    'lists.correct': (input) =>
      withDesk(async (desk) => changed(await desk.alone(async () => correctDraft(desk, input)))),
    'lists.discard': (input) =>
      withDesk(async (desk) =>
        changed(await desk.alone(async () => discardDraft(desk, input.versionId, input.reason))),
      ),
    'lists.entries': (input) => atDesk((desk) => entriesPage(desk, input)),

    'lists.checked': (input) =>
      atDesk((desk) => {
        const active = desk.registry.active(input.listId);
        if (active === null) return fail('not-found', 'lists:import.no-list');
        if (input.through > todayOf(host.clock)) return fail('bad-input', 'lists:check.future');
        const before = spokenThrough(active, desk.registry.checks(input.listId));
        if (before !== null && input.through < before)
          return fail('bad-input', 'lists:check.earlier', { day: before });
        desk.vault.transaction(() => {
          desk.registry.putCheck({
            listId: input.listId,
            through: input.through,
            source: input.source,
            by: desk.vault.session.name,
            at: host.clock.now(),
          });
          desk.vault.journal.append({
            role: desk.vault.session.role,
            object: `list/${active.id}`,
            action: 'lists.checked',
            before: { through: before },
            after: { through: input.through },
            reason: input.source,
          });
        });
        return changed(ok(registryView(desk)));
      }),

    'lists.settings': (input) =>
      atDesk((desk) => {
        const before = desk.registry.settings();
        desk.vault.transaction(() => {
          desk.registry.putSettings(input);
          desk.vault.journal.append({
            role: desk.vault.session.role,
            object: 'lists',
            action: 'lists.settings',
            before: { ...before },
            after: { ...input },
          });
        });
        return changed(ok(registryView(desk)));
      }),

    'rescreen.list': (input) => atDesk((desk) => ok(rescreenQueue(desk, input))),
    'rescreen.acknowledge': (input) =>
      atDesk((desk) => changed(ok({ open: acknowledge(desk, input.ids, input.text) }))),

    'books.close': (input) =>
      atDesk((desk) => {
        const orderNo = input.orderNo ?? null;
        const refused = unknownOrder(desk, input.bookId, orderNo);
        if (refused !== null) return refused;
        if (isClosed(desk, input.bookId, orderNo)) return fail('refused', 'lists:closing.closed');
        setClosing(desk, { bookId: input.bookId, orderNo, reason: input.reason }, true);
        return changed(ok(closingsOf(desk, input.bookId)));
      }),

    'books.reopen': (input) =>
      withDesk(async (desk) => {
        const orderNo = input.orderNo ?? null;
        const refused = unknownOrder(desk, input.bookId, orderNo);
        if (refused !== null) return refused;
        const marked = closingsOf(desk, input.bookId).some((closing) => closing.orderNo === orderNo);
        if (!marked) return fail('refused', 'lists:closing.open');
        setClosing(desk, { bookId: input.bookId, orderNo, reason: input.reason }, false);
        await catchUp(desk, input.bookId, orderNo);
        return changed(ok(closingsOf(desk, input.bookId)));
      }),

    'books.closings': (input) => atDesk((desk) => ok(closingsOf(desk, input.bookId))),
    'books.screenings': (input) =>
      atDesk((desk) => {
        const book = desk.books().find(({ id }) => id === input.bookId);
        if (book === undefined) return fail('not-found', 'lists:repeat.no-book');
        return ok(screeningsOf(desk, book).map((screening) => screeningView(desk, screening)));
      }),
    'books.repeat': (input) => withDesk((desk) => repeatScreening(desk, input.bookId, input.number)),
  };
}

function unknownOrder(desk: Desk, bookId: string, orderNo: string | null): ReturnType<typeof fail> | null {
  if (!desk.books().some(({ id }) => id === bookId)) return fail('not-found', 'lists:repeat.no-book');
  if (orderNo === null || desk.rows.of(bookId).some((row) => row.orderNo === orderNo)) return null;
  return fail('not-found', 'lists:closing.no-order', { order: orderNo });
}

function entriesPage(
  desk: Desk,
  input: {
    readonly listId: string;
    readonly versionId?: string | undefined;
    readonly search?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Result<{ readonly total: number; readonly rows: readonly ListedEntity[] }> {
  const version =
    input.versionId === undefined
      ? desk.registry.active(input.listId)
      : (desk.registry.stored(input.versionId)?.version ?? null);
  if (version === null || version.state !== 'accepted') return fail('not-found', 'lists:import.no-list');
  const needle = fold(input.search ?? '');
  const rows: ListedEntity[] = [];
  let total = 0;
  for (const entity of desk.registry.entries(version.id)) {
    if (needle !== '' && !fold(searchText(entity)).includes(needle)) continue;
    if (total >= input.offset && rows.length < input.limit) rows.push(entity);
    total++;
  }
  return ok({ total, rows });
}

function searchText(entity: ListedEntity): string {
  const names = nameRecordOf(entity).names.map(({ text }) => text);
  const more = isDesignation(entity) ? [entity.announcement] : entity.programs;
  return [entity.id, ...names, ...more].join(' ');
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
