import type { Message, PaperLanguage } from '../message.ts';
import { validateCorporateNumber, validateUscc } from '../orders/identifiers.ts';
import type { PaperCode } from '../rules/outcome.ts';
import { endUse, isForeign } from './check-end-use.ts';
import { answerOf, fieldValue, languagesOf } from './field.ts';
import type { ListReference, PaperFacts, PaperHeader, PaperItem } from './paper.ts';
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
  /** The list entry of the pledgor as the list data has it now; null for a party on no list. */
  readonly reference?: ListReference | null;
  /** Papers of the case that speak of another entity: they count where papers are cited. */
  readonly others?: readonly PaperSet[];
  /** The list that the order was screened with, and the present one. */
  readonly lists?: { readonly used: string; readonly present: string };
}

/**
 * The cross-paper rules of pledges section 4 over all papers of a case. Empty: none found; it does not say that the papers
 * are good.
 */
export function checkPapers(papers: readonly PaperSet[], against: CheckAgainst = {}): readonly Message[] {
  const withItems = papers.filter((paper) => paper.header.type !== 'D7');
  const found = [
    ...controlList(papers, against),
    ...oneOfEach(papers),
    ...equalValues(papers),
    ...withItems.flatMap((paper) => items(paper, withItems[0], against)),
    ...papers.flatMap(dates),
    ...papers.flatMap(identifiers),
    ...papers.filter((p) => p.header.type === 'D1').flatMap((paper) => endUse(paper, against)),
    ...listEntry(papers, against),
    ...citations(papers, against.others ?? []),
    ...papers.flatMap(delegations),
    ...papers.flatMap(prevailingAnswers),
    ...intermediaries(papers, against.others ?? []),
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
function oneOfEach(all: readonly PaperSet[]): Message[] {
  const papers = all.filter((paper) => paper.header.type !== 'D7');
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
  for (const lang of LANGUAGES) {
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

/** Order of days (rule 3), the original before the application (rule 10), the licence before the declaration. */
function dates(paper: PaperSet): Message[] {
  const { facts, header } = paper;
  const doc = header.docNo;
  const date = facts.signDate ?? header.createdAt.slice(0, 10);
  const messages: Message[] = [];
  const announced = facts.listReference?.announcementDate;
  if (announced && header.type !== 'D7' && date < announced)
    messages.push({ key: 'papers:check.beforeAnnouncement', params: { doc, date, announced } });
  if (facts.termFrom && facts.termTo && facts.termTo < facts.termFrom)
    messages.push({ key: 'papers:check.term', params: { doc } });
  const answer = (key: string) => answerOf(facts, key);
  const order = (names: readonly [string, string], first: string, second: string) => {
    if (first === '' || second === '' || first <= second) return;
    const [earlier, later] = names.map((name) => `papers:date.${name}`) as [string, string];
    messages.push({ key: 'papers:check.dateOrder', params: { doc, earlier, first, later, second } });
  };
  const [contract, application] = [facts.contractDate ?? '', facts.applicationDate ?? ''];
  order(['contract', 'signature'], contract, facts.signDate ?? '');
  order(['contract', 'certificate'], contract, answer('certificateDate'));
  order(['certificate', 'application'], answer('certificateDate'), application);
  order(['contract', 'application'], contract, application);
  order(['licence', 'declaration'], answer('licenceDate'), answer('declarationDate'));
  if (header.type === 'D4' && application !== '' && answer('originalReceived') === '')
    messages.push({ key: 'papers:check.originalMissing', params: { doc } });
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

/** Facts that all papers of a case share: one value in every paper that prints it (rule 1). */
const SHARED_FACTS = [
  'contractDate',
  'exporter.names.zh',
  'exporter.names.ja',
  'exporter.names.en',
  'exporter.address',
  'exporter.registrationId',
  'exporter.representativeName',
  'pledgor.address',
  'pledgor.representativeName',
  'pledgor.contact',
  'authority',
  'applicationNo',
  'applicationDate',
] as const;

/** Facts of the end use, and the papers that print them. */
const END_USE_FACTS = [
  'siteOfUse',
  'endProduct',
  'endCustomer',
  'thirdCountryExport',
  'disposition',
] as const;
const WITH_END_USE: readonly PaperCode[] = ['D1', 'D4', 'D5', 'D6'];

const LANGUAGES: readonly PaperLanguage[] = ['zh', 'ja', 'en'];

/** The end use as a paper prints it in a language: a paper in one language prints the text that was given for it. */
function printedEndUse({ facts, header }: PaperSet, lang: PaperLanguage): string {
  const languages = languagesOf(header.languages);
  if (!languages.includes(lang)) return '';
  return fieldValue(facts, languages.length === 1 ? 'endUse' : `endUse.${lang}`);
}

function equalValues(papers: readonly PaperSet[]): Message[] {
  const ending = papers.filter((paper) => WITH_END_USE.includes(paper.header.type));
  const differing = (keys: readonly string[], label: (key: string) => string, among = papers) =>
    keys.flatMap((key): Message[] => {
      const values = [...new Set(among.map((p) => fieldValue(p.facts, key)).filter((v) => v !== ''))];
      if (values.length < 2) return [];
      return [
        { key: 'papers:check.valueDiffers', params: { field: label(key), values: values.join(' ≠ ') } },
      ];
    });
  const endUses = LANGUAGES.flatMap((lang): Message[] => {
    const values = [...new Set(ending.map((p) => printedEndUse(p, lang)).filter((v) => v !== ''))];
    const params = { field: `papers:field.endUse_${lang}`, values: values.join(' ≠ ') };
    return values.length < 2 ? [] : [{ key: 'papers:check.valueDiffers', params }];
  });
  const traders = Math.max(0, ...papers.map((p) => p.facts.intermediaries.length));
  const names = Array.from({ length: traders }, (_, i) =>
    LANGUAGES.map((lang) => `intermediaries.${i}.names.${lang}`),
  ).flat();
  return [
    ...endUses,
    ...differing(END_USE_FACTS, (key) => `papers:field.${key}`, ending),
    ...differing(SHARED_FACTS, (key) => `papers:field.${key.replaceAll('.', '_')}`),
    ...differing(names, (key) => `papers:field.${key.replace(/\.\d+\./, '.').replaceAll('.', '_')}`),
  ];
}

/** The announcement is that of the entity's list entry, and the light pledge is for parties on no list (rules 6, 7). */
function listEntry(papers: readonly PaperSet[], against: CheckAgainst): Message[] {
  const messages: Message[] = [];
  const { lists, reference } = against;
  if (lists && lists.used !== lists.present)
    messages.push({ key: 'papers:check.listChanged', params: { ...lists } });
  if (reference === undefined) return messages;
  const text = (r: ListReference | undefined | null) =>
    r ? `${r.announcement} (${r.announcementDate}) ${r.no}` : '—';
  for (const { facts, header } of papers.filter((p) => p.header.type !== 'D7')) {
    if (reference && !facts.listReference) {
      const name = Object.values(facts.pledgor.names)[0] ?? '';
      const { announcement } = reference;
      messages.push({ key: 'papers:check.listedButLight', params: { name, announcement } });
    } else if (text(facts.listReference) !== text(reference)) {
      const params = { doc: header.docNo, cited: text(facts.listReference), present: text(reference) };
      messages.push({ key: 'papers:check.listEntryDiffers', params });
    }
  }
  return messages;
}

/** A paper that cites another cites one of the same case, and what the exporter's commitment rests on is issued. */
function citations(papers: readonly PaperSet[], others: readonly PaperSet[]): Message[] {
  const byNo = new Map([...papers, ...others].map((p) => [p.header.docNo, p]));
  const messages: Message[] = [];
  for (const { facts, header } of papers) {
    const doc = header.docNo;
    const cites: readonly (readonly [PaperCode, string])[] = [
      ...(header.type === 'D2' || header.type === 'D3' ? [['D1', facts.pledgeDocNo ?? ''] as const] : []),
      ...(header.type === 'D2' ? [['D5', facts.riskReportDocNo ?? ''] as const] : []),
      ...(header.type === 'D5' ? (facts.set ?? []).map((one) => [one.type, one.docNo] as const) : []),
    ];
    for (const [type, cited] of cites) {
      if (cited === '') continue;
      const found = byNo.get(cited);
      if (found?.header.type !== type) {
        const key = type === 'D1' ? 'papers:check.pledgeNotFound' : 'papers:check.unknownPaper';
        messages.push({ key, params: type === 'D1' ? { doc, pledge: cited } : { doc, cited } });
      } else if (type === 'D5' && answerOf(found.facts, 'recommendation') === 'do-not-apply')
        messages.push({ key: 'papers:check.adviceAgainst', params: { doc: cited } });
    }
  }
  return messages;
}

/** Who signs for the representative shows the written authority (rule 5). */
function delegations({ facts, header }: PaperSet): Message[] {
  const signers: Partial<Record<PaperCode, string>> = {
    D1: 'pledgor',
    D2: 'exporter',
    D3: `intermediaries.${facts.guarantor ?? 0}`,
    D5: 'exporter',
    D6: 'pledgor',
    D8: 'exporter',
  };
  const who = signers[header.type];
  if (who === undefined) return [];
  const name = fieldValue(facts, `${who}.signerName`);
  const other = name !== '' && name !== fieldValue(facts, `${who}.representativeName`);
  if (!other || fieldValue(facts, `${who}.delegation`) === 'yes') return [];
  return [{ key: 'papers:check.delegation', params: { doc: header.docNo, name } }];
}

/** Papers that the exporter files itself are read in the prevailing language: their long answers are in it. */
function prevailingAnswers({ facts, header }: PaperSet): Message[] {
  if (header.type !== 'D5' && header.type !== 'D8') return [];
  const sentences = Object.entries(facts.answers ?? {}).filter(
    ([key, text]) => LONG_ANSWERS[header.type]?.includes(key) && [...text].length >= SENTENCE,
  );
  return sentences
    .filter(([, text]) => isForeign(text, header.prevailing))
    .map(([key]) => ({
      key: 'papers:check.answerLanguage',
      params: {
        doc: header.docNo,
        field: `papers:answer.${key}`,
        language: `papers:language.${header.prevailing}`,
      },
    }));
}

/** From this length on an answer is a sentence and no code or name, in characters. */
const SENTENCE = 20;
const LONG_ANSWERS: Partial<Record<PaperCode, readonly string[]>> = {
  D5: ['rationale', 'openPoints', 'business', 'process', 'position', 'scrap', 'residual', 'decision'],
  D8: ['goodsParameters', 'mainUse', 'whyNot', 'testReports'],
};

/** Rule 8: every trader in the chain gives a guarantee of its own. A set without a pledge needs none. */
function intermediaries(papers: readonly PaperSet[], others: readonly PaperSet[]): Message[] {
  if (!papers.some((p) => p.header.type === 'D1')) return [];
  const count = Math.max(0, ...papers.map((p) => p.facts.intermediaries.length));
  const found = new Set(
    [...papers, ...others].filter((p) => p.header.type === 'D3').map((p) => p.facts.guarantor ?? 0),
  ).size;
  return count > found ? [{ key: 'papers:check.intermediary', params: { count, found } }] : [];
}
