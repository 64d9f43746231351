import words from '../../assets/items/words.json' with { type: 'json' };
import type { IsoDate, Message } from '../message.ts';
import { type Reading, readLimits } from './criteria.ts';
import { type Evidence, gather } from './evidence.ts';
import { indexOf } from './index-terms.ts';
import type { ItemCandidate, ItemEntry, ItemFacts, ItemFinding } from './item.ts';
import { pieceIn } from './piece.ts';
import { quantitiesIn } from './quantities.ts';
import {
  announcementOf,
  type EntryState,
  entryStateOn,
  SUSPENDED_ITEMS,
  type SuspensionSwitch,
} from './suspension.ts';
import { foldCharacters, searchText, TermFinder } from './text.ts';

/**
 * Is the item on the dual-use list on that day? A pure function of what the line says and the catalogue.
 * Missing data is never `not-controlled`: that answer needs a printed limit and a stated value outside it.
 */
export function classify(
  facts: ItemFacts,
  catalogue: readonly ItemEntry[],
  asOf: IsoDate,
  switches: readonly SuspensionSwitch[] = [],
): ItemFinding {
  const raw = [facts.description, facts.spec ?? ''].join(' ; ');
  const plain = searchText(raw);
  const { evidence, unknownCodes } = gather(facts, plain, indexOf(catalogue));
  const folded = foldCharacters(raw);
  const piece = pieceIn(folded);
  const reading: Reading = {
    plain,
    quantities: quantitiesIn(folded),
    ...(piece === undefined ? {} : { piece }),
  };
  const assessed = [...evidence.values()].map((one) => {
    const state = entryStateOn(one.entry, asOf, switches);
    return { one, state, opinion: opinionOf(one, reading) };
  });
  const speaking = assessed.filter(({ state }) => state === 'in-force' || state === 'unconfirmed');
  const yesses = speaking.filter(({ opinion }) => opinion.answer === 'controlled');
  const excluded = new Set(yesses.flatMap(({ opinion }) => opinion.excludes ?? []));
  const met = yesses.filter(({ one }) => !excluded.has(one.entry.code) || one.kinds.has('code'));
  const open = speaking.filter(({ opinion }) => opinion.answer === 'undecided');
  const timing = assessed.flatMap(({ one, state, opinion }) => timingReasons(one, state, opinion, asOf));
  const unknown = unknownCodes.map((code) => ({ key: 'items:reason.code-unknown', params: { code } }));

  if (met.length > 0) {
    const beside = open.filter(({ one }) => one.strength === 'name' || one.kinds.has('cas'));
    return {
      controlled: 'controlled',
      candidates: [...candidatesOf(met.map(({ one }) => one)), ...candidatesOf(beside.map(({ one }) => one))],
      questions: distinct(
        beside.flatMap(({ opinion }) => (opinion.anyway === true ? opinion.questions : [])),
      ),
      reasons: distinct([...met.map(({ opinion }) => opinion.reason), ...timing, ...unknown]),
    };
  }
  const cleared = speaking.filter(({ opinion }) => opinion.answer === 'not-controlled');
  if (open.length === 0 && cleared.length > 0 && unknownCodes.length === 0) {
    return {
      controlled: 'not-controlled',
      candidates: candidatesOf(cleared.map(({ one }) => one)),
      questions: [],
      reasons: distinct([...cleared.map(({ opinion }) => opinion.reason), ...timing]),
    };
  }
  const questions = [
    ...unknownCodes.map((code) => ({ key: 'items:question.code-unknown', params: { code } })),
    ...open.flatMap(({ opinion }) => opinion.questions),
  ];
  const nothing = speaking.length === 0 && unknownCodes.length === 0;
  return {
    controlled: 'undecided',
    candidates: candidatesOf(assessed.map(({ one }) => one)),
    questions: distinct(questions.length > 0 ? questions : [question('no-entry')]),
    reasons: distinct([
      ...(nothing ? [{ key: 'items:reason.no-entry' }] : []),
      ...speaking.map(({ opinion }) => opinion.reason),
      ...timing,
      ...unknown,
    ]),
  };
}

