import type { Message, PaperLanguage } from '../message.ts';
import { validateCorporateNumber, validateUscc } from '../orders/identifiers.ts';
import { fieldValue, languagesOf } from './fields.ts';
import type { PaperFacts, PaperHeader, PaperItem } from './paper.ts';
import { totals } from './totals.ts';

/** One paper of a case, as checkPapers reads it. */
export interface PaperSet {
  readonly facts: PaperFacts;
  readonly header: PaperHeader;
}

/** What the papers of a case are held against besides each other. */
export interface CheckAgainst {
  /** The items of the order. */
  readonly order?: readonly PaperItem[];
  /** Parties of the order, in any role, that are on the control list. */
  readonly controlParties?: readonly {
    readonly role: string;
    readonly name: string;
    readonly announcement: string;
  }[];
  /** End-use texts of earlier orders and for whom they were. */
  readonly earlierEndUses?: readonly { readonly text: string; readonly endUser: string }[];
}

/** Least length of an end-use text (pledges section 4, rule 9). */
const MIN_CHARACTERS = 80;
const MIN_WORDS = 40;

/**
 * The cross-paper rules of pledges section 4 that D1 and D2 can break. Empty: none found; it does not say that the
 * papers are good.
 */
export function checkPapers(papers: readonly PaperSet[], against: CheckAgainst = {}): readonly Message[] {
  const found = [
    ...controlList(papers, against),
    ...oneOfEach(papers),
    ...papers.flatMap((paper) => items(paper, papers[0], against)),
    ...papers.flatMap(dates),
    ...papers.flatMap(identifiers),
    ...papers.filter((p) => p.header.type === 'D1').flatMap((paper) => endUse(paper, against)),
    ...papers.flatMap(pledgeOfCommitment(papers)),
    ...intermediaries(papers),
  ];
  const seen = new Set<string>();
  return found.filter((message) => {
    const id = JSON.stringify(message);
    return !seen.has(id) && Boolean(seen.add(id));
  });
}

function controlList(papers: readonly PaperSet[], against: CheckAgainst): Message[] {
  const cited = papers
    .map((p) => p.facts.listReference)
    .filter((r) => r?.list === 'control')
    .map(
      (r): Message => ({
        key: 'papers:check.controlReference',
        params: { announcement: r?.announcement ?? '' },
      }),
    );
  const parties = (against.controlParties ?? []).map(
    (p): Message => ({
      key: 'papers:check.controlParty',
      params: { name: p.name, role: p.role, announcement: p.announcement },
    }),
  );
  return [...cited, ...parties];
}

/** One contract, one end user, one list entry in all papers of the case (rules 1, 2, 4, 6). */
function oneOfEach(papers: readonly PaperSet[]): Message[] {
  const messages: Message[] = [];
  const differ = (key: string, values: readonly string[]) => {
    const distinct = [...new Set(values.filter((v) => v !== ''))];
    if (distinct.length > 1) messages.push({ key, params: { values: distinct.join(' ≠ ') } });
  };
  differ(
    'papers:check.contractDiffers',
    papers.map((p) => fieldValue(p.facts, 'contractNo')),
  );
  differ(
    'papers:check.orderDiffers',
    papers.map((p) => p.facts.orderNo.trim()),
  );
  for (const lang of ['zh', 'ja', 'en'] satisfies PaperLanguage[]) {
    differ(
      'papers:check.endUserDiffers',
      papers.map((p) => fieldValue(p.facts, `pledgor.names.${lang}`)),
    );
  }
  differ(
    'papers:check.endUserDiffers',
    papers.map((p) => fieldValue(p.facts, 'pledgor.registrationId')),
  );
  const reference = (p: PaperSet) => {
    const r = p.facts.listReference;
    return r ? `${r.announcement} (${r.announcementDate}) ${r.no}` : '—';
  };
  differ('papers:check.referenceDiffers', papers.map(reference));
  for (const paper of papers) {
    const contract = fieldValue(paper.facts, 'contractNo');
    if (/[,;，；、]/.test(contract))
      messages.push({ key: 'papers:check.severalContracts', params: { contract } });
  }
  return messages;
}

function items(paper: PaperSet, first: PaperSet | undefined, against: CheckAgainst): Message[] {
  const other = against.order ?? first?.facts.items ?? [];
  const messages: Message[] = [];
  const doc = paper.header.docNo;
  const own = new Map(paper.facts.items.map((item) => [item.lineNo, item]));
  const lines = new Set([...own.keys(), ...other.map((item) => item.lineNo)]);
  for (const line of lines) {
    const a = own.get(line);
    const b = other.find((item) => item.lineNo === line);
    if (!a || !b) messages.push({ key: 'papers:check.lineMissing', params: { doc, line } });
    else if (
      (['description', 'quantity', 'unit'] as const).some(
        (k) => (a[k]?.trim() ?? '') !== (b[k]?.trim() ?? ''),
      )
    )
      messages.push({ key: 'papers:check.lineDiffers', params: { doc, line } });
  }
  const [sums, others] = [totals(paper.facts.items), totals(other)];
  for (const unit of new Set([...sums.keys(), ...others.keys()])) {
    const [mine, theirs] = [sums.get(unit) ?? '0', others.get(unit) ?? '0'];
    if (mine !== theirs)
      messages.push({ key: 'papers:check.totalDiffers', params: { doc, unit, total: mine, other: theirs } });
  }
  return messages;
}

