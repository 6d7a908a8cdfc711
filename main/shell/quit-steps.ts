/** Takes the steps of an orderly end, one after the other, within a time. No Electron here. */
import type { Clock } from '../jobs/ports.ts';
import { within } from '../jobs/within.ts';

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
  const all = async (): Promise<void> => {
    for (const { name, run } of steps) {
      try {
        await run();
      } catch (error) {
        onFailed(name, error);
      }
    }
  };
  return await within(clock, limitMs, all());
}
