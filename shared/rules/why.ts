import { measureStateOn } from '../lists/effect.ts';
import type { Message } from '../message.ts';
import type { CellAddress, Role } from '../orders/order.ts';
import { citationMessage, quoteOf, readingOf } from './instruments.ts';
import {
  type Citation,
  type FactRef,
  type LineFacts,
  type LineOutcome,
  OUTCOMES,
  type Reason,
  type RoleHit,
} from './outcome.ts';

/** One step of "why": a sentence, the text that it rests on with the phrase in Chinese and its reading, and what stands under it. */
export interface WhyNode {
  readonly message: Message;
  readonly source?: Message;
  readonly quote?: string;
  readonly reading?: Message;
  readonly children: readonly WhyNode[];
}

/**
 * Why a line came out as it did: outcome → reason (the rule) → source, and under each reason the facts with their cells;
 * then what the outcome demands. Pure; for the window and for the screening record.
 */
export function whyTree(outcome: LineOutcome, facts: LineFacts): WhyNode {
  const deciding = outcome.reasons.filter((reason) => reason.weight === outcome.outcome);
  const others = outcome.reasons.filter((reason) => reason.weight !== outcome.outcome);
  const groups = [
    node(
      'settles',
      {},
      deciding.map((reason) => reasonNode(reason, facts)),
    ),
    ...(others.length === 0
      ? []
      : [
          node(
            'also',
            {},
            [...others].sort(byWeight).map((reason) => reasonNode(reason, facts)),
          ),
        ]),
    ...(outcome.obligations.length === 0
      ? []
      : [
          node(
            'demands',
            {},
            outcome.obligations.map(({ message, citation }) => ({
              message,
              ...sourceOf(citation),
              children: [],
            })),
          ),
        ]),
  ];
  return node(
    'outcome',
    {
      outcome: `rules:outcome.${outcome.outcome}`,
      asOf: facts.asOf,
      perspective: `rules:perspective.${facts.perspective}`,
    },
    groups,
  );
}

function byWeight(a: Reason, b: Reason): number {
  return OUTCOMES.indexOf(a.weight) - OUTCOMES.indexOf(b.weight);
}

function reasonNode(reason: Reason, facts: LineFacts): WhyNode {
  const seen = new Map<string, WhyNode>();
  for (const ref of reason.facts ?? []) {
    for (const each of factNodes(ref, facts)) seen.set(JSON.stringify(each.message), each);
  }
  return { message: reason.message, ...sourceOf(reason.citation), children: [...seen.values()] };
}

function sourceOf(citation: Citation | undefined): Pick<WhyNode, 'source' | 'quote' | 'reading'> {
  if (citation === undefined) return {};
  const quote = quoteOf(citation);
  const reading = readingOf(citation);
  return {
    source: citationMessage(citation),
    ...(quote === undefined ? {} : { quote }),
    ...(reading === undefined ? {} : { reading }),
  };
}

function factNodes(ref: FactRef, facts: LineFacts): WhyNode[] {
  if ('role' in ref) return partyNodes(ref.role, ref.party, facts);
  const cell = facts.line.fields[ref.field];
  if (cell === undefined) return [node('fact-blank', { field: `intake:field.${ref.field}` })];
  return [node('fact', { field: `intake:field.${ref.field}`, text: cell.text, ...placeOf(cell.at) })];
}

function partyNodes(role: Role, name: string, facts: LineFacts): WhyNode[] {
  return facts.line.parties
    .filter((party) => party.role === role && party.name === name)
    .map((party) => {
      const under = facts.hits
        .filter((hit) => hit.role === role && hit.party === name)
        .map((hit) => hitNode(hit, facts));
      const text = party.asGiven;
      return node('fact', { field: `rules:role.${role}`, text, ...placeOf(party.at) }, under);
    });
}

/** The name that it matched, how well, what a person said of it, and what holds of the measure on the day. */
function hitNode(hit: RoleHit, facts: LineFacts): WhyNode {
  const { designation, match, verdict, holding } = hit;
  const state = measureStateOn(designation, facts.asOf, facts.confirmations);
  return node(
    'match',
    {
      id: designation.id,
      name: match.matched.text,
      tier: `rules:tier.${match.tier}`,
      score: match.score.toFixed(2),
    },
    [
      verdict === undefined ? node('undecided') : node('verdict', { verdict: `rules:verdict.${verdict}` }),
      node(state.unconfirmed ? 'measure-unconfirmed' : 'measure', {
        state: `rules:measure-state.${state.state}`,
        date: designation.date,
        checkedThrough: designation.statusCheckedThrough,
      }),
      ...(holding === undefined
        ? []
        : [
            node('holding', {
              kind: `rules:holding.${holding.kind}`,
              percent: holding.percent === null ? '–' : `${holding.percent} %`,
              basis: holding.basis,
              by: holding.by,
            }),
          ]),
    ],
  );
}

function placeOf({ sheet, row, column }: CellAddress): Record<string, string> {
  return { cell: `${sheet === '' ? '' : `${sheet}!`}${column}${row}` };
}

function node(key: string, params: Message['params'] = {}, children: readonly WhyNode[] = []): WhyNode {
  return { message: { key: `rules:why.${key}`, params }, children };
}
