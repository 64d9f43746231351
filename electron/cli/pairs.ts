import { runPairFile } from '../app/name-files.ts';

export const runPairs = runPairFile;
