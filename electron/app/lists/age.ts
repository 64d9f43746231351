import type { ListCard, Registry } from '../../../shared/contract/list-views.ts';
import type { ListStatus } from '../../../shared/contract/views.ts';
import type { ListPack } from '../../../shared/lists/designation.ts';
import { listAgeDays } from '../../../shared/lists/effect.ts';
import { MOFCOM_LIST } from '../../../shared/lists/entity.ts';
import { DEFAULT_LIST_SETTINGS, spokenThrough } from '../../../shared/lists/version.ts';
import type { IsoDate, Message } from '../../../shared/message.ts';
import type { PaperHeader } from '../../../shared/papers/paper.ts';
import { todayOf } from '../clock.ts';
import type { Desk } from '../desk.ts';
import { houseKindOf } from './registry.ts';

/** One list as it stands today, with what cannot be known of it. */
export function listCard(desk: Desk, listId: string): ListCard {
  const { registry } = desk;
  const versions = registry.versions(listId);
  const active = registry.active(listId);
  const checks = registry.checks(listId);
  const checkedThrough = spokenThrough(active, checks);
  const ageDays =
    checkedThrough === null ? null : listAgeDays({ checkedThrough }, desk.asOf ?? todayOf(desk.host.clock));
  const kind = houseKindOf(listId);
  const lastCheck = checks.reduce<(typeof checks)[number] | null>(
    (last, check) => (last === null || check.at >= last.at ? check : last),
    null,
  );
  return {
    listId,
    title: titleOf(desk, listId),
    kind,
    active,
    versions: versions.filter(({ state }) => state === 'accepted').length,
    drafts: versions.filter(({ state }) => state === 'draft').length,
    checkedThrough,
    ageDays,
    // The company's own list is as new as the company keeps it.
    stale: kind !== 'own' && active !== null && isStale(ageDays, registry.settings().maxAgeDays),
    lastCheck,
    unknown: unknownOf(kind, active?.source ?? null, checkedThrough),
  };
}

/** The list's name. A notice of MOFCOM is a version of the list, and its title not that of the list. */
export function titleOf(desk: Desk, listId: string): string {
  const versions = desk.registry.versions(listId);
  const named = listId === MOFCOM_LIST ? versions[0] : (desk.registry.active(listId) ?? versions.at(-1));
  return named?.title ?? listId;
}

export function isStale(ageDays: number | null, maxAgeDays: number): boolean {
  return ageDays === null || ageDays > maxAgeDays;
}

/** In plain words: up to which day somebody has looked, and that nothing after it can be in the product. */
function unknownOf(kind: ListCard['kind'], source: string | null, through: IsoDate | null): Message {
  if (kind === 'own') return { key: 'lists:unknown.own' };
  if (through === null) return { key: 'lists:unknown.no-day' };
  const key = source === 'builtin' ? 'builtin' : kind === 'mofcom' ? 'mofcom' : 'reference';
  return { key: `lists:unknown.${key}`, params: { day: through } };
}

/** The short form for status bar and exports. A locked vault knows the built-in lists only. */
export function listStatus(desk: Desk | null, pack: ListPack, today: IsoDate): ListStatus {
  if (desk === null) {
    const ageDays = listAgeDays(pack, today);
    return {
      checkedThrough: pack.checkedThrough,
      packId: pack.id,
      entries: pack.designations.length,
      ageDays,
      stale: isStale(ageDays, DEFAULT_LIST_SETTINGS.maxAgeDays),
      maxAgeDays: DEFAULT_LIST_SETTINGS.maxAgeDays,
      index: { state: 'building', done: 0, total: 0 },
    };
  }
  const mofcom = listCard(desk, MOFCOM_LIST);
  const checkedThrough = mofcom.checkedThrough ?? pack.checkedThrough;
  return {
    checkedThrough,
    packId: mofcom.active?.source === 'builtin' ? pack.id : (mofcom.active?.id ?? pack.id),
    entries: desk.registry.refs().reduce((sum, ref) => sum + ref.entries, 0),
    ageDays: listAgeDays({ checkedThrough }, today),
    stale: staleLists(desk).length > 0,
    maxAgeDays: desk.registry.settings().maxAgeDays,
    index: desk.room.state(),
  };
}

export function staleLists(desk: Desk): ListCard[] {
  return desk.registry
    .listIds()
    .map((listId) => listCard(desk, listId))
    .filter(({ stale }) => stale);
}

/** Sentences for everything that leaves the product while a list is old. */
export function ageNotes(desk: Desk): Message[] {
  const { maxAgeDays } = desk.registry.settings();
  return staleLists(desk).map(({ title, checkedThrough, ageDays }) =>
    checkedThrough === null || ageDays === null
      ? { key: 'lists:age.stale-unknown', params: { list: title } }
      : { key: 'lists:age.stale', params: { list: title, checkedThrough, days: ageDays, max: maxAgeDays } },
  );
}

/** How the footer of a paper names the MOFCOM lists; an old list says how old, in figures that need no language. */
export function listOnPapers(
  desk: Desk,
): Pick<PaperHeader, 'listVersion' | 'listCheckedThrough' | 'listAge'> {
  const { pack } = desk.knowledge;
  const { active, checkedThrough, ageDays, stale } = listCard(desk, MOFCOM_LIST);
  const named =
    active === null || active.source === 'builtin'
      ? `${pack.id} ${(active?.fileHash ?? pack.hash).slice(0, 12)}`
      : `${active.id} ${active.fileHash.slice(0, 12)}`;
  return {
    listVersion: named,
    listCheckedThrough: checkedThrough ?? pack.checkedThrough,
    listAge: stale && ageDays !== null ? `${ageDays} d > ${desk.registry.settings().maxAgeDays} d` : '',
  };
}

export function registryView(desk: Desk): Registry {
  const { registry } = desk;
  return {
    lists: registry.listIds().map((listId) => listCard(desk, listId)),
    drafts: registry.versions().filter(({ state }) => state === 'draft'),
    settings: registry.settings(),
    index: desk.room.state(),
  };
}
