/** Ends a program that was started for one thing only. No Electron here. */
import type { Clock } from './jobs/ports.ts';

const SECOND = 1000;

/** Between two commands of a script, and until the command that started the app has found it. */
const GRACE_MS = 10 * SECOND;

export interface Errand {
  /** Something has changed: it may be time to end soon. */
  look(): void;
  /** It does not end by itself any more. */
  stay(): void;
}

/** Calls `end` once when it `isDone`, and still is after some seconds in which nothing happened. */
export function endWhenDone(deps: {
  readonly clock: Clock;
  readonly isDone: () => boolean;
  readonly end: () => void;
}): Errand {
  const { clock, isDone, end } = deps;
  let mayEnd = true;
  let cancel = (): void => undefined;
  return {
    look() {
      cancel();
      if (!mayEnd) return;
      cancel = clock.setTimer(GRACE_MS, () => {
        if (mayEnd && isDone()) end();
      });
    },
    stay() {
      mayEnd = false;
      cancel();
    },
  };
}
