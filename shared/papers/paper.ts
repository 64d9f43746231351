import type { IsoDate, IsoInstant, PaperLanguage } from '../message.ts';
import type { Role } from '../orders/order.ts';
import type { PaperCode } from '../rules/outcome.ts';
import type { ScreeningFacts } from './screening.ts';

/** The language sets that a paper can be made in; the prevailing language is stated in the paper. */
export const LANGUAGE_SETS = ['zh', 'ja', 'en', 'zh-ja', 'zh-en', 'zh-ja-en'] as const;
export type LanguageSet = (typeof LANGUAGE_SETS)[number];

/** Names of one party by language, as a source or the officer gave them. The program never turns one into another. */
export interface PartyNames {
  readonly zh?: string;
  readonly ja?: string;
  readonly en?: string;
}

export interface PaperParty {
  readonly names: PartyNames;
  readonly address?: string;
  /** Japanese corporate number (13 digits) or unified social credit code (18 characters). */
  readonly registrationId?: string;
  readonly representativeName?: string;
  readonly representativeTitle?: string;
  readonly contact?: string;
  /** Who signs where it is not the representative, and whether the written authority is attached (`yes`, `no`). */
  readonly signerName?: string;
  readonly signerTitle?: string;
  readonly delegation?: string;
}

/** A trader between exporter and end user, and what its guarantee says of it. */
export interface IntermediaryParty extends PaperParty {
  /** agent, distributor or stockist. */
  readonly tradeRole?: string;
  readonly upstreamContract?: string;
  readonly downstreamContract?: string;
}

/** A party of the order in its role, as the sheet names it. */
export interface ChainLink {
  readonly role: Role;
  readonly name: string;
  readonly address?: string;
  readonly country?: string;
  readonly registrationId?: string;
}

/** What happens to the goods at the end user; printed in the paper's languages. */
export const DISPOSITIONS = ['own-equipment', 'consumed', 'incorporated', 'resold', 'unknown'] as const;
/** Whether the finished product leaves Japan again; printed in the paper's languages. */
export const THIRD_COUNTRY_ANSWERS = ['yes', 'no', 'unknown'] as const;

/** A row of the item table; quantities are the sheet's own text. */
export interface PaperItem {
  readonly lineNo: string;
  readonly description: string;
  readonly spec?: string;
  readonly controlCode?: string;
  readonly hsCode?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly value?: string;
  readonly currency?: string;
  readonly origin?: string;
}

/** The list entry that a paper cites; all of it from the designation's data. */
export interface ListReference {
  readonly entityId: string;
  readonly list: 'watch' | 'control';
  /** e.g. `MOFCOM 2026-12`. */
  readonly announcement: string;
  readonly announcementDate: IsoDate;
  readonly no: number;
  /** The address that the annex prints, where it prints one. */
  readonly address?: string;
}

/**
 * Everything that the papers of a case print, from the order, the profile, the list and the officer. An absent value is missing:
 * a draft prints it as a placeholder and lists it on page 1; nothing is ever filled in by the program.
 */
export interface PaperFacts {
  readonly orderNo: string;
  readonly contractNo?: string;
  readonly contractDate?: IsoDate;
  readonly exporter: PaperParty;
  readonly pledgor: PaperParty;
  /** What the pledgor is in this order: one or both. */
  readonly pledgorRoles: readonly ('end-user' | 'importer')[];
  readonly listReference?: ListReference;
  readonly importer?: PaperParty;
  readonly intermediaries: readonly IntermediaryParty[];
  /** D3: which of the intermediaries gives the guarantee. */
  readonly guarantor?: number;
  readonly items: readonly PaperItem[];
  readonly siteOfUse?: string;
  readonly endUse?: string;
  readonly endProduct?: string;
  readonly endCustomer?: string;
  /** A code of THIRD_COUNTRY_ANSWERS, or the officer's own words (e.g. the countries). */
  readonly thirdCountryExport?: string;
  /** A code of DISPOSITIONS, or the officer's own words. */
  readonly disposition?: string;
  /** The end use in each language of the paper, as the officer gave it; `endUse` is the order's own text. */
  readonly endUseTexts?: PartyNames;
  readonly termFrom?: IsoDate;
  readonly termTo?: IsoDate;
  readonly signPlace?: string;
  readonly signDate?: IsoDate;
  /** D2: provincial authority, application number, the D1 it rests on. */
  readonly authority?: string;
  readonly applicationNo?: string;
  readonly pledgeDocNo?: string;
  readonly pledgeSha256?: string;
  readonly applicationDate?: IsoDate;
  readonly riskReportDocNo?: string;
  /** The user's own company: it screens and keeps the record, whoever exports. */
  readonly house?: PaperParty;
  /** Every party of the order in every role. */
  readonly chain?: readonly ChainLink[];
  /** The papers of the case by number, as they were drafted together. */
  readonly set?: readonly { readonly type: PaperCode; readonly docNo: string }[];
  /** Answers to the questions that a template asks; what the order gives is there from the start. */
  readonly answers?: Readonly<Record<string, string>>;
  /** D7: the screening as the vault holds it. */
  readonly screening?: ScreeningFacts;
}

export type PaperStatus = 'draft' | 'issued' | 'superseded' | 'void';

/** The common header of all papers. */
export interface PaperHeader {
  readonly type: PaperCode;
  readonly docNo: string;
  readonly version: number;
  readonly languages: LanguageSet;
  readonly prevailing: PaperLanguage;
  readonly status: PaperStatus;
  readonly createdAt: IsoInstant;
  readonly templateId: string;
  readonly templateVersion: string;
  readonly listVersion: string;
  readonly listCheckedThrough: IsoDate;
  /** Where the list was older than allowed: how old, in figures that need no language. */
  readonly listAge?: string;
  /** N or W for each clause that has variants. */
  readonly clauseVariants: Readonly<Record<string, 'N' | 'W'>>;
  readonly languageClause: 'A' | 'B';
  /** Number of the issued paper that this one replaces. */
  readonly supersedes?: string;
}

/** What checking a signed PDF found. Revocation is never checked: the product is offline, and says so. */
export interface SignatureReport {
  readonly fieldName: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly fingerprintSha256: string;
  readonly fingerprintSha1?: string;
  readonly notBefore: IsoInstant;
  readonly notAfter: IsoInstant;
  readonly selfSigned: boolean;
  readonly signedAt?: IsoInstant;
  readonly subFilter: string;
  readonly integrity: 'intact' | 'changed' | 'unreadable';
  /** Whether the signature covers the file to its last byte. */
  readonly coversWholeFile: boolean;
  readonly certificateValidAtSigning: boolean;
  /** The first signature of a paper: from then on it may only be signed further. */
  readonly certifies?: true;
}
