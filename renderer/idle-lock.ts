import { useEffect } from 'react';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'compositionupdate'] as const;
const LOOK_MS = 5000;

/** Calls `lock` once nobody has touched keys or pointer for so many minutes. */
export function useIdleLock(minutes: number, lock: () => void): void {
  useEffect(() => {
    let last = Date.now();
    const touch = () => {
      last = Date.now();
    };
    for (const sign of SIGNS) window.addEventListener(sign, touch, { capture: true, passive: true });
    // The clock, not a count of ticks: a machine that slept has been idle too.
    const timer = setInterval(() => {
      if (Date.now() - last < minutes * 60_000) return;
      clearInterval(timer);
      lock();
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, touch, { capture: true });
    };
  }, [minutes, lock]);
}
