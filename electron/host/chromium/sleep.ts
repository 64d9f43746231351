const TICK_MS = 5_000;
const JUMP_MS = 60_000;

/**
 * Node gets no word of a sleeping machine: a wall clock that has run on much further than the timer says so on waking.
 * (A clock set forward by hand locks too, which does no harm.)
 */
export function lockAfterSleep(lock: () => void, wallClock: () => number = Date.now): () => void {
  let last = wallClock();
  const timer = setInterval(() => {
    const now = wallClock();
    if (now - last > TICK_MS + JUMP_MS) lock();
    last = now;
  }, TICK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
