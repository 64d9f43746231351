import { fail, type Result } from '../../../shared/contract/errors.ts';
import type { Profile } from '../../../shared/contract/views.ts';
import { validateCorporateNumber, validateUscc } from '../../../shared/orders/identifiers.ts';
import { createVault, openVault, vaultState } from '../../vault/vault.ts';
import { backupWhenDue } from '../auto-backup.ts';
import type { Context } from '../create-app.ts';
import type { Handlers } from '../router.ts';

type VaultChannels =
  | 'app.state'
  | 'prefs.set'
  | 'vault.create'
  | 'vault.unlock'
  | 'vault.lock'
  | 'profile.save';

export function vaultHandlers(context: Context): Pick<Handlers, VaultChannels> {
  const { host } = context;
  return {
    'app.state': () => context.state(),

    'prefs.set': (input) => {
      host.settings.write({
        ...(input.locale === undefined ? {} : { locale: input.locale }),
        ...(input.theme === undefined ? {} : { theme: input.theme }),
        ...(input.zoom === undefined ? {} : { zoom: input.zoom }),
        ...(input.idleMinutes === undefined ? {} : { idleMinutes: input.idleMinutes }),
      });
      return context.state();
    },

    'vault.create': async (input) => {
      if (context.desk() !== null || vaultState(host.paths.data) !== 'none')
        return fail('refused', 'app:vault-exists');
      const profile = checkedProfile(input.profile as Profile);
      if (!profile.ok) return profile;
      if (input.officer.passphrase === input.reviewer.passphrase)
        return fail('bad-input', 'app:same-passphrase');
      if (input.officer.name.trim() === input.reviewer.name.trim())
        return fail('bad-input', 'app:same-person');
      const made = await createVault(
        host.paths.data,
        { officer: input.officer, reviewer: input.reviewer },
        () => host.clock.now(),
        undefined,
        // With the vault itself, so that no crash leaves a vault without its company.
        (vault) => {
          vault.store.collection<Profile>('profile').put('own', profile.value);
          vault.journal.append({
            role: 'officer',
            object: 'vault',
            action: 'vault.create',
            after: { perspective: profile.value.perspective },
          });
        },
      );
      if (!made.ok) return made;
      context.seat(made.value);
      return context.state();
    },

    'vault.unlock': async (input) => {
      if (context.desk() !== null) await context.lock();
      const opened = await openVault(
        host.paths.data,
        { user: input.user, passphrase: input.passphrase },
        () => host.clock.now(),
      );
      if (!opened.ok) return opened;
      const vault = opened.value;
      vault.transaction(() => {
        vault.journal.append({ role: vault.session.role, object: 'vault', action: 'vault.unlock' });
      });
      const renewed = await vault.renew(input.passphrase);
      if (!renewed.ok) {
        vault.close();
        return renewed;
      }
      context.seat(vault);
      return context.state();
    },

    'vault.lock': async () => {
      const desk = context.desk();
      if (desk !== null) {
        desk.vault.transaction(() => {
          desk.vault.journal.append({ role: desk.vault.session.role, object: 'vault', action: 'vault.lock' });
        });
        const saved = await backupWhenDue(desk);
        if (!saved.ok) host.log.write('warn', 'no-backup', { code: saved.error.code });
      }
      await context.lock();
      return context.state();
    },

    'profile.save': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const profile = checkedProfile(input as Profile);
      if (!profile.ok) return profile;
      const before = desk.profile();
      desk.vault.transaction(() => {
        desk.vault.store.collection<Profile>('profile').put('own', profile.value);
        desk.vault.journal.append({
          role: desk.vault.session.role,
          object: 'profile',
          action: 'profile.save',
          before: { ...before },
          after: { ...profile.value },
        });
      });
      return context.state();
    },
  };
}

/** A profile needs one name, and an identifier whose check digit is right; an empty identifier is allowed and stays missing. */
export function checkedProfile(profile: Profile): Result<Profile> {
  const named = [profile.names.zh, profile.names.ja, profile.names.en].some(
    (name) => (name ?? '').trim() !== '',
  );
  if (!named) return fail('bad-input', 'app:profile-needs-name');
  const id = profile.registrationId.trim();
  if (id !== '' && !validateUscc(id) && !validateCorporateNumber(id)) {
    return fail('bad-input', 'app:registration-id-wrong', { id });
  }
  return { ok: true, value: { ...profile, registrationId: id } };
}
