import { describe, expect, it } from 'vitest';
import { cloudOf, folderWarnings, isConflictCopy } from '../../../electron/app/folder-warnings.ts';

describe('the folder of the vault', () => {
  it.each([
    'vault (conflicted copy 2026-11-25).db',
    "vault (王芳's conflicted copy).json",
    'vault-PC2.json',
    'vault (1).db',
    'vault.sync-conflict-20261125-080000-ABCDEFG.db',
    'vault - コピー.db',
    'vault_冲突副本.json',
  ])('is warned of for %s', (name) => expect(isConflictCopy(name)).toBe(true));

  it.each([
    'vault.json',
    'vault.db',
    'vault.db-wal',
    'vault.db-shm',
    'vault.db.snapshot',
    'vault.db.creating',
    'vault.db.restoring-wal',
    'vault.json.new',
    'preferences.json',
    'damaged-20261125080000',
  ])('is not warned of for %s', (name) => expect(isConflictCopy(name)).toBe(false));

  it.each([
    ['C:\\Users\\wang\\OneDrive - Lanqiao\\Pledgedesk\\vault', 'OneDrive'],
    ['/home/sato/Dropbox/pledgedesk/vault', 'Dropbox'],
    ['/Users/a/Library/Mobile Documents/com~apple~CloudDocs/vault', 'iCloud Drive'],
    ['D:\\坚果云\\vault', '坚果云'],
    ['/home/sato/dropboxes/vault', null],
    ['/home/box.person/vault', null],
  ])('%s lies in %s', (folder, service) => expect(cloudOf(folder)).toBe(service));

  it('says what it finds, one sentence each, and names the copies', () => {
    const around = {
      list: () => ['vault.json', 'vault.db', 'vault (1).db'],
      isRemote: () => true,
    };
    expect(folderWarnings('/home/sato/Nextcloud/vault', around)).toEqual([
      { key: 'people:folder.conflict', params: { files: 'vault (1).db' } },
      { key: 'people:folder.cloud', params: { service: 'Nextcloud' } },
      { key: 'people:folder.network' },
    ]);
    expect(folderWarnings('/home/sato/vault', { list: () => ['vault.db'], isRemote: () => false })).toEqual(
      [],
    );
  });
});
