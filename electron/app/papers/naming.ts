import type { PaperRecord } from '../records.ts';

/** For whom a paper speaks, in the name that its reader knows first: the trader of a guarantee, else the pledgor. */
export function pledgorName(paper: Pick<PaperRecord, 'type' | 'facts'>): string {
  const trader = paper.type === 'D3' ? paper.facts.intermediaries[paper.facts.guarantor ?? 0] : undefined;
  const { names } = trader ?? paper.facts.pledgor;
  return names.ja ?? names.zh ?? names.en ?? '';
}
