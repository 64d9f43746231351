import { type FormEvent, useState } from 'react';
import type { Result } from '../../../shared/contract/errors.ts';
import type { TemplateRow } from '../../../shared/contract/template-channels.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault, Field } from '../../ui/pieces.tsx';

export type Asked = 'submit' | 'review' | 'activate' | 'retire';

/** What a step asks for: words, or the day from which a version is used. */
export function VersionForm(props: { readonly row: TemplateRow; readonly what: Asked; onDone(): void }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const { row, what, onDone } = props;
  const [text, setText] = useState('');
  const [from, setFrom] = useState(() => localDay(new Date()));
  const submit = useAction('templates.submit');
  const review = useAction('templates.review');
  const activate = useAction('templates.activate');
  const retire = useAction('templates.retire');
  const { id } = row;
  const done = async (answer: Result<unknown>, said: string) => {
    if (!answer.ok) return;
    notify(said);
    onDone();
    await refresh();
  };
  const decide = async (agree: boolean) =>
    done(await review.run({ id, agree, text: text.trim() }), t('templates:said.reviewed'));
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (what === 'submit')
      await done(await submit.run({ id, note: text.trim() }), t('templates:said.submitted'));
    else if (what === 'review') await decide(true);
    else if (what === 'activate')
      await done(await activate.run({ id, from }), t('templates:said.activated', { day: from }));
    else await done(await retire.run({ id, reason: text.trim() }), t('templates:said.retired'));
  };
  const busy = submit.busy || review.busy || activate.busy || retire.busy;
  const label = { submit: 'note', review: 'review', retire: 'reason', activate: 'from' } as const;
  return (
    <form className="stack" onSubmit={(event) => void go(event)}>
      <Field label={t(`templates:ask.${label[what]}`)}>
        {(tie) =>
          what === 'activate' ? (
            <input
              {...tie}
              type="date"
              required
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          ) : (
            <textarea
              {...tie}
              rows={2}
              maxLength={2000}
              required={what !== 'review'}
              minLength={3}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )
        }
      </Field>
      <Fault error={submit.error ?? review.error ?? activate.error ?? retire.error} />
      <div className="row">
        <button type="submit" className="primary" disabled={busy}>
          {t(what === 'review' ? 'templates:do.approve' : `templates:do.${what}`)}
        </button>
        {what === 'review' && (
          <button type="button" disabled={busy} onClick={() => void decide(false)}>
            {t('templates:do.give-back')}
          </button>
        )}
      </div>
    </form>
  );
}

function localDay(date: Date): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
