import { readdirSync, statfsSync } from 'node:fs';
import { sep } from 'node:path';
import type { Message } from '../../shared/message.ts';

/** What a person should know about where the vault lies. Never an error: what cannot be read is not warned of. */
export function folderWarnings(folder: string, around: Around = thisMachine): readonly Message[] {
  const warnings: Message[] = [];
  const copies = around.list(folder).filter(isConflictCopy);
  if (copies.length > 0) {
    warnings.push({ key: 'people:folder.conflict', params: { files: copies.slice(0, 5).join(' / ') } });
  }
  const cloud = cloudOf(folder);
  if (cloud !== null) warnings.push({ key: 'people:folder.cloud', params: { service: cloud } });
  if (around.isRemote(folder)) warnings.push({ key: 'people:folder.network' });
  return warnings;
}

export interface Around {
  list(folder: string): readonly string[];
  isRemote(folder: string): boolean;
}

/** The vault's own files and what it makes for a moment. */
const OWN = /^vault\.(json|db)(-wal|-shm|-journal|\.new|\.creating|\.restoring|\.snapshot)*$/;

/**
 * A second vault.json or vault.db beside the vault's: `vault (conflicted copy 2026-11-25).db`, `vault-PC2.json`,
 * `vault (1).db`, `vault.sync-conflict-…db`. A copy that a person made under another word is one as well.
 */
export function isConflictCopy(name: string): boolean {
  return /^vault.*\.(db|json)$/i.test(name) && !OWN.test(name);
}

const CLOUDS: readonly (readonly [string, RegExp])[] = [
  ['OneDrive', /^onedrive( -.*)?$/i],
  ['Dropbox', /^dropbox( \(.*\))?$/i],
  ['Google Drive', /^(google ?drive|my drive|googledrive-.*)$/i],
  ['iCloud Drive', /^(icloud ?drive|com~apple~clouddocs)$/i],
  ['Box', /^(box|box sync|box-box)$/i],
  ['Nextcloud', /^nextcloud$/i],
  ['百度网盘', /^(baidunetdisk|baidusyncdisk|百度网盘.*)$/i],
  ['坚果云', /^(nutstore|我的坚果云|坚果云)$/i],
];

/** The service whose folder the vault lies in, by the names that the services give their folders. */
export function cloudOf(folder: string): string | null {
  const parts = folder.split(/[\\/]/);
  return CLOUDS.find(([, name]) => parts.some((part) => name.test(part)))?.[0] ?? null;
}

/** Magic numbers of statfs(2) on Linux: NFS, SMB, CIFS, SMB2, AFS, 9P, CephFS. */
const REMOTE = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997, 0x00c36400]);

const thisMachine: Around = {
  list: (folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
  isRemote: (folder) => {
    if (sep === '\\') return folder.startsWith('\\\\');
    if (process.platform !== 'linux') return false;
    try {
      return REMOTE.has(statfsSync(folder).type);
    } catch {
      return false;
    }
  },
};
