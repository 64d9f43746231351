import type { Problem } from '../../../shared/orders/order.ts';
import { useSpeech } from '../../i18n.ts';

const SHAPES: Readonly<Record<Problem['severity'], string>> = { error: '✕', question: '?', note: 'i' };
const TONES: Readonly<Record<Problem['severity'], string>> = {
  error: 'prohibited',
  question: 'need-info',
  note: 'plain',
};

/** What was found in the file, with the place where it stands; the worst first. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t, say } = useSpeech();
  const order: readonly Problem['severity'][] = ['error', 'question', 'note'];
  const sorted = order.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  return (
    <table className="plain problems">
      <thead>
        <tr>
          <th>{t('orderdesk:problem.kind')}</th>
          <th>{t('orderdesk:problem.place')}</th>
          <th>{t('orderdesk:problem.what')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((problem, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the problems of one preview never move
          <tr key={i}>
            <td className="nowrap">
              <span className={`tag ${TONES[problem.severity]}`}>
                <span aria-hidden="true">{SHAPES[problem.severity]}</span>
                {t(`orderdesk:severity.${problem.severity}`)}
              </span>
            </td>
            <td className="nowrap code">{placeOf(problem)}</td>
            <td>{say(problem.message)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function placeOf({ sheet, row, column }: Problem): string {
  const cell = `${column ?? ''}${row ?? ''}`;
  return [sheet, cell].filter((part) => part !== undefined && part !== '').join('!');
}
