import type { Designation } from '../../../shared/lists/designation.ts';
import { isDesignation, MOFCOM_LIST } from '../../../shared/lists/entity.ts';
import type { Desk } from '../desk.ts';

/** MOFCOM's entries as the active version has them. */
export function activeDesignations(desk: Desk): Designation[] {
  const active = desk.registry.active(MOFCOM_LIST);
  return active === null ? [] : [...desk.registry.entries(active.id)].filter(isDesignation);
}
