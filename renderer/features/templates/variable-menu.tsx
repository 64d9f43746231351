import type { TemplateDetail } from '../../../shared/contract/template-channels.ts';
import type { TemplateEdit, TemplateVariable } from '../../../shared/papers/templates/index.ts';
import { useSpeech } from '../../i18n.ts';
import { useWording } from '../papers/wording.ts';

/** The facts that a text can name, by their names in the window; the chosen one goes to the caret. */
export function VariableMenu(props: {
  readonly detail: TemplateDetail;
  readonly edit: TemplateEdit;
  readonly ready: boolean;
  onChoose(key: string): void;
}) {
  const { t, say } = useSpeech();
  const wording = useWording();
  const { detail, edit, ready, onChoose } = props;
  const nameOf = ({ label }: TemplateVariable) => ('key' in label ? say(label) : wording(label));
  const ids = (clauses: readonly { readonly id: string }[]) => [...new Set(clauses.map(({ id }) => id))];
  return (
    <select
      className="template-variables"
      aria-label={t('templates:insert')}
      value=""
      disabled={!ready}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{t(ready ? 'templates:insert' : 'templates:insert-hint')}</option>
      <optgroup label={t('templates:preview.facts')}>
        {detail.beside.variables.map((variable) => (
          <option key={variable.key} value={variable.key}>
            {nameOf(variable)}
          </option>
        ))}
      </optgroup>
      {edit.clauses.length > 0 && (
        <optgroup label={t('templates:variable.ref')}>
          {ids(edit.clauses).map((id) => (
            <option key={id} value={`ref.${id}`}>
              {id}
            </option>
          ))}
        </optgroup>
      )}
      {detail.type === 'D3' && (
        <optgroup label={t('templates:variable.pledgeRef')}>
          {ids(detail.beside.pledge).map((id) => (
            <option key={id} value={`pledgeRef.${id}`}>
              {id}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
