import type { MilitaryRow, MilitaryState, MilitaryView } from '../../shared/contract/views.ts';
import { type MilitaryReading, militaryReading, signalKey } from '../../shared/rules/military.ts';
import type { Holding, LineFacts, MilitaryFinding } from '../../shared/rules/outcome.ts';
import type { Desk } from './desk.ts';
import type { LineRecord } from './records.ts';
import { completedLine } from './screening.ts';

/** A line with military words or a decision on them: working state, made again with every revision of the line. */
interface SignalRecord {
  readonly bookId: string;
  readonly key: string;
  readonly position: number;
  /** The same for lines with the same words, texts and end user. */
  readonly group: string;
  readonly state: MilitaryState;
}

export const signalsOf = (desk: Desk) => desk.vault.store.ephemeral<SignalRecord>('signals');

export function readingOf(record: LineRecord): MilitaryReading {
  return militaryReading(completedLine(record.line, record.supplied));
}

/** What a person has said that has taken effect: a release only with the second person's agreement. */
export function findingOf(record: LineRecord): MilitaryFinding | undefined {
  const last = record.military?.findLast((one) => !one.secondNeeded || one.review?.agree === true);
  if (last === undefined) return undefined;
  const { decision, seen, by, at, basis, review } = last;
  return { decision, seen, by, at, basis, second: review?.by ?? null };
}

/** What persons have put down beside a line, as the decision reads it. */
export function notedOf(record: LineRecord): Pick<LineFacts, 'military' | 'origin' | 'stop'> {
  const military = findingOf(record);
  return {
    ...(military === undefined ? {} : { military }),
    ...(record.origin === undefined ? {} : { origin: record.origin }),
    ...(record.stop === undefined || record.stop === null ? {} : { stop: record.stop }),
  };
}

export function holdingOf(desk: Desk, hitId: string): Holding | undefined {
  return desk.vault.store.collection<Holding>('holdings').get(hitId);
}

function stateOf(record: LineRecord, reading: MilitaryReading): MilitaryState {
  const last = record.military?.at(-1);
  if (last?.secondNeeded === true && last.review === null) return 'to-review';
  if (last?.review?.agree === false) return 'disputed';
  const finding = findingOf(record);
  if (finding === undefined) return reading.signals.length === 0 ? 'none' : 'open';
  if (finding.decision === 'military') return 'final';
  if (finding.decision === 'unclear') return 'open';
  return reading.signals.every((signal) => finding.seen.includes(signalKey(signal))) ? 'final' : 'open';
}

export function groupOf(record: LineRecord, reading: MilitaryReading): string {
  const line = completedLine(record.line, record.supplied);
  const endUsers = line.parties.filter((party) => party.role === 'end_user').map((party) => party.name);
  return JSON.stringify([endUsers, reading.signals.map(signalKey).sort()]);
}

/** Keeps the queue in step with the lines. `fresh`: lines of a new book, of which the queue holds nothing yet. */
export function noteSignals(desk: Desk, records: readonly LineRecord[], fresh = false): void {
  const signals = signalsOf(desk);
  for (const record of records) {
    const reading = readingOf(record);
    const state = stateOf(record, reading);
    const id = `${record.bookId}/${record.line.key}`;
    if (state === 'none') {
      if (!fresh) signals.delete(id);
      continue;
    }
    const { bookId, position } = record;
    const group = groupOf(record, reading);
    signals.put(id, { bookId, key: record.line.key, position, group, state }, { key: bookId });
  }
}

const waits = (state: MilitaryState) => state === 'open' || state === 'disputed';

/** Groups that wait for a person: for the navigation. */
export function waitingSignals(desk: Desk): number {
  const groups = new Set<string>();
  for (const { bookId, group, state } of signalsOf(desk).each()) {
    if (waits(state) || state === 'to-review') groups.add(`${bookId} ${state} ${group}`);
  }
  return groups.size;
}

export function alikeOf(desk: Desk, bookId: string, group: string): SignalRecord[] {
  return [...signalsOf(desk).each(bookId)].filter((one) => one.group === group);
}

export function militaryQueue(
  desk: Desk,
  input: { readonly state: 'open' | 'to-review' | 'all'; readonly offset: number; readonly limit: number },
): { total: number; rows: MilitaryRow[] } {
  const groups = new Map<string, { first: SignalRecord; lines: number }>();
  for (const one of signalsOf(desk).each()) {
    const wanted =
      input.state === 'all' || (input.state === 'open' ? waits(one.state) : one.state === 'to-review');
    if (!wanted) continue;
    const id = `${one.bookId} ${one.state} ${one.group}`;
    const known = groups.get(id);
    if (known === undefined) groups.set(id, { first: one, lines: 1 });
    else {
      known.lines++;
      if (one.position < known.first.position) known.first = one;
    }
  }
  const found = [...groups.values()];
  const rows = found.slice(input.offset, input.offset + input.limit).flatMap(({ first, lines }) => {
    const record = desk.vault.store.collection<LineRecord>('lines').get(`${first.bookId}/${first.key}`);
    return record === undefined ? [] : [rowOf(desk, record, first.state, lines)];
  });
  return { total: found.length, rows };
}

function rowOf(desk: Desk, record: LineRecord, state: MilitaryState, lines: number): MilitaryRow {
  const line = completedLine(record.line, record.supplied);
  const { signals } = readingOf(record);
  const last = record.military?.at(-1);
  return {
    bookId: record.bookId,
    key: record.line.key,
    fileName: desk.book(record.bookId).fileName,
    orderNo: line.orderNo,
    lineNo: line.lineNo,
    endUser: line.parties.find((party) => party.role === 'end_user')?.name ?? '',
    words: [...new Set(signals.map((signal) => signal.word))],
    text: signals[0]?.text ?? last?.text ?? '',
    lines,
    state,
    decision: last?.decision ?? null,
    by: last?.by ?? null,
  };
}

export function militaryView(desk: Desk, record: LineRecord): MilitaryView {
  const reading = readingOf(record);
  const last = record.military?.at(-1);
  const state = stateOf(record, reading);
  return {
    state,
    signals: reading.signals.map(({ word, where, text, start, end, at }) => ({
      word,
      where,
      text,
      start,
      end,
      at,
    })),
    denied: reading.denied,
    decisions: (record.military ?? []).map(({ decision, text, basis, by, at, secondNeeded, review }) => ({
      decision,
      text,
      basis,
      by,
      at,
      secondNeeded,
      review:
        review === null ? null : { agree: review.agree, text: review.text, by: review.by, at: review.at },
    })),
    canReview: state === 'to-review' && last?.byId !== desk.vault.session.userId,
    alike: Math.max(1, alikeOf(desk, record.bookId, groupOf(record, reading)).length),
  };
}
