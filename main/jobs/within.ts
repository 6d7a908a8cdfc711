/** Waits, but not for ever. */
import type { Clock } from './ports.ts';

/** Whether `work` ended within the time; else it goes on alone. Rejects when `work` does. */
export async function within(
  clock: Clock,
  limitMs: number,
  work: Promise<unknown>,
): Promise<boolean> {
  let cancel = (): void => undefined;
  const late = new Promise<false>((resolve) => {
    cancel = clock.setTimer(limitMs, () => {
      resolve(false);
    });
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    cancel();
  }
}
