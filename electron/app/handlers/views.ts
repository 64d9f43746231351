import { ok } from '../../../shared/contract/errors.ts';
import type { SavedView } from '../../../shared/contract/views.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import type { Handlers } from '../router.ts';
import { openDesk } from './orders.ts';

type Kept = SavedView & { readonly userId: string };

/** The ways in which a user likes to look at lines. They are no record of the business and can be removed. */
export function viewHandlers(context: Context): Pick<Handlers, 'views.list' | 'views.save' | 'views.remove'> {
  const atDesk = openDesk(context);
  const idOf = (desk: Desk, name: string) => `${desk.vault.session.userId}/${name}`;
  const kept = (desk: Desk) => desk.vault.store.ephemeral<Kept>('views');
  const own = (desk: Desk): SavedView[] =>
    [...kept(desk).each(desk.vault.session.userId)].map(({ userId: _userId, ...view }) => view);
  return {
    'views.list': () => atDesk((desk) => ok(own(desk))),
    'views.save': (view) =>
      atDesk((desk) => {
        const { userId } = desk.vault.session;
        kept(desk).put(idOf(desk, view.name), { ...view, userId }, { key: userId });
        return ok(own(desk));
      }),
    'views.remove': ({ name }) =>
      atDesk((desk) => {
        kept(desk).delete(idOf(desk, name));
        return ok(own(desk));
      }),
  };
}
