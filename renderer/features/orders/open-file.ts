import { useCallback } from 'react';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';

/** The ways to an order file besides dropping it: the dialog of the host, and the sample book that comes with the product. */
export function useOpenFile() {
  const { t } = useSpeech();
  const { go } = useDesk();
  const pick = useAction('files.pick');
  const admit = useAction('files.admit');
  const choose = useCallback(async () => {
    const picked = await pick.run({ kind: 'orders' });
    if (picked.ok && picked.value !== null) go({ at: 'orders', file: picked.value });
  }, [pick.run, go]);
  const openSample = useCallback(async () => {
    const bytes = await sampleBytes();
    const admitted = await admit.run({ name: t('orderdesk:sample-name'), bytes });
    if (admitted.ok) go({ at: 'orders', file: admitted.value });
  }, [admit.run, go, t]);
  return { choose, openSample, busy: pick.busy || admit.busy, error: pick.error ?? admit.error };
}

/** The page may not fetch anything, so the sample travels inside the window's own code, in a part that is loaded on demand. */
async function sampleBytes(): Promise<Uint8Array> {
  const { default: url } = await import('../../../assets/samples/orders.xlsx?url&inline');
  return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}
