/**
 * Joins many changes into few calls: at most one per interval, the last state wins, and what is
 * urgent goes out at once.
 */
import type { Clock } from './jobs/ports.ts';

export interface Coalesced {
  /** Something changed: `send` follows within the interval. */
  changed(): void;
  /** Something changed that nobody should wait for. */
  changedNow(): void;
}

/** Calls `send` for changes, at most every `intervalMs` save for urgent ones. */
export function coalesced(clock: Clock, intervalMs: number, send: () => void): Coalesced {
  let cancel: (() => void) | null = null;
  const sendNow = (): void => {
    cancel?.();
    cancel = null;
    send();
  };
  return {
    changed() {
      cancel ??= clock.setTimer(intervalMs, sendNow);
    },
    changedNow: sendNow,
  };
}
