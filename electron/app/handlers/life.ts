import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { LifeOutputs, LifeView } from '../../../shared/contract/life.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import { redraftPaper } from '../papers/desk.ts';
import { confirmLook, lookAt } from '../papers/life/look.ts';
import { voidPaper } from '../papers/life/supersede.ts';
import { askAgainOn, recordOriginal, recordSent, withdrawEntry } from '../papers/life/trail.ts';
import { lifeOf, papersOut } from '../papers/life/view.ts';
import type { Handlers } from '../router.ts';
import { openDesk } from './orders.ts';

/** What happens to papers beside their text: sending, originals, void, the new look, what is out. */
export function lifeHandlers(context: Context): Pick<Handlers, keyof LifeOutputs> {
  const atDesk = openDesk(context);
  const told = <T>(result: Result<T>): Result<T> => {
    if (result.ok) context.host.emit({ type: 'state-changed' });
    return result;
  };
  /** Enters something in the paper's trail and answers with the whole life. */
  const enter = (paperId: string, work: (desk: Desk) => Result<unknown>): Result<LifeView> =>
    atDesk((desk) => {
      const done = work(desk);
      return done.ok ? told(lifeOf(desk, paperId)) : done;
    });
  return {
    'papers.life': ({ paperId }) => atDesk((desk) => lifeOf(desk, paperId)),
    'papers.out': () => atDesk((desk) => ok(papersOut(desk))),
    'papers.look-at': ({ paperId }) => atDesk((desk) => lookAt(desk, paperId)),
    'papers.look': ({ paperId, text }) => enter(paperId, (desk) => confirmLook(desk, paperId, text)),
    'papers.sent': ({ paperId, text, ...sent }) =>
      enter(paperId, (desk) => recordSent(desk, paperId, given(sent), text)),
    'papers.original': ({ paperId, text, ...original }) =>
      enter(paperId, (desk) => recordOriginal(desk, paperId, given(original), text)),
    'papers.withdraw': ({ paperId, no, reason }) =>
      enter(paperId, (desk) => withdrawEntry(desk, paperId, no, reason)),
    'papers.ask-again': ({ paperId, on, text }) =>
      enter(paperId, (desk) => askAgainOn(desk, paperId, on, text)),
    'papers.void': async ({ paperId, reason }) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const voided = await voidPaper(desk, paperId, reason);
      return voided.ok ? told(lifeOf(desk, paperId)) : voided;
    },
    'papers.redraft': async ({ paperId }) => {
      const desk = context.desk();
      return desk === null ? fail('locked', 'app:locked') : told(await redraftPaper(desk, paperId));
    },
  };
}

/** The schema's absent values are no keys at all in a record. */
type Given<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function given<T extends object>(value: T): Given<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined && one !== ''),
  ) as Given<T>;
}
