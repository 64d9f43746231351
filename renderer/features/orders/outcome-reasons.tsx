import type { LineDetail } from '../../../shared/contract/views.ts';
import { citationMessage } from '../../../shared/rules/instruments.ts';
import type { Citation, Obligation } from '../../../shared/rules/outcome.ts';
import type { WhyNode } from '../../../shared/rules/why.ts';
import { useSpeech } from '../../i18n.ts';
import './why.css';

/** Why the line came out as it did: each rule opens to its facts with their cells, its source and the quoted phrase. */
export function Reasons({ line }: { readonly line: LineDetail }) {
  const { t, say } = useSpeech();
  const weights = new Map(line.reasons.map((reason) => [JSON.stringify(reason.message), reason.weight]));
  const groups = line.why.children.filter((group) => group.message.key !== 'rules:why.demands');
  return (
    <section className="stack" aria-labelledby="reasons">
      <h3 id="reasons">{t('orderdesk:line.why')}</h3>
      {groups.map((group, i) => (
        <div key={group.message.key} className="stack why-group">
          {i > 0 && <h4>{say(group.message)}</h4>}
          <ul className="reasons">
            {group.children.map((rule) => {
              const key = JSON.stringify(rule.message);
              return (
                <li key={key} className={`reason ${weights.get(key) ?? 'no-match'}`}>
                  <Rule rule={rule} />
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** A rule as a line that opens; one with nothing under it is a plain sentence. */
function Rule({ rule }: { readonly rule: WhyNode }) {
  const { say } = useSpeech();
  if (rule.source === undefined && rule.children.length === 0) return <>{say(rule.message)}</>;
  return (
    <details className="why">
      <summary>
        {say(rule.message)}
        {rule.source !== undefined && <span className="source">{say(rule.source)}</span>}
      </summary>
      <div className="why-under">
        <Phrase node={rule} />
        <Facts nodes={rule.children} />
      </div>
    </details>
  );
}

/** The phrase as printed, and what it says in the language of the window. */
function Phrase({ node }: { readonly node: WhyNode }) {
  const { t, say, locale } = useSpeech();
  if (node.quote === undefined) {
    return node.source === undefined ? null : <p className="soft small">{t('ruledesk:why.no-phrase')}</p>;
  }
  return (
    <figure className="phrase">
      <blockquote lang="zh-CN">{node.quote}</blockquote>
      {locale !== 'zh-CN' && node.reading !== undefined && (
        <figcaption>
          <span className="soft">{t('ruledesk:why.reading')}</span> {say(node.reading)}
        </figcaption>
      )}
    </figure>
  );
}

function Facts({ nodes }: { readonly nodes: readonly WhyNode[] }) {
  const { say } = useSpeech();
  if (nodes.length === 0) return null;
  return (
    <ul className="why-facts">
      {nodes.map((node) => (
        <li key={JSON.stringify(node.message)}>
          {say(node.message)}
          <Facts nodes={node.children} />
        </li>
      ))}
    </ul>
  );
}

/** What has to be done about it, each with the text that asks for it. */
export function Duties({ obligations }: { readonly obligations: readonly Obligation[] }) {
  const { t, say } = useSpeech();
  if (obligations.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="duties">
      <h3 id="duties">{t('orderdesk:line.duties')}</h3>
      <dl className="duties">
        {obligations.map((duty, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: duties come as one list and never move
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
