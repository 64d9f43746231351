import type { RuleSwitch } from '../../../shared/rules/switches.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault } from '../../ui/pieces.tsx';
import { announcementIn } from './designation-words.tsx';

/** Every dated switch of the rules: both readings, which one counts today, and who put it down from where. */
export function SwitchTable() {
  const { t } = useSpeech();
  const found = useCall('rules.switches', {});
  return (
    <section className="stack" aria-labelledby="switches">
      <h3 id="switches">{t('ruledesk:switch.title')}</h3>
      <Fault error={found.error} />
      {found.value !== null && (
        <>
          <p className="soft small">
            {t('ruledesk:switch.as-of', {
              asOf: found.value.asOf,
              checkedThrough: found.value.checkedThrough,
            })}
          </p>
          <ul className="switches">
            {found.value.switches.map((one) => (
              <Switch key={one.announcement} one={one} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Switch({ one }: { readonly one: RuleSwitch }) {
  const { t, say, locale } = useSpeech();
  const when = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(instant));
  const off = one.state === 'suspended' || one.state === 'stopped';
  return (
    <li>
      <div className="spread">
        <span>
          <strong>{announcementIn(one.announcement, locale)}</strong>{' '}
          <span className="soft small">{t(`ruledesk:switch.of.${one.of}`)}</span>
        </span>
        <span className="row nowrap">
          {t(`rules:measure-state.${one.state}`)}
          {one.unconfirmed && <span className="tag need-info">{t('designations:state.unconfirmed')}</span>}
        </span>
      </div>
      <p className="soft small">
        {t(one.until === null ? 'ruledesk:switch.stopped-from' : 'ruledesk:switch.suspended-from', {
          from: one.from,
          until: one.until ?? '',
        })}
        {one.reportedUntil !== null && <> · {t('ruledesk:switch.reported', { day: one.reportedUntil })}</>}
      </p>
      <p className={`small ${off ? 'soft' : ''}`}>{say(one.readings['in-force'])}</p>
      <p className={`small ${off ? '' : 'soft'}`}>{say(one.readings.suspended)}</p>
      {one.confirmation !== null && (
        <p className="small anywhere">
          {t('designations:confirm.by-source', {
            source: one.confirmation.source,
            day: one.confirmation.date,
          })}
          {one.confirmation.by !== undefined && one.confirmation.at !== undefined && (
            <> · {t('ruledesk:switch.by', { by: one.confirmation.by, at: when(one.confirmation.at) })}</>
          )}
        </p>
      )}
    </li>
  );
}
