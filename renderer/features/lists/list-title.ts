import type { ListCard } from '../../../shared/contract/list-views.ts';
import type { ListVersion } from '../../../shared/lists/version.ts';
import type { Speech } from '../../i18n.ts';

/** MOFCOM's list has a name in every language; any other keeps that of its source. */
export function listTitle(card: Pick<ListCard, 'kind' | 'title'>, t: Speech['t']): string {
  return card.kind === 'mofcom' ? t('lists:title.mofcom') : card.title;
}

/** The product's own data carry the list's name; an imported version keeps the title of its file. */
export function versionTitle(version: Pick<ListVersion, 'source' | 'title'>, t: Speech['t']): string {
  return version.source === 'builtin' ? t('lists:title.mofcom') : version.title;
}