interface Opinion {
  readonly answer: 'controlled' | 'not-controlled' | 'undecided';
  readonly reason: Message;
  readonly questions: readonly Message[];
  readonly excludes?: readonly string[];
  /** Asked although another entry already decides. */
  readonly anyway?: boolean;
}

/** A customs number can point to thirty entries; a sentence names the first few and the count. */
const MOST_CODES = 8;
const PRODUCTS = finderOf(words.products.terms);
const FORMS = finderOf(words.forms.terms);
const COMPOUND =
  /(?:chlorid|nitrat|fluorid|oxid|sulfat|sulphat|carbonat|acetat|phosphat|hydrid|hydroxid|iodid|bromid|silicat|borid|nitrid|sulfid|sulphid|alloy|compound|organic|solution)|[氯氧氟溴碘硫硝磷碳硼硅]化|硝酸|硫酸|碳酸|磷酸|醋酸|合金|化合物|塩化|酢酸|溶液/iu;

/** What one entry's evidence comes to, its days in force aside. */
function opinionOf(one: Evidence, reading: Reading): Opinion {
  const { entry, kinds } = one;
  const code = entry.code;
  if (kinds.has('code')) return yes('code', { code, given: [...one.matched][0] ?? '' });
  const limits = readLimits(entry, reading);
  const matter = kinds.has('text') || kinds.has('cas');
  if (!matter) return ask('hs-only', { code, hs: shownOf(one) }, [question('hs-only', { hs: shownOf(one) })]);
  if (limits?.answer === 'met') {
    if (isProduct(reading)) return ask('assembly', { code, shown: shownOf(one) }, [question('assembly')]);
    return { ...yes('limit-met', { code, shown: limits.shown }), excludes: limits.excludes };
  }
  if (limits?.answer === 'not-met') {
    if (one.fullHs)
      return ask('limit-against-hs', { code, shown: limits.shown }, [question('limit-against-hs', { code })]);
    return {
      answer: 'not-controlled',
      reason: reason('limit-not-met', { code, shown: limits.shown }),
      questions: [],
    };
  }
  if (limits?.answer === 'ask') {
    const key = limits.denied === true ? 'denied' : 'limit-open';
    const named = one.strength !== 'hint' && (one.strength !== 'bare' || isBareMaterial(reading));
    const first = named ? [] : own(one);
    const asked = first.length > 0 ? first : [question(limits.question, { code })];
    const product = isProduct(reading) && /^\dC/.test(code) ? [question('assembly')] : [];
    return {
      ...ask(key, { code, shown: shownOf(one) }, [...asked, ...product]),
      ...(limits.anyway === true ? { anyway: true } : {}),
    };
  }
  if (kinds.has('cas') && one.strength !== 'name' && one.sharedCas) {
    return ask('cas-shared', { code, shown: shownOf(one) }, [question('substance', { code })]);
  }
  if (kinds.has('cas') || one.strength === 'name') {
    if (isProduct(reading)) return ask('assembly', { code, shown: shownOf(one) }, [question('assembly')]);
    return yes(kinds.has('cas') ? 'cas' : 'text', { code, shown: shownOf(one) });
  }
  if (one.strength === 'bare' && isBareMaterial(reading)) return yes('text', { code, shown: shownOf(one) });
  if (one.strength === 'abbreviation') {
    if (one.fullHs) return yes('text', { code, shown: shownOf(one) });
    return ask('abbreviation', { code, shown: shownOf(one) }, [
      question('abbreviation', { shown: shownOf(one) }),
    ]);
  }
  const questions = own(one);
  return ask(
    'hint',
    { code, shown: shownOf(one) },
    questions.length > 0 ? questions : [question('substance', { code })],
  );
}

