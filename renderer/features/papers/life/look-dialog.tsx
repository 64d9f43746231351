import { useState } from 'react';
import type { LookParty, LookResult, LookView } from '../../../../shared/contract/life.ts';
import type { PaperRow } from '../../../../shared/contract/views.ts';
import { useAction, useCall } from '../../../desk.ts';
import { useSpeech } from '../../../i18n.ts';
import { useDesk } from '../../../place.ts';
import { useRefusal, WhyNot } from '../../../rights.tsx';
import { DialogBox, Fault, Field } from '../../../ui/pieces.tsx';

/** What the lists changed for the case since the issue; a person lets the paper go on where nothing touches it. */
export function LookDialog(props: { readonly paper: PaperRow; onClose(): void; onDone(): void }) {
  const { t, say } = useSpeech();
  const { refresh } = useDesk();
  const { paper, onClose, onDone } = props;
  const look = useCall('papers.look-at', { paperId: paper.id });
  const confirm = useAction('papers.look');
  const refusal = useRefusal('papers.look');
  const [text, setText] = useState('');
  const { value } = look;
  const save = async () => {
    const done = await confirm.run({ paperId: paper.id, text });
    if (!done.ok) return;
    await refresh();
    onDone();
  };
  return (
    <DialogBox title={`${t('life:form-title.look')} · ${paper.docNo}`} open onClose={onClose}>
      <div className="stack">
        <Fault error={look.error} />
        {value !== null && <Changes look={value} />}
        {value !== null && value.against.length > 0 && (
          <div className="banner bad">
            <strong>{t('life:look.against')}</strong>
            <ul className="plain-list">
              {value.against.map((one) => (
                <li key={JSON.stringify(one)}>{say(one)}</li>
              ))}
            </ul>
          </div>
        )}
        {value !== null && value.against.length === 0 && (
          <>
            <p>{t('life:look.clear')}</p>
            <WhyNot refusal={refusal} />
            <Field label={t('life:look.text')}>
              {(tie) => (
                <textarea
                  {...tie}
                  rows={2}
                  disabled={refusal !== null}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              )}
            </Field>
          </>
        )}
        <Fault error={confirm.error} />
        <div className="row">
          {value !== null && value.against.length === 0 && (
            <button
              type="button"
              className="primary"
              disabled={text.trim().length < 3 || confirm.busy}
              onClick={() => void save()}
            >
              {t('life:look.confirm')}
            </button>
          )}
          <button type="button" onClick={onClose}>
            {t('life:do.cancel')}
          </button>
        </div>
      </div>
    </DialogBox>
  );
}

function Changes({ look }: { readonly look: LookView }) {
  const { t, say } = useSpeech();
  const { before, now } = look;
  const changed = look.parties.filter(({ same }) => !same);
  const same = look.parties.length - changed.length;
  return (
    <>
      <p className="small">
        {t('life:look.was', { list: before.list, day: before.checkedThrough })}
        <br />
        {t('life:look.is', { list: now.list, day: now.checkedThrough })}
      </p>
      {changed.length > 0 && (
        <table className="plain small">
          <thead>
            <tr>
              <th scope="col">{t('life:look.party')}</th>
              <th scope="col">{t('life:look.then')}</th>
              <th scope="col">{t('life:look.now')}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((party) => (
              <PartyChange key={party.name + party.roles.join()} party={party} />
            ))}
          </tbody>
        </table>
      )}
      <p className="soft small">{t('life:look.parties-same', { count: same })}</p>
      {look.lines.map((line) => (
        <p key={line.lineNo} className="small">
          {t('life:look.line', {
            line: line.lineNo,
            before: t(`app:outcome.${line.before}`),
            now: t(`app:outcome.${line.now}`),
          })}{' '}
          <span className="soft">{say(line.why)}</span>
        </p>
      ))}
    </>
  );
}

function PartyChange({ party }: { readonly party: LookParty }) {
  const { t } = useSpeech();
  return (
    <tr>
      <td>
        {party.name}{' '}
        <span className="soft">({party.roles.map((role) => t(`app:role.${role}`)).join(', ')})</span>
      </td>
      <td>{party.before === null ? t('life:look.new') : <Found result={party.before} />}</td>
      <td>
        <Found result={party.now} />
      </td>
    </tr>
  );
}

function Found({ result }: { readonly result: LookResult }) {
  const { t } = useSpeech();
  const { tier, entityId, score } = result;
  const near = entityId === null ? '' : ` ${entityId} ${score?.toFixed(2) ?? ''}`;
  return (
    <>
      {tier === 'none' ? t('life:look.none') : t(`app:tier.${tier}`)}
      <span className="soft">{near}</span>
    </>
  );
}
