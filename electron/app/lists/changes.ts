import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { ChangeRow } from '../../../shared/contract/list-views.ts';
import { type ChangeKind, differenceOf, type ListDifference } from '../../../shared/lists/difference.ts';
import { entityName } from '../../../shared/lists/entity.ts';
import type { Desk } from '../desk.ts';
import { merge } from './drafts.ts';

/** The changes of a draft against what is active, or of an accepted version against what it took over from. */
export function changesPage(
  desk: Desk,
  input: {
    readonly versionId: string;
    readonly kind?: ChangeKind | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Result<{ readonly total: number; readonly rows: readonly ChangeRow[] }> {
  const found = differenceFor(desk, input.versionId);
  if (!found.ok) return found;
  const rows = found.value.changes.filter(({ kind }) => input.kind === undefined || kind === input.kind);
  return ok({
    total: rows.length,
    rows: rows.slice(input.offset, input.offset + input.limit).map((change) => ({
      ...change,
      name: entityName(change.after),
      list: change.after.list,
    })),
  });
}

function differenceFor(desk: Desk, versionId: string): Result<ListDifference> {
  const stored = desk.registry.stored(versionId);
  if (stored === undefined) return fail('not-found', 'lists:import.no-draft');
  const { version } = stored;
  if (version.state === 'discarded') return fail('refused', 'lists:import.settled');
  if (version.state === 'draft') return ok(merge(desk, stored, {}).difference);
  const before = version.base === null ? [] : desk.registry.entries(version.base);
  return ok(differenceOf(before, desk.registry.entries(version.id)));
}
