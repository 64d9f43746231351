import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { ListsView } from '../../../shared/contract/views.ts';
import { SUSPENDED_ITEMS } from '../../../shared/items/suspension.ts';
import type { StatusConfirmation } from '../../../shared/lists/designation.ts';
import { reviseBook } from '../books.ts';
import { todayOf } from '../clock.ts';
import type { Context } from '../create-app.ts';
import { listStatus } from '../lists/age.ts';
import { activeDesignations } from '../lists/designations.ts';
import type { Handlers } from '../router.ts';
import { openDesk } from './orders.ts';

export function listHandlers(context: Context): Pick<Handlers, 'lists.get' | 'lists.confirm'> {
  const atDesk = openDesk(context);
  const view = (): ListsView => {
    const desk = context.desk();
    return {
      status: listStatus(desk, context.knowledge.pack, todayOf(context.host.clock)),
      designations: desk === null ? context.knowledge.pack.designations : activeDesignations(desk),
      confirmations: desk?.confirmations() ?? [],
    };
  };
  return {
    'lists.get': () => ok(view()),

    'lists.confirm': (input): Result<ListsView> =>
      atDesk((desk) => {
        const known =
          SUSPENDED_ITEMS.of.includes(input.announcement) ||
          activeDesignations(desk).some(
            (d) => d.announcement === input.announcement && d.status === 'suspended',
          );
        if (!known) return fail('refused', 'app:measure-not-suspended', { announcement: input.announcement });
        const confirmation: StatusConfirmation = {
          ...input,
          by: desk.vault.session.name,
          at: context.host.clock.now(),
        };
        const before = desk.confirmations().find((c) => c.announcement === input.announcement) ?? null;
        desk.vault.transaction(() => {
          desk.vault.store
            .collection<StatusConfirmation>('confirmations')
            .put(input.announcement, confirmation);
          desk.vault.journal.append({
            role: desk.vault.session.role,
            object: `announcement/${input.announcement}`,
            action: 'lists.confirm',
            before: before === null ? null : { ...before },
            after: { ...confirmation },
            reason: input.source,
          });
          for (const book of desk.books()) reviseBook(desk, book.id);
        });
        return ok(view());
      }),
  };
}
