import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import { forgetAnswers } from '../articles.ts';
import { summaryOf } from '../books.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import { decideHit, hitDetail, hitOf, hitQueue, reviewHit } from '../hits.ts';
import { pageLines } from '../line-pages.ts';
import { classifyLine, lineDetail, supplyFact } from '../lines.ts';
import type { Handlers } from '../router.ts';

type OrderChannels =
  | 'books.list'
  | 'lines.page'
  | 'lines.get'
  | 'lines.classify'
  | 'lines.supply'
  | 'hits.queue'
  | 'hits.get'
  | 'hits.decide'
  | 'hits.review';

export function orderHandlers(context: Context): Pick<Handlers, OrderChannels> {
  const atDesk = openDesk(context);
  const changed = <T>(result: Result<T>): Result<T> => {
    if (result.ok) context.host.emit({ type: 'state-changed' });
    return result;
  };
  return {
    'books.list': () => atDesk((desk) => ok(desk.books().map((book) => summaryOf(desk, book)))),
    'lines.page': (input) => atDesk((desk) => ok(pageLines(desk, input))),
    'lines.get': (input) => atDesk((desk) => lineDetail(desk, input.bookId, input.key)),
    'lines.classify': (input) => atDesk((desk) => changed(classifyLine(desk, input))),
    'lines.supply': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      try {
        return changed(await desk.alone(() => supplyFact(desk, input)));
      } catch (cause) {
        desk.rows.forget();
        throw cause;
      }
    },
    'hits.queue': (input) => atDesk((desk) => ok(hitQueue(desk, input))),
    'hits.get': (input) =>
      atDesk((desk) => {
        const hit = hitOf(desk, input.hitId);
        return hit === undefined ? fail('not-found', 'app:hit-not-found') : ok(hitDetail(desk, hit));
      }),
    'hits.decide': (input) => atDesk((desk) => changed(decideHit(desk, input))),
    'hits.review': (input) => atDesk((desk) => changed(reviewHit(desk, input))),
  };
}

/** Runs a use case on the open vault; a locked vault is an expected failure. Memory never runs ahead of a failed write. */
export function openDesk(context: Context): <T>(work: (desk: Desk) => Result<T>) => Result<T> {
  return (work) => {
    const desk = context.desk();
    if (desk === null) return fail('locked', 'app:locked');
    try {
      return work(desk);
    } catch (cause) {
      desk.rows.forget();
      forgetAnswers(desk);
      throw cause;
    }
  };
}
