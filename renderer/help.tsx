import type help from '../assets/locales/en/help.json';
import { type Command, keyLabel, onMac } from './commands.ts';
import { useSpeech } from './i18n.ts';
import type { Place } from './place.ts';
import type { TextKey } from './text-keys.ts';
import { DialogBox } from './ui/pieces.tsx';

/** The paragraphs of each place, in order; the texts stand under the same letters. */
const PARAGRAPHS = {
  today: ['a', 'b', 'c'],
  orders: ['a', 'b', 'c', 'd'],
  hits: ['a', 'b', 'c'],
  papers: ['a', 'b', 'c'],
  lists: ['a', 'b', 'c'],
  items: ['a', 'b'],
  audit: ['a', 'b'],
  settings: ['a', 'b'],
} as const satisfies { [At in Place['at']]: readonly (keyof (typeof help)['place'][At])[] };

/** The chapters of the manual that a place belongs to; their titles stand under the same names. */
const CHAPTERS = {
  today: ['first-run'],
  orders: ['orders', 'outcomes'],
  hits: ['hits'],
  papers: ['papers'],
  lists: ['lists'],
  items: ['items'],
  audit: ['audit'],
  settings: ['safekeeping', 'first-run'],
} as const satisfies { [At in Place['at']]: readonly (keyof (typeof help)['chapter'])[] };

/** What the place is for, and the keys of the whole window. */
export function HelpDialog(props: {
  readonly open: boolean;
  readonly at: Place['at'];
  readonly commands: readonly Command[];
  onTour(): void;
  onClose(): void;
}) {
  const { t, locale } = useSpeech();
  const chapters = CHAPTERS[props.at].map((chapter) => t(`help:chapter.${chapter}`));
  const { open, at, commands, onTour, onClose } = props;
  return (
    <DialogBox title={t('help:title', { place: t(`ui:place.${at}`) })} open={open} onClose={onClose}>
      <div className="stack">
        {PARAGRAPHS[at].map((letter) => (
          <p key={letter}>{t(`help:place.${at}.${letter}` as TextKey)}</p>
        ))}
        <p className="soft small">
          {t('help:manual', { file: `docs/manual/${locale}.md`, chapters: chapters.join(' · ') })}
        </p>
        <div className="row">
          <button type="button" onClick={onTour}>
            {t('help:tour.again')}
          </button>
          <button type="button" onClick={onClose}>
            {t('ui:close')}
          </button>
        </div>
        <h3>{t('help:keys')}</h3>
        <p className="small">{t('ui:help.hits')}</p>
        <table className="plain">
          <tbody>
            {commands
              .filter(({ keys }) => keys !== undefined)
              .map((command) => (
                <tr key={command.id}>
                  <td>{t(command.titleKey)}</td>
                  <td>
                    <kbd>{keyLabel(command.keys ?? '', onMac)}</kbd>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </DialogBox>
  );
}
