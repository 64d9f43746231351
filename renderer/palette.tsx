import { useEffect, useState } from 'react';
import { FOUND_KINDS, type Found, type FoundGroup } from '../shared/contract/search-views.ts';
import { type Command, keyLabel, onMac } from './commands.ts';
import { client } from './desk.ts';
import { languageOf } from './features/hits/language.ts';
import { useSpeech } from './i18n.ts';
import type { Place } from './place.ts';
import { DialogBox, ListTag } from './ui/pieces.tsx';

const SHOWN = 6;

interface Props {
  readonly open: boolean;
  readonly commands: readonly Command[];
  onClose(): void;
}

type Option =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'found'; readonly found: Found };

interface Group {
  readonly kind: 'command' | Found['kind'];
  readonly total: number;
  readonly options: readonly Option[];
}

/**
 * Everything by name: what the vault and the lists hold, and every command. Arrow keys choose, Enter opens; nothing
 * happens while an input method composes.
 */
export function Palette({ open, commands, onClose, go }: Props & { go(place: Place): void }) {
  const { t, locale } = useSpeech();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { groups: found, waiting } = useFound(open ? text.trim() : '');
  const groups = groupsOf(text.trim(), commandsFor(text, commands, t), found);
  const options = groups.flatMap((group) => group.options);
  const current = options[chosen];

  const close = () => {
    setText('');
    setChosen(0);
    onClose();
  };
  const run = (option: Option | undefined) => {
    if (option === undefined) return;
    close();
    if (option.kind === 'command') option.command.run();
    else go(placeOf(option.found));
  };
  return (
    <DialogBox title={t('ui:command.palette')} open={open} onClose={close}>
      <div className="stack">
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette opens to be typed into
          autoFocus
          role="combobox"
          aria-label={t('ui:command.search')}
          placeholder={t('ui:command.search')}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={current && idOf(current)}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.keyCode === 229) return;
            if (event.key === 'ArrowDown') setChosen((n) => Math.min(n + 1, options.length - 1));
            else if (event.key === 'ArrowUp') setChosen((n) => Math.max(n - 1, 0));
            else if (event.key === 'Enter') run(current);
            else return;
            event.preventDefault();
          }}
        />
        <div role="listbox" id="palette-list" className="palette" aria-label={t('ui:command.palette')}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box, which no element is
            <div key={group.kind} role="group" aria-labelledby={`palette-kind-${group.kind}`}>
              <div className="palette-kind" id={`palette-kind-${group.kind}`}>
                {t(`ui:found.${group.kind}`)}
                {group.total > group.options.length && (
                  <span>{t('ui:found.more', { count: group.total.toLocaleString(locale) })}</span>
                )}
              </div>
              {group.options.map((option) => (
                <OptionRow
                  key={idOf(option)}
                  option={option}
                  current={option === current}
                  onRun={() => run(option)}
                />
              ))}
            </div>
          ))}
        </div>
        {options.length === 0 && !waiting && (
          <p className="soft" role="status">
            {t('ui:command.none')}
          </p>
        )}
      </div>
    </DialogBox>
  );
}

/** What the app finds. While a new answer is on its way the last one stays in view. */
function useFound(text: string): { readonly groups: readonly FoundGroup[]; readonly waiting: boolean } {
  const [answer, setAnswer] = useState<{ readonly text: string; readonly groups: readonly FoundGroup[] }>({
    text: '',
    groups: [],
  });
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const found =
        text === ''
          ? { ok: true as const, value: [] }
          : await client.call('search.all', { text, limit: SHOWN });
      if (current) setAnswer({ text, groups: found.ok ? found.value : [] });
    };
    const timer = setTimeout(() => void ask(), text === '' ? 0 : TYPING_PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return { groups: text === '' ? [] : answer.groups, waiting: answer.text !== text };
}

const TYPING_PAUSE = 60;

function commandsFor(
  text: string,
  commands: readonly Command[],
  t: ReturnType<typeof useSpeech>['t'],
): readonly Option[] {
  const fold = (value: string) => value.normalize('NFKC').toLowerCase();
  return commands
    .filter(
      (command) =>
        command.id !== 'palette' && fold(`${t(command.titleKey)} ${command.id}`).includes(fold(text.trim())),
    )
    .map((command) => ({ kind: 'command', command }));
}

