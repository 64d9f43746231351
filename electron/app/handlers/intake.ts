import type { Mapping } from '../../../shared/contract/channels.ts';
import { fail, ok } from '../../../shared/contract/errors.ts';
import { openWorkbookFile } from '../../intake/open.ts';
import { previewOrders } from '../../intake/orders.ts';
import { importBook } from '../books.ts';
import type { Context } from '../create-app.ts';
import { readBook } from '../intake.ts';
import type { FileKind } from '../ports.ts';
import type { Handlers } from '../router.ts';

const MAX_FILE_BYTES = 100 * 1024 * 1024;

/** A backup holds a whole vault. */
const MAX_BACKUP_BYTES = 1024 * 1024 * 1024;

const KINDS: Readonly<
  Record<
    'orders' | 'p12' | 'pdf' | 'audit' | 'backup' | 'list' | 'pack' | 'returned' | 'logo',
    readonly FileKind[]
  >
> = {
  orders: [{ label: 'xlsx, xls, csv', extensions: ['xlsx', 'xls', 'csv', 'tsv', 'txt'] }],
  p12: [{ label: 'PKCS#12', extensions: ['p12', 'pfx'] }],
  pdf: [{ label: 'PDF', extensions: ['pdf'] }],
  audit: [{ label: 'xlsx', extensions: ['xlsx'] }],
  backup: [{ label: 'Pledgedesk backup', extensions: ['pdbackup'] }],
  logo: [{ label: 'PNG, JPEG', extensions: ['png', 'jpg', 'jpeg'] }],
  pack: [{ label: 'pdlist', extensions: ['pdlist', 'txt'] }],
  returned: [{ label: 'pdf, png, jpg', extensions: ['pdf', 'png', 'jpg', 'jpeg'] }],
  list: [
    {
      label: 'xml, csv, json, xlsx, pdf, txt, html',
      extensions: ['xml', 'csv', 'tsv', 'json', 'ndjson', 'xlsx', 'xls', 'pdf', 'txt', 'html', 'htm', 'zip'],
    },
  ],
};

type IntakeChannels = 'files.admit' | 'files.pick' | 'intake.preview' | 'intake.import';

export function intakeHandlers(context: Context): Pick<Handlers, IntakeChannels> {
  const { host, shelf } = context;
  const locale = () => host.settings.read().locale ?? 'en';
  return {
    'files.admit': (input) => {
      if (context.desk() === null) return fail('locked', 'app:locked');
      if (input.bytes.byteLength > MAX_FILE_BYTES)
        return fail('file-too-large', 'app:file-too-large', { file: input.name, mebibytes: 100 });
      return ok(shelf.admit({ name: input.name, bytes: input.bytes }));
    },

    'files.pick': async (input) => {
      // A backup is wanted where there is no vault to open.
      if (context.desk() === null && input.kind !== 'backup') return fail('locked', 'app:locked');
      const limit = input.kind === 'backup' ? MAX_BACKUP_BYTES : MAX_FILE_BYTES;
      const picked = await host.dialogs.openFile(KINDS[input.kind], limit + 1);
      if (picked === null) return ok(null);
      if (picked.bytes.byteLength > limit)
        return fail('file-too-large', 'app:file-too-large', {
          file: picked.name,
          mebibytes: limit / 2 ** 20,
        });
      return ok(shelf.admit(picked));
    },

    'intake.preview': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const file = shelf.get(input.token);
      if (file === undefined) return fail('not-found', 'app:file-gone');
      const raw = await openWorkbookFile(file.bytes, file.name, {
        locale: locale(),
        ...(input.encoding === undefined ? {} : { encoding: input.encoding }),
        ...(input.sheet === undefined ? {} : { sheet: input.sheet }),
      });
      if (!raw.ok) return raw;
      const layouts = desk.vault.store.collection<Mapping>('layouts');
      const preview = previewOrders(raw.value, { remembered: (layoutId) => layouts.get(layoutId) });
      return preview.ok ? ok({ token: input.token, ...preview.value }) : preview;
    },

    'intake.import': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const file = shelf.get(input.token);
      if (file === undefined) return fail('not-found', 'app:file-gone');
      const choices = {
        mapping: input.mapping,
        ...(input.encoding === undefined ? {} : { encoding: input.encoding }),
        ...(input.sheet === undefined ? {} : { sheet: input.sheet }),
      };
      const book = await readBook(file.name, file.bytes, locale(), choices);
      if (!book.ok) return book;
      const unreadable = book.value.problems.find((problem) => problem.severity === 'error');
      if (book.value.lines.length === 0) {
        return unreadable === undefined
          ? fail('bad-input', 'app:no-lines', { file: file.name })
          : { ok: false, error: { code: 'bad-input', message: unreadable.message } };
      }
      const job = context.jobs.begin('screening', 'deciding');
      const imported = await importBook(desk, book.value, file.bytes, job.signal).finally(job.end);
      if (!imported.ok) {
        // The window still shows how far it had come.
        host.emit({ type: 'state-changed' });
        return imported;
      }
      if (input.remember && input.layoutId !== undefined) {
        const { layoutId, mapping } = input;
        desk.vault.transaction(() => {
          desk.vault.store.collection<Mapping>('layouts').put(layoutId, mapping);
        });
      }
      host.emit({ type: 'state-changed' });
      return imported;
    },
  };
}
