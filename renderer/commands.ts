import type { Place } from './place.ts';

/** What the user can do from anywhere. One registry feeds palette, shortcuts and help. */
export interface Command {
  readonly id: string;
  readonly titleKey: string;
  /** As tinykeys reads it: `g o` is g then o, `$mod+k` is Ctrl or Cmd with k. */
  readonly keys?: string;
  run(): void;
}

export interface CommandContext {
  go(place: Place): void;
  openPalette(): void;
  openHelp(): void;
  lock(): void;
}

export function commandsOf(context: CommandContext): readonly Command[] {
  const place = (at: Place['at'], keys: string): Command => ({
    id: `go.${at}`,
    titleKey: `ui:place.${at}`,
    keys,
    run: () => context.go({ at } as Place),
  });
  return [
    place('today', 'g t'),
    place('orders', 'g o'),
    place('hits', 'g h'),
    place('papers', 'g p'),
    place('lists', 'g l'),
    place('audit', 'g a'),
    place('settings', 'g s'),
    { id: 'palette', titleKey: 'ui:command.palette', keys: '$mod+k', run: context.openPalette },
    { id: 'help', titleKey: 'ui:command.help', keys: '?', run: context.openHelp },
    { id: 'lock', titleKey: 'ui:command.lock', keys: '$mod+Shift+l', run: context.lock },
  ];
}

/** A key press belongs to the text while something is being typed or an input method composes. */
export function belongsToText(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true;
  if (event.ctrlKey || event.metaKey) return false;
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

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
