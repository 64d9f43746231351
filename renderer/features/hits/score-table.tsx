import i18next from 'i18next';
import type { HitDetail } from '../../../shared/contract/views.ts';
import { useSpeech } from '../../i18n.ts';

/** Why the name was found, and the sum behind the score so that a reader can recompute it. */
export function ScoreTable({ hit }: { readonly hit: HitDetail }) {
  const { t, say } = useSpeech();
  const sum = hit.parts.reduce((total, part) => total + part.value, 0);
  const bounded = Math.abs(sum - hit.score) > 0.0006;
  return (
    <section className="hit-score-box" aria-label={t('hits:score.title')}>
      <div>
        <h3>{t('hits:score.reasons')}</h3>
        <ul>
          {hit.reasons.map((reason) => (
            <li key={JSON.stringify(reason)}>{say(reason)}</li>
          ))}
        </ul>
        <p className="soft small">
          {t('hits:score.searched')} <code className="anywhere">{hit.normalisedQuery}</code>
        </p>
      </div>
      <table className="plain">
        <caption className="visually-hidden">{t('hits:score.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('hits:score.part')}</th>
            <th scope="col" className="number">
              {t('hits:score.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {hit.parts.map((part) => (
            <tr key={`${part.code} ${part.detail ?? ''}`}>
              <td>
                {partLabel(part.code)}
                {part.detail !== undefined && <span className="soft small anywhere"> {part.detail}</span>}
              </td>
              <td className="number">{signed(part.value)}</td>
            </tr>
          ))}
          {bounded && (
            <tr>
              <td>{t('hits:score.sum')}</td>
              <td className="number">{sum.toFixed(3)}</td>
            </tr>
          )}
          <tr className="total">
            <td>{t(bounded ? 'hits:score.bounded' : 'hits:score.total')}</td>
            <td className="number">{hit.score.toFixed(3)}</td>
          </tr>
          <tr>
            <td className="soft">{t('hits:score.threshold')}</td>
            <td className="number soft">{hit.threshold.toFixed(3)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** The word for an addend; a code that has none is shown as it is rather than left out of the sum. */
function partLabel(code: string): string {
  const key = `hits:part.${code}`;
  return i18next.exists(key) ? i18next.t(key) : code;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
