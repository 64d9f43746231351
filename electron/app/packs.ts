import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { KnowledgeOutputs, PackedListView, PackReport } from '../../shared/contract/knowledge.ts';
import { differenceOf, nextEntries } from '../../shared/lists/difference.ts';
import { entityName, type ListedEntity, OWN_LIST } from '../../shared/lists/entity.ts';
import { isInUse } from '../../shared/lists/own.ts';
import { type ListVersion, spokenThrough } from '../../shared/lists/version.ts';
import type { IsoDate, Message } from '../../shared/message.ts';
import { isKeyFile, readKeyFile } from '../packs/key-file.ts';
import {
  hashOfJson,
  PACK_LIMITS,
  type PackedListHead,
  readPack,
  type SealedPack,
  unpack,
  writePack,
} from '../packs/pack-file.ts';
import { fingerprintOf, grouped } from '../packs/signing-key.ts';
import { todayOf } from './clock.ts';
import type { Desk } from './desk.ts';
import { keepDraft } from './lists/drafts.ts';
import { houseKindOf } from './lists/registry.ts';
import { putIntoEffect } from './own-effect.ts';
import { ownRecords, plannedOwn, sameFact, storeOwn } from './own-knowledge.ts';
import { checkedContent, type PackContent, type PackedList, type PackedOwn } from './pack-content.ts';
import type { PickedFile } from './ports.ts';
import { ownKey, ownName, type SignerRecord, trustOf } from './signers.ts';

const EXAMPLES = 8;
/** Beyond this the content would not fit into a pack, and not into the memory on the way. */
const MOST_ENTRIES = 300_000;

export interface MadePack {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Versions in it. */
  readonly lists: readonly string[];
  readonly own: number;
}

/** The latest accepted version of the chosen lists, and own knowledge where it is wanted, signed. Reads only. */
export function exportPack(
  desk: Desk,
  input: { readonly listIds?: readonly string[] | undefined; readonly own: boolean },
): Result<MadePack> {
  const listIds = input.listIds ?? desk.registry.listIds();
  const chosen = [...new Set(listIds)].filter((listId) => listId !== OWN_LIST);
  const entries = chosen.reduce((sum, listId) => sum + (desk.registry.active(listId)?.entries ?? 0), 0);
  if (entries > MOST_ENTRIES) {
    const mebibytes = Math.round(PACK_LIMITS.payloadBytes / 1024 / 1024);
    return fail('file-too-large', 'knowledge:pack.too-much', { mebibytes });
  }
  const lists: PackedList[] = [];
  const heads: PackedListHead[] = [];
  for (const listId of chosen) {
    const active = desk.registry.active(listId);
    if (active === null) return fail('not-found', 'knowledge:pack.list-unknown', { list: listId });
    const list = packedList(desk, active);
    lists.push(list);
    heads.push(headOf(desk, active, list));
  }
  const own: PackedOwn[] = input.own
    ? ownRecords(desk)
        .filter(isInUse)
        .map(({ fact, basis, by, at }) => ({ fact, basis, by, at }))
    : [];
  if (lists.length === 0 && own.length === 0) return fail('bad-input', 'knowledge:pack.nothing-chosen');
  const createdAt = desk.host.clock.now();
  const head = {
    createdAt,
    signer: { name: ownName(desk), by: desk.vault.session.name },
    lists: heads,
    own: own.length,
  };
  const written = writePack(head, { lists, own } satisfies PackContent, ownKey(desk));
  if (!written.ok) return written;
  const bytes = written.value;
  return ok({
    name: `pledgedesk-${createdAt.slice(0, 10)}.pdlist`,
    bytes,
    sha256: sha256(bytes),
    lists: heads.map(({ versionId }) => versionId),
    own: own.length,
  });
}

function packedList(desk: Desk, version: ListVersion): PackedList {
  return {
    listId: version.listId,
    title: version.title,
    announcement: version.announcement,
    published: version.published,
    // What this company knows of an entity goes as own knowledge, and only where it is wanted.
    entities: [...desk.registry.entries(version.id)].map(withoutOwn),
  };
}

function withoutOwn(entity: ListedEntity): ListedEntity {
  const { own: _own, ...plain } = entity;
  return plain as ListedEntity;
}

function headOf(desk: Desk, version: ListVersion, list: PackedList): PackedListHead {
  return {
    listId: version.listId,
    kind: houseKindOf(version.listId),
    title: version.title,
    versionId: version.id,
    hash: hashOfJson(list),
    entries: list.entities.length,
    checkedThrough: throughOf(desk, version) ?? version.importedAt.slice(0, 10),
  };
}

const throughOf = (desk: Desk, version: ListVersion): IsoDate | null =>
  spokenThrough(version, desk.registry.checks(version.listId));

/** Who signed a file and, where the signer is trusted, what differs. An unknown signer is shown, its content is not. */
export function packReport(desk: Desk, file: PickedFile): Result<PackReport> {
  if (isKeyFile(file.bytes)) {
    const key = readKeyFile(file.bytes);
    if (!key.ok) return key;
    const { name, publicKey } = key.value;
    return ok({ ...reportOf(desk, file, { name, by: '', publicKey }), kind: 'key' });
  }
  const pack = readPack(file.bytes);
  if (!pack.ok) return pack;
  const { signer, createdAt } = pack.value.manifest;
  const report: PackReport = { ...reportOf(desk, file, signer), createdAt };
  if (report.refusal !== null) return ok(report);
  const content = contentOf(pack.value);
  if (!content.ok) return content;
  return ok({
    ...report,
    lists: content.value.lists.map((list, i) => differs(desk, list, pack.value.manifest.lists[i])),
    own: content.value.own.map(({ fact, basis }, i) => ({
      id: String(i),
      fact,
      basis,
      known: sameFact(desk, fact) !== undefined,
    })),
  });
}

