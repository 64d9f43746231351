import { fail, ok } from '../../../shared/contract/errors.ts';
import type { Context } from '../create-app.ts';
import { logoOf, removeLogo, setLogo } from '../papers/letterhead.ts';
import type { Handlers } from '../router.ts';
import { openDesk } from './orders.ts';

type LetterheadChannels = 'letterhead.get' | 'letterhead.set' | 'letterhead.remove';

export function letterheadHandlers(context: Context): Pick<Handlers, LetterheadChannels> {
  const atDesk = openDesk(context);
  return {
    'letterhead.get': () => atDesk((desk) => ok(logoOf(desk))),
    'letterhead.set': (input) =>
      atDesk((desk) => {
        const file = context.shelf.get(input.token);
        return file === undefined ? fail('not-found', 'app:file-gone') : setLogo(desk, file.bytes);
      }),
    'letterhead.remove': () => atDesk(removeLogo),
  };
}
