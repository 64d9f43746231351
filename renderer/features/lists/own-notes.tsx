import type { OwnNote } from '../../../shared/lists/own.ts';
import { useSpeech } from '../../i18n.ts';
import { languageOf } from '../hits/language.ts';

/** What this company knows of an entity, each with its basis. */
export function OwnNotes({ notes }: { readonly notes: readonly OwnNote[] }) {
  const { t } = useSpeech();
  const kindOf = ({ kind, percent }: OwnNote): string => {
    if (kind === 'alias' || kind === 'reading') return t(`knowledge:kind.${kind}`);
    const relation = t(`knowledge:relation.${kind}`);
    return percent === null ? relation : t('knowledge:own-view.percent-of', { relation, percent });
  };
  return (
    <ul className="bare-list">
      {notes.map((note) => (
        <li key={JSON.stringify(note)}>
          <span lang={languageOf(note.text, 'ja')}>{note.text}</span>{' '}
          <span className="tag plain">{kindOf(note)}</span>
          <span className="soft small own-line anywhere">
            {note.basis} · {t('knowledge:own-view.by', { by: note.by, day: note.day })}
          </span>
        </li>
      ))}
    </ul>
  );
}
