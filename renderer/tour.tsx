import { useSpeech } from './i18n.ts';

/** The stops of the tour, in the order of the work. */
export const TOUR = ['orders', 'hits', 'papers', 'lists', 'settings'] as const;

/** A banner that leads through the places; it takes room of its own and covers nothing. */
export function Tour({ step, onStep }: { readonly step: number; onStep(step: number | null): void }) {
  const { t } = useSpeech();
  const at = TOUR[step] ?? TOUR[0];
  const last = step === TOUR.length - 1;
  return (
    <section className="tour" aria-label={t('help:tour.label')}>
      <span className="soft small nowrap">{t('help:tour.step', { step: step + 1, count: TOUR.length })}</span>
      <p aria-live="polite">{t(`help:tour.${at}`)}</p>
      {!last && (
        <button type="button" className="quiet" onClick={() => onStep(null)}>
          {t('help:tour.leave')}
        </button>
      )}
      <button type="button" className="primary" onClick={() => onStep(last ? null : step + 1)}>
        {t(last ? 'help:tour.done' : 'help:tour.next')}
      </button>
    </section>
  );
}