/** What a word that only hints at the entry makes one ask, before any limit. */
function own(one: Evidence): Message[] {
  return [...one.questions].map((key) => question(key, { code: one.entry.code }));
}

function yes(key: string, params: Message['params']): Opinion {
  return { answer: 'controlled', reason: reason(key, params), questions: [] };
}

function ask(key: string, params: Message['params'], questions: readonly Message[]): Opinion {
  return { answer: 'undecided', reason: reason(key, params), questions };
}

/** The element is named together with a form or a purity, and no compound of it is. */
function isBareMaterial({ plain, quantities }: Reading): boolean {
  if (COMPOUND.test(plain) || isProduct({ plain })) return false;
  const pure = quantities.some(
    ({ kind, range }) => kind === 'percent' && Math.max(range.low, range.high) >= 90,
  );
  return pure || FORMS.find(plain).length > 0;
}

/** A product is named that the material may be built into, and not only what the material is for. */
function isProduct({ plain }: Pick<Reading, 'plain'>): boolean {
  return PRODUCTS.find(plain).some(
    ({ start, end }) =>
      !/^(?:用|向け| ?(?:grade|magnet|マグネット|磁))/iu.test(plain.slice(end, end + 8)) &&
      !/\bfor (?:an? |the )?(?:\w+ ){0,2}$/iu.test(plain.slice(Math.max(0, start - 32), start)),
  );
}

function timingReasons(one: Evidence, state: EntryState, opinion: Opinion, asOf: IsoDate): Message[] {
  if (state === 'in-force') return [];
  if (state === 'unconfirmed' && opinion.answer === 'not-controlled') return [];
  const { code, effective } = one.entry;
  const [, year = '', no = ''] = /^MOFCOM (\d{4})-(\d+)$/.exec(announcementOf(one.entry) ?? '') ?? [];
  return [reason(`time.${state}`, { code, effective, year, no, until: SUSPENDED_ITEMS.until, asOf })];
}

function candidatesOf(evidence: readonly Evidence[]): ItemCandidate[] {
  const weight = (one: Evidence) =>
    (one.kinds.has('code') ? 8 : 0) +
    (one.kinds.has('cas') ? 4 : 0) +
    (one.kinds.has('text') ? 2 : 0) +
    (one.kinds.has('hs') ? 1 : 0);
  return [...evidence]
    .sort((a, b) => weight(b) - weight(a) || (a.entry.code < b.entry.code ? -1 : 1))
    .map((one) => ({ code: one.entry.code, evidence: [...one.kinds], matched: [...one.matched] }));
}

function shownOf(one: Evidence): string {
  return [...one.matched].join(', ');
}

function reason(key: string, params?: Message['params']): Message {
  return { key: `items:reason.${key}`, ...(params === undefined ? {} : { params }) };
}

function question(key: string, params?: Message['params']): Message {
  return { key: `items:question.${key}`, ...(params === undefined ? {} : { params }) };
}

/** One message for all entries of which the same is to be said. */
function distinct(messages: readonly Message[]): Message[] {
  const groups = new Map<string, { message: Message; codes: Set<string | number> }>();
  for (const message of messages) {
    const { code, ...rest } = message.params ?? {};
    const id = JSON.stringify([message.key, rest]);
    const group = groups.get(id) ?? { message, codes: new Set() };
    if (code !== undefined) group.codes.add(code);
    groups.set(id, group);
  }
  return [...groups.values()].map(({ message, codes }) =>
    codes.size < 2 ? message : { key: message.key, params: { ...message.params, code: listed([...codes]) } },
  );
}

function listed(codes: readonly (string | number)[]): string {
  const shown = codes.slice(0, MOST_CODES).join(', ');
  return codes.length > MOST_CODES ? `${shown} … (${codes.length})` : shown;
}

function finderOf(terms: readonly string[]): TermFinder<null> {
  return new TermFinder(terms.map((term) => ({ text: searchText(term).toLowerCase(), meaning: null })));
}
