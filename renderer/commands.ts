import { THEMES, type Theme } from '../shared/look.ts';
import { LOCALES, type Locale } from '../shared/message.ts';
import type { Place } from './place.ts';
import type { TextKey } from './text-keys.ts';

/** What the user can do from anywhere. One registry feeds palette, shortcuts, navigation and help. */
export interface Command {
  readonly id: string;
  readonly titleKey: TextKey;
  /** As tinykeys reads it: `g o` is g then o, `$mod+k` is Ctrl or Cmd with k. */
  readonly keys?: string;
  /** Other keys that do the same and are not shown. */
  readonly also?: readonly string[];
  run(): void;
}

export interface CommandContext {
  go(place: Place): void;
  openFile(): void;
  openPalette(): void;
  openHelp(): void;
  startTour(): void;
  lock(): void;
  setLocale(locale: Locale): void;
  setTheme(theme: Theme): void;
  /** Larger, smaller, or as it was. */
  zoom(step: 1 | -1 | 0): void;
}

export function commandsOf(context: CommandContext): readonly Command[] {
  const place = (at: Place['at'], keys: string): Command => ({
    id: `go.${at}`,
    titleKey: `ui:place.${at}`,
    keys,
    run: () => context.go({ at }),
  });
  return [
    place('today', 'g t'),
    place('orders', 'g o'),
    place('hits', 'g h'),
    place('papers', 'g p'),
    place('lists', 'g l'),
    place('items', 'g i'),
    place('audit', 'g a'),
    place('settings', 'g s'),
    {
      id: 'go.remembered',
      titleKey: 'knowledge:guys.tab',
      keys: 'g r',
      run: () => context.go({ at: 'hits', view: 'remembered' }),
    },
    {
      id: 'go.knowledge',
      titleKey: 'knowledge:tab.knowledge',
      keys: 'g k',
      run: () => context.go({ at: 'lists', tab: 'knowledge' }),
    },
    {
      id: 'go.pass-on',
      titleKey: 'knowledge:tab.pass-on',
      keys: 'g x',
      run: () => context.go({ at: 'lists', tab: 'pass-on' }),
    },
    { id: 'open-file', titleKey: 'orderdesk:choose', keys: '$mod+o', run: context.openFile },
    { id: 'palette', titleKey: 'ui:command.palette', keys: '$mod+k', run: context.openPalette },
    { id: 'help', titleKey: 'ui:command.help', keys: '?', also: ['Shift+?', 'F1'], run: context.openHelp },
    { id: 'tour', titleKey: 'help:tour.again', run: context.startTour },
    {
      id: 'zoom-in',
      titleKey: 'ui:command.zoom-in',
      keys: '$mod+=',
      also: ['$mod+Shift+Equal', '$mod+Shift+Semicolon', '$mod+NumpadAdd'],
      run: () => context.zoom(1),
    },
    { id: 'zoom-out', titleKey: 'ui:command.zoom-out', keys: '$mod+-', run: () => context.zoom(-1) },
    { id: 'zoom-reset', titleKey: 'ui:command.zoom-reset', keys: '$mod+0', run: () => context.zoom(0) },
    { id: 'lock', titleKey: 'ui:command.lock', keys: '$mod+Shift+l', run: context.lock },
    ...LOCALES.map(
      (locale): Command => ({
        id: `language.${locale}`,
        titleKey: `ui:command.language-${locale}`,
        run: () => context.setLocale(locale),
      }),
    ),
    ...THEMES.map(
      (theme): Command => ({
        id: `theme.${theme}`,
        titleKey: `ui:command.theme-${theme}`,
        run: () => context.setTheme(theme),
      }),
    ),
  ];
}

/** What of a key press and its target decides whether a shortcut may act on it. */
export interface KeyPress {
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly target: unknown;
}

/** A key press belongs to the text while something is being typed or an input method composes. */
export function belongsToText(press: KeyPress): boolean {
  if (press.isComposing || press.keyCode === 229) return true;
  if (press.ctrlKey || press.metaKey) return false;
  const target = press.target as { readonly tagName?: string; readonly isContentEditable?: boolean } | null;
  return (
    target?.isContentEditable === true || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target?.tagName ?? '')
  );
}

export const onMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent);

/** Keys as the user sees them. */
export function keyLabel(keys: string, mac: boolean): string {
  return keys
    .replace('$mod', mac ? '⌘' : 'Ctrl')
    .replace('Shift', mac ? '⇧' : 'Shift')
    .split(' ')
    .map((key) =>
      key
        .split('+')
        .map((part) => (part.length === 1 ? part.toUpperCase() : part))
        .join('+'),
    )
    .join(' ');
}
