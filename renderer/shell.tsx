import { useCallback, useEffect, useMemo, useState } from 'react';
import { tinykeys } from 'tinykeys';
import { refusalOf } from '../shared/contract/rights.ts';
import type { AppState } from '../shared/contract/views.ts';
import { zoomBeside } from '../shared/look.ts';
import { belongsToText, commandsOf } from './commands.ts';
import { client } from './desk.ts';
import { AuditPlace } from './features/audit/audit-place.tsx';
import { HitsPlace } from './features/hits/hits-place.tsx';
import { ItemsPlace } from './features/items/items-place.tsx';
import { ListsPlace } from './features/lists/lists-place.tsx';
import { DropAnywhere } from './features/orders/drop-anywhere.tsx';
import { OrdersPlace } from './features/orders/orders-place.tsx';
import { PapersPlace } from './features/papers/papers-place.tsx';
import { ChangeFirst } from './features/settings/change-first.tsx';
import { SettingsPlace } from './features/settings/settings-place.tsx';
import { TodayPlace } from './features/today/today-place.tsx';
import { HelpDialog } from './help.tsx';
import { useSpeech } from './i18n.ts';
import { useIdleLock } from './idle-lock.ts';
import { Palette } from './palette.tsx';
import { type Desk, DeskContext, type Place } from './place.ts';
import { StatusBar } from './status-bar.tsx';
import { TOUR, Tour } from './tour.tsx';

const PLACES = ['today', 'orders', 'hits', 'papers', 'lists', 'items', 'audit', 'settings'] as const;

interface Notice {
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

/** The frame around every place: navigation, status, commands, notices. */
export function Shell(props: {
  readonly state: AppState;
  /** The vault was made a moment ago. */
  readonly first: boolean;
  refresh(): Promise<void>;
}) {
  const { state, first, refresh } = props;
  const { t, say, locale } = useSpeech();
  const [place, setPlace] = useState<Place>({ at: 'today' });
  const [dialog, setDialog] = useState<'palette' | 'help' | null>(null);
  const [tour, setTour] = useState<number | null>(first ? 0 : null);
  const [notice, setNotice] = useState<Notice | null>(null);

  const showStop = useCallback((step: number | null) => {
    setTour(step);
    const at = step === null ? undefined : TOUR[step];
    if (at !== undefined) setPlace({ at });
  }, []);
  const lock = useCallback(() => void client.call('vault.lock', {}).then(refresh), [refresh]);
  useIdleLock(state.idleMinutes, lock);
  const commands = useMemo(
    () =>
      commandsOf({
        go: setPlace,
        openFile: () =>
          void client.call('files.pick', { kind: 'orders' }).then((picked) => {
            if (!picked.ok) setNotice({ text: say(picked.error.message), tone: 'bad' });
            else if (picked.value !== null) setPlace({ at: 'orders', file: picked.value });
          }),
        openPalette: () => setDialog('palette'),
        openHelp: () => setDialog('help'),
        startTour: () => showStop(0),
        lock,
        setLocale: (locale) => void client.call('prefs.set', { locale }).then(refresh),
        setTheme: (theme) => void client.call('prefs.set', { theme }).then(refresh),
        zoom: (step) => {
          const zoom = step === 0 ? 100 : zoomBeside(state.zoom, step);
          void client.call('prefs.set', { zoom }).then(refresh);
        },
      }),
    [lock, refresh, say, showStop, state.zoom],
  );
  useEffect(
    () =>
      tinykeys(
        window,
        Object.fromEntries(
          commands.flatMap((command) =>
            [command.keys, ...(command.also ?? [])]
              .filter((keys) => keys !== undefined)
              .map((keys) => [
                keys,
                (event: KeyboardEvent) => {
                  if (belongsToText(event)) return;
                  event.preventDefault();
                  command.run();
                },
              ]),
          ),
        ),
      ),
    [commands],
  );
  useEffect(() => {
    if (notice?.tone !== 'good') return undefined;
    const timer = setTimeout(() => setNotice(null), 5000);
    return () => clearTimeout(timer);
  }, [notice]);

  const notify = useCallback((text: string, tone: 'good' | 'bad' = 'good') => setNotice({ text, tone }), []);
  const mustChange = state.session?.mustChange === true;
  const desk: Desk = useMemo(
    () => ({ state, place, go: setPlace, notify, refresh }),
    [state, place, notify, refresh],
  );
  const mayImport = refusalOf('intake.import', state.session) === null;
  const counts: Partial<Record<Place['at'], number>> = {
    hits: state.counts.hits + state.counts.reviews,
    papers: state.counts.drafts,
    lists: state.counts.rescreen + state.counts.listDrafts,
  };

  return (
    <DeskContext value={desk}>
      <div className="frame">
        <nav className="nav" aria-label={t('ui:navigation')}>
          <div className="brand">{t('ui:product')}</div>
          {PLACES.map((at) => (
            <button
              key={at}
              type="button"
              data-place={at}
              aria-current={place.at === at ? 'page' : undefined}
              onClick={() => setPlace({ at } as Place)}
            >
              <span>{t(`ui:place.${at}`)}</span>
              {(counts[at] ?? 0) > 0 && <span className="count">{counts[at]?.toLocaleString(locale)}</span>}
            </button>
          ))}
          <span className="spacer" />
          <button type="button" onClick={() => setDialog('palette')}>
            <span>{t('ui:command.palette')}</span>
          </button>
          <button type="button" onClick={lock}>
            <span>{t('ui:command.lock')}</span>
          </button>
        </nav>
        <main className="main" aria-label={t(`ui:place.${place.at}`)}>
          {tour !== null && !mustChange && <Tour step={tour} onStep={showStop} />}
          {mustChange ? <ChangeFirst /> : <CurrentPlace at={place.at} />}
        </main>
        <StatusBar />
      </div>
      {mayImport && <DropAnywhere />}
      <Palette
        open={dialog === 'palette'}
        commands={commands}
        onClose={() => setDialog(null)}
        go={setPlace}
      />
      <HelpDialog
        open={dialog === 'help'}
        at={place.at}
        commands={commands}
        onTour={() => {
          setDialog(null);
          showStop(0);
        }}
        onClose={() => setDialog(null)}
      />
      <div aria-live="polite">
        {notice !== null && (
          <div className={`banner toast ${notice.tone}`} role={notice.tone === 'bad' ? 'alert' : 'status'}>
            <span>{notice.text}</span>
            <button type="button" className="quiet" onClick={() => setNotice(null)}>
              {t('ui:close')}
            </button>
          </div>
        )}
      </div>
    </DeskContext>
  );
}

function CurrentPlace({ at }: { readonly at: Place['at'] }) {
  switch (at) {
    case 'today':
      return <TodayPlace />;
    case 'orders':
      return <OrdersPlace />;
    case 'hits':
      return <HitsPlace />;
    case 'papers':
      return <PapersPlace />;
    case 'lists':
      return <ListsPlace />;
    case 'items':
      return <ItemsPlace />;
    case 'audit':
      return <AuditPlace />;
    case 'settings':
      return <SettingsPlace />;
  }
}
