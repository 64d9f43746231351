import { fail, ok } from '../../../shared/contract/errors.ts';
import type { Context } from '../create-app.ts';
import type { Handlers } from '../router.ts';
import { searchAll } from '../search.ts';

export function searchHandlers(context: Context): Pick<Handlers, 'search.all'> {
  return {
    'search.all': async (input) => {
      const desk = context.desk();
      return desk === null ? fail('locked', 'app:locked') : ok(await searchAll(desk, input));
    },
  };
}
