import { useEffect, useRef } from 'react';
import type { LogoView } from '../../../shared/contract/letterhead.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';
import './letterhead.css';

/** The logo at the head of the company's own papers. */
export const LetterheadCard = onlyFor('letterhead.set', LetterheadCardInside);

function LetterheadCardInside() {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const logo = useCall('letterhead.get', {});
  const pick = useAction('files.pick');
  const set = useAction('letterhead.set');
  const remove = useAction('letterhead.remove');

  const choose = async () => {
    const picked = await pick.run({ kind: 'logo' });
    if (!picked.ok || picked.value === null) return;
    const kept = await set.run({ token: picked.value.token });
    if (!kept.ok) return;
    notify(t('letterhead:set'));
    logo.reload();
  };
  const drop = async () => {
    const gone = await remove.run({});
    if (!gone.ok) return;
    notify(t('letterhead:removed'));
    logo.reload();
  };
  return (
    <section className="card stack" aria-labelledby="letterhead">
      <h2 id="letterhead">{t('letterhead:title')}</h2>
      <p className="soft">{t('letterhead:what')}</p>
      <Fault error={logo.error ?? pick.error ?? set.error ?? remove.error} />
      {logo.value === null ? <p>{t('letterhead:none')}</p> : <Picture logo={logo.value} />}
      <div className="row">
        <button type="button" disabled={set.busy} onClick={() => void choose()}>
          {t(logo.value === null ? 'letterhead:choose' : 'letterhead:replace')}
        </button>
        {logo.value !== null && (
          <button type="button" disabled={remove.busy} onClick={() => void drop()}>
            {t('letterhead:remove')}
          </button>
        )}
      </div>
    </section>
  );
}

/** Drawn on a canvas: the window's policy lets in no picture by address. */
function Picture({ logo }: { readonly logo: LogoView }) {
  const { t } = useSpeech();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let shown = true;
    // The Chromium host hands bytes over as a record of numbers.
    const blob = new Blob([Uint8Array.from(Object.values(logo.bytes))], { type: `image/${logo.kind}` });
    createImageBitmap(blob)
      .then((bitmap) => {
        if (shown) canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0);
        bitmap.close();
      })
      .catch(() => undefined);
    return () => {
      shown = false;
    };
  }, [logo]);
  const size = { width: logo.width, height: logo.height };
  return (
    <canvas ref={canvas} className="logo" {...size} role="img" aria-label={t('letterhead:preview', size)} />
  );
}
