import type { Clause } from '../../../shared/papers/clauses.ts';
import {
  clauseKey,
  isOwnId,
  type TemplateEdit,
  type TextPlace,
} from '../../../shared/papers/templates/index.ts';
import { useSpeech } from '../../i18n.ts';
import type { TextKey } from '../../text-keys.ts';
import { movedClause, withBuiltin, withNewClause, withoutClause } from './draft.ts';
import { TextBlock, type TextBlockProps } from './text-block.tsx';

interface ClauseEditorProps extends Omit<TextBlockProps, 'place'> {
  readonly edit: TemplateEdit;
  readonly base: readonly Clause[];
  readonly places: readonly TextPlace[];
  onEdit(change: (edit: TemplateEdit) => TemplateEdit): void;
}

/** The clauses in their order, each with its texts; own ones can be added, any can be moved, changed or left out. */
export function ClauseEditor({ edit, base, places, onEdit, ...block }: ClauseEditorProps) {
  const { t } = useSpeech();
  const builtin = new Map(base.map((clause) => [clauseKey(clause), JSON.stringify(clause)]));
  const present = new Set(edit.clauses.map(clauseKey));
  const gone = base.filter((clause) => !present.has(clauseKey(clause)));
  return (
    <>
      {edit.clauses.map((clause, i) => {
        const key = clauseKey(clause);
        const changed = builtin.has(key) && builtin.get(key) !== JSON.stringify(clause);
        const tool = (label: TextKey, disabled: boolean, change: (edit: TemplateEdit) => TemplateEdit) => (
          <button
            type="button"
            className="quiet small"
            disabled={disabled}
            aria-label={t('templates:clause.named', { action: t(label), id: key })}
            onClick={() => onEdit(change)}
          >
            {t(label)}
          </button>
        );
        return (
          <section key={key} className="template-clause" aria-label={key} data-path={`clauses.${key}`}>
            <div className="spread">
              <span className="row">
                <strong>{clause.id}</strong>
                <span className={isOwnId(clause.id) ? 'tag own' : 'tag plain'}>
                  {t(isOwnId(clause.id) ? 'templates:own' : 'templates:built-in')}
                </span>
                {clause.only !== undefined && (
                  <span className="soft small">
                    {t('templates:only', { ground: t(`templates:ground.${clause.only}`) })}
                  </span>
                )}
              </span>
              {!block.readOnly && (
                <span className="row">
                  {changed && tool('templates:clause.revert', false, (now) => withBuiltin(now, base, key))}
                  {tool('templates:clause.up', i === 0, (now) => movedClause(now, key, -1))}
                  {tool('templates:clause.down', i === edit.clauses.length - 1, (now) =>
                    movedClause(now, key, 1),
                  )}
                  {tool('templates:clause.remove', false, (now) => withoutClause(now, key))}
                </span>
              )}
            </div>
            {places
              .filter(({ path }) => path.startsWith(`clauses.${key}.`))
              .map((place) => (
                <TextBlock key={place.path} place={place} {...block} />
              ))}
          </section>
        );
      })}
      {!block.readOnly && (
        <div className="row">
          <button type="button" onClick={() => onEdit(withNewClause)}>
            {t('templates:clause.add')}
          </button>
          {gone.map((clause) => (
            <button
              key={clauseKey(clause)}
              type="button"
              className="quiet"
              onClick={() => onEdit((now) => withBuiltin(now, base, clauseKey(clause)))}
            >
              {t('templates:clause.restore', { id: clauseKey(clause) })}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
