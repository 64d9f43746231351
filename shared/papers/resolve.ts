import type { IsoDate, PaperLanguage } from '../message.ts';
import type { Clause, ClauseSet } from './clauses.ts';
import { chineseNumeral, formatDate, parseAnnouncement } from './dates.ts';
import { guarantorKey } from './fact-fields.ts';
import { fieldValue, languagesOf } from './field.ts';
import type { LangText, Span } from './model.ts';
import type { PaperFacts, PaperHeader } from './paper.ts';
import { fill, languageOf, type Resolve, word } from './wording.ts';

/** The announcement that a paper rests on, and its clauses in order: what the wording's keys are resolved against. */
export interface Ground {
  readonly set: ClauseSet;
  readonly facts: PaperFacts;
  readonly header: PaperHeader;
  readonly languages: readonly PaperLanguage[];
  readonly announcement: string;
  readonly announcementDate: IsoDate;
  readonly clauses: readonly Clause[];
}

export function announcementText(ground: Ground, announcement: string, lang: PaperLanguage): string {
  const parsed = parseAnnouncement(announcement);
  return parsed ? word(ground.set, 'announcement', lang, parsed) : announcement;
}

/** N or W of a clause: its own choice, else that of the clause it follows, else narrow. */
export function variantOf(ground: Ground, clause: Clause): 'N' | 'W' | undefined {
  if (!clause.variants) return undefined;
  const chosen = ground.header.clauseVariants;
  return chosen[clause.variantOf ?? clause.id] ?? 'N';
}

export function listOf(ground: Ground, parts: readonly string[], lang: PaperLanguage): string {
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  const head = parts.slice(0, -1).join(word(ground.set, 'list.separator', lang));
  return `${head}${word(ground.set, 'list.and', lang)}${last}`;
}

function value(text: string, lang: PaperLanguage, own?: PaperLanguage): readonly Span[] | undefined {
  if (text === '') return undefined;
  return [own && own !== lang ? { text, kind: 'value', lang: own } : { text, kind: 'value' }];
}

/** Resolves the keys of wordings from the facts. A fact that is not given gives undefined, never a guess. */
export function resolver(ground: Ground): Resolve {
  const { facts, set } = ground;
  return (key, lang) => {
    const words = (text: string): readonly Span[] => [{ text, kind: 'text' }];
    switch (key) {
      case 'exporter.name':
        return value(fieldValue(facts, `exporter.names.${lang}`), lang);
      case 'pledgor.name':
        return value(fieldValue(facts, `pledgor.names.${lang}`), lang);
      case 'guarantor.name':
        return value(fieldValue(facts, `${guarantorKey(facts)}.names.${lang}`), lang);
      case 'tradeRole': {
        const role = fieldValue(facts, `${guarantorKey(facts)}.tradeRole`);
        return role === '' ? undefined : words(word(set, `tradeRole.${role}`, lang));
      }
      case 'roles':
        if (facts.pledgorRoles.length === 0) return undefined;
        return words(
          facts.pledgorRoles.map((r) => word(set, `role.${r}`, lang)).join(word(set, 'role.join', lang)),
        );
      case 'contractDate':
        return facts.contractDate ? value(formatDate(facts.contractDate, lang), lang) : undefined;
      case 'announcement':
        return words(announcementText(ground, ground.announcement, lang));
      case 'announcementDate':
        return words(formatDate(ground.announcementDate, lang));
      case 'quotedAnnouncement':
        return words(announcementText(ground, set.labels.quoted.announcement, lang));
      case 'listNo':
        return facts.listReference ? words(String(facts.listReference.no)) : undefined;
      case 'languageClause':
        return languageClause(ground, lang).spans;
      default:
        if (key.startsWith('ref.')) return reference(ground, ground.clauses, key.slice(4), lang);
        if (key.startsWith('pledgeRef.'))
          return reference(ground, pledgeClauses(ground), key.slice(10), lang);
        return value(fieldValue(facts, key), lang, languageOf(fieldValue(facts, key), lang));
    }
  };
}

/** The clauses that the pledge on the same ground carries: a guarantee takes them over by number. */
function pledgeClauses(ground: Ground): readonly Clause[] {
  const kind = ground.facts.listReference ? 'watch' : 'announcement-1';
  return ground.set.templates.D1.clauses.filter((c) => !c.only || c.only === kind);
}

/** The number of a clause; undefined where the paper does not carry it (an own template can lose one). */
function reference(
  ground: Ground,
  clauses: readonly Clause[],
  id: string,
  lang: PaperLanguage,
): readonly Span[] | undefined {
  const no = clauses.findIndex((c) => c.id === id) + 1;
  if (no === 0) return undefined;
  return [{ text: word(ground.set, 'ref', lang, { no, numeral: chineseNumeral(no) }), kind: 'text' }];
}

/** C17: which text prevails. One language needs no choice. */
function languageClause(ground: Ground, lang: PaperLanguage): LangText {
  const { labels } = ground.set;
  const languages = languagesOf(ground.header.languages);
  const wording = labels.language[languages.length === 1 ? 'S' : ground.header.languageClause];
  const names = languages.map((l) => labels.languageNames[l][lang]);
  const resolve: Resolve = (key) => {
    const text =
      key === 'languageList'
        ? listOf(ground, names, lang)
        : labels.languageNames[ground.header.prevailing][lang];
    return [{ text, kind: 'text' }];
  };
  return fill(wording, lang, resolve, '');
}
