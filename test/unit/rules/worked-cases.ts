import type { WorkedCase } from './worked/case.ts';
import { controlCases } from './worked/control.ts';
import { civilCases, militaryCases, militaryMore, unlistedCases } from './worked/line.ts';
import { overseasCases } from './worked/overseas.ts';
import { timeCases } from './worked/time.ts';
import { watchCases } from './worked/watch.ts';

export const WORKED_CASES: readonly WorkedCase[] = [
  ...controlCases,
  ...timeCases,
  ...watchCases,
  ...overseasCases,
  ...unlistedCases,
  ...militaryCases,
  ...civilCases,
  ...militaryMore,
];
