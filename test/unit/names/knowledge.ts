import { join } from 'node:path';
import { loadBuiltinPack } from '../../../electron/lists/builtin.ts';
import { loadNameKnowledge } from '../../../electron/lists/name-knowledge.ts';
import { nameRecordsOf } from '../../../shared/lists/name-records.ts';
import { createNameScreener } from '../../../shared/names/screener.ts';

const assets = join(import.meta.dirname, '..', '..', '..', 'assets');
export const knowledge = loadNameKnowledge(assets);
export const records = nameRecordsOf(loadBuiltinPack(assets).designations);
export const screener = createNameScreener(records, knowledge);
/** The best entity and its tier: `W1-01 hit`. */
export const best = (name: string): string => {
  const [match] = screener.screen({ name });
  return match === undefined ? 'none' : `${match.entityId} ${match.tier}`;
};
