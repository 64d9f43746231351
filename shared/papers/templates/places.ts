import type { Clause, GroundKind, PaperTemplate, PartSpec, Wording } from '../clauses.ts';

export const PLACE_GROUPS = ['head', 'body', 'clauses', 'attachments', 'signature'] as const;
export type PlaceGroup = (typeof PLACE_GROUPS)[number];

/** One wording of a template and where it stands. */
export interface TextPlace {
  /** e.g. `title`, `preamble.watch`, `body.3.rows.0.label`, `clauses.C03@watch.variants.W`, `attachments.0`. */
  readonly path: string;
  readonly group: PlaceGroup;
  readonly wording: Wording;
  /** Whether facts and marks are filled in here; elsewhere they would be printed as they stand. */
  readonly filled: boolean;
  /** The only ground on which it is printed; null: on every one. */
  readonly ground: GroundKind | null;
  /** The text of a variant may say nothing at all. */
  readonly mayBeEmpty: boolean;
}

/** Clauses of the two grounds can have the same number: the ground is part of the key. */
export function clauseKey(clause: Pick<Clause, 'id' | 'only'>): string {
  return clause.only === undefined ? clause.id : `${clause.id}@${clause.only}`;
}

/** The clauses that a paper on this ground carries, in order. */
export function carriedClauses<C extends Pick<Clause, 'only'>>(
  clauses: readonly C[],
  ground: GroundKind,
): readonly C[] {
  return clauses.filter((clause) => clause.only === undefined || clause.only === ground);
}

export function textPlaces(template: PaperTemplate): readonly TextPlace[] {
  const places: TextPlace[] = [];
  const add = (group: PlaceGroup, ground: GroundKind | null, isFilled: (path: string) => boolean) => {
    return (wording: Wording, path: string): Wording => {
      const mayBeEmpty = /^clauses\..*\.variants\.[NW]$/.test(path);
      places.push({ path, group, wording, filled: isFilled(path), ground, mayBeEmpty });
      return wording;
    };
  };
  const yes = () => true;
  const no = () => false;
  const { addressee, preamble, signature } = template;
  add('head', null, no)(template.title, 'title');
  add('head', null, no)(template.shortTitle, 'shortTitle');
  if (addressee) add('head', null, yes)(addressee, 'addressee');
  for (const ground of ['watch', 'announcement-1'] as const) {
    const text = preamble?.[ground];
    if (text) add('head', ground, yes)(text, `preamble.${ground}`);
  }
  template.body.forEach((part, i) => {
    mapWordings(part, `body.${i}`, add('body', part.only ?? null, filledIn(part)));
  });
  for (const clause of template.clauses) {
    const filled = (path: string) => !path.endsWith('.heading');
    mapWordings(clause, `clauses.${clauseKey(clause)}`, add('clauses', clause.only ?? null, filled));
  }
  template.attachments.forEach((text, i) => {
    add('attachments', null, no)(text, `attachments.${i}`);
  });
  if (signature) mapWordings(signature, 'signature', add('signature', null, no));
  return places;
}

/** Facts are filled into paragraphs, notes and rows that always say the same. */
function filledIn(part: PartSpec): (path: string) => boolean {
  const running = part.part === 'paragraph' || part.part === 'note';
  return (path) => running || (part.part === 'facts' && path.endsWith('.fixed'));
}

/** The same value with each wording in it changed; `path` names the wording. */
export function mapWordings<T>(
  value: T,
  path: string,
  change: (wording: Wording, path: string) => Wording,
): T {
  if (isWording(value)) return change(value, path) as T;
  if (Array.isArray(value)) return value.map((one, i) => mapWordings(one, `${path}.${i}`, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, mapWordings(one, `${path}.${key}`, change)]),
  ) as T;
}

function isWording(value: unknown): value is Wording {
  if (typeof value !== 'object' || value === null) return false;
  const { zh, ja, en } = value as Partial<Wording>;
  return typeof zh === 'string' && typeof ja === 'string' && typeof en === 'string';
}
