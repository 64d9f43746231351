import type { ListedName, NameRecord } from '../names/match.ts';
import type { Designation } from './designation.ts';

/** What matching knows of each designation. Names without a printed source are used and marked; nothing is left out. */
export function nameRecordsOf(designations: readonly Designation[]): NameRecord[] {
  return designations.map((designation) => ({
    id: designation.id,
    names: namesOf(designation),
    country: designation.country,
    ...(designation.address === null ? {} : { address: designation.address }),
    ...(designation.group === null ? {} : { group: designation.group }),
  }));
}

function namesOf(designation: Designation): ListedName[] {
  const names: ListedName[] = [{ field: 'zh', text: designation.zhHans, sourced: true }];
  if (designation.zhHant !== null) names.push({ field: 'zhHant', text: designation.zhHant, sourced: true });
  if (designation.ja !== null) names.push({ field: 'ja', text: designation.ja, sourced: true });
  names.push({ field: 'en', text: designation.en, sourced: true });
  for (const text of designation.aliases) names.push({ field: 'alias', text, sourced: true });
  for (const text of designation.aliasesUnsourced)
    names.push({ field: 'aliasUnsourced', text, sourced: false });
  return names;
}
