import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findBrowser } from '../../../electron/host/chromium/browser.ts';
import { claimFolder, defaultDataFolder } from '../../../electron/host/chromium/folder.ts';
import { lockAfterSleep } from '../../../electron/host/chromium/sleep.ts';
import { fileLog } from '../../../electron/host/log.ts';
import { readPreferences, setAsideBrokenSettings } from '../../../electron/host/preferences.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledgedesk-machine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('finding a browser', () => {
  const machine = (platform: string, programs: string[], env: Record<string, string> = {}) =>
    findBrowser({ platform, env, home: '/Users/officer', isProgram: (path) => programs.includes(path) });

  it('finds Chrome, Edge or Chromium where each system keeps them', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(
      machine('win32', [edge], {
        PROGRAMFILES: 'C:\\Program Files',
        'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      }),
    ).toBe(edge);
    const chrome = '/Users/officer/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(machine('darwin', [chrome])).toBe(chrome);
    expect(machine('linux', ['/opt/tools/chromium'], { PATH: '/usr/bin:/opt/tools' })).toBe(
      '/opt/tools/chromium',
    );
    expect(machine('linux', ['/opt/google/chrome/chrome'], { PATH: '' })).toBe('/opt/google/chrome/chrome');
  });

  it('never runs a program of the current folder that merely has the name', () => {
    expect(machine('linux', ['chromium', './chromium', 'bin/chromium'], { PATH: '.:bin:' })).toBeNull();
  });

  it('takes the chosen one, and no other where the choice is wrong', () => {
    expect(machine('linux', ['/usr/bin/chromium', '/my/edge'], { PLEDGEDESK_BROWSER: '/my/edge' })).toBe(
      '/my/edge',
    );
    expect(machine('linux', ['/usr/bin/chromium'], { PLEDGEDESK_BROWSER: '/gone' })).toBeNull();
    expect(machine('linux', [])).toBeNull();
  });
});

describe('data folder', () => {
  it('lies where each system keeps the data of programs', () => {
    expect(defaultDataFolder('linux', {}, '/home/a')).toBe('/home/a/.local/share/pledgedesk');
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe('/data/pledgedesk');
    expect(defaultDataFolder('darwin', {}, '/Users/a')).toBe(
      '/Users/a/Library/Application Support/Pledgedesk',
    );
    expect(defaultDataFolder('win32', { APPDATA: 'R' }, 'C')).toBe(join('R', 'Pledgedesk'));
  });

  it('is held by one living run at a time', () => {
    const release = claimFolder(folder);
    expect(release).not.toBeNull();
    expect(claimFolder(folder)).toBeNull();
    release?.();
    const again = claimFolder(folder);
    expect(again).not.toBeNull();
    again?.();
  });

  it('is taken over from a run that died', () => {
    for (const left of ['4194305', '', 'nonsense', '-1']) {
      writeFileSync(join(folder, 'running.lock'), left);
      const release = claimFolder(folder);
      expect(release, left).not.toBeNull();
      release?.();
    }
  });
});

describe('preferences', () => {
  it('take a value that does not fit for the default, value by value', () => {
    expect(readPreferences({ locale: 'fr', theme: 'dark', window: { width: 1200, height: 'tall' } })).toEqual(
      {
        locale: null,
        theme: 'dark',
        zoom: 100,
        window: null,
        idleMinutes: 15,
        backupFolder: null,
      },
    );
    expect(readPreferences({ theme: 'contrast', zoom: 150 })).toMatchObject({ theme: 'contrast', zoom: 150 });
    for (const zoom of [99, 151, '150', 1000]) expect(readPreferences({ zoom }).zoom).toBe(100);
    for (const idleMinutes of [0, 481, 7.5, '20', null]) {
      expect(readPreferences({ idleMinutes }).idleMinutes).toBe(15);
    }
    expect(readPreferences({ idleMinutes: 5 }).idleMinutes).toBe(5);
    expect(readPreferences({ window: { width: 1e9, height: 700 } }).window).toBeNull();
    expect(readPreferences({ window: [1200, 700] }).window).toBeNull();
  });

  it('keep a broken file beside the new one', () => {
    const file = join(folder, 'preferences.json');
    for (const broken of ['{"locale": "ja"', '[]', 'null', '']) {
      writeFileSync(file, broken);
      setAsideBrokenSettings(file);
      expect(existsSync(file), broken).toBe(false);
    }
    expect(readdirSync(folder).every((name) => name.startsWith('preferences.json.bad-'))).toBe(true);
    writeFileSync(file, '{"locale":"ja"}');
    setAsideBrokenSettings(file);
    expect(readFileSync(file, 'utf8')).toBe('{"locale":"ja"}');
    setAsideBrokenSettings(join(folder, 'missing.json'));
  });
});

describe('log', () => {
  it('writes technical lines and lets no name of the business through', () => {
    const log = fileLog(folder, () => '2026-01-01T00:00:00Z');
    log.write('error', 'internal', {
      channel: 'hits.get',
      where: 'at x (三菱 株式会社.xlsx:1:2)\nsecond line',
    });
    const text = readFileSync(join(folder, 'log', 'pledgedesk.log'), 'utf8');
    expect(text).toBe(
      '2026-01-01T00:00:00Z error internal channel=hits.get where=at_x_(_.xlsx:1:2)_second_line\n',
    );
  });

  it('keeps one older file and then starts anew', () => {
    const log = fileLog(folder, () => 'now');
    for (let i = 0; i < 4000; i += 1) log.write('info', 'line', { filler: 'x'.repeat(140) });
    const files = readdirSync(join(folder, 'log')).sort();
    expect(files).toEqual(['pledgedesk.log', 'pledgedesk.log.1']);
    for (const name of files)
      expect(readFileSync(join(folder, 'log', name)).byteLength).toBeLessThan(300 * 1024);
  });
});

describe('waking from sleep', () => {
  it('locks when the wall clock ran on without the timer, and not otherwise', () => {
    vi.useFakeTimers();
    let wall = 0;
    let locks = 0;
    const stop = lockAfterSleep(
      () => {
        locks += 1;
      },
      () => wall,
    );
    for (let i = 0; i < 10; i += 1) {
      wall += 5_000;
      vi.advanceTimersByTime(5_000);
    }
    expect(locks).toBe(0);
    wall += 600_000;
    vi.advanceTimersByTime(5_000);
    expect(locks).toBe(1);
    wall += 5_000;
    vi.advanceTimersByTime(5_000);
    expect(locks).toBe(1);
    stop();
    vi.useRealTimers();
  });
});
