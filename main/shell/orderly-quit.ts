/** Ends the app only after its work is safe: whatever asks to quit, `stop` runs once and to its end. */
import { app } from 'electron/main';

/**
 * Calls `stop` before the app ends, whoever ends it. Returns the same for those who end the app in
 * another way: it stops once, and everybody waits for that.
 */
export function quitInOrder(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | null = null;
  let isStopped = false;
  const stopOnce = (): Promise<void> =>
    (stopping ??= stop().finally(() => {
      isStopped = true;
    }));
  app.on('before-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    const isFirst = stopping === null;
    const stopped = stopOnce();
    if (!isFirst) return;
    void stopped.finally(() => {
      app.quit();
    });
  });
  return stopOnce;
}
