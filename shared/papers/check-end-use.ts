import type { Message, PaperLanguage } from '../message.ts';
import type { CheckAgainst, PaperSet } from './check.ts';
import { fieldValue, languagesOf } from './field.ts';

/** Least length of an end-use text (pledges section 4, rule 9). */
const MIN_CHARACTERS = 80;
const MIN_WORDS = 40;

/** Rule 9: long enough, names product and place, not the text of another end user. */
export function endUse(paper: PaperSet, against: CheckAgainst): Message[] {
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
export function isForeign(text: string, lang: PaperLanguage): boolean {
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
