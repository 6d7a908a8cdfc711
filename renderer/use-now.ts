import { useEffect, useReducer } from 'preact/hooks';
import { followVisibility } from './visibility.ts';

const SECOND = 1000;
/** Timers cannot wait for ever. */
const LONGEST_MS = 3600 * SECOND;

/**
 * The time in ms since 1970. Draws anew when the time has come that `nextAfter` names, within a second,
 * so that all who wait for the same second are woken once; never while nobody can see it.
 */
export function useNow(nextAfter: (now: number) => number): number {
  const [ticks, tick] = useReducer((count: number) => count + 1, 0);
  const now = Date.now();
  const next = Math.ceil(nextAfter(now) / SECOND) * SECOND;
  useEffect(() => {
    let timer: number | undefined;
    const stop = followVisibility((isVisible) => {
      window.clearTimeout(timer);
      const delayMs = Math.min(Math.max(next - Date.now(), 0), LONGEST_MS);
      if (isVisible) timer = window.setTimeout(tick, delayMs, undefined);
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [next, ticks]);
  return now;
}
