import { type FormEvent, type ReactNode, useState } from 'react';
import type { PaperRow } from '../../../../shared/contract/views.ts';
import { SENT_WAYS, SIGNED_WAYS, TICKS } from '../../../../shared/papers/trail.ts';
import { useAction } from '../../../desk.ts';
import { useSpeech } from '../../../i18n.ts';
import { useDesk } from '../../../place.ts';
import { DialogBox, Fault, Field } from '../../../ui/pieces.tsx';
import { localDay } from './day.ts';

export type Entering =
  | { readonly kind: 'send' | 'original' | 'ask' | 'void' }
  | { readonly kind: 'withdraw'; readonly no: number };

interface DialogProps {
  readonly paper: PaperRow;
  onClose(): void;
  onDone(): void;
}

/** One entry in the life of a paper. */
export function LifeDialog(props: DialogProps & { readonly entering: Entering }) {
  const { t } = useSpeech();
  const { entering, ...rest } = props;
  const title =
    entering.kind === 'withdraw'
      ? t('life:form-title.withdraw', { no: entering.no })
      : t(`life:form-title.${entering.kind}`);
  return (
    <DialogBox title={`${title} · ${props.paper.docNo}`} open onClose={props.onClose}>
      {entering.kind === 'send' && <SendForm {...rest} />}
      {entering.kind === 'original' && <OriginalForm {...rest} />}
      {entering.kind === 'ask' && <AskForm {...rest} />}
      {entering.kind === 'void' && <ReasonForm {...rest} channel="papers.void" />}
      {entering.kind === 'withdraw' && <ReasonForm {...rest} channel="papers.withdraw" no={entering.no} />}
    </DialogBox>
  );
}

/** Texts of a form by name, with the fields that edit them. */
function useTexts<K extends string>(start: Readonly<Record<K, string>>) {
  const [texts, setTexts] = useState(start);
  const set = (key: K) => (value: string) => setTexts((before) => ({ ...before, [key]: value }));
  return { texts, set };
}

function Line(props: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  onChange(value: string): void;
}) {
  return (
    <Field label={props.label} {...(props.hint === undefined ? {} : { hint: props.hint })}>
      {(tie) => (
        <input {...tie} value={props.value} onChange={(event) => props.onChange(event.target.value)} />
      )}
    </Field>
  );
}