/** A paper cannot be older than the announcement that it cites (rule 3). */
function dates(paper: PaperSet): Message[] {
  const { facts, header } = paper;
  const date = facts.signDate ?? header.createdAt.slice(0, 10);
  const messages: Message[] = [];
  const announced = facts.listReference?.announcementDate;
  if (announced && date < announced)
    messages.push({ key: 'papers:check.beforeAnnouncement', params: { doc: header.docNo, date, announced } });
  if (facts.termFrom && facts.termTo && facts.termTo < facts.termFrom)
    messages.push({ key: 'papers:check.term', params: { doc: header.docNo } });
  return messages;
}

function identifiers(paper: PaperSet): Message[] {
  const corporate = fieldValue(paper.facts, 'pledgor.registrationId');
  const credit = fieldValue(paper.facts, 'exporter.registrationId');
  const messages: Message[] = [];
  if (corporate !== '' && !validateCorporateNumber(corporate))
    messages.push({ key: 'papers:check.corporateNumber', params: { value: corporate } });
  if (credit !== '' && !validateUscc(credit))
    messages.push({ key: 'papers:check.creditCode', params: { value: credit } });
  return messages;
}

/** Rule 9: long enough, names product and place, not the text of another end user. */
function endUse(paper: PaperSet, against: CheckAgainst): Message[] {
  const { facts, header } = paper;
  const languages = languagesOf(header.languages);
  const given = languages.map((lang) => ({
    lang,
    text: fieldValue(facts, languages.length === 1 ? 'endUse' : `endUse.${lang}`),
  }));
  const texts = given.map(({ text }) => text).filter((text) => text !== '');
  const messages: Message[] = [];
  for (const { text, lang } of given.filter((one) => one.text !== '')) {
    if (isForeign(text, lang)) messages.push({ key: `papers:check.endUseLanguage.${lang}` });
    const count = lengthOf(text);
    if (count.value < count.least)
      messages.push({
        key: `papers:check.endUseShort.${count.unit}`,
        params: { count: count.value, least: count.least },
      });
    const own = Object.values(facts.pledgor.names);
    const copied = against.earlierEndUses?.find((e) => e.text.trim() === text && !own.includes(e.endUser));
    if (copied) messages.push({ key: 'papers:check.endUseCopied', params: { endUser: copied.endUser } });
  }
  if (texts.length > 0 && !namedIn(texts, facts.endProduct))
    messages.push({ key: 'papers:check.productNotNamed' });
  if (texts.length > 0 && !namedIn(texts, facts.siteOfUse))
    messages.push({ key: 'papers:check.placeNotNamed' });
  return messages;
}

/** Whether a sentence is plainly not in the language: the order's own text may be in any. */
function isForeign(text: string, lang: PaperLanguage): boolean {
  const [kana, han] = [/[\u3040-\u30ff]/.test(text), /[\u4e00-\u9fff]/.test(text)];
  if (lang === 'zh') return kana || !han;
  return lang === 'ja' ? !kana : kana || han;
}

/** Chinese and Japanese are counted in characters without spaces, other texts in words. */
function lengthOf(text: string): {
  readonly value: number;
  readonly least: number;
  readonly unit: 'characters' | 'words';
} {
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(text))
    return { value: [...text.replace(/\s/g, '')].length, least: MIN_CHARACTERS, unit: 'characters' };
  return { value: text.split(/\s+/).length, least: MIN_WORDS, unit: 'words' };
}

/** Whether a text has at least one distinctive part (two characters or more) of a name or address. */
function namedIn(texts: readonly string[], name: string | undefined): boolean {
  const parts = (name ?? '')
    .split(/[\s、，,（）()／/・]+/)
    .filter((part) => [...part].length > 1 && !/^\d+$/.test(part));
  return parts.length === 0 || parts.some((part) => texts.some((text) => text.includes(part)));
}

/** The commitment rests on the pledge of the same case. */
function pledgeOfCommitment(papers: readonly PaperSet[]) {
  const pledges = papers.filter((p) => p.header.type === 'D1');
  return (paper: PaperSet): Message[] => {
    const cited = paper.facts.pledgeDocNo;
    if (paper.header.type !== 'D2' || !cited || pledges.length === 0) return [];
    if (pledges.some((p) => p.header.docNo === cited)) return [];
    return [{ key: 'papers:check.pledgeNotFound', params: { doc: paper.header.docNo, pledge: cited } }];
  };
}

/** Rule 8: a trader in the chain gives a guarantee of its own (D3, which the product does not make). */
function intermediaries(papers: readonly PaperSet[]): Message[] {
  const count = Math.max(0, ...papers.map((p) => p.facts.intermediaries.length));
  return count > 0 ? [{ key: 'papers:check.intermediary', params: { count } }] : [];
}
