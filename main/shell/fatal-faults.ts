/**
 * What happens when the main process itself fails: it is noted, the work is stopped in order, and the
 * app starts again by itself, since nobody may sit before it. When that does not help either, it says
 * so and ends. It never stays as an icon behind which nothing works.
 */
import { app, dialog } from 'electron/main';
import type { Said } from './notifications.ts';
import { relaunch } from './relaunch.ts';

const MINUTE = 60_000;

/** A run that was begun by a fault and ends with one within this time is not begun again. */
const PROVEN_AFTER_MS = 5 * MINUTE;

export interface FaultOptions {
  /** Notes the exception. */
  readonly onFault: (error: unknown) => void;
  /** Brings the work to its end; resolves in any case, and soon. */
  readonly stop: () => Promise<void>;
  /** Whether this run was begun by a fault of the one before. */
  readonly isAfterFault: boolean;
  /** The arguments of a new run; null where nobody waits for one, and an exit code is what counts. */
  readonly newRun: readonly string[] | null;
  readonly words: Pick<Said, 'title' | 'body'>;
}

/** Takes care of exceptions and rejections that nobody caught, which are bugs. */
export function endOnFault(options: FaultOptions): void {
  let isEnding = false;
  const onFault = (error: unknown): void => {
    options.onFault(error);
    if (isEnding) return;
    isEnding = true;
    void options.stop().finally(() => {
      end(options);
    });
  };
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
}

function end({ isAfterFault, newRun, words }: FaultOptions): void {
  const isProven = !isAfterFault || process.uptime() * 1000 > PROVEN_AFTER_MS;
  if (newRun !== null && isProven) {
    relaunch(newRun);
    app.exit(0);
    return;
  }
  if (newRun !== null) dialog.showErrorBox(words.title, words.body);
  app.exit(1);
}
