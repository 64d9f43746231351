import { runNameList } from '../app/name-files.ts';

export const runNames = runNameList;
