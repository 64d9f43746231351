import { z } from 'zod';
import type { ListKind } from '../lists/designation.ts';
import { OWN_RELATIONS, type OwnRecord } from '../lists/own.ts';
import type { IsoDate, IsoInstant, Message } from '../message.ts';
import type { DecisionView } from './views.ts';

const text = (max: number) => z.string().max(max);
const id = z.string().min(1).max(200);
const token = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const basis = text(1000).min(3);
const fingerprint = text(80).min(32);
const page = { offset: z.int().min(0), limit: z.int().min(1).max(1000) };

export const ownFactSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['alias', 'reading']), entityId: id, text: text(300).min(2) }),
  z.object({
    kind: z.literal('relation'),
    entityId: id,
    name: text(300).min(2),
    relation: z.enum(OWN_RELATIONS),
    percent: z.number().min(0).max(100).nullable(),
  }),
  z.object({
    kind: z.literal('blocked'),
    names: z.array(text(300).min(2)).min(1).max(20).readonly(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
    address: text(500).nullable(),
    registrationId: text(60).nullable(),
  }),
]);

/** Own knowledge, remembered decisions, signers and packs. */
export const knowledgeChannels = {
  'knowledge.list': z.object({}),
  /** `replaces`: the record that this one corrects; it is retired in the same step. */
  'knowledge.add': z.object({ fact: ownFactSchema, basis, replaces: id.optional() }),
  'knowledge.retire': z.object({ id, reason: basis }),
  'goodguys.list': z.object({ ...page }),
  'goodguys.revoke': z.object({ id, reason: basis }),
  /** How many months a decision is remembered; 0: not at all. Decisions that are remembered already keep their day. */
  'goodguys.months': z.object({ months: z.int().min(0).max(36) }),
  'signers.list': z.object({}),
  /** The fingerprint as the officer has compared it; it must be that of the file. */
  'signers.trust': z.object({ token, fingerprint, name: text(200).min(1), basis }),
  'signers.remove': z.object({ fingerprint, reason: basis }),
  /** Saves this desk's public key as a small text file. */
  'signers.save-key': z.object({}),
  /** `listIds` absent: every list. */
  'packs.export': z.object({ listIds: z.array(id).max(200).optional(), own: z.boolean() }),
  'packs.open': z.object({ token }),
  'packs.accept': z.object({ token, listIds: z.array(id).max(200), own: z.boolean() }),
} as const;

export interface KnowledgeView {
  /** Newest first; retired ones stay in the list. */
  readonly records: readonly OwnRecord[];
}

/** A false positive that is remembered for the same party against the same unchanged entry. */
export interface RememberedView {
  readonly id: string;
  readonly party: string;
  readonly address: string | null;
  readonly country: string | null;
  readonly registrationId: string | null;
  readonly entityId: string;
  readonly entityName: string;
  readonly list: ListKind;
  readonly decision: DecisionView;
  readonly fileName: string;
  readonly validTo: IsoDate;
  /** Only `valid` is applied. `exact`: the very name of a control-list entry, which a person decides each time. */
  readonly state: 'valid' | 'expired' | 'entry-changed' | 'ended' | 'exact';
  readonly ended: {
    readonly how: 'revoked' | 'decided-otherwise';
    readonly by: string;
    readonly at: IsoInstant;
    readonly reason: string;
  } | null;
  /** Hits to which it was applied. */
  readonly applied: number;
}

export interface SignerView {
  readonly name: string;
  /** Hex in groups of four. */
  readonly fingerprint: string;
  readonly basis: string;
  readonly by: string;
  readonly at: IsoInstant;
  readonly removed: { readonly by: string; readonly at: IsoInstant; readonly reason: string } | null;
}

export interface SignersView {
  /** This desk's own key. */
  readonly own: { readonly name: string; readonly fingerprint: string; readonly at: IsoInstant };
  readonly signers: readonly SignerView[];
}

export interface PackedListView {
  readonly listId: string;
  readonly title: string;
  readonly entries: number;
  readonly checkedThrough: IsoDate;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Names of some entries that differ, to be looked at before anything is accepted. */
  readonly examples: readonly { readonly change: 'added' | 'removed' | 'changed'; readonly name: string }[];
  /** `older`: checked through an earlier day than the list here. */
  readonly notes: readonly Message[];
  readonly same: boolean;
  readonly acceptable: boolean;
}

/** What a file is and who signed it. Its content is shown only where the signer is trusted (or is this desk). */
export interface PackReport {
  readonly kind: 'pack' | 'key';
  readonly fileName: string;
  readonly sha256: string;
  readonly trust: 'own' | 'trusted' | 'unknown' | 'removed';
  readonly signer: { readonly name: string; readonly by: string; readonly fingerprint: string };
  readonly createdAt: IsoInstant | null;
  readonly lists: readonly PackedListView[];
  readonly own: readonly {
    readonly id: string;
    readonly fact: OwnRecord['fact'];
    readonly basis: string;
    readonly known: boolean;
  }[];
  /** Why nothing of it can be taken over. */
  readonly refusal: Message | null;
}

export interface KnowledgeOutputs {
  'knowledge.list': KnowledgeView;
  'knowledge.add': KnowledgeView;
  'knowledge.retire': KnowledgeView;
  'goodguys.list': {
    readonly months: number;
    readonly total: number;
    readonly rows: readonly RememberedView[];
  };
  'goodguys.revoke': RememberedView;
  'goodguys.months': { readonly months: number };
  'signers.list': SignersView;
  'signers.trust': SignersView;
  'signers.remove': SignersView;
  'signers.save-key': { readonly name: string } | null;
  'packs.export': { readonly name: string; readonly sha256: string } | null;
  'packs.open': PackReport;
  'packs.accept': { readonly drafts: readonly string[]; readonly own: number };
}
