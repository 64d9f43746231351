import { type FormEvent, useState } from 'react';
import type { AppState, Profile } from '../../../shared/contract/views.ts';
import { client, useAction } from '../../desk.ts';
import { changeLocale, useSpeech } from '../../i18n.ts';
import { Fault, Field } from '../../ui/pieces.tsx';
import { LanguagePicker } from './language-picker.tsx';
import { isComplete, type NewPassphrase, NewPassphraseFields, NO_PASSPHRASE } from './new-passphrase.tsx';
import { EMPTY_PROFILE, ProfileFields, profileFits } from './profile-fields.tsx';
import { Restore } from './restore.tsx';
import './start.css';

interface Person {
  readonly name: string;
  readonly passphrase: NewPassphrase;
}
const NOBODY: Person = { name: '', passphrase: NO_PASSPHRASE };

/** Language, company, two people: then the vault is made. Nothing is kept before that. */
export function FirstRun({ onState }: { readonly state: AppState; onState(state: AppState): Promise<void> }) {
  const { t } = useSpeech();
  const [profile, setProfile] = useState<Profile>(EMPTY_PROFILE);
  const [officer, setOfficer] = useState(NOBODY);
  const [reviewer, setReviewer] = useState(NOBODY);
  const { busy, error, run } = useAction('vault.create');

  const same = officer.passphrase.first !== '' && officer.passphrase.first === reviewer.passphrase.first;
  const ready = profileFits(profile) && complete(officer) && complete(reviewer) && !same;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await run({
      profile,
      officer: { name: officer.name, passphrase: officer.passphrase.first },
      reviewer: { name: reviewer.name, passphrase: reviewer.passphrase.first },
    });
    if (made.ok) await onState(made.value);
  };

  return (
    <main className="gate">
      <form className="card stack" onSubmit={(event) => void submit(event)}>
        <div className="spread">
          <h1>{t('ui:start.welcome')}</h1>
          <LanguagePicker
            onPick={(locale) => {
              void client.call('prefs.set', { locale });
              void changeLocale(locale);
            }}
          />
        </div>
        <p className="soft">{t('ui:start.what')}</p>
        <section className="stack" aria-labelledby="company">
          <h2 id="company">{t('ui:start.company')}</h2>
          <ProfileFields profile={profile} onChange={setProfile} />
        </section>
        <section className="stack" aria-labelledby="people">
          <h2 id="people">{t('ui:start.people')}</h2>
          <p className="soft">{t('ui:start.people-why')}</p>
          <div className="columns-2">
            <PersonFields user="officer" person={officer} onChange={setOfficer} />
            <PersonFields
              user="reviewer"
              person={reviewer}
              onChange={setReviewer}
              wrong={same ? t('app:same-passphrase') : undefined}
            />
          </div>
        </section>
        <div className="banner ask">{t('ui:start.no-recovery')}</div>
        <Fault error={error} />
        <div className="row">
          <button type="submit" className="primary" disabled={!ready || busy}>
            {busy ? t('ui:start.making') : t('ui:start.make')}
          </button>
          {!ready && <span className="soft small">{t('ui:start.not-ready')}</span>}
        </div>
      </form>
      <Restore onState={onState} />
    </main>
  );
}

function complete(person: Person): boolean {
  return person.name.trim() !== '' && isComplete(person.passphrase);
}

function PersonFields(props: {
  readonly user: 'officer' | 'reviewer';
  readonly person: Person;
  onChange(person: Person): void;
  readonly wrong?: string | undefined;
}) {
  const { t } = useSpeech();
  const { person } = props;
  const set = (change: Partial<Person>) => props.onChange({ ...person, ...change });
  return (
    <fieldset className="person stack">
      <legend>{t(`ui:user.${props.user}`)}</legend>
      <p className="soft small">{t(`ui:user.${props.user}-does`)}</p>
      <Field label={t('ui:start.name')}>
        {(tie) => (
          <input
            {...tie}
            autoComplete="off"
            value={person.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <NewPassphraseFields
        label={t('ui:start.passphrase')}
        value={person.passphrase}
        onChange={(passphrase) => set({ passphrase })}
        wrong={props.wrong}
      />
    </fieldset>
  );
}
