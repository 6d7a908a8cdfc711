/** Takes the steps of an orderly end, one after the other, within a time. No Electron here. */
import type { Clock } from '../jobs/ports.ts';

const SECOND = 1000;

/**
 * A system that shuts down gives its programs about five seconds (systemd-logind,
 * InhibitDelayMaxSec; Windows, HungAppTimeout).
 */
export const STOP_LIMIT_MS = 4 * SECOND;

export interface QuitStep {
  readonly name: string;
  readonly run: () => Promise<void> | void;
}

export interface QuitOptions {
  readonly clock: Clock;
  readonly limitMs: number;
  /** Hears of a step that failed; the next is taken all the same. */
  readonly onFailed: (step: string, error: unknown) => void;
}

/** Whether all steps came to their end; false when the time was over, and then they go on alone. */
export async function takeSteps(
  steps: readonly QuitStep[],
  { clock, limitMs, onFailed }: QuitOptions,
): Promise<boolean> {
  let cancel = (): void => undefined;
  const late = new Promise<false>((resolve) => {
    cancel = clock.setTimer(limitMs, () => {
      resolve(false);
    });
  });
  const all = async (): Promise<true> => {
    for (const { name, run } of steps) {
      try {
        await run();
      } catch (error) {
        onFailed(name, error);
      }
    }
    return true;
  };
  const isWhole = await Promise.race([all(), late]);
  cancel();
  return isWhole;
}
