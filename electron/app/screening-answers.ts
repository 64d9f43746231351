import type { NameMatch, NameQuery, NameScreener } from '../../shared/names/match.ts';

/** What one list says of one party. Plain data: it crosses to and from a worker. */
export interface Answer {
  readonly normalised: string;
  readonly found: readonly NameMatch[];
  /** Only where nothing was found. */
  readonly nearest: NameMatch | null;
}

/** `brief`: the nearest name without its reasons. */
export function answerOf(screener: NameScreener, query: NameQuery, brief = false): Answer {
  const found = screener.screen(query);
  const near = found.length === 0 ? (screener.nearest(query) ?? null) : null;
  return {
    normalised: screener.normalised(query.name),
    found,
    nearest: near !== null && brief ? { ...near, reasons: [], parts: [] } : near,
  };
}

/** The same screener, which already knows the answers to some queries. */
export function withAnswers(
  screener: NameScreener,
  queries: readonly NameQuery[],
  answers: readonly Answer[],
): NameScreener {
  const known = new Map(queries.map((query, i) => [keyOf(query), answers[i]]));
  const normalised = new Map(queries.map((query, i) => [query.name, answers[i]?.normalised]));
  return {
    ...screener,
    screen: (query) => known.get(keyOf(query))?.found ?? screener.screen(query),
    nearest: (query) => {
      const answer = known.get(keyOf(query));
      if (answer === undefined || answer.found.length > 0) return screener.nearest(query);
      return answer.nearest ?? undefined;
    },
    normalised: (name) => normalised.get(name) ?? screener.normalised(name),
  };
}

function keyOf({ name, address, country, registrationId }: NameQuery): string {
  return JSON.stringify([name, address ?? '', country ?? '', registrationId ?? '']);
}
