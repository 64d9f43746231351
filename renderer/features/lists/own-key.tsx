import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';
import './knowledge.css';

/** The fingerprint of this desk, to be read over the phone. */
export const OwnKey = onlyFor('signers.save-key', OwnKeyInside);

function OwnKeyInside() {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const signers = useCall('signers.list', {});
  const { busy, error, run } = useAction('signers.save-key');
  const save = async () => {
    const answer = await run({});
    if (answer.ok && answer.value !== null) notify(t('knowledge:pass.saved', { name: answer.value.name }));
  };
  return (
    <section className="card stack" aria-labelledby="own-key">
      <h2 id="own-key">{t('knowledge:pass.key')}</h2>
      <Fault error={signers.error ?? error} />
      {signers.value !== null && (
        <>
          <Fingerprint text={signers.value.own.fingerprint} />
          <p className="soft small">{t('knowledge:pass.key-why')}</p>
        </>
      )}
      <div className="row">
        <button type="button" disabled={busy} onClick={() => void save()}>
          {t('knowledge:pass.key-save')}
        </button>
      </div>
    </section>
  );
}

/** Groups of four, two lines of four groups, so that the eye keeps its place while it is read aloud. */
export function Fingerprint({ text }: { readonly text: string }) {
  const { t } = useSpeech();
  return (
    <p className="fingerprint">
      <span className="visually-hidden">{t('knowledge:pass.fingerprint')}</span>
      {text.split(' ').map((group, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups stay in their place and may repeat
        <code key={i}>{group}</code>
      ))}
    </p>
  );
}
