import { type FormEvent, Fragment, type ReactNode, useEffect, useState } from 'react';
import type { PaperFieldView } from '../../../shared/contract/paper-channels.ts';
import type { PaperRow } from '../../../shared/contract/views.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { FieldInput } from './field-input.tsx';
import { Matrix } from './matrix.tsx';
import { useWording } from './wording.ts';

/** The fields of a draft: first what is missing, then what is there. Only changed values are sent. */
export const FillForm = onlyFor('papers.fill', FillFormInside);

function FillFormInside({ paper }: { readonly paper: PaperRow }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const fields = useCall('papers.fields', { paperId: paper.id });
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [showAll, setShowAll] = useState(false);
  const fill = useAction('papers.fill');
  const { sha256 } = paper;
  const { reload } = fields;

  // A newly printed draft has new values.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash stands for the draft
  useEffect(() => {
    setValues({});
    reload();
  }, [sha256, reload]);

  const all = fields.value ?? [];
  // A matrix is shown whole as long as one of its cells is open.
  const openMatrices = new Set(
    all.filter((field) => field.missing).flatMap((field) => matrixOf(field) ?? []),
  );
  const isOpen = (field: PaperFieldView) => field.missing || openMatrices.has(matrixOf(field) ?? '');
  const missing = all.filter(isOpen);
  const given = all.filter((field) => !isOpen(field));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const filled = await fill.run({ paperId: paper.id, fields: values });
    if (!filled.ok) return;
    notify(t('paperdesk:fill.done', { count: filled.value.missing.length }));
    await refresh();
  };
  const entry = {
    textOf: (field: PaperFieldView) => values[field.key] ?? field.value,
    onChange: (field: PaperFieldView, value: string) => setValues({ ...values, [field.key]: value }),
  };

  return (
    <form className="card stack" onSubmit={(event) => void submit(event)} aria-labelledby="fill">
      <h3 id="fill">{t('paperdesk:fill.title')}</h3>
      <p className="soft small">{t('paperdesk:fill.what')}</p>
      <Fault error={fields.error} />
      {fields.value === null ? (
        <p role="status">{t('ui:loading')}</p>
      ) : missing.length > 0 ? (
        <Sections fields={missing} {...entry} />
      ) : (
        <p>{t('paperdesk:fill.complete')}</p>
      )}
      <Fault error={fill.error} />
      <div className="row fill-save">
        <button type="submit" className="primary" disabled={fill.busy || Object.keys(values).length === 0}>
          {fill.busy ? t('paperdesk:fill.running') : t('paperdesk:fill.start')}
        </button>
        <button type="button" className="quiet" aria-expanded={showAll} onClick={() => setShowAll(!showAll)}>
          {t(showAll ? 'paperdesk:fill.hide-given' : 'paperdesk:fill.show-given', { count: given.length })}
        </button>
      </div>
      {showAll && <Sections fields={given} {...entry} />}
    </form>
  );
}

/** `answers.flag` for a cell `answers.flag.vague.note`. */
function matrixOf(field: PaperFieldView): string | undefined {
  return field.cell === undefined ? undefined : field.key.split('.').slice(0, 2).join('.');
}

interface Entry {
  readonly fields: readonly PaperFieldView[];
  textOf(field: PaperFieldView): string;
  onChange(field: PaperFieldView, value: string): void;
}

/** The fields under the headings of the paper, in its order. */
function Sections({ fields, textOf, onChange }: Entry) {
  const wording = useWording();
  const sections: { readonly title: string; readonly fields: PaperFieldView[] }[] = [];
  for (const field of fields) {
    const title = field.section === undefined ? '' : wording(field.section);
    const last = sections.at(-1);
    if (last !== undefined && last.title === title) last.fields.push(field);
    else sections.push({ title, fields: [field] });
  }
  return (
    <>
      {sections.map((section) => (
        <Fragment key={`${section.title}-${section.fields[0]?.key ?? ''}`}>
          {section.title !== '' && <h4 className="fill-section">{section.title}</h4>}
          <div className="fill-fields">{entries(section.fields, textOf, onChange)}</div>
        </Fragment>
      ))}
    </>
  );
}

/** Single fields as they are; the cells of a matrix as one table. */
function entries(
  fields: readonly PaperFieldView[],
  textOf: Entry['textOf'],
  onChange: Entry['onChange'],
): readonly ReactNode[] {
  const nodes: ReactNode[] = [];
  for (let i = 0; i < fields.length; ) {
    const field = fields[i];
    if (field === undefined) break;
    const matrix = matrixOf(field);
    if (matrix === undefined) {
      nodes.push(
        <FieldInput
          key={field.key}
          field={field}
          value={textOf(field)}
          onChange={(value) => onChange(field, value)}
        />,
      );
      i++;
      continue;
    }
    const cells: PaperFieldView[] = [];
    for (let next = fields[i]; next !== undefined && matrixOf(next) === matrix; next = fields[i]) {
      cells.push(next);
      i++;
    }
    nodes.push(<Matrix key={matrix} cells={cells} textOf={textOf} onChange={onChange} />);
  }
  return nodes;
}
