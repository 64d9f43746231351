import { useEffect, useRef } from 'react';
import type { Verdict } from '../../../shared/rules/outcome.ts';
import { belongsToText } from '../../commands.ts';
import { VERDICT_KEYS } from './verdicts.ts';

export type HitKey =
  | { readonly verdict: Verdict; readonly step?: never }
  | { readonly step: 1 | -1; readonly verdict?: never };

const VERDICT_BY_KEY = new Map(
  Object.entries(VERDICT_KEYS).map(([verdict, key]) => [key.toLowerCase(), verdict as Verdict]),
);
/** The second key of `g …` belongs to the window's own shortcuts. */
const PREFIX_MS = 1000;

/** What a bare letter means among the hits; null where it means nothing. */
export function hitKeyOf(key: string): HitKey | null {
  const letter = key.toLowerCase();
  if (letter === 'j') return { step: 1 };
  if (letter === 'k') return { step: -1 };
  const verdict = VERDICT_BY_KEY.get(letter);
  return verdict === undefined ? null : { verdict };
}

/** Letters act only where no text is being written, no input method composes and no dialog is open. */
export function useHitKeys(act: (key: HitKey) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    let prefixAt = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      if (belongsToText(event) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      if (event.key.toLowerCase() === 'g') {
        prefixAt = event.timeStamp;
        return;
      }
      const prefixed = event.timeStamp - prefixAt < PREFIX_MS;
      prefixAt = Number.NEGATIVE_INFINITY;
      const meant = prefixed ? null : hitKeyOf(event.key);
      if (meant === null) return;
      event.preventDefault();
      latest.current(meant);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
