import table from '../../assets/rules/instruments.json' with { type: 'json' };
import { announcementLabel, parseAnnouncement } from '../lists/announcement.ts';
import type { StatusConfirmation } from '../lists/designation.ts';
import { MEASURES } from '../lists/measures.ts';
import type { IsoDate, Message, PaperLanguage } from '../message.ts';
import type { Citation } from './outcome.ts';

/** Ids of the laws as citations carry them; an announcement is cited as `MOFCOM 2026-12`. */
export const REGULATIONS = 'Order 792';
export const EXPORT_CONTROL_LAW = 'ECL';
/** The catch-all for Japan. */
export const ANNOUNCEMENT_1 = 'MOFCOM 2026-1';

/** The 50 % rule for rare earths re-exported abroad. */
export const HOLDING_RULE = 'MOFCOM 2025-61';

export interface Instrument {
  readonly id: string;
  readonly effective: IsoDate;
  readonly bodyTextRead: boolean;
  readonly basis: string;
  readonly quotes: Readonly<Record<string, string | undefined>>;
  readonly suspendedFrom?: IsoDate;
  /** Last day of the suspension by its own text. */
  readonly suspendedUntil?: IsoDate;
  /** A later last day that was reported and that no announcement confirms. */
  readonly suspendedUntilReported?: IsoDate;
  readonly suspendedBy?: string;
}

const BY_ID = new Map((table.instruments as readonly Instrument[]).map((entry) => [entry.id, entry]));
const MEASURE_BY_ID = new Map(MEASURES.map((measure) => [measure.announcement, measure]));

/** Whether an instrument of `assets/rules` speaks on that day. */
export function inForce(id: string, asOf: IsoDate): boolean {
  const instrument = BY_ID.get(id);
  return instrument !== undefined && instrument.effective <= asOf;
}

export function instrumentOf(id: string): Instrument | undefined {
  return BY_ID.get(id);
}

export type InstrumentState = 'not-yet' | 'in-force' | 'unconfirmed' | 'suspended';

/** `unconfirmed`: a printed suspension has ended and the officer has put down neither reading. It counts as in force. */
export function instrumentStateOn(
  id: string,
  asOf: IsoDate,
  confirmations: readonly StatusConfirmation[],
): InstrumentState {
  const instrument = BY_ID.get(id);
  if (instrument === undefined || asOf < instrument.effective) return 'not-yet';
  const { suspendedFrom: from, suspendedUntil: until } = instrument;
  if (from === undefined || until === undefined || asOf < from) return 'in-force';
  if (asOf <= until) return 'suspended';
  return confirmations.findLast((one) => one.announcement === id)?.state ?? 'unconfirmed';
}

/** Whether a code of the dual-use list (`1C902.a.1`) lies under one of the codes of a rule (`1C902`). */
export function codeUnder(code: string, codes: readonly string[]): boolean {
  return codes.some((one) => code === one || code.startsWith(`${one}.`));
}

/** Codes that the 50 % rule speaks of, and the share from which it holds. */
export const holdingScope = (): { readonly percent: number; readonly codes: readonly string[] } =>
  table.holdingRule;

/** Codes taken for strategic minerals (announcement 26 of 2026). */
export const mineralCodes = (): readonly string[] => table.strategicMinerals.codes;

/** How long papers are kept: the least by law, and the product's default. */
export const retentionYears = (): { readonly minimumYears: number; readonly defaultYears: number } =>
  table.retention;

/** A citation with what the data knows of the instrument: its day, and whether its text was read. */
export function cite(instrument: string, article?: string): Citation {
  const law = BY_ID.get(instrument);
  const measure = MEASURE_BY_ID.get(instrument);
  const date = law?.effective ?? measure?.published;
  const read = law?.bodyTextRead ?? measure?.bodyTextRead ?? false;
  return {
    instrument,
    ...(article === undefined ? {} : { article }),
    ...(date === undefined ? {} : { date }),
    ...(read ? {} : { unverified: true }),
  };
}

/** The Chinese wording that a citation rests on, where it was read. */
export function quoteOf(citation: Citation): string | undefined {
  const law = BY_ID.get(citation.instrument);
  if (law !== undefined) return citation.article === undefined ? undefined : law.quotes[citation.article];
  const measure = MEASURE_BY_ID.get(citation.instrument);
  if (measure?.quotes === undefined) return undefined;
  const { articles, quotes } = measure;
  if (citation.article !== undefined && citation.article === articles?.specialCase) return quotes.specialCase;
  return quotes.ban ?? quotes.papers;
}

/** A citation as a sentence of the product (`rules:citation.*`). Announcement 1 of 2026 numbers no paragraphs: its sentences are counted. */
export function citationMessage(citation: Citation): Message {
  const id = parseAnnouncement(citation.instrument);
  if (id === undefined && !BY_ID.has(citation.instrument)) {
    const params = { list: citation.instrument, date: citation.date ?? '' };
    return { key: `rules:citation.list.${citation.date === undefined ? 'undated' : 'dated'}`, params };
  }
  const base =
    id === undefined ? (citation.instrument === REGULATIONS ? 'regulations' : 'law') : 'announcement';
  const part =
    citation.article === undefined
      ? 'whole'
      : citation.instrument === ANNOUNCEMENT_1
        ? 'sentence'
        : 'article';
  const proof = citation.unverified === true ? 'unread' : 'read';
  const [, number = '', clause = ''] = /^(\d+)(.*)$/.exec(citation.article ?? '') ?? [];
  const article = id === undefined && number !== '' ? `rules:article-no.${number}` : number;
  return {
    key: `rules:citation.${base}.${part}.${proof}`,
    params: {
      ...id,
      article,
      clause: clause === '' ? '' : `rules:clause.${clause.replace(/\D+/g, '-').replace(/^-|-$/g, '')}`,
      date: citation.date ?? '',
    },
  };
}

/** What the quoted phrase says, in the language of the window; undefined where nothing is quoted. */
export function readingOf(citation: Citation): Message | undefined {
  if (quoteOf(citation) === undefined) return undefined;
  const place = [citation.instrument, citation.article].filter((part) => part !== undefined).join('_');
  return { key: `rules:reading.${place.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}` };
}

/** The name of a cited instrument in the language of a paper. */
export function instrumentLabel(instrument: string, language: PaperLanguage): string {
  const names: Readonly<Record<string, Readonly<Record<PaperLanguage, string>> | undefined>> = {
    [REGULATIONS]: table.names.regulations,
    [EXPORT_CONTROL_LAW]: table.names.law,
  };
  return names[instrument]?.[language] ?? announcementLabel(instrument, language);
}
