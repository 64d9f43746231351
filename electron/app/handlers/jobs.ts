import { ok } from '../../../shared/contract/errors.ts';
import type { Context } from '../create-app.ts';
import type { Handlers } from '../router.ts';

export function jobHandlers({ jobs }: Context): Pick<Handlers, 'jobs.cancel'> {
  return { 'jobs.cancel': (input) => ok({ cancelled: jobs.cancel(input.job) }) };
}
