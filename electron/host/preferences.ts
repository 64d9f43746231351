import { readFileSync, renameSync } from 'node:fs';
import { THEMES, ZOOMS } from '../../shared/look.ts';
import { LOCALES, type Locale } from '../../shared/message.ts';
import type { Preferences, SettingsPort } from '../app/ports.ts';

export const DEFAULT_PREFERENCES: Preferences = {
  locale: null,
  theme: 'system',
  zoom: 100,
  window: null,
  idleMinutes: 15,
  backupFolder: null,
};

/** The part of `conf` that both hosts share: electron-store is a thin child of it, and both write the same file. */
export interface PreferenceStore {
  readonly store: Record<string, unknown>;
  set(key: string, value: unknown): void;
}

/** Reads a settings file as it may have been edited by hand: each value that does not fit falls back to its default. */
export function readPreferences(raw: Readonly<Record<string, unknown>>): Preferences {
  const locale = LOCALES.find((known): known is Locale => known === raw.locale) ?? null;
  const theme = THEMES.find((known) => known === raw.theme) ?? 'system';
  const zoom = ZOOMS.find((known) => known === raw.zoom) ?? 100;
  const backupFolder =
    typeof raw.backupFolder === 'string' && raw.backupFolder !== '' ? raw.backupFolder : null;
  return {
    locale,
    theme,
    zoom,
    window: readWindow(raw.window),
    idleMinutes: readMinutes(raw.idleMinutes),
    backupFolder,
  };
}

function readMinutes(raw: unknown): number {
  const fits = typeof raw === 'number' && Number.isInteger(raw) && raw >= 1 && raw <= 480;
  return fits ? raw : DEFAULT_PREFERENCES.idleMinutes;
}

function readWindow(raw: unknown): Preferences['window'] {
  if (typeof raw !== 'object' || raw === null) return null;
  const { width, height } = raw as { width?: unknown; height?: unknown };
  const fits = (value: unknown, least: number): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= 16_384;
  return fits(width, 640) && fits(height, 480) ? { width, height } : null;
}

/** The settings port of both hosts. */
export function settingsOn(store: PreferenceStore): SettingsPort {
  return {
    read: () => readPreferences(store.store),
    write: (change) => {
      const next = readPreferences({ ...readPreferences(store.store), ...change });
      for (const key of ['locale', 'theme', 'zoom', 'window', 'idleMinutes', 'backupFolder'] as const) {
        if (change[key] !== undefined) store.set(key, next[key]);
      }
      return next;
    },
  };
}

/** A settings file that cannot be read is kept beside the new one, so that neither the start nor the file is lost. */
export function setAsideBrokenSettings(file: string): void {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return;
  } catch {
    // Falls through: broken.
  }
  renameSync(file, `${file}.bad-${Date.now()}`);
}
