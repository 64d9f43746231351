import { type FormEvent, useState } from 'react';
import type { HitSummary } from '../../../shared/contract/views.ts';
import { HOLDING_KINDS, type Holding } from '../../../shared/rules/outcome.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';

/** How the party stands to the listed entity: asked where a rule on holdings may speak (announcement 61 of 2025, art. 20(1)(3)). */
export const HoldingForm = onlyFor('hits.holding', HoldingFormInside);

function HoldingFormInside({
  hit,
  holding,
}: {
  readonly hit: HitSummary;
  readonly holding: Holding | undefined;
}) {
  const { t, locale } = useSpeech();
  const { notify, refresh } = useDesk();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Holding['kind']>('held');
  const [percent, setPercent] = useState('');
  const [basis, setBasis] = useState('');
  const record = useAction('hits.holding');
  const share = Number(percent.replace(',', '.'));
  const good =
    basis.trim().length >= 3 && (kind !== 'held' || (percent.trim() !== '' && share >= 0 && share <= 100));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await record.run({
      hitId: hit.hitId,
      kind,
      percent: kind === 'held' ? share : null,
      basis: basis.trim(),
    });
    if (!done.ok) return;
    setOpen(false);
    notify(t('ruledesk:holding.recorded'));
    await refresh();
  };
  return (
    <div className="stack holding">
      {holding !== undefined && (
        <p className="small">
          {t('ruledesk:holding.is', {
            kind: t(`rules:holding.${holding.kind}`),
            percent:
              holding.percent === null ? '' : ` ${new Intl.NumberFormat(locale).format(holding.percent)} %`,
            basis: holding.basis,
            by: holding.by,
          })}
        </p>
      )}
      {!open && (
        <button type="button" className="quiet" onClick={() => setOpen(true)}>
          {t(holding === undefined ? 'ruledesk:holding.ask' : 'ruledesk:holding.again')}
        </button>
      )}
      {open && (
        <form
          className="card stack"
          onSubmit={(event) => void submit(event)}
          aria-label={t('ruledesk:holding.title')}
        >
          <div className="columns-2">
            <Field label={t('ruledesk:holding.kind', { party: hit.party })}>
              {(tie) => (
                <select
                  {...tie}
                  value={kind}
                  onChange={(event) => setKind(event.target.value as Holding['kind'])}
                >
                  {HOLDING_KINDS.map((each) => (
                    <option key={each} value={each}>
                      {t(`rules:holding.${each}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {kind === 'held' && (
              <Field label={t('ruledesk:holding.percent')}>
                {(tie) => (
                  <input
                    {...tie}
                    inputMode="decimal"
                    value={percent}
                    onChange={(event) => setPercent(event.target.value)}
                  />
                )}
              </Field>
            )}
          </div>
          <Field label={t('ruledesk:holding.basis')} hint={t('ruledesk:holding.basis-hint')}>
            {(tie) => <input {...tie} value={basis} onChange={(event) => setBasis(event.target.value)} />}
          </Field>
          <Fault error={record.error} />
          <div className="row">
            <button type="submit" className="primary" disabled={record.busy || !good}>
              {t('ruledesk:holding.save')}
            </button>
            <button type="button" onClick={() => setOpen(false)}>
              {t('orderdesk:intake.cancel')}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}
