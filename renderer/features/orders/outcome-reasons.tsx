import type { LineDetail } from '../../../shared/contract/views.ts';
import { citationMessage } from '../../../shared/rules/instruments.ts';
import { type Citation, OUTCOMES } from '../../../shared/rules/outcome.ts';
import { useSpeech } from '../../i18n.ts';

/** Why the line came out as it did, the reason that settles it first. */
export function Reasons({ line }: { readonly line: LineDetail }) {
  const { t, say } = useSpeech();
  const reasons = [...line.reasons].sort((a, b) => OUTCOMES.indexOf(a.weight) - OUTCOMES.indexOf(b.weight));
  return (
    <section className="stack" aria-labelledby="reasons">
      <h3 id="reasons">{t('orderdesk:line.why')}</h3>
      <ul className="reasons">
        {reasons.map((reason, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line's reasons come as one list and never move
          <li key={i} className={`reason ${reason.weight}`}>
            {say(reason.message)}
            <Source citation={reason.citation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What has to be done about it, each with the text that asks for it. */
export function Duties({ line }: { readonly line: LineDetail }) {
  const { t, say } = useSpeech();
  if (line.obligations.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="duties">
      <h3 id="duties">{t('orderdesk:line.duties')}</h3>
      <dl className="duties">
        {line.obligations.map((duty, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line's duties come as one list and never move
          <div key={i}>
            <dt className="tag plain">
              {/^D\d$/.test(duty.code) ? duty.code : t(`rules:code.${duty.code}`)}
            </dt>
            <dd>
              {say(duty.message)}
              <Source citation={duty.citation} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Source({ citation }: { readonly citation: Citation | undefined }) {
  const { say } = useSpeech();
  if (citation === undefined) return null;
  return <span className="source">{say(citationMessage(citation))}</span>;
}