function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly text: string }[];
  onChange(value: NoInfer<T>): void;
}) {
  return (
    <Field label={props.label}>
      {(tie) => (
        <select {...tie} value={props.value} onChange={(event) => props.onChange(event.target.value as T)}>
          {props.options.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Form(props: {
  readonly ready: boolean;
  readonly save?: string;
  onSave(): Promise<void>;
  onClose(): void;
  readonly children: ReactNode;
}) {
  const { t } = useSpeech();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void props.onSave();
  };
  return (
    <form className="stack" onSubmit={submit}>
      {props.children}
      <div className="row">
        <button type="submit" className="primary" disabled={!props.ready}>
          {props.save ?? t('life:do.save')}
        </button>
        <button type="button" onClick={props.onClose}>
          {t('life:do.cancel')}
        </button>
      </div>
    </form>
  );
}

function SendForm({ paper, onClose, onDone }: DialogProps) {
  const { t } = useSpeech();
  const { refresh } = useDesk();
  const action = useAction('papers.sent');
  const { texts, set } = useTexts({ on: localDay(), to: '', courierNo: '', text: '' });
  const [how, setHow] = useState<(typeof SENT_WAYS)[number]>('courier');
  const [back, setBack] = useState<'yes' | 'no'>(paper.type === 'D7' || paper.type === 'D8' ? 'no' : 'yes');
  const save = async () => {
    const done = await action.run({ paperId: paper.id, ...texts, how, comesBack: back === 'yes' });
    if (!done.ok) return;
    await refresh();
    onDone();
  };
  return (
    <Form ready={texts.to.trim() !== '' && !action.busy} onSave={save} onClose={onClose}>
      <div className="columns-2">
        <Line
          label={t('life:field.on')}
          hint={t('life:field.day-hint')}
          value={texts.on}
          onChange={set('on')}
        />
        <Choice
          label={t('life:field.how')}
          value={how}
          options={SENT_WAYS.map((id) => ({ id, text: t(`life:way.${id}`) }))}
          onChange={setHow}
        />
        <Line label={t('life:field.to')} value={texts.to} onChange={set('to')} />
        <Line label={t('life:field.courier-no')} value={texts.courierNo} onChange={set('courierNo')} />
        <Choice
          label={t('life:field.comes-back')}
          value={back}
          options={[
            { id: 'yes', text: t('life:field.yes-back') },
            { id: 'no', text: t('life:field.no-back') },
          ]}
          onChange={setBack}
        />
        <Line label={t('life:field.remark')} value={texts.text} onChange={set('text')} />
      </div>
      <Fault error={action.error} />
    </Form>
  );
}

type Said<T extends string> = T | '';

function OriginalForm({ paper, onClose, onDone }: DialogProps) {
  const { t } = useSpeech();
  const { refresh } = useDesk();
  const action = useAction('papers.original');
  const { texts, set } = useTexts({
    on: localDay(),
    storagePlace: '',
    courierNo: '',
    signedBy: '',
    signerTitle: '',
    signedOn: '',
    text: '',
  });
  const [way, setWay] = useState<Said<(typeof SIGNED_WAYS)[number]>>('');
  const [delegation, setDelegation] = useState<Said<(typeof TICKS)[number]>>('');
  const [seam, setSeam] = useState<Said<(typeof TICKS)[number]>>('');
  const unknown = { id: '' as const, text: t('life:field.unknown') };
  const ticks = [unknown, ...TICKS.map((id) => ({ id, text: t(`life:tick.${id}`) }))];
  const save = async () => {
    const { signedOn, ...rest } = texts;
    const done = await action.run({
      paperId: paper.id,
      ...rest,
      ...(signedOn.trim() === '' ? {} : { signedOn: signedOn.trim() }),
      ...(way === '' ? {} : { signedWay: way }),
      ...(delegation === '' ? {} : { delegation }),
      ...(seam === '' ? {} : { seamSeal: seam }),
    });
    if (!done.ok) return;
    await refresh();
    onDone();
  };
  const ready = texts.storagePlace.trim() !== '' && texts.signedBy.trim() !== '' && !action.busy;
  const line = (key: keyof typeof texts, label: string, hint?: string) => (
    <Line label={label} {...(hint === undefined ? {} : { hint })} value={texts[key]} onChange={set(key)} />
  );
  return (
    <Form ready={ready} onSave={save} onClose={onClose}>
      <div className="columns-2">
        {line('on', t('life:field.received-on'), t('life:field.day-hint'))}
        {line('storagePlace', t('life:field.storage'))}
        {line('signedBy', t('life:field.signed-by'))}
        {line('signerTitle', t('life:field.signer-title'))}
        {line('signedOn', t('life:field.signed-on'), t('life:field.day-hint'))}
        <Choice
          label={t('life:field.signed-way')}
          value={way}
          options={[unknown, ...SIGNED_WAYS.map((id) => ({ id, text: t(`life:signed-way.${id}`) }))]}
          onChange={setWay}
        />
        <Choice
          label={t('life:field.delegation')}
          value={delegation}
          options={ticks}
          onChange={setDelegation}
        />
        <Choice label={t('life:field.seam-seal')} value={seam} options={ticks} onChange={setSeam} />
        {line('courierNo', t('life:field.courier-no'))}
        {line('text', t('life:field.remark'))}
      </div>
      <Fault error={action.error} />
    </Form>
  );
}

function AskForm({ paper, onClose, onDone }: DialogProps) {
  const { t } = useSpeech();
  const { refresh } = useDesk();
  const action = useAction('papers.ask-again');
  const { texts, set } = useTexts({ on: '', text: '' });
  const save = async () => {
    const on = texts.on.trim();
    const done = await action.run({ paperId: paper.id, on: on === '' ? null : on, text: texts.text });
    if (!done.ok) return;
    await refresh();
    onDone();
  };
  return (
    <Form ready={!action.busy} onSave={save} onClose={onClose}>
      <p className="soft small">{t('life:hint.ask')}</p>
      <div className="columns-2">
        <Line
          label={t('life:field.ask-on')}
          hint={t('life:field.day-hint')}
          value={texts.on}
          onChange={set('on')}
        />
        <Line label={t('life:field.remark')} value={texts.text} onChange={set('text')} />
      </div>
      <Fault error={action.error} />
    </Form>
  );
}

function ReasonForm(
  props: DialogProps &
    ({ readonly channel: 'papers.void' } | { readonly channel: 'papers.withdraw'; readonly no: number }),
) {
  const { t } = useSpeech();
  const { refresh } = useDesk();
  const makeVoid = useAction('papers.void');
  const withdraw = useAction('papers.withdraw');
  const [reason, setReason] = useState('');
  const isVoid = props.channel === 'papers.void';
  const save = async () => {
    const paperId = props.paper.id;
    const done =
      props.channel === 'papers.void'
        ? await makeVoid.run({ paperId, reason })
        : await withdraw.run({ paperId, reason, no: props.no });
    if (!done.ok) return;
    await refresh();
    props.onDone();
  };
  const busy = makeVoid.busy || withdraw.busy;
  return (
    <Form ready={reason.trim().length >= 3 && !busy} onSave={save} onClose={props.onClose}>
      <p className="soft small">{t(isVoid ? 'life:hint.void' : 'life:hint.withdraw')}</p>
      <Field label={t('life:field.reason')}>
        {(tie) => (
          <textarea {...tie} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <Fault error={makeVoid.error ?? withdraw.error} />
    </Form>
  );
}
