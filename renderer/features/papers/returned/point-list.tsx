import type { Message } from '../../../../shared/message.ts';
import { useSpeech } from '../../../i18n.ts';

const UNANSWERED = 'returned:point.unanswered';
/** More unanswered items than this are counted: the checklist itself shows which. */
const NAMED = 3;

/** What is still open for a returned paper. */
export function PointList({ points }: { readonly points: readonly Message[] }) {
  const { t, say } = useSpeech();
  const unanswered = points.filter(({ key }) => key === UNANSWERED).length;
  const counted = unanswered > NAMED;
  return (
    <ul className="plain-list">
      {counted && <li>{t('returned:unanswered-count', { count: unanswered })}</li>}
      {points
        .filter(({ key }) => !counted || key !== UNANSWERED)
        .map((point) => (
          <li key={`${point.key}${JSON.stringify(point.params ?? {})}`}>{say(point)}</li>
        ))}
    </ul>
  );
}
