import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { HitDetail, LineDetail } from '../../shared/contract/views.ts';
import { originOf } from '../../shared/rules/country.ts';
import type { Holding } from '../../shared/rules/outcome.ts';
import { reviseLine } from './books.ts';
import type { Desk } from './desk.ts';
import { hitDetail, hitOf } from './hits.ts';
import { lineDetail, lineOf } from './lines.ts';
import { holdingOf } from './signals.ts';

/** Evidence of origin. It fills a blank origin of the sheet and never rewrites a given one. */
export function recordOrigin(
  desk: Desk,
  input: {
    readonly bookId: string;
    readonly key: string;
    readonly origin: 'prc' | 'other';
    readonly country: string;
    readonly basis: string;
  },
): Result<LineDetail> {
  const record = lineOf(desk, input.bookId, input.key);
  if (record === undefined) return fail('not-found', 'app:line-not-found');
  if (originOf(input.country) !== input.origin) return fail('bad-input', 'rules:error.origin-country');
  const origin = {
    origin: input.origin,
    country: input.country.trim(),
    basis: input.basis.trim(),
    by: desk.vault.session.name,
    at: desk.host.clock.now(),
  };
  const fact = { value: origin.country, basis: origin.basis, by: origin.by, at: origin.at };
  const blank = record.line.fields.origin === undefined;
  desk.vault.transaction(() => {
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `line/${input.bookId}/${input.key}`,
      action: 'lines.origin',
      before: { origin: record.origin?.country ?? record.line.fields.origin?.text ?? null },
      after: { origin: origin.country, scope: origin.origin },
      reason: origin.basis,
    });
    reviseLine(desk, {
      ...record,
      origin,
      supplied: blank ? { ...record.supplied, origin: fact } : record.supplied,
    });
  });
  return lineDetail(desk, input.bookId, input.key);
}

/** How a party stands to a listed entity. Every line of the hit is decided again. */
export function recordHolding(
  desk: Desk,
  input: {
    readonly hitId: string;
    readonly kind: Holding['kind'];
    readonly percent: number | null;
    readonly basis: string;
  },
): Result<HitDetail> {
  const hit = hitOf(desk, input.hitId);
  if (hit === undefined) return fail('not-found', 'app:hit-not-found');
  if ((input.kind === 'held') !== (input.percent !== null))
    return fail('bad-input', 'rules:error.holding-share');
  const holding: Holding = {
    kind: input.kind,
    percent: input.percent,
    basis: input.basis.trim(),
    by: desk.vault.session.name,
    at: desk.host.clock.now(),
  };
  const before = holdingOf(desk, hit.id);
  desk.vault.transaction(() => {
    desk.vault.store.collection<Holding>('holdings').put(hit.id, holding, { key: hit.bookId });
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `hit/${hit.id}`,
      action: 'hits.holding',
      before: before === undefined ? null : { kind: before.kind, percent: before.percent },
      after: { kind: holding.kind, percent: holding.percent, party: hit.party.name, entity: hit.entityId },
      reason: holding.basis,
    });
    for (const key of hit.lineKeys) {
      const line = lineOf(desk, hit.bookId, key);
      if (line !== undefined) reviseLine(desk, line);
    }
  });
  return ok(hitDetail(desk, hit));
}