function reportOf(
  desk: Desk,
  file: PickedFile,
  signer: { readonly name: string; readonly by: string; readonly publicKey: string },
): PackReport {
  const { trust, record } = trustOf(desk, signer.publicKey);
  return {
    kind: 'pack',
    fileName: file.name,
    sha256: sha256(file.bytes),
    trust,
    signer: {
      name: record?.name ?? signer.name,
      by: signer.by,
      fingerprint: grouped(fingerprintOf(signer.publicKey)),
    },
    createdAt: null,
    lists: [],
    own: [],
    refusal: refusalOf(trust, record),
  };
}

function refusalOf(trust: PackReport['trust'], record: SignerRecord | null): Message | null {
  if (trust === 'unknown') return { key: 'knowledge:pack.unknown-signer' };
  if (trust !== 'removed' || record?.removed == null) return null;
  const { by, at, reason } = record.removed;
  return { key: 'knowledge:pack.removed-signer', params: { by, day: at.slice(0, 10), reason } };
}

function contentOf(pack: SealedPack): Result<PackContent> {
  const payload = unpack(pack);
  return payload.ok ? checkedContent(pack.manifest, payload.value) : payload;
}

function differs(desk: Desk, list: PackedList, head: PackedListHead | undefined): PackedListView {
  const active = desk.registry.active(list.listId);
  const before = active === null ? [] : [...desk.registry.entries(active.id)].map(withoutOwn);
  const today = desk.asOf ?? todayOf(desk.host.clock);
  const { changes, counts } = differenceOf(before, nextEntries(before, list.entities, 'replaces', today));
  const theirs = head?.checkedThrough ?? '';
  const ours = active === null ? null : throughOf(desk, active);
  const same = active !== null && changes.length === 0;
  const notes: Message[] = [];
  if (active === null) notes.push({ key: 'knowledge:pack.new-list' });
  if (same) notes.push({ key: 'knowledge:pack.same' });
  if (ours !== null && theirs < ours) {
    notes.push({ key: 'knowledge:pack.older', params: { theirs, ours } });
  }
  return {
    listId: list.listId,
    title: list.title,
    entries: list.entities.length,
    checkedThrough: theirs,
    added: counts.added,
    removed: counts.removed,
    changed: counts.changed + counts.status,
    examples: changes.slice(0, EXAMPLES).map(({ kind, after }) => ({
      change: kind === 'status' ? 'changed' : kind,
      name: `${after.id} ${entityName(after)}`,
    })),
    notes,
    same,
    acceptable: !same || (ours !== null && theirs > ours),
  };
}

/**
 * Takes over what was chosen: a draft version a list, to be accepted like any other import, and own knowledge that is
 * not here yet. The file is read and verified again; nothing that the window showed is believed.
 */
export async function acceptPack(
  desk: Desk,
  file: PickedFile,
  input: { readonly listIds: readonly string[]; readonly own: boolean },
): Promise<Result<KnowledgeOutputs['packs.accept']>> {
  const pack = readPack(file.bytes);
  if (!pack.ok) return pack;
  const { manifest } = pack.value;
  const { trust, record } = trustOf(desk, manifest.signer.publicKey);
  const refusal = refusalOf(trust, record);
  if (refusal !== null) return { ok: false, error: { code: 'refused', message: refusal } };
  const content = contentOf(pack.value);
  if (!content.ok) return content;
  const chosen = content.value.lists.filter(({ listId }) => input.listIds.includes(listId));
  const news = input.own ? content.value.own.filter(({ fact }) => sameFact(desk, fact) === undefined) : [];
  if (chosen.length === 0 && news.length === 0) return fail('bad-input', 'knowledge:pack.nothing-chosen');
  const signer = record?.name ?? manifest.signer.name;
  const sha = sha256(file.bytes);
  const plans = news.flatMap(({ fact, basis }) => {
    const planned = plannedOwn(desk, { fact, basis, from: signer });
    return planned.ok ? [planned.value] : [];
  });
  const drafts = desk.vault.transaction(() => {
    const made = chosen.map((list) => putDraft(desk, list, manifest.lists, file.name, sha));
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: 'pack',
      action: 'packs.accept',
      after: {
        file: file.name,
        sha256: sha,
        signer,
        fingerprint: manifest.signer.fingerprint,
        drafts: made,
        own: plans.length,
      },
    });
    return made;
  });
  if (plans.length > 0) {
    const done = await putIntoEffect(desk, {
      records: plans.map(({ record: each }) => each),
      store: (done) => {
        for (const plan of plans) if (done.includes(plan.record)) storeOwn(desk, plan);
      },
    });
    if (!done.ok) return done;
  }
  return ok({ drafts, own: plans.length });
}

function putDraft(
  desk: Desk,
  list: PackedList,
  heads: readonly PackedListHead[],
  fileName: string,
  fileHash: string,
): string {
  const { listId, title, announcement, published, entities } = list;
  const checkedThrough = heads.find((head) => head.listId === listId)?.checkedThrough ?? null;
  const version = keepDraft(desk, {
    listId,
    source: 'pack',
    mode: 'replaces',
    title,
    announcement,
    published,
    checkedThrough,
    fileName,
    fileHash,
    entities,
    problems: [],
  });
  return version.id;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
