import type { ListCard } from '../../../shared/contract/list-views.ts';
import type { Speech } from '../../i18n.ts';

/** MOFCOM's list has a name in every language; any other keeps that of its source. */
export function listTitle(card: Pick<ListCard, 'kind' | 'title'>, t: Speech['t']): string {
  return card.kind === 'mofcom' ? t('lists:title.mofcom') : card.title;
}
