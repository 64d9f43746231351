import { PLACE_GROUPS, type PlaceGroup, type TextPlace } from '../../../shared/papers/templates/index.ts';
import { useSpeech } from '../../i18n.ts';
import { ClauseEditor } from './clause-editor.tsx';
import { withNewAttachment, withoutAttachment } from './draft.ts';
import { TextBlock } from './text-block.tsx';

type GroupsProps = Parameters<typeof ClauseEditor>[0] & {
  readonly open: ReadonlySet<PlaceGroup>;
  onOpen(group: PlaceGroup, open: boolean): void;
};

/** All texts of a template by the part of the paper they stand in; closed groups cost nothing. */
export function TextGroups({ open, onOpen, places, ...props }: GroupsProps) {
  const { t } = useSpeech();
  const { edit, base, onEdit, ...block } = props;
  const inGroup = (group: PlaceGroup) => places.filter((place) => place.group === group);
  const shown = PLACE_GROUPS.filter((group) => inGroup(group).length > 0 || group === 'clauses');
  return (
    <>
      {shown
        .filter((group) => group !== 'clauses' || edit.clauses.length > 0 || base.length > 0)
        .map((group) => (
          <section
            key={group}
            className="card stack template-group"
            aria-label={t(`templates:group.${group}`)}
          >
            <h3>
              <button
                type="button"
                className="link"
                aria-expanded={open.has(group)}
                onClick={() => onOpen(group, !open.has(group))}
              >
                {t(`templates:group.${group}`)}
              </button>
            </h3>
            {open.has(group) &&
              (group === 'clauses' ? (
                <ClauseEditor places={inGroup(group)} {...props} />
              ) : (
                inGroup(group).map((place, i) => (
                  <div key={place.path} className="template-entry">
                    <TextBlock place={place} {...block} />
                    {group === 'attachments' && !block.readOnly && (
                      <button
                        type="button"
                        className="quiet small"
                        aria-label={t('templates:clause.named', {
                          action: t('templates:clause.remove'),
                          id: i + 1,
                        })}
                        onClick={() => onEdit((now) => withoutAttachment(now, i))}
                      >
                        {t('templates:clause.remove')}
                      </button>
                    )}
                  </div>
                ))
              ))}
            {group === 'attachments' && open.has(group) && !block.readOnly && (
              <div>
                <button type="button" onClick={() => onEdit(withNewAttachment)}>
                  {t('templates:attachment.add')}
                </button>
              </div>
            )}
          </section>
        ))}
    </>
  );
}

/** The group in which a place stands. */
export function groupOf(path: string, places: readonly TextPlace[]): PlaceGroup {
  const place = places.find((one) => one.path === path);
  if (place !== undefined) return place.group;
  const [first = ''] = path.split('.');
  return PLACE_GROUPS.find((group) => group === first) ?? 'head';
}
