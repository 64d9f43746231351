import { useState } from 'react';
import type { UserView } from '../../../shared/contract/users.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { useRefusal, WhyNot } from '../../rights.tsx';
import { DialogBox, Fault } from '../../ui/pieces.tsx';
import { AddUser, ChangeRole, ResetPassphrase, RetireUser } from './user-forms.tsx';

type Act = { readonly what: 'role' | 'reset' | 'retire'; readonly user: UserView } | { readonly what: 'add' };

/** Who works with this vault, and what an administrator can do about it. */
export function Users() {
  const { t, locale } = useSpeech();
  const { state } = useDesk();
  const { value, error, reload } = useCall('users.list', {});
  const refusal = useRefusal('users.add');
  const [act, setAct] = useState<Act | null>(null);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const done = () => {
    setAct(null);
    reload();
  };
  if (value === null) return <Fault error={error} />;

  const named = value.users.some((user) => user.role === 'administrator' && user.retired === null);
  const acting = named ? undefined : value.users.find((user) => value.administrators.includes(user.id));
  const stateOf = (user: UserView) =>
    user.retired !== null
      ? t('people:users.retired', { day: day.format(new Date(user.retired)) })
      : t(user.mustChange ? 'people:users.must-change' : 'people:users.active');

  return (
    <section className="card stack" aria-labelledby="users">
      <h2 id="users">{t('people:users.title')}</h2>
      <p className="soft small">{t('people:users.what')}</p>
      {acting !== undefined && <p>{t('people:users.acting', { name: acting.name })}</p>}
      <WhyNot refusal={refusal} />
      <table className="plain users">
        <thead>
          <tr>
            <th>{t('people:users.name')}</th>
            <th>{t('people:users.role')}</th>
            <th>{t('people:users.state')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {value.users.map((user) => (
            <tr key={user.id} className={user.retired === null ? '' : 'soft'}>
              <td>
                {user.name}{' '}
                {user.id === state.session?.userId && (
                  <span className="tag plain">{t('people:users.you')}</span>
                )}
              </td>
              <td>
                {t(`ui:user.${user.role}`)}{' '}
                {value.administrators.includes(user.id) && user.role !== 'administrator' && (
                  <span className="tag plain">{t('people:users.administers')}</span>
                )}
              </td>
              <td>{stateOf(user)}</td>
              <td>
                <div className="row end">
                  {refusal === null && user.retired === null && user.id !== state.session?.userId && (
                    <>
                      <button type="button" onClick={() => setAct({ what: 'role', user })}>
                        {t('people:users.change-role')}
                      </button>
                      <button type="button" onClick={() => setAct({ what: 'reset', user })}>
                        {t('people:users.reset')}
                      </button>
                      <button type="button" onClick={() => setAct({ what: 'retire', user })}>
                        {t('people:users.retire')}
                      </button>
                    </>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Fault error={error} />
      {refusal === null && (
        <div className="row">
          <button type="button" onClick={() => setAct({ what: 'add' })}>
            {t('people:users.add')}
          </button>
        </div>
      )}
      <DialogBox title={titleOf(act, t)} open={act !== null} onClose={() => setAct(null)}>
        {act?.what === 'add' && <AddUser onDone={done} onCancel={() => setAct(null)} />}
        {act?.what === 'role' && <ChangeRole user={act.user} onDone={done} onCancel={() => setAct(null)} />}
        {act?.what === 'reset' && (
          <ResetPassphrase user={act.user} onDone={done} onCancel={() => setAct(null)} />
        )}
        {act?.what === 'retire' && <RetireUser user={act.user} onDone={done} onCancel={() => setAct(null)} />}
      </DialogBox>
    </section>
  );
}

function titleOf(act: Act | null, t: ReturnType<typeof useSpeech>['t']): string {
  if (act === null || act.what === 'add') return t('people:users.add');
  const what = act.what === 'role' ? 'change-role' : act.what;
  return `${t(`people:users.${what}`)} · ${act.user.name}`;
}
