import { describe, expect, it } from 'vitest';
import { belongsToText, type CommandContext, commandsOf, keyLabel } from '../../../renderer/commands.ts';
import type { Place } from '../../../renderer/place.ts';

function registry() {
  const done: string[] = [];
  const context: CommandContext = {
    go: (place: Place) => done.push(`go ${place.at}`),
    openFile: () => done.push('open file'),
    openPalette: () => done.push('palette'),
    openHelp: () => done.push('help'),
    startTour: () => done.push('tour'),
    lock: () => done.push('lock'),
    setLocale: (locale) => done.push(locale),
    setTheme: (theme) => done.push(theme),
    zoom: (step) => done.push(`zoom ${step}`),
  };
  return { commands: commandsOf(context), done };
}

const press = (change: Partial<Parameters<typeof belongsToText>[0]>) => ({
  isComposing: false,
  keyCode: 71,
  ctrlKey: false,
  metaKey: false,
  target: { tagName: 'BODY' },
  ...change,
});

describe('the command registry', () => {
  it('has no id and no shortcut twice, and no shortcut that begins with another', () => {
    const { commands } = registry();
    expect(new Set(commands.map((c) => c.id)).size).toBe(commands.length);
    const keys = commands.flatMap((c) => (c.keys === undefined ? [] : [c.keys]));
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of keys)
      for (const other of keys)
        expect(other !== one && other.startsWith(`${one} `), `${one} / ${other}`).toBe(false);
  });

  it('leads to every place and does what its title says', () => {
    const { commands, done } = registry();
    for (const command of commands) command.run();
    expect(done).toEqual([
      'go today',
      'go orders',
      'go hits',
      'go papers',
      'go lists',
      'go items',
      'go audit',
      'go settings',
      'go hits',
      'go lists',
      'go lists',
      'open file',
      'palette',
      'help',
      'tour',
      'zoom 1',
      'zoom -1',
      'zoom 0',
      'lock',
      'zh-CN',
      'ja',
      'en',
      'system',
      'light',
      'dark',
      'contrast',
    ]);
  });
});

describe('keys that belong to the text', () => {
  it('leaves every key to an input method that composes, with control keys too', () => {
    expect(belongsToText(press({ isComposing: true }))).toBe(true);
    expect(belongsToText(press({ keyCode: 229 }))).toBe(true);
    expect(belongsToText(press({ keyCode: 229, ctrlKey: true }))).toBe(true);
  });

  it('leaves plain keys to fields, and control keys to the window', () => {
    for (const tagName of ['INPUT', 'TEXTAREA', 'SELECT']) {
      expect(belongsToText(press({ target: { tagName } })), tagName).toBe(true);
      expect(belongsToText(press({ target: { tagName }, ctrlKey: true })), tagName).toBe(false);
      expect(belongsToText(press({ target: { tagName }, metaKey: true })), tagName).toBe(false);
    }
    expect(belongsToText(press({ target: { tagName: 'DIV', isContentEditable: true } }))).toBe(true);
  });

  it('acts on plain keys elsewhere', () => {
    expect(belongsToText(press({}))).toBe(false);
    expect(belongsToText(press({ target: null }))).toBe(false);
  });
});

describe('labels of keys', () => {
  it('shows them as they stand on the keyboard', () => {
    expect(keyLabel('$mod+Shift+l', false)).toBe('Ctrl+Shift+L');
    expect(keyLabel('$mod+k', true)).toBe('⌘+K');
    expect(keyLabel('g o', false)).toBe('G O');
    expect(keyLabel('?', false)).toBe('?');
  });
});
