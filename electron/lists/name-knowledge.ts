import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NameKnowledge } from '../../shared/names/knowledge.ts';
import { readAgain } from './reread.ts';

/** Reads `assets/names`: what matching knows of the world. */
export function loadNameKnowledge(assets: string): NameKnowledge {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(assets, 'names', `${name}.json`), 'utf8'));
  return {
    fold: read('fold') as NameKnowledge['fold'],
    forms: read('forms') as NameKnowledge['forms'],
    lexicon: read('lexicon') as NameKnowledge['lexicon'],
    readings: (read('readings') as { sounds: NameKnowledge['readings'] }).sounds,
    pinyin: (read('pinyin') as { syllables: NameKnowledge['pinyin'] }).syllables,
    tails: read('tails') as NameKnowledge['tails'],
    relations: read('relations') as NameKnowledge['relations'],
    frequency: read('frequency') as NameKnowledge['frequency'],
    readAgain,
  };
}
