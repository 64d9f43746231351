import type { OwnFact } from '../../../shared/lists/own.ts';
import type { Speech } from '../../i18n.ts';

/** What one piece of own knowledge says, in one line. */
export function ownText(fact: OwnFact, t: Speech['t']): string {
  switch (fact.kind) {
    case 'relation': {
      const relation = t(`knowledge:relation.${fact.relation}`);
      const tie =
        fact.percent === null
          ? relation
          : t('knowledge:own-view.percent-of', { relation, percent: fact.percent });
      return `${fact.name} · ${tie}`;
    }
    case 'blocked':
      return [fact.names.join(' / '), fact.country, fact.address, fact.registrationId]
        .filter((part) => part !== null && part !== '')
        .join(' · ');
    default:
      return fact.text;
  }
}

export function entityOf(fact: OwnFact): string | null {
  return fact.kind === 'blocked' ? null : fact.entityId;
}
