/** What stands in a text beside plain words: facts, words of an announcement, Chinese words inside another language. */
export interface Marks {
  readonly variables: readonly string[];
  readonly official: readonly string[];
  /** Opening or closing marks without their other half. */
  readonly broken: readonly string[];
  readonly chinese: readonly string[];
}

const WHOLE = /\{\{([^{}]+)\}\}|\[\[([^[\]]+)\]\]|<zh:([^<>]+)>/g;
const HALF = /\{\{|\}\}|\[\[|\]\]|<zh:/g;

export function marksOf(text: string): Marks {
  const variables: string[] = [];
  const official: string[] = [];
  const chinese: string[] = [];
  const rest = text.replace(WHOLE, (_, variable?: string, words?: string, zh?: string) => {
    if (variable !== undefined) variables.push(variable);
    if (words !== undefined) official.push(words);
    if (zh !== undefined) chinese.push(zh);
    return ' ';
  });
  return { variables, official, chinese, broken: [...new Set(rest.match(HALF) ?? [])] };
}

/** How often each of the texts stands in the list. */
export function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
