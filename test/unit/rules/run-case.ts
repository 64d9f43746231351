import { decide } from '../../../shared/rules/decide.ts';
import type { LineOutcome } from '../../../shared/rules/outcome.ts';
import { entryOf, factsOf, hitOn, lineWith } from './facts.ts';
import type { WorkedCase } from './worked/case.ts';

export function outcomeOf(row: WorkedCase): LineOutcome {
  return decide(
    factsOf({
      hits: (row.who ?? []).map(([no, role, more]) => hitOn(entryOf(no), role, more)),
      line: lineWith(row.fields),
      ...(row.item === undefined ? {} : { item: row.item }),
      ...(row.view === undefined ? {} : { perspective: row.view }),
      ...(row.day === undefined ? {} : { asOf: row.day }),
      ...(row.confirmed === undefined ? {} : { confirmations: row.confirmed }),
    }),
  );
}

/** What is wrong with an outcome, or nothing. */
export function faultOf(row: WorkedCase): string | null {
  const got = outcomeOf(row);
  if (got.outcome !== row.outcome) return `outcome ${got.outcome}, expected ${row.outcome}`;
  const codes = got.obligations.map((o) => o.code);
  const variants = got.obligations.map((o) => `${o.code} ${o.variant ?? ''}`);
  for (const wanted of row.has ?? []) {
    const there = wanted.startsWith('D1 ')
      ? variants.includes(wanted)
      : codes.some((code) => code === wanted);
    if (!there) return `lacks ${wanted}; has ${variants.join(', ')}`;
  }
  for (const banned of row.not ?? []) if (codes.includes(banned)) return `must not have ${banned}`;
  if (row.cites !== undefined) {
    const cited = got.reasons
      .filter((reason) => reason.weight === row.outcome)
      .map(({ citation }) =>
        [citation?.instrument, citation?.article].filter((p) => p !== undefined).join(' '),
      );
    if (!cited.some((c) => c === row.cites || c.startsWith(`${row.cites} `)))
      return `cites ${cited.join('; ')}`;
  }
  return null;
}
