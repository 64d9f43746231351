import type { KeyboardEvent } from 'react';
import { useSpeech } from '../i18n.ts';

/** `note` says how much there is, `waiting` how much of it waits for a person (shown when there is any). */
export interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly {
    readonly id: T;
    readonly text: string;
    readonly note?: string;
    readonly waiting?: number;
  }[];
  /** Id of the panel that the tabs change, where it is one element. */
  readonly controls?: string;
  readonly value: T;
  onChange(id: T): void;
}

/** A row of tabs; arrows move between them, as the pattern of tabs has it. */
export function Tabs<T extends string>({ label, tabs, value, controls, onChange }: TabsProps<T>) {
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = tabs.findIndex((tab) => tab.id === value);
    const next = step === 0 ? undefined : tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
    onChange(next.id);
  };
  const { locale } = useSpeech();
  return (
    <div className="tabs" role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          data-tab={tab.id}
          aria-selected={tab.id === value}
          {...(controls === undefined ? {} : { 'aria-controls': controls })}
          tabIndex={tab.id === value ? 0 : -1}
          onKeyDown={onKeyDown}
          onClick={() => onChange(tab.id)}
        >
          {tab.text}
          {tab.note !== undefined && <span className="soft"> {tab.note}</span>}
          {(tab.waiting ?? 0) > 0 && (
            <span className="count"> {(tab.waiting ?? 0).toLocaleString(locale)}</span>
          )}
        </button>
      ))}
    </div>
  );
}
