import { useState } from 'react';
import type { Command } from './commands.ts';
import { keyLabel } from './commands.ts';
import { useSpeech } from './i18n.ts';
import { DialogBox } from './ui/pieces.tsx';

const mac = /mac/i.test(navigator.userAgent);

interface Props {
  readonly open: boolean;
  readonly commands: readonly Command[];
  onClose(): void;
}

/** Every command by name. Arrow keys choose, Enter runs; nothing happens while an input method composes. */
export function Palette({ open, commands, onClose }: Props) {
  const { t } = useSpeech();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const fold = (value: string) => value.normalize('NFKC').toLowerCase();
  const found = commands.filter(
    (command) =>
      command.id !== 'palette' && fold(`${t(command.titleKey)} ${command.id}`).includes(fold(text.trim())),
  );
  const close = () => {
    setText('');
    setChosen(0);
    onClose();
  };
  const runAt = (index: number) => {
    const command = found[index];
    if (command === undefined) return;
    close();
    command.run();
  };
  return (
    <DialogBox title={t('ui:command.palette')} open={open} onClose={close}>
      <div className="stack">
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette opens to be typed into
          autoFocus
          role="combobox"
          aria-label={t('ui:command.search')}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={found[chosen] ? `palette-${found[chosen].id}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.keyCode === 229) return;
            if (event.key === 'ArrowDown') setChosen((n) => Math.min(n + 1, found.length - 1));
            else if (event.key === 'ArrowUp') setChosen((n) => Math.max(n - 1, 0));
            else if (event.key === 'Enter') runAt(chosen);
            else return;
            event.preventDefault();
          }}
        />
        <div role="listbox" id="palette-list" aria-label={t('ui:command.palette')}>
          {found.map((command, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are read by the search box, which keeps the focus
            <div
              key={command.id}
              id={`palette-${command.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className="palette-option"
              onClick={() => runAt(index)}
            >
              <span>{t(command.titleKey)}</span>
              {command.keys !== undefined && <kbd>{keyLabel(command.keys, mac)}</kbd>}
            </div>
          ))}
          {found.length === 0 && <p className="soft">{t('ui:command.none')}</p>}
        </div>
      </div>
    </DialogBox>
  );
}

/** The keys of the whole window. */
export function HelpDialog({ open, commands, onClose }: Props) {
  const { t } = useSpeech();
  return (
    <DialogBox title={t('ui:command.help')} open={open} onClose={onClose}>
      <table className="plain">
        <tbody>
          {commands.map((command) => (
            <tr key={command.id}>
              <td>{t(command.titleKey)}</td>
              <td>{command.keys !== undefined && <kbd>{keyLabel(command.keys, mac)}</kbd>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft small">{t('ui:help.hits')}</p>
      <div className="row">
        <button type="button" onClick={onClose}>
          {t('ui:close')}
        </button>
      </div>
    </DialogBox>
  );
}
