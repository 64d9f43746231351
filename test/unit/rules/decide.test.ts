import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../shared/orders/order.ts';
import { decide } from '../../../shared/rules/decide.ts';
import { cite, quoteOf } from '../../../shared/rules/instruments.ts';
import { PERSPECTIVES } from '../../../shared/rules/outcome.ts';
import { entryOf, factsOf, finding, hitOn, lineWith, PACK } from './facts.ts';
import { faultOf } from './run-case.ts';
import { WORKED_CASES } from './worked-cases.ts';

describe('worked cases', () => {
  it('are many', () => expect(WORKED_CASES.length).toBeGreaterThanOrEqual(300));

  it.each(WORKED_CASES.map((row, index) => [index + 1, row.law.article, row.says, row] as const))(
    '%i %s: %s',
    (_no, _article, _says, row) => {
      expect(faultOf(row)).toBeNull();
    },
  );

  it('rest on phrases that the quoted texts hold, wherever a text was read', () => {
    for (const { law } of WORKED_CASES) {
      if (law.house === true || law.reported === true) continue;
      const [, instrument = '', article] = /^(MOFCOM \S+|Order 792|ECL)(?: (.+))?$/.exec(law.article) ?? [];
      expect(quoteOf(cite(instrument, article)), law.article).toContain(law.phrase);
    }
  });

  it('speak for every announcement of the list, every role, every perspective', () => {
    const seen = new Set(WORKED_CASES.flatMap((row) => (row.who ?? []).map(([no]) => `MOFCOM ${no}`)));
    for (const { announcement } of PACK.designations) expect(seen).toContain(announcement);
    const roles = new Set(WORKED_CASES.flatMap((row) => (row.who ?? []).map(([, role]) => role)));
    expect([...roles].sort()).toEqual([...ROLES].sort());
    const views = new Set(WORKED_CASES.map((row) => row.view ?? 'cn-exporter'));
    expect([...views].sort()).toEqual([...PERSPECTIVES].sort());
  });
});

