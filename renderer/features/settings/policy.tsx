import { type FormEvent, useState } from 'react';
import type { PolicyView } from '../../../shared/contract/people-channels.ts';
import { POLICY_BOUNDS } from '../../../shared/contract/policy.ts';
import { VERDICTS, type Verdict } from '../../../shared/rules/outcome.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { useRefusal, WhyNot } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';
import { ReasonField } from './user-forms.tsx';

/** What holds for every user of the vault. */
export function PolicyCard() {
  const { t } = useSpeech();
  const loaded = useCall('policy.get', {});
  return (
    <section className="card stack" aria-labelledby="policy">
      <h2 id="policy">{t('people:policy.title')}</h2>
      <p className="soft small">{t('people:policy.what')}</p>
      <Fault error={loaded.error} />
      {loaded.value !== null && <PolicyForm key={JSON.stringify(loaded.value)} stored={loaded.value} />}
    </section>
  );
}

/** Verdicts that the rules leave to one person in some case; the others need a second in any. */
const OPEN_VERDICTS: readonly Verdict[] = VERDICTS.filter(
  (verdict) => verdict === 'false-positive' || verdict === 'need-info',
);
const MIB = 1024;

function PolicyForm({ stored }: { readonly stored: PolicyView }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const refusal = useRefusal('policy.set');
  const [draft, setDraft] = useState(stored);
  const [reason, setReason] = useState('');
  const { busy, error, run } = useAction('policy.set');
  const { policy } = draft;
  const set = (change: Partial<PolicyView['policy']>) =>
    setDraft({ ...draft, policy: { ...policy, ...change } });
  const changed = JSON.stringify(draft) !== JSON.stringify(stored);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await run({
      ...draft,
      policy: { ...policy, secondAlways: [...policy.secondAlways] },
      reason,
    });
    if (!saved.ok) return;
    notify(t('people:policy.saved'));
    await refresh();
  };

  return (
    <form onSubmit={(event) => void save(event)}>
      <WhyNot refusal={refusal} />
      <fieldset className="stack bare" disabled={refusal !== null}>
        <fieldset className="bare stack">
          <legend>{t('people:policy.second')}</legend>
          <div className="row checks">
            {OPEN_VERDICTS.map((verdict) => (
              <label key={verdict} className="row">
                <input
                  type="checkbox"
                  checked={policy.secondAlways.includes(verdict)}
                  onChange={(event) =>
                    set({
                      secondAlways: OPEN_VERDICTS.filter((one) =>
                        one === verdict ? event.target.checked : policy.secondAlways.includes(one),
                      ),
                    })
                  }
                />
                {t(`app:verdict.${verdict}`)}
              </label>
            ))}
          </div>
          <p className="soft small">{t('people:policy.second-what')}</p>
        </fieldset>
        <div className="columns-3">
          <Count
            label={t('people:policy.idle')}
            value={policy.idleMinutes}
            bounds={POLICY_BOUNDS.idleMinutes}
            onChange={(idleMinutes) => set({ idleMinutes })}
          />
          <Count
            label={t('people:policy.list-age')}
            value={draft.listMaxAgeDays}
            bounds={{ min: 1, max: 365 }}
            onChange={(listMaxAgeDays) => setDraft({ ...draft, listMaxAgeDays })}
          />
          <Count
            label={t('people:policy.passphrase')}
            value={policy.passphraseMin}
            bounds={POLICY_BOUNDS.passphraseMin}
            onChange={(passphraseMin) => set({ passphraseMin })}
          />
          <Count
            label={t('people:policy.backup')}
            value={policy.backupDays}
            bounds={POLICY_BOUNDS.backupDays}
            onChange={(backupDays) => set({ backupDays })}
          />
          <Count
            label={t('people:policy.kept')}
            value={policy.backupsKept}
            bounds={POLICY_BOUNDS.backupsKept}
            onChange={(backupsKept) => set({ backupsKept })}
          />
        </div>
        <div className="columns-3">
          <Count
            label={t('people:policy.memory')}
            value={policy.kdf.memoryKiB / MIB}
            bounds={{ min: POLICY_BOUNDS.memoryKiB.min / MIB, max: POLICY_BOUNDS.memoryKiB.max / MIB }}
            onChange={(mib) => set({ kdf: { ...policy.kdf, memoryKiB: mib * MIB } })}
          />
          <Count
            label={t('people:policy.rounds')}
            value={policy.kdf.iterations}
            bounds={POLICY_BOUNDS.iterations}
            onChange={(iterations) => set({ kdf: { ...policy.kdf, iterations } })}
          />
        </div>
        <p className="soft small">{t('people:policy.kdf-what')}</p>
        {changed && <ReasonField value={reason} onChange={setReason} />}
        <Fault error={error} />
        <div className="row">
          <button type="submit" className="primary" disabled={busy || !changed || reason.trim().length < 3}>
            {t('people:policy.do')}
          </button>
        </div>
      </fieldset>
    </form>
  );
}

function Count(props: {
  readonly label: string;
  readonly value: number;
  readonly bounds: { readonly min: number; readonly max: number };
  onChange(value: number): void;
}) {
  const { min, max } = props.bounds;
  return (
    <Field label={props.label} hint={`${min}–${max}`}>
      {(tie) => (
        <input
          {...tie}
          type="number"
          min={min}
          max={max}
          step={1}
          required
          value={Number.isNaN(props.value) ? '' : props.value}
          onChange={(event) => props.onChange(event.target.valueAsNumber)}
        />
      )}
    </Field>
  );
}
