import type { Message } from '../message.ts';
import {
  CASE_CODES,
  type CaseCode,
  type LineOutcome,
  type Obligation,
  OUTCOMES,
  type Outcome,
  PAPER_CODES,
} from './outcome.ts';

/** What the lines of one case come to together: one end user under one contract. */
export interface CaseOutcome {
  /** The strictest of its lines. */
  readonly outcome: Outcome;
  readonly codes: readonly CaseCode[];
  /** Each once; a ban on one line takes licence and papers from the whole case. */
  readonly obligations: readonly Obligation[];
  /** Papers that a ban of the case withholds although a line asks for them. */
  readonly withheld: readonly Obligation['code'][];
  readonly licence: 'none' | 'if-controlled' | 'ordinary' | 'single';
  /** Working days that the authority has for the licence; null where no text sets a limit or no licence is asked for. */
  readonly clockDays: number | null;
  /** What may not be had or done. */
  readonly refused: readonly Message[];
  readonly missing: readonly string[];
}

const REVIEW_DAYS = 45;
const PAPERS_OF_A_BAN: ReadonlySet<string> = new Set(['D7']);

/** Strict in every line: nothing that one line forbids is given back by another. Pure. */
export function caseOutcome(lines: readonly LineOutcome[]): CaseOutcome {
  const outcome = OUTCOMES.find((one) => lines.some((line) => line.outcome === one)) ?? 'no-match';
  const all = new Map<string, Obligation>();
  for (const obligation of [...lines].sort(byOutcome).flatMap((line) => line.obligations)) {
    const key = JSON.stringify([
      obligation.code,
      obligation.variant,
      obligation.message,
      obligation.citation,
    ]);
    if (!all.has(key)) all.set(key, obligation);
  }
  const banned =
    outcome === 'prohibited' ||
    lines.some((line) => line.reasons.some(({ message }) => message.key === 'rules:reason.papers-withheld'));
  const asked = [...all.values()];
  const obligations = asked.filter((one) => !banned || !isPaperOrLicence(one));
  const licence = licenceOf(obligations);
  return {
    outcome,
    codes: codesOf(lines),
    obligations,
    withheld: [...new Set(asked.filter((one) => banned && isPaperOrLicence(one)).map((one) => one.code))],
    licence,
    clockDays: licence === 'ordinary' ? REVIEW_DAYS : null,
    refused: refusedOf(obligations, licence, outcome),
    missing: [...new Set(lines.flatMap((line) => line.missing))],
  };
}

function byOutcome(a: LineOutcome, b: LineOutcome): number {
  return OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome);
}

function isPaperOrLicence({ code }: Obligation): boolean {
  if (PAPERS_OF_A_BAN.has(code)) return false;
  return code === 'licence' || (PAPER_CODES as readonly string[]).includes(code);
}

function codesOf(lines: readonly LineOutcome[]): readonly CaseCode[] {
  const codes = new Set(lines.flatMap((line) => line.codes));
  if (codes.size > 1) codes.delete('NO_HIT');
  return CASE_CODES.filter((code) => codes.has(code));
}

function licenceOf(obligations: readonly Obligation[]): CaseOutcome['licence'] {
  const keys = new Set(
    obligations.filter(({ code }) => code === 'licence').map(({ message }) => message.key),
  );
  if (keys.has('rules:obligation.licence-single')) return 'single';
  if (keys.has('rules:obligation.licence')) return 'ordinary';
  return keys.has('rules:obligation.licence-if-controlled') ? 'if-controlled' : 'none';
}

function refusedOf(
  obligations: readonly Obligation[],
  licence: CaseOutcome['licence'],
  outcome: Outcome,
): readonly Message[] {
  const barred = obligations.some(({ message }) => message.key === 'rules:obligation.no-general-licence');
  return [
    ...(outcome === 'prohibited' ? [{ key: 'rules:refused.export' }, { key: 'rules:refused.papers' }] : []),
    ...(licence === 'single' || barred ? [{ key: 'rules:refused.general-licence' }] : []),
    ...(licence === 'single' ? [{ key: 'rules:refused.military-use' }] : []),
  ];
}