/** Things before commands where something was typed. */
function groupsOf(text: string, commands: readonly Option[], found: readonly FoundGroup[]): readonly Group[] {
  const shown = text === '' ? commands : commands.slice(0, SHOWN);
  const ofCommands: Group = { kind: 'command', total: commands.length, options: shown };
  const things = FOUND_KINDS.flatMap((kind): readonly Group[] => {
    const group = found.find((one) => one.kind === kind);
    if (group === undefined) return [];
    return [{ kind, total: group.total, options: group.rows.map((row) => ({ kind: 'found', found: row })) }];
  });
  return [...things, ...(commands.length === 0 ? [] : [ofCommands])];
}

function OptionRow(props: { readonly option: Option; readonly current: boolean; onRun(): void }) {
  const { t } = useSpeech();
  const { option, current, onRun } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are read by the search box, which keeps the focus
    <div
      id={idOf(option)}
      role="option"
      tabIndex={-1}
      aria-selected={current}
      className="palette-option"
      ref={(row) => {
        if (current) row?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={onRun}
    >
      {option.kind === 'command' ? (
        <>
          <span>{t(option.command.titleKey)}</span>
          {option.command.keys !== undefined && <kbd>{keyLabel(option.command.keys, onMac)}</kbd>}
        </>
      ) : (
        <FoundRow found={option.found} />
      )}
    </div>
  );
}

function FoundRow({ found }: { readonly found: Found }) {
  const { t, locale } = useSpeech();
  switch (found.kind) {
    case 'order':
    case 'party':
    case 'goods':
      return (
        <>
          <span className="clip" lang={languageOf(found.text, locale)}>
            {found.text}
          </span>
          <span className="soft small clip">
            {found.fileName} · {t('ui:found.lines', { count: found.lines.toLocaleString(locale) })}
          </span>
        </>
      );
    case 'paper':
      return (
        <>
          <span className="clip">
            <span className="code">{found.docNo}</span>{' '}
            <span lang={languageOf(found.name, locale)}>{found.name}</span>
          </span>
          <span className="soft small">
            {t(`rules:code.${found.type}`)} · {t(`app:paper-status.${found.status}`)}
          </span>
        </>
      );
    case 'entry':
      return (
        <>
          <span className="clip" lang={languageOf(found.text, 'ja')}>
            {found.text}
          </span>
          <span className="soft small">
            <ListTag list={found.list} /> {found.entityId}
          </span>
        </>
      );
    case 'item': {
      const own = locale === 'zh-CN' ? 'zh' : locale;
      const name = found.names[own] === '' ? 'en' : own;
      return (
        <>
          <span className="clip" lang={name === 'zh' ? 'zh-CN' : name}>
            {found.names[name]}
          </span>
          <span className="soft small code">{found.code}</span>
        </>
      );
    }
    case 'book':
      return (
        <>
          <span className="clip">{found.text}</span>
          <span className="soft small">
            {t('ui:found.lines', { count: found.lines.toLocaleString(locale) })}
          </span>
        </>
      );
  }
}

function placeOf(found: Found): Place {
  switch (found.kind) {
    case 'party':
      if (found.hitId !== undefined) return { at: 'hits', hitId: found.hitId };
      return { at: 'orders', bookId: found.bookId, lineKey: found.lineKey };
    case 'order':
    case 'goods':
      return { at: 'orders', bookId: found.bookId, lineKey: found.lineKey };
    case 'paper':
      return { at: 'papers', paperId: found.paperId };
    case 'entry':
      return { at: 'lists', entityId: found.entityId };
    case 'item':
      return { at: 'items', code: found.code };
    case 'book':
      return { at: 'orders', bookId: found.bookId };
  }
}

function idOf(option: Option): string {
  return `palette-${option.kind === 'command' ? option.command.id : JSON.stringify(placeOf(option.found)) + textOf(option.found)}`;
}

function textOf(found: Found): string {
  return 'text' in found ? `${found.kind} ${found.text}` : found.kind;
}