describe('reasons', () => {
  it('stand worst first and each names the facts it rests on', () => {
    const { reasons } = decide(
      factsOf({ hits: [hitOn(entryOf('2026-12')), hitOn(entryOf('2026-11'), 'end_user')] }),
    );
    expect(reasons[0]?.weight).toBe('prohibited');
    expect(reasons[0]?.message.key).toBe('rules:reason.control.prohibited');
    expect(reasons[0]?.message.params).toMatchObject({
      year: '2026',
      no: '11',
      entry: 1,
      role: 'rules:role.end_user',
    });
    expect(reasons[0]?.citation).toEqual({ instrument: 'MOFCOM 2026-11', article: '1', date: '2026-02-24' });
  });

  it('include what the classification rests on', () => {
    const item = {
      ...finding('controlled'),
      reasons: [{ key: 'items:reason.text', params: { code: '3C001.a', shown: 'gallium' } }],
    };
    expect(decide({ ...factsOf({}), item }).reasons).toContainEqual(
      expect.objectContaining({ message: item.reasons[0], weight: 'no-match' }),
    );
  });

  it('say once what holds for a party in all its roles', () => {
    const hits = [hitOn(entryOf('2025-21'), 'buyer'), hitOn(entryOf('2025-21'), 'end_user')];
    const keys = decide(factsOf({ hits })).reasons.map((r) => r.message.key);
    expect(keys.filter((key) => key === 'rules:reason.control.prohibited')).toHaveLength(2);
    expect(keys.filter((key) => key === 'rules:reason.hit.undecided')).toHaveLength(1);
    expect(keys.filter((key) => key === 'rules:reason.measure.unconfirmed-until')).toHaveLength(1);
  });

  it('mark a citation whose text was not read', () => {
    const { reasons } = decide(factsOf({ hits: [hitOn(entryOf('2026-28'))] }));
    expect(reasons.find((r) => r.weight === 'papers')?.citation).toMatchObject({ unverified: true });
    const abroad = decide(factsOf({ hits: [hitOn(entryOf('2026-28'))], perspective: 'overseas' }));
    expect(abroad.reasons[0]?.citation).toMatchObject({ instrument: 'MOFCOM 2026-1', unverified: true });
  });

  it('label an unconfirmed suspension', () => {
    const keys = (confirmed: boolean) =>
      decide(
        factsOf({
          hits: [hitOn(entryOf('2025-21'))],
          confirmations: confirmed
            ? [{ announcement: 'MOFCOM 2025-21', state: 'in-force', source: 'site', date: '2026-11-20' }]
            : [],
        }),
      ).reasons.map((r) => r.message.key);
    expect(keys(false)).toContain('rules:reason.measure.unconfirmed-until');
    expect(keys(true)).not.toContain('rules:reason.measure.unconfirmed-until');
  });

  it('of a stop that is still being asked about cite the ban, and the way out is named', () => {
    const hits = [hitOn(entryOf('2026-11'), 'buyer', { verdict: 'need-info' })];
    const { obligations, reasons } = decide(factsOf({ hits }));
    expect(obligations.find((o) => o.code === 'stop')?.citation).toMatchObject({
      instrument: 'MOFCOM 2026-11',
    });
    const keys = reasons.map((r) => r.message.key);
    expect(keys).toEqual(expect.arrayContaining(['rules:reason.special-case', 'rules:reason.hit.need-info']));
  });

  it('abroad, an announcement whose overseas clause was not read is reviewed', () => {
    const hits = [hitOn({ ...entryOf('2026-30'), overseasTransferClause: null })];
    const got = decide(factsOf({ hits, perspective: 'overseas' }));
    expect(got.outcome).toBe('review');
    expect(got.reasons[0]?.message.key).toBe('rules:reason.control.overseas-unread');
  });

  it('say what a possible hit would become', () => {
    const { reasons } = decide(factsOf({ hits: [hitOn(entryOf('2026-11'), 'buyer', { tier: 'review' })] }));
    expect(reasons[0]?.message.params).toMatchObject({ would: 'rules:outcome.prohibited' });
  });

  it('keep the detail of a stopped measure', () => {
    const { reasons } = decide(factsOf({ hits: [hitOn(entryOf('2025-13'))] }));
    expect(reasons[0]?.message.params).toMatchObject({
      since: '2025-11-10',
      detail: entryOf('2025-13').statusDetail,
    });
  });

  it('name the military words', () => {
    const { reasons } = decide(factsOf({ line: lineWith({ end_use: '用于军工，及防衛省' }) }));
    expect(reasons[0]?.message.params).toEqual({ words: '军工, 防衛省' });
  });

  it('read military words in the name and department of a party', () => {
    const line = lineWith({}, [{ role: 'end_user', name: 'Nippon Example KK', contact: '防衛事業部' }]);
    expect(decide(factsOf({ line })).outcome).toBe('review');
  });
});

describe('missing facts', () => {
  it('are the keys of the fields', () => {
    const line = lineWith({ contract_no: null, origin: null, end_user: null });
    expect(decide(factsOf({ hits: [hitOn(entryOf('2026-12'))], line })).missing).toEqual([
      'contract_no',
      'end_user',
      'origin',
    ]);
  });

  it('D3 comes with an intermediary and only then', () => {
    const hits = [hitOn(entryOf('2026-12'), 'end_user')];
    const codes = (line = lineWith()) => decide(factsOf({ hits, line })).obligations.map((o) => o.code);
    expect(codes(lineWith({}, [{ role: 'intermediary', name: 'Trader Co' }]))).toContain('D3');
    expect(codes()).not.toContain('D3');
  });

  it('what follows after export stands beside every licence: report, stop and report, keep', () => {
    for (const hits of [[], [hitOn(entryOf('2026-12'))]]) {
      const cited = decide(factsOf({ hits })).obligations.map((o) => `${o.code} ${o.citation?.article}`);
      expect(cited).toEqual(expect.arrayContaining(['report 18(1)', 'report 25', 'retention 27']));
    }
  });

  it('the 45 working days are named for a plain licence and never for the watch list', () => {
    const licence = (announcement?: string) =>
      decide(
        factsOf({ hits: announcement === undefined ? [] : [hitOn(entryOf(announcement))] }),
      ).obligations.find((o) => o.code === 'licence');
    expect(licence()).toMatchObject({
      message: { key: 'rules:obligation.licence' },
      citation: { article: '17(1)' },
    });
    expect(licence('2026-12')).toMatchObject({
      message: { key: 'rules:obligation.licence-single' },
      citation: { article: '26(2)' },
    });
  });
});
