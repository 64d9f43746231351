import type { PaperCode } from '../../../shared/rules/outcome.ts';
import type { Desk } from '../desk.ts';
import { type PaperNote, paperNotes } from './shelf.ts';

/** Prefixes of paper numbers: pledge, exporter's commitment, intermediary's guarantee, certificate values, and so on. */
export const PREFIX: Readonly<Record<PaperCode, string>> = {
  D1: 'PL',
  D2: 'EC',
  D3: 'IG',
  D4: 'UC',
  D5: 'RA',
  D6: 'SC',
  D7: 'SR',
  D8: 'CS',
};

export interface PaperNumber {
  readonly docNo: string;
  readonly version: number;
}

/** Numbers to be had within one turn; what is not stored by its end gives its number back. */
export interface Numbers {
  /** The number of the next draft in a place; each new place takes one further. */
  next(type: PaperCode, slot: string): PaperNumber;
  /** The number of what stands in a place. */
  standing(slot: string): PaperNumber | undefined;
}

/**
 * Numbers run without gaps within a year and type, and no number is taken away. A place in the set of a case has one number
 * for all time; a draft that is made again before its issue keeps number and version, after an issue or a void it is the next
 * version of the same number.
 */
export function numbering(desk: Desk): Numbers {
  const year = desk.host.clock.now().slice(0, 4);
  const used = new Map<string, number>();
  const versions = new Map<string, number>();
  const slots = new Map<string, PaperNote>();
  for (const paper of paperNotes(desk)) {
    const base = baseOf(paper.docNo);
    const prefix = base.slice(0, base.lastIndexOf('-') + 1);
    used.set(prefix, Math.max(used.get(prefix) ?? 0, Number(base.slice(prefix.length))));
    versions.set(base, Math.max(versions.get(base) ?? 0, paper.version));
    const known = slots.get(paper.slot);
    if (known === undefined || standsBefore(paper, known)) slots.set(paper.slot, paper);
  }
  return {
    next: (type, slot) => {
      const latest = slots.get(slot);
      if (latest?.status === 'draft') return numberOf(latest);
      if (latest !== undefined) {
        const base = baseOf(latest.docNo);
        const version = (versions.get(base) ?? 0) + 1;
        return { docNo: `${base}-v${version}`, version };
      }
      const prefix = `${PREFIX[type]}-${year}-`;
      const no = (used.get(prefix) ?? 0) + 1;
      used.set(prefix, no);
      return { docNo: `${prefix}${String(no).padStart(6, '0')}-v1`, version: 1 };
    },
    standing: (slot) => {
      const latest = slots.get(slot);
      return latest?.status === 'draft' || latest?.status === 'issued' ? numberOf(latest) : undefined;
    },
  };
}

function numberOf({ docNo, version }: PaperNote): PaperNumber {
  return { docNo, version };
}

/** A number without its version: `PL-2026-000123` of `PL-2026-000123-v2`. */
export function baseOf(docNo: string): string {
  return docNo.slice(0, docNo.lastIndexOf('-v'));
}

const RANK = { draft: 0, issued: 1, superseded: 2, void: 2 } as const;

/** Of two papers of one place: the draft, then the issued one, then the later. */
function standsBefore(a: PaperNote, b: PaperNote): boolean {
  return (
    RANK[a.status] - RANK[b.status] < 0 || (RANK[a.status] === RANK[b.status] && a.createdAt > b.createdAt)
  );
}
