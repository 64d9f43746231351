import type { WorkedCase } from './worked/case.ts';
import { controlCases } from './worked/control.ts';
import { itemCases } from './worked/items.ts';
import { stopCases, unlistedCases } from './worked/line.ts';
import { militaryCases } from './worked/military.ts';
import { armCases, holdingCases, overseasCases } from './worked/overseas.ts';
import { providerCases } from './worked/provider.ts';
import { timeCases } from './worked/time.ts';
import { watchCases } from './worked/watch.ts';

export const WORKED_CASES: readonly WorkedCase[] = [
  ...controlCases,
  ...timeCases,
  ...watchCases,
  ...overseasCases,
  ...holdingCases,
  ...armCases,
  ...providerCases,
  ...unlistedCases,
  ...stopCases,
  ...militaryCases,
  ...itemCases,
];
