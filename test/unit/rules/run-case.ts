import { loadItems } from '../../../electron/lists/builtin.ts';
import { classify } from '../../../shared/items/classify.ts';
import { decide } from '../../../shared/rules/decide.ts';
import { militaryReading, signalKey } from '../../../shared/rules/military.ts';
import type { LineFacts, LineOutcome, MilitaryFinding, Obligation } from '../../../shared/rules/outcome.ts';
import { ASSETS, entryOf, factsOf, hitOn, lineWith, RECORDED } from './facts.ts';
import type { WorkedCase } from './worked/case.ts';

const ITEMS = loadItems(ASSETS);

export function factsOfCase(row: WorkedCase): LineFacts {
  const line = lineWith(row.fields, row.parties);
  const facts = factsOf({
    hits: (row.who ?? []).map(([no, role, more = {}]) => {
      const { holding, ...rest } = more;
      const hit = hitOn(entryOf(no), role, rest);
      if (holding === undefined) return hit;
      const [kind, percent = null] = holding;
      return { ...hit, holding: { kind, percent, ...RECORDED } };
    }),
    line,
    ...(row.item === undefined ? {} : { item: row.item }),
    ...(row.view === undefined ? {} : { perspective: row.view }),
    ...(row.day === undefined ? {} : { asOf: row.day }),
    ...(row.confirmed === undefined ? {} : { confirmations: row.confirmed }),
  });
  const found =
    row.listCode === undefined
      ? {}
      : {
          item: classify(
            { description: 'as coded', controlCode: row.listCode },
            ITEMS,
            facts.asOf,
            facts.confirmations,
          ),
        };
  return {
    ...facts,
    ...found,
    ...(row.code === undefined
      ? {}
      : { item: { ...facts.item, candidates: [{ code: row.code, evidence: ['code'], matched: [] }] } }),
    ...(row.military === undefined ? {} : { military: militaryOf(row, line) }),
    ...(row.originRecord === undefined
      ? {}
      : { origin: { origin: row.originRecord[0], country: row.originRecord[1], ...RECORDED } }),
    ...(row.stop === undefined ? {} : { stop: { ground: row.stop, text: 'told by phone', ...RECORDED } }),
  };
}

function militaryOf(row: WorkedCase, line: LineFacts['line']): MilitaryFinding {
  const older = row.military === 'not-military-of-older-words';
  return {
    decision: older ? 'not-military' : (row.military as MilitaryFinding['decision']),
    seen: older ? [] : militaryReading(line).signals.map(signalKey),
    second: 'Wang',
    ...RECORDED,
  };
}

export function outcomeOf(row: WorkedCase): LineOutcome {
  return decide(factsOfCase(row));
}

const sourceOf = ({ citation }: Pick<Obligation, 'citation'>) =>
  [citation?.instrument, citation?.article].filter((part) => part !== undefined).join(' ');

/** What is wrong with an outcome, or nothing. */
export function faultOf(row: WorkedCase): string | null {
  const got = outcomeOf(row);
  if (got.outcome !== row.outcome) return `outcome ${got.outcome}, expected ${row.outcome}`;
  const all = got.obligations.flatMap((one) => [
    one.code,
    `${one.code} ${one.variant ?? ''}`,
    `${one.code} ${sourceOf(one)}`,
  ]);
  for (const wanted of row.has ?? []) {
    if (!all.includes(wanted)) return `lacks ${wanted}; has ${all.join(', ')}`;
  }
  for (const banned of row.not ?? []) if (all.includes(banned)) return `must not have ${banned}`;
  for (const code of row.codes ?? []) if (!got.codes.includes(code)) return `codes ${got.codes.join(', ')}`;
  const said = got.reasons.map((reason) => reason.message.key);
  for (const key of row.reasons ?? [])
    if (!said.includes(key)) return `does not say ${key}: ${said.join(', ')}`;
  for (const key of row.lacks ?? []) if (said.includes(key)) return `says ${key}`;
  if (row.cites !== undefined) {
    const cited = got.reasons.filter((reason) => reason.weight === row.outcome).map(sourceOf);
    if (!cited.some((c) => c === row.cites || c.startsWith(`${row.cites} `)))
      return `cites ${cited.join('; ')}`;
  }
  return null;
}
