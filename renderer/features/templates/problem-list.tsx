import type { TemplateProblem } from '../../../shared/papers/templates/index.ts';
import { useSpeech } from '../../i18n.ts';
import { usePlaceLabel } from './place-label.ts';

/** What keeps the version from use and what should be known; each leads to its place. */
export function ProblemList(props: {
  readonly problems: readonly TemplateProblem[];
  onJump(problem: TemplateProblem): void;
}) {
  const { t, say } = useSpeech();
  const placeLabel = usePlaceLabel();
  const refusing = props.problems.filter(({ severity }) => severity === 'refuse');
  const notes = props.problems.filter(({ severity }) => severity === 'note');
  const rows = (problems: readonly TemplateProblem[]) => (
    <ul className="plain-list">
      {problems.map((problem) => (
        <li key={`${problem.path}${JSON.stringify(problem.message)}`}>
          <button type="button" className="link template-jump" onClick={() => props.onJump(problem)}>
            {say(problem.message)}
          </button>{' '}
          <span className="soft small nowrap">{placeLabel(problem.path)}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <section className="stack" aria-label={t('templates:problems.title')} aria-live="polite">
      {refusing.length === 0 && <p className="soft small">{t('templates:problems.none')}</p>}
      {refusing.length > 0 && (
        <div className="banner bad">
          <strong>{t('templates:problems.refuse', { count: refusing.length })}</strong>
          {rows(refusing)}
        </div>
      )}
      {notes.length > 0 && (
        <div className="banner">
          <strong>{t('templates:problems.notes', { count: notes.length })}</strong>
          {rows(notes)}
        </div>
      )}
    </section>
  );
}
