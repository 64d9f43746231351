import { type FormEvent, useEffect, useState } from 'react';
import type { PaperWordingView } from '../../../shared/contract/template-channels.ts';
import type { PaperRow } from '../../../shared/contract/views.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { useRefusal, WhyNot } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { useWording } from '../papers/wording.ts';
import './templates.css';

/** The words of a paper that can be chosen: narrow or wide, which text prevails, a newer template. An issued one shows them. */
export function WordingChoices({ paper }: { readonly paper: PaperRow }) {
  const wording = useCall('papers.wording', { paperId: paper.id });
  if (wording.value === null) return <Fault error={wording.error} />;
  return <Choices key={paper.sha256} paper={paper} view={wording.value} onChanged={wording.reload} />;
}

function Choices(props: { readonly paper: PaperRow; readonly view: PaperWordingView; onChanged(): void }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const wording = useWording();
  const { paper, view, onChanged } = props;
  const [variants, setVariants] = useState<Readonly<Record<string, 'N' | 'W'>>>({});
  const [clause, setClause] = useState(view.languageClause);
  const refusal = useRefusal('papers.choose-wording');
  const open = view.open && refusal === null;
  const choose = useAction('papers.choose-wording');
  const take = useAction('papers.new-template');
  useEffect(() => setClause(view.languageClause), [view.languageClause]);
  const changed = Object.keys(variants).length > 0 || clause !== view.languageClause;
  const after = async (said: string) => {
    notify(said);
    onChanged();
    await refresh();
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const input = { paperId: paper.id, clauseVariants: variants, languageClause: clause ?? 'A' };
    if ((await choose.run(input)).ok) await after(t('templates:wording.saved'));
  };
  const takeOver = async () => {
    if ((await take.run({ paperId: paper.id })).ok) await after(t('templates:wording.taken'));
  };
  return (
    <form className="card stack" onSubmit={(event) => void save(event)} aria-labelledby="wording">
      <div className="spread">
        <h3 id="wording">{t('templates:wording.title')}</h3>
        <span className="soft small">
          {t('templates:wording.template')}: <span className="code">{view.version}</span>
          {view.own && ` · ${t('templates:own')}`}
        </span>
      </div>
      {view.open && <WhyNot refusal={refusal} />}
      {view.newer !== null && (
        <div className="banner ask spread">
          <span>{t('templates:wording.newer', { version: view.newer, present: view.version })}</span>
          <button type="button" disabled={take.busy || refusal !== null} onClick={() => void takeOver()}>
            {t('templates:wording.take')}
          </button>
        </div>
      )}
      {view.variants.map(({ id, number, heading, narrow, wide, chosen }) => (
        <fieldset key={id} className="template-choice" disabled={!open}>
          <legend>{t('templates:wording.clause', { number, id, heading: wording(heading) })}</legend>
          {(['N', 'W'] as const).map((side) => (
            <label key={side}>
              <input
                type="radio"
                name={`variant-${id}`}
                checked={(variants[id] ?? chosen) === side}
                onChange={() => setVariants({ ...variants, [id]: side })}
              />
              <strong>{t(side === 'N' ? 'templates:wording.narrow' : 'templates:wording.wide')}</strong>{' '}
              <span className="soft">
                {wording(side === 'N' ? narrow : wide) || t('templates:wording.nothing')}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      {view.languageClause !== null && (
        <fieldset className="template-choice" disabled={!open}>
          <legend>{t('templates:wording.language')}</legend>
          {(['A', 'B'] as const).map((side) => (
            <label key={side}>
              <input
                type="radio"
                name="language-clause"
                checked={clause === side}
                onChange={() => setClause(side)}
              />
              {t(side === 'A' ? 'templates:wording.a' : 'templates:wording.b')}
            </label>
          ))}
        </fieldset>
      )}
      <Fault error={choose.error ?? take.error} />
      {open && (view.variants.length > 0 || view.languageClause !== null) && (
        <div className="row">
          <button type="submit" disabled={!changed || choose.busy}>
            {t('templates:wording.save')}
          </button>
        </div>
      )}
    </form>
  );
}
