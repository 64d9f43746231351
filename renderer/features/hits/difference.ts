import fold from '../../../assets/names/fold.json' with { type: 'json' };
import { createDifference } from '../../../shared/names/difference.ts';

export { sameShare } from '../../../shared/names/difference.ts';

/** Two names character by character; width, case, kana and variants of a character (髙 = 高, 東 = 东) are no difference. */
export const differenceOf = createDifference({ fold });
