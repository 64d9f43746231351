import { describe, expect, it } from 'vitest';
import type { ListScreener } from '../../../electron/app/lists/room.ts';
import { completedLine, partyKeyOf, screenParty } from '../../../electron/app/screening.ts';

import type { NameMatch, NameScreener, Tier } from '../../../shared/names/match.ts';
import type { OrderLine, Party } from '../../../shared/orders/order.ts';

const at = { sheet: 'S', row: 3, column: 'B' };
const party = (name: string): Party => ({ role: 'buyer', asGiven: name, name, at });

const match = (entityId: string, tier: Tier, score: number): NameMatch => ({
  entityId,
  tier,
  score,
  matched: { field: 'zh', text: entityId, sourced: true },
  reasons: [],
  parts: [],
});
const screenerOf = (found: readonly NameMatch[]): NameScreener => ({
  screen: () => found,
  nearest: () => match('C1-09', 'none', 0.4),
  tooGeneric: (name) => (name === 'Electric' ? { key: 'names:query.generic' } : undefined),
  normalised: (name) => name,
  version: 'v',
  threshold: 0.8,
});
const mofcom = (found: readonly NameMatch[]): ListScreener => ({
  listId: 'mofcom',
  screener: screenerOf(found),
  records: [],
  kindOf: (id) => (id.startsWith('C') ? 'control' : 'watch'),
});
const other = (found: readonly NameMatch[]): ListScreener => ({
  listId: 'us-csl',
  screener: { ...screenerOf(found), nearest: () => match('us-csl:9', 'none', 0.6) },
  records: [],
  kindOf: () => 'reference',
});
const screened = (found: readonly NameMatch[]) =>
  screenParty('book', 'key', party('x'), [mofcom(found)]).matches.map((m) => m.entityId);

describe('screenParty', () => {
  it('drops look-alikes of a clear hit on the same or a milder list', () => {
    expect(
      screened([match('C1-01', 'hit', 1), match('C1-02', 'review', 0.85), match('W1-01', 'review', 0.84)]),
    ).toEqual(['C1-01']);
  });

  it('keeps a control-list alert beside a watch-list hit', () => {
    expect(screened([match('W1-01', 'hit', 1), match('C1-02', 'review', 0.85)])).toEqual(['W1-01', 'C1-02']);
  });

  it('keeps the note on a name that says too little only where nothing was found', () => {
    const of = (found: readonly NameMatch[]) =>
      screenParty('book', 'key', party('Electric'), [mofcom(found)]).generic;
    expect(of([])).toEqual({ key: 'names:query.generic' });
    expect(of([match('C1-01', 'review', 0.85)])).toBeUndefined();
  });

  it('keeps every alert where nothing is clear', () => {
    expect(screened([match('C1-01', 'review', 0.9), match('W1-02', 'review', 0.85)])).toHaveLength(2);
  });

  it('lets a relation speak only where nothing alerts', () => {
    expect(screened([match('C1-01', 'related', 0.6), match('C1-02', 'related', 0.5)])).toEqual(['C1-01']);
    expect(screened([match('C1-03', 'review', 0.9), match('C1-01', 'related', 0.6)])).toEqual(['C1-03']);
  });

  it('keeps the nearest name as evidence of "no match" only', () => {
    expect(screenParty('b', 'k', party('x'), [mofcom([])]).nearest?.entityId).toBe('C1-09');
    expect(screenParty('b', 'k', party('x'), [mofcom([match('C1-01', 'hit', 1)])]).nearest).toBeNull();
  });

  it('takes no entry of another list for an echo of a MOFCOM hit, nor the other way round', () => {
    const lists = [
      mofcom([match('W1-01', 'review', 0.85)]),
      other([match('us-csl:1', 'hit', 1), match('us-csl:2', 'review', 0.9)]),
    ];
    const { matches } = screenParty('b', 'k', party('x'), lists);
    expect(matches.map((m) => m.entityId)).toEqual(['us-csl:1', 'W1-01']);
  });

  it('keeps the nearest name of all lists', () => {
    expect(screenParty('b', 'k', party('x'), [mofcom([]), other([])]).nearest?.entityId).toBe('us-csl:9');
  });
});

describe('completedLine', () => {
  const line: OrderLine = {
    key: 'S!3',
    orderNo: 'A1',
    lineNo: '1',
    sheet: 'S',
    row: 3,
    hidden: false,
    fields: { contract_no: { text: 'K-1', at } },
    parties: [party('Aoba')],
  };
  const fact = (value: string) => ({ value, basis: 'mail', by: 'x', at: '2026-11-25T09:00:00+08:00' });

  it('adds a supplied party to those that are screened', () => {
    const done = completedLine(line, { end_user: fact('Minato') });
    expect(done.parties.map((p) => [p.role, p.name])).toEqual([
      ['buyer', 'Aoba'],
      ['end_user', 'Minato'],
    ]);
  });

  it('never writes over what the sheet gives', () => {
    expect(completedLine(line, { contract_no: fact('K-2') }).fields.contract_no?.text).toBe('K-1');
  });

  it('takes a supplied contract date that is a day', () => {
    expect(completedLine(line, { contract_date: fact('2026-10-01') }).contractDate).toBe('2026-10-01');
    expect(completedLine(line, { contract_date: fact('soon') }).contractDate).toBeUndefined();
  });

  it('does not take the buyer for the end user', () => {
    expect(completedLine(line, {}).parties.some((p) => p.role === 'end_user')).toBe(false);
  });
});

describe('partyKeyOf', () => {
  it('tells parties apart by everything that screening looks at, and by nothing else', () => {
    const plain = partyKeyOf(party('Aoba'));
    expect(partyKeyOf({ ...party('Aoba'), role: 'payer' })).toBe(plain);
    expect(partyKeyOf({ ...party('Aoba'), address: 'Tokyo' })).not.toBe(plain);
    expect(partyKeyOf({ ...party('Aoba'), registrationId: '1' })).not.toBe(plain);
  });
});
