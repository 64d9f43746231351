import { type FormEvent, type ReactNode, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import { USER_ROLES, type UserRole, type UserView } from '../../../shared/contract/users.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';
import { isComplete, NewPassphraseFields, NO_PASSPHRASE } from '../start/new-passphrase.tsx';

interface Ends {
  onDone(): void;
  onCancel(): void;
}

export function AddUser({ onDone, onCancel }: Ends) {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const [name, setName] = useState('');
  const [role, setRole] = useState<UserRole>('officer');
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [own, setOwn] = useState('');
  const { busy, error, run } = useAction('users.add');
  const add = async () => {
    const added = await run({ name, role, passphrase: passphrase.first, own });
    if (!added.ok) return;
    notify(t('people:users.added', { name: name.trim() }));
    onDone();
  };
  return (
    <Form
      ready={name.trim() !== '' && isComplete(passphrase) && own !== '' && !busy}
      word={t('people:users.do-add')}
      error={error}
      onSubmit={() => void add()}
      onCancel={onCancel}
    >
      <Field label={t('people:users.name')}>
        {(tie) => (
          <input {...tie} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <RoleField role={role} onPick={setRole} />
      <NewPassphraseFields label={t('people:users.first')} value={passphrase} onChange={setPassphrase} />
      <p className="soft small">{t('people:users.first-hint')}</p>
      <OwnField value={own} onChange={setOwn} />
    </Form>
  );
}

export function ChangeRole({ user, onDone, onCancel }: Ends & { readonly user: UserView }) {
  const { t } = useSpeech();
  const [role, setRole] = useState<UserRole>(user.role);
  const [reason, setReason] = useState('');
  const { busy, error, run } = useAction('users.role');
  const change = async () => {
    const changed = await run({ userId: user.id, role, reason });
    if (changed.ok) onDone();
  };
  return (
    <Form
      ready={role !== user.role && reason.trim().length >= 3 && !busy}
      word={t('people:users.do-role')}
      error={error}
      onSubmit={() => void change()}
      onCancel={onCancel}
    >
      <RoleField role={role} onPick={setRole} />
      <ReasonField value={reason} onChange={setReason} />
    </Form>
  );
}

export function ResetPassphrase({ user, onDone, onCancel }: Ends & { readonly user: UserView }) {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [own, setOwn] = useState('');
  const { busy, error, run } = useAction('users.reset');
  const reset = async () => {
    const done = await run({ userId: user.id, passphrase: passphrase.first, own });
    if (!done.ok) return;
    notify(t('people:users.reset-done', { name: user.name }));
    onDone();
  };
  return (
    <Form
      ready={isComplete(passphrase) && own !== '' && !busy}
      word={t('people:users.do-reset')}
      error={error}
      onSubmit={() => void reset()}
      onCancel={onCancel}
    >
      <NewPassphraseFields label={t('people:users.first')} value={passphrase} onChange={setPassphrase} />
      <p className="soft small">{t('people:users.first-hint')}</p>
      <OwnField value={own} onChange={setOwn} />
    </Form>
  );
}

export function RetireUser({ user, onDone, onCancel }: Ends & { readonly user: UserView }) {
  const { t } = useSpeech();
  const [reason, setReason] = useState('');
  const { busy, error, run } = useAction('users.retire');
  const retire = async () => {
    const done = await run({ userId: user.id, reason });
    if (done.ok) onDone();
  };
  return (
    <Form
      ready={reason.trim().length >= 3 && !busy}
      word={t('people:users.retire')}
      error={error}
      onSubmit={() => void retire()}
      onCancel={onCancel}
    >
      <p>{t('people:users.retire-what', { name: user.name })}</p>
      <ReasonField value={reason} onChange={setReason} />
    </Form>
  );
}

function Form(props: {
  readonly ready: boolean;
  readonly word: string;
  readonly error: AppError | null;
  readonly children: ReactNode;
  onSubmit(): void;
  onCancel(): void;
}) {
  const { t } = useSpeech();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <form className="stack" onSubmit={submit}>
      {props.children}
      <Fault error={props.error} />
      <div className="row">
        <button type="submit" className="primary" disabled={!props.ready}>
          {props.word}
        </button>
        <button type="button" onClick={props.onCancel}>
          {t('people:users.cancel')}
        </button>
      </div>
    </form>
  );
}

function RoleField(props: { readonly role: UserRole; onPick(role: UserRole): void }) {
  const { t } = useSpeech();
  return (
    <Field label={t('people:users.role')} hint={t(`ui:user.${props.role}-does`)}>
      {(tie) => (
        <select
          {...tie}
          value={props.role}
          onChange={(event) =>
            props.onPick(USER_ROLES.find((one) => one === event.target.value) ?? props.role)
          }
        >
          {USER_ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`ui:user.${role}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function OwnField(props: { readonly value: string; onChange(value: string): void }) {
  const { t } = useSpeech();
  return (
    <PassphraseField
      label={t('people:users.own')}
      hint={t('people:users.own-hint')}
      use="current"
      value={props.value}
      onChange={props.onChange}
    />
  );
}

export function ReasonField(props: { readonly value: string; onChange(value: string): void }) {
  const { t } = useSpeech();
  return (
    <Field label={t('people:users.reason')}>
      {(tie) => (
        <input
          {...tie}
          autoComplete="off"
          maxLength={1000}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
