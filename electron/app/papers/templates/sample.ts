import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperFacts } from '../../../../shared/papers/index.ts';
import { PAPER_CODES, type PaperCode } from '../../../../shared/rules/outcome.ts';
import type { Desk } from '../../desk.ts';
import { PREFIX } from '../numbers.ts';

let read: PaperFacts | null = null;

/** The made-up case of the preview. Every party in it says that it is a sample; no paper is ever made of it. */
export function sampleFacts(desk: Desk, type: PaperCode, ground: 'watch' | 'announcement-1'): PaperFacts {
  read ??= JSON.parse(
    readFileSync(join(desk.host.paths.assets, 'clauses', 'sample-case.json'), 'utf8'),
  ) as PaperFacts;
  const number = (code: PaperCode) => `${PREFIX[code]}-0000-000000-v0`;
  const { listReference, ...facts } = read;
  // The commitment and the risk report are made for listed parties alone.
  const listed = ground === 'watch' || type === 'D2' || type === 'D5';
  return {
    ...facts,
    ...(listed && listReference ? { listReference } : {}),
    pledgeDocNo: number('D1'),
    riskReportDocNo: number('D5'),
    set: PAPER_CODES.map((code) => ({ type: code, docNo: number(code) })),
  };
}
