/**
 * Log-out and shut-down ask the app to end. So do SIGTERM, SIGINT and SIGHUP, but these Electron turns
 * into a quit by itself, and a second one ends the app at once.
 */
import { app, type BrowserWindow, powerMonitor } from 'electron/main';

/** Who asks. */
export type Asker = 'shutdown' | 'sessionEnd';

/** Quits in order when the system wants to go down or the user leaves it. */
export function quitWithSystem(onAsked: (asker: Asker) => void): void {
  const quit = (asker: Asker): void => {
    onAsked(asker);
    app.quit();
  };
  // Linux and macOS wait some seconds for a program that asks for them.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    quit('shutdown');
  });
  // Windows tells each window, and waits for nobody: all that matters is on the disk already.
  app.on('browser-window-created', (_event, window: BrowserWindow) => {
    window.on('session-end', () => {
      quit('sessionEnd');
    });
  });
}
