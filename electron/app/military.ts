import { fail, type Result } from '../../shared/contract/errors.ts';
import type { LineDetail } from '../../shared/contract/views.ts';
import { signalKey } from '../../shared/rules/military.ts';
import type { MilitaryDecision } from '../../shared/rules/outcome.ts';
import { reviseLine } from './books.ts';
import type { Desk } from './desk.ts';
import { lineDetail, lineOf } from './lines.ts';
import type { MilitaryRecord } from './records.ts';
import { alikeOf, groupOf, readingOf, signalsOf } from './signals.ts';

/** Records a person's word. `military` and `unclear` hold at once; `not-military` waits for a second person. */
export function decideMilitary(
  desk: Desk,
  input: {
    readonly bookId: string;
    readonly key: string;
    readonly decision: MilitaryDecision;
    readonly text: string;
    readonly basis: string;
    readonly alike: boolean;
  },
): Result<LineDetail> {
  const record = lineOf(desk, input.bookId, input.key);
  if (record === undefined) return fail('not-found', 'app:line-not-found');
  if (input.text.trim().length < 10) return fail('bad-input', 'rules:error.reason-short');
  const reading = readingOf(record);
  const { session, journal } = desk.vault;
  const at = desk.host.clock.now();
  const own: MilitaryRecord = {
    decision: input.decision,
    text: input.text.trim(),
    basis: input.basis.trim(),
    seen: reading.signals.map(signalKey),
    batch: `${at} ${input.key}`,
    by: session.name,
    byId: session.userId,
    at,
    secondNeeded: input.decision === 'not-military',
    review: null,
  };
  const keys = input.alike ? alikeOf(desk, input.bookId, groupOf(record, reading)).map((one) => one.key) : [];
  const records = [...new Set([input.key, ...keys])]
    .map((key) => lineOf(desk, input.bookId, key))
    .filter((one) => one !== undefined);
  desk.vault.transaction(() => {
    journal.append({
      role: session.role,
      object: `line/${input.bookId}/${input.key}`,
      action: 'lines.military',
      before: { decision: record.military?.at(-1)?.decision ?? null },
      after: {
        decision: own.decision,
        basis: own.basis,
        words: [...new Set(reading.signals.map((signal) => signal.word))],
        lines: records.map((one) => one.line.key),
        secondNeeded: own.secondNeeded,
      },
      reason: own.text,
    });
    for (const one of records) reviseLine(desk, { ...one, military: [...(one.military ?? []), own] });
  });
  return lineDetail(desk, input.bookId, input.key);
}

/** The second person agrees or disagrees, for all lines that were decided in one go. Nobody reviews their own decision. */
export function reviewMilitary(
  desk: Desk,
  input: { readonly bookId: string; readonly key: string; readonly agree: boolean; readonly text: string },
): Result<LineDetail> {
  const record = lineOf(desk, input.bookId, input.key);
  if (record === undefined) return fail('not-found', 'app:line-not-found');
  const last = record.military?.at(-1);
  if (last === undefined || !last.secondNeeded || last.review !== null)
    return fail('refused', 'app:nothing-to-review');
  const { session } = desk.vault;
  if (last.byId === session.userId) return fail('refused', 'app:own-decision');
  if (!input.agree && input.text.trim().length < 3) return fail('bad-input', 'app:disagreement-needs-reason');
  const review = {
    agree: input.agree,
    text: input.text.trim(),
    by: session.name,
    byId: session.userId,
    at: desk.host.clock.now(),
  };
  const records = [...signalsOf(desk).each(input.bookId)]
    .map((one) => lineOf(desk, input.bookId, one.key))
    .filter((one) => one !== undefined && one.military?.at(-1)?.batch === last.batch)
    .filter((one) => one !== undefined);
  desk.vault.transaction(() => {
    desk.vault.journal.append({
      role: session.role,
      object: `line/${input.bookId}/${input.key}`,
      action: 'lines.military-review',
      before: { decision: last.decision, by: last.by },
      after: { agree: input.agree, lines: records.map((one) => one.line.key) },
      reason: review.text,
    });
    for (const one of records) {
      const military = (one.military ?? []).map((each) =>
        each.batch === last.batch ? { ...each, review } : each,
      );
      reviseLine(desk, { ...one, military });
    }
  });
  return lineDetail(desk, input.bookId, input.key);
}
