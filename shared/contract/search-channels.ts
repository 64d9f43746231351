import { z } from 'zod';
import type { FoundGroup } from './search-views.ts';

/** The call behind "search everything". */
export const searchChannels = {
  /** At most `limit` of each kind, best first. */
  'search.all': z.object({ text: z.string().max(200), limit: z.int().min(1).max(50) }),
} as const;

export interface SearchOutputs {
  'search.all': readonly FoundGroup[];
}
