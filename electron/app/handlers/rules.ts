import { ok, type Result } from '../../../shared/contract/errors.ts';
import { switchesOn } from '../../../shared/rules/switches.ts';
import { caseDetail, caseList, resumeCase, stopCase } from '../case-desk.ts';
import { todayOf } from '../clock.ts';
import type { Context } from '../create-app.ts';
import { recordHolding, recordOrigin } from '../line-notes.ts';
import { decideMilitary, reviewMilitary } from '../military.ts';
import type { Handlers } from '../router.ts';
import { militaryQueue } from '../signals.ts';
import { openDesk } from './orders.ts';

type RuleChannels =
  | 'lines.military'
  | 'lines.military-review'
  | 'lines.origin'
  | 'military.queue'
  | 'cases.list'
  | 'cases.get'
  | 'cases.stop'
  | 'cases.resume'
  | 'rules.switches'
  | 'hits.holding';

/** What persons put down beside the lines for the rules to read, the cases, and the dated switches. */
export function ruleHandlers(context: Context): Pick<Handlers, RuleChannels> {
  const atDesk = openDesk(context);
  const changed = <T>(result: Result<T>): Result<T> => {
    if (result.ok) context.host.emit({ type: 'state-changed' });
    return result;
  };
  return {
    'lines.military': (input) => atDesk((desk) => changed(decideMilitary(desk, input))),
    'lines.military-review': (input) => atDesk((desk) => changed(reviewMilitary(desk, input))),
    'lines.origin': (input) => atDesk((desk) => changed(recordOrigin(desk, input))),
    'military.queue': (input) => atDesk((desk) => ok(militaryQueue(desk, input))),
    'cases.list': (input) => atDesk((desk) => ok(caseList(desk, input))),
    'cases.get': (input) => atDesk((desk) => caseDetail(desk, input.caseId)),
    'cases.stop': (input) => atDesk((desk) => changed(stopCase(desk, input))),
    'cases.resume': (input) => atDesk((desk) => changed(resumeCase(desk, input))),
    'rules.switches': () =>
      atDesk((desk) => {
        const asOf = desk.asOf ?? todayOf(context.host.clock);
        return ok({
          asOf,
          checkedThrough: desk.knowledge.pack.checkedThrough,
          switches: switchesOn(asOf, desk.confirmations()),
        });
      }),
    'hits.holding': (input) => atDesk((desk) => changed(recordHolding(desk, input))),
  };
}
