import { fail, ok } from '../../../shared/contract/errors.ts';
import type { KeepingView } from '../../../shared/contract/views.ts';
import { restoreVault } from '../../vault/restore.ts';
import { recoverVault } from '../../vault/vault.ts';
import { backupWhenDue, chooseBackupFolder, lastBackup, recordBackup } from '../auto-backup.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import type { Handlers } from '../router.ts';

type KeepingChannels =
  | 'vault.keeping'
  | 'vault.passphrase'
  | 'vault.recovery-key'
  | 'vault.recover'
  | 'vault.backup'
  | 'vault.backup-folder'
  | 'vault.backup-now'
  | 'vault.restore';

/** Keys and copies of the vault: what lets people back in, and what brings the data back. */
export function keepingHandlers(context: Context): Pick<Handlers, KeepingChannels> {
  const { host, shelf } = context;
  const now = () => host.clock.now();
  return {
    'vault.keeping': () => {
      const desk = context.desk();
      return desk === null ? fail('locked', 'app:locked') : ok(keepingOf(desk));
    },

    'vault.passphrase': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const changed = await desk.vault.changePassphrase(input.current, input.next);
      return changed.ok ? ok(keepingOf(desk)) : changed;
    },

    'vault.recovery-key': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const made = await desk.vault.createRecoveryKey(input.passphrase);
      return made.ok ? ok({ key: made.value }) : made;
    },

    'vault.recover': async (input) => {
      if (context.desk() !== null) return fail('refused', 'app:vault-open');
      const opened = await recoverVault(host.paths.data, input.key, input, now);
      if (!opened.ok) return opened;
      context.seat(opened.value);
      return context.state();
    },

    'vault.backup': async () => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const { vault } = desk;
      const packed = await vault.backup();
      if (!packed.ok) return packed;
      const at = now();
      const suggested = `pledgedesk-${at.slice(0, 10)}.pdbackup`;
      const saved = await host.dialogs.saveFile(suggested, packed.value);
      if (saved === null) return ok(null);
      const record = recordBackup(vault, at, saved.name, packed.value, 'vault.backup');
      host.emit({ type: 'state-changed' });
      return ok({ name: saved.name, sha256: record.sha256, bytes: packed.value.byteLength });
    },

    'vault.backup-folder': async () => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const chosen = await chooseBackupFolder(desk);
      if (!chosen.ok) return chosen;
      return ok(keepingOf(desk));
    },

    'vault.backup-now': async () => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const done = await backupWhenDue(desk, true);
      if (!done.ok) return done;
      host.emit({ type: 'state-changed' });
      return ok(keepingOf(desk));
    },

    'vault.restore': async (input) => {
      if (context.desk() !== null) return fail('refused', 'app:vault-open');
      const file = shelf.get(input.token);
      if (file === undefined) return fail('not-found', 'app:file-gone');
      const restored = await restoreVault(host.paths.data, file.bytes, input, now);
      if (!restored.ok) return restored;
      shelf.clear();
      context.seat(restored.value);
      return context.state();
    },
  };
}

function keepingOf(desk: Desk): KeepingView {
  const { vault } = desk;
  const last = lastBackup(vault);
  return {
    recoveryKey: vault.hasRecoveryKey(),
    lastBackup: last,
    folders: desk.host.backups !== null,
    folder: desk.host.backups === null ? null : desk.host.settings.read().backupFolder,
    eventsSince: vault.journal.head().count - (last === null ? 0 : last.events + 1),
  };
}
