import { createHash } from 'node:crypto';
import { fail, ok } from '../../../shared/contract/errors.ts';
import type { AuditReport } from '../../../shared/contract/views.ts';
import { verifyAudit } from '../../audit/verify-audit.ts';
import { buildAuditFile } from '../audit-desk.ts';
import type { Context } from '../create-app.ts';
import type { Handlers } from '../router.ts';
import { openDesk } from './orders.ts';

type AuditChannels = 'audit.export' | 'audit.verify' | 'journal.page' | 'journal.verify';

export function auditHandlers(context: Context): Pick<Handlers, AuditChannels> {
  const atDesk = openDesk(context);
  return {
    'audit.export': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const locale = context.host.settings.read().locale ?? 'en';
      // The head that the workbook shows is one that somebody has signed.
      desk.vault.journal.checkpoint();
      const built = await buildAuditFile(desk, context.texts, locale, input.bookId);
      if (!built.ok) return built;
      const saved = await context.host.dialogs.saveFile(built.value.name, built.value.bytes);
      if (saved === null) return ok(null);
      const sha256 = createHash('sha256').update(built.value.bytes).digest('hex');
      desk.vault.transaction(() => {
        desk.vault.journal.append({
          role: desk.vault.session.role,
          object: 'audit',
          action: 'audit.export',
          after: { name: saved.name, sha256, book: input.bookId ?? null },
        });
      });
      return ok({ name: saved.name, sha256 });
    },

    'audit.verify': async (input) => {
      const file = context.shelf.get(input.token);
      if (file === undefined) return fail('not-found', 'app:file-gone');
      const checked = await verifyAudit(file.bytes);
      if (!checked.ok) return checked;
      const report: AuditReport = { fileName: file.name, ...checked.value };
      return ok(report);
    },

    'journal.page': (input) =>
      atDesk((desk) => {
        const page = desk.vault.journal.page(input.offset, input.limit);
        return ok({
          total: page.total,
          rows: page.rows.map((event) => ({
            seq: event.seq,
            at: event.time,
            user: event.user,
            role: event.role,
            object: event.object,
            action: event.action,
            detail: JSON.stringify({ before: event.before, after: event.after, reason: event.reason }),
            hash: event.hash,
          })),
        });
      }),

    'journal.verify': () => atDesk((desk) => ok(desk.vault.journal.verify())),
  };
}
