import { useEffect, useMemo, useRef, useState } from 'react';
import type { TemplateDetail } from '../../../shared/contract/template-channels.ts';
import type { PaperLanguage } from '../../../shared/message.ts';
import {
  applyEdit,
  checkTemplate,
  editOf,
  type PlaceGroup,
  refused,
  type TemplateEdit,
  type TemplateProblem,
  textPlaces,
} from '../../../shared/papers/templates/index.ts';
import { client, useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { useRefusal } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { withText } from './draft.ts';
import { PagePreview } from './page-preview.tsx';
import { ProblemList } from './problem-list.tsx';
import { textId } from './text-block.tsx';
import { groupOf, TextGroups } from './text-groups.tsx';
import { VariableMenu } from './variable-menu.tsx';

/** After so much quiet what was written is kept, so that a lock by itself loses little. */
const KEEP_AFTER = 15_000;

/** The texts of one version: written side by side in three languages, checked while they are written, shown as pages. */
export function TemplateEditor({ detail, onBack }: { readonly detail: TemplateDetail; onBack(): void }) {
  const { t, say } = useSpeech();
  const { notify } = useDesk();
  const refusal = useRefusal('templates.save');
  const written = detail.origin !== 'own' || !(detail.state === 'draft' || detail.state === 'returned');
  const readOnly = written || refusal !== null;
  const { edit, change, dirty, keep, saving } = useEdit(detail, readOnly);
  const { base } = detail.beside;
  const template = useMemo(() => applyEdit(base, edit, detail.version), [base, edit, detail.version]);
  const places = useMemo(() => textPlaces(template), [template]);
  const problems = useMemo(
    () => checkTemplate(detail.type, template, detail.beside),
    [detail.type, detail.beside, template],
  );
  const refusing = refused(problems).length;
  const [open, setOpen] = useState<ReadonlySet<PlaceGroup>>(
    () => new Set<PlaceGroup>(['head', base.clauses.length > 0 ? 'clauses' : 'body']),
  );
  const [pages, setPages] = useState(true);
  const caret = useRef<{ path: string; lang: PaperLanguage; at: HTMLTextAreaElement } | null>(null);
  const [ready, setReady] = useState(false);

  const openGroup = (group: PlaceGroup, wide: boolean) =>
    setOpen((now) => new Set(wide ? [...now, group] : [...now].filter((one) => one !== group)));
  const jump = (problem: TemplateProblem) => {
    openGroup(groupOf(problem.path, places), true);
    // The group's texts are there after the next drawing.
    requestAnimationFrame(() => requestAnimationFrame(() => show(problem)));
  };
  const insert = (key: string) => {
    const target = caret.current;
    if (target === null || key === '') return;
    const { at, path, lang } = target;
    const [from, to] = [at.selectionStart, at.selectionEnd];
    const token = `{{${key}}}`;
    const text = at.value.slice(0, from) + token + at.value.slice(to);
    change((now) => withText(now, path, lang, text));
    requestAnimationFrame(() => {
      at.focus();
      at.setSelectionRange(from + token.length, from + token.length);
    });
  };
  const save = async () => {
    if (await keep()) notify(t('templates:said.saved'));
  };
  const leave = async () => {
    if (await keep()) onBack();
  };

  return (
    <div className="template-editor" data-pages={pages}>
      <div className="template-bar">
        <div className="row">
          <button type="button" onClick={() => void leave()}>
            {t('templates:do.back')}
          </button>
          <h2>
            {t(`rules:code.${detail.type}`)} · {detail.version}
          </h2>
          <span className="spacer" />
          {dirty && <span className="soft small">{t('templates:unsaved')}</span>}
          <button type="button" aria-expanded={pages} onClick={() => setPages(!pages)}>
            {t(pages ? 'templates:preview.hide' : 'templates:preview.show')}
          </button>
          {!readOnly && (
            <button
              type="button"
              className="primary"
              disabled={!dirty || saving.busy}
              onClick={() => void save()}
            >
              {t(saving.busy ? 'templates:do.saving' : 'templates:do.save')}
            </button>
          )}
        </div>
        {!readOnly && (
          <div className="row">
            <VariableMenu detail={detail} edit={edit} ready={ready} onChoose={insert} />
            <span className={refusing === 0 ? 'tag good' : 'tag prohibited'}>
              {t('templates:problems.refuse', { count: refusing })}
            </span>
          </div>
        )}
        <Fault error={saving.error} />
      </div>
      <div className="template-texts stack">
        {readOnly ? (
          <p className="banner">{written || refusal === null ? t('templates:read-only') : say(refusal)}</p>
        ) : (
          <p className="banner ask">{t('templates:warning')}</p>
        )}
        <ProblemList problems={problems} onJump={jump} />
        <TextGroups
          edit={edit}
          base={base.clauses}
          places={places}
          problems={problems}
          readOnly={readOnly}
          open={open}
          onOpen={openGroup}
          onEdit={change}
          onChange={(path, lang, text) => change((now) => withText(now, path, lang, text))}
          onCaret={(place, lang, at) => {
            caret.current = place.filled && !readOnly ? { path: place.path, lang, at } : null;
            setReady(caret.current !== null);
          }}
        />
      </div>
      {pages && (
        <div className="template-pages">
          <PagePreview row={detail} edit={edit} />
        </div>
      )}
    </div>
  );
}

/** What is being written, kept when the writer saves, leaves, or rests for a while. */
function useEdit(detail: TemplateDetail, readOnly: boolean) {
  const [edit, setEdit] = useState<TemplateEdit>(() => editOf(detail.template));
  const [kept, setKept] = useState(edit);
  const saving = useAction('templates.save');
  const latest = useRef({ edit, kept });
  latest.current = { edit, kept };
  const { id } = detail;
  const { run } = saving;
  const dirty = !readOnly && edit !== kept;
  const keep = async (): Promise<boolean> => {
    const now = latest.current;
    if (readOnly || now.edit === now.kept) return true;
    const saved = await run({ id, edit: now.edit });
    if (saved.ok) setKept(now.edit);
    return saved.ok;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the text starts the wait anew
  useEffect(() => {
    if (!dirty) return undefined;
    const wait = setTimeout(() => void keep(), KEEP_AFTER);
    return () => clearTimeout(wait);
  }, [edit, dirty]);
  // Another place was opened while something was not kept yet.
  useEffect(
    () => () => {
      const { edit: last, kept: before } = latest.current;
      if (!readOnly && last !== before) void client.call('templates.save', { id, edit: last });
    },
    [id, readOnly],
  );
  return { edit, change: setEdit, dirty, keep, saving };
}

/** Brings the place of a problem into view: its text, else the clause, else the group. */
function show({ path, lang }: TemplateProblem): void {
  const text = document.getElementById(textId(path, lang ?? 'zh'));
  const near = text ?? document.querySelector(`[data-path^="${CSS.escape(path)}"]`);
  near?.scrollIntoView({ block: 'center' });
  if (text !== null) text.focus({ preventScroll: true });
}
