import { fail, ok } from '../../../shared/contract/errors.ts';
import type { ListsView } from '../../../shared/contract/views.ts';
import { SUSPENDED_ITEMS } from '../../../shared/items/suspension.ts';
import type { StatusConfirmation } from '../../../shared/lists/designation.ts';
import { listAgeDays } from '../../../shared/lists/effect.ts';
import { reviseBook } from '../books.ts';
import { todayOf } from '../clock.ts';
import type { Context } from '../create-app.ts';
import type { Handlers } from '../router.ts';

export function listHandlers(context: Context): Pick<Handlers, 'lists.get' | 'lists.confirm'> {
  const view = (): ListsView => {
    const { pack } = context.knowledge;
    return {
      status: {
        checkedThrough: pack.checkedThrough,
        packId: pack.id,
        entries: pack.designations.length,
        ageDays: listAgeDays(pack, todayOf(context.host.clock)),
      },
      designations: pack.designations,
      confirmations: context.desk()?.confirmations() ?? [],
    };
  };
  return {
    'lists.get': () => ok(view()),

    'lists.confirm': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const known =
        SUSPENDED_ITEMS.of.includes(input.announcement) ||
        context.knowledge.pack.designations.some(
          (d) => d.announcement === input.announcement && d.status === 'suspended',
        );
      if (!known) return fail('refused', 'app:measure-not-suspended', { announcement: input.announcement });
      const confirmation: StatusConfirmation = { ...input };
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
    },
  };
}
