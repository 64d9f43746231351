import { SUSPENDED_ITEMS } from '../items/suspension.ts';
import type { StatusConfirmation } from '../lists/designation.ts';
import { MEASURES } from '../lists/measures.ts';
import type { IsoDate, Message } from '../message.ts';
import { HOLDING_RULE, instrumentOf } from './instruments.ts';

/** A rule that a date switched, or will: what it says in each reading, and what is put down of it. */
export interface RuleSwitch {
  readonly announcement: string;
  readonly of: 'entities' | 'items' | 'holding';
  readonly from: IsoDate;
  /** Last day of the suspension by its own text; null for a stop. */
  readonly until: IsoDate | null;
  /** A later last day that was reported without an announcement. */
  readonly reportedUntil: IsoDate | null;
  readonly suspendedBy: string | null;
  readonly readings: { readonly 'in-force': Message; readonly suspended: Message };
  /** How the rules read it on the day. */
  readonly state: 'not-yet' | 'in-force' | 'suspended' | 'stopped';
  /** Nobody has put down what holds now: the stricter reading counts. */
  readonly unconfirmed: boolean;
  readonly confirmation: StatusConfirmation | null;
  /** False for measures that were stopped: there is nothing to choose. */
  readonly settable: boolean;
}

/** Every dated switch of the rules on a day, entity lists first. */
export function switchesOn(
  asOf: IsoDate,
  confirmations: readonly StatusConfirmation[],
): readonly RuleSwitch[] {
  const entities = MEASURES.flatMap(({ announcement, effective, change }) =>
    change === undefined
      ? []
      : [
          make(announcement, 'entities', effective, change.from, change.until ?? null, asOf, confirmations, {
            stopped: change.state === 'stopped',
            strictWithin: true,
          }),
        ],
  );
  const items = SUSPENDED_ITEMS.of.map((announcement) => {
    const holding = announcement === HOLDING_RULE;
    const effective = instrumentOf(announcement)?.effective ?? SUSPENDED_ITEMS.from;
    return make(
      announcement,
      holding ? 'holding' : 'items',
      effective,
      SUSPENDED_ITEMS.from,
      SUSPENDED_ITEMS.until,
      asOf,
      confirmations,
      { stopped: false, strictWithin: false },
    );
  });
  return [...entities, ...items];
}

/** `strictWithin`: the lists count as in force even within the printed suspension until somebody confirms it. */
function make(
  announcement: string,
  of: RuleSwitch['of'],
  effective: IsoDate,
  from: IsoDate,
  until: IsoDate | null,
  asOf: IsoDate,
  confirmations: readonly StatusConfirmation[],
  kind: { readonly stopped: boolean; readonly strictWithin: boolean },
): RuleSwitch {
  const confirmation = latest(announcement, confirmations);
  const within = asOf >= from && (until === null || asOf <= until);
  const open = !kind.stopped && asOf >= from && (kind.strictWithin || !within);
  const state = ((): RuleSwitch['state'] => {
    if (asOf < effective) return 'not-yet';
    if (asOf < from) return 'in-force';
    if (kind.stopped) return 'stopped';
    if (!open) return 'suspended';
    return confirmation?.state ?? 'in-force';
  })();
  return {
    announcement,
    of,
    from,
    until,
    reportedUntil: of === 'entities' ? null : (instrumentOf(HOLDING_RULE)?.suspendedUntilReported ?? null),
    suspendedBy: of === 'entities' ? null : (instrumentOf(HOLDING_RULE)?.suspendedBy ?? null),
    readings: {
      'in-force': { key: `rules:switch.${of}.in-force` },
      suspended: { key: `rules:switch.${of}.${kind.stopped ? 'stopped' : 'suspended'}` },
    },
    state,
    unconfirmed: open && confirmation === null,
    confirmation,
    settable: !kind.stopped,
  };
}

function latest(announcement: string, all: readonly StatusConfirmation[]): StatusConfirmation | null {
  return all.findLast((one) => one.announcement === announcement) ?? null;
}
