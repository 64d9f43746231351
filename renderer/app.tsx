import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../shared/contract/errors.ts';
import type { AppState } from '../shared/contract/views.ts';
import { client } from './desk.ts';
import { FirstRun } from './features/start/first-run.tsx';
import { Unlock } from './features/start/unlock.tsx';
import { changeLocale, useSpeech } from './i18n.ts';
import { Shell } from './shell.tsx';
import { applyTheme, applyZoom } from './theme.ts';
import { Empty, Fault } from './ui/pieces.tsx';

/** Which of the three faces the window shows: first run, locked, at work. */
export function App() {
  const [state, setState] = useState<AppState | null>(null);
  const [first, setFirst] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const { t } = useSpeech();

  const take = useCallback(async (next: AppState) => {
    if (next.locale !== null) await changeLocale(next.locale);
    applyTheme(next.theme);
    applyZoom(next.zoom);
    setState(next);
  }, []);
  const refresh = useCallback(async () => {
    const answer = await client.call('app.state', {});
    if (answer.ok) await take(answer.value);
    else setError(answer.error);
  }, [take]);

  useEffect(() => {
    void refresh();
    return client.subscribe((event) => {
      if (event.type === 'state-changed') void refresh();
    });
  }, [refresh]);

  if (error !== null) {
    return (
      <main className="gate narrow">
        <Fault error={error} />
      </main>
    );
  }
  if (state === null) return <Empty title={t('ui:loading')} />;
  if (state.vault === 'none') {
    const made = async (next: AppState) => {
      setFirst(next.vault === 'open');
      await take(next);
    };
    return <FirstRun state={state} onState={made} />;
  }
  if (state.vault !== 'open') return <Unlock state={state} onState={take} />;
  return <Shell state={state} first={first} refresh={refresh} />;
}
