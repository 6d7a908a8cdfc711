/**
 * Notices that the network is back. Asks the system from time to time, since the events of a page
 * come only while there is one. No Electron here.
 */
import type { Clock } from '../jobs/ports.ts';

const SECOND = 1000;

/** Asking costs nothing: the system keeps the answer ready. */
export const LOOK_EVERY_MS = 5 * SECOND;

/** Calls `onChange` for each change of `isOnline`, until the returned function is called. */
export function watchOnline(
  clock: Clock,
  isOnline: () => boolean,
  onChange: (isOnline: boolean) => void,
): () => void {
  let before = isOnline();
  let cancel = (): void => undefined;
  const look = (): void => {
    const now = isOnline();
    cancel = clock.setTimer(LOOK_EVERY_MS, look);
    if (now === before) return;
    before = now;
    onChange(now);
  };
  cancel = clock.setTimer(LOOK_EVERY_MS, look);
  return () => {
    cancel();
  };
}
