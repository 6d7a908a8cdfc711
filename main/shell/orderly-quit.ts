/** Ends the app only after its work is safe: whatever asks to quit, `stop` runs once and to its end. */
import { app } from 'electron/main';

/** Calls `stop` before the app ends, whoever ends it. */
export function quitInOrder(stop: () => Promise<void>): void {
  let isStopping = false;
  let isStopped = false;
  app.on('before-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    if (isStopping) return;
    isStopping = true;
    void stop().finally(() => {
      isStopped = true;
      app.quit();
    });
  });
}
