/** Has the app start again once this run of it has ended. */
import { spawn } from 'node:child_process';
import { app } from 'electron/main';
import { ownAppImage } from './own-program.ts';
import { whenEnded } from './when-ended.ts';

/**
 * With these arguments, when whoever calls it has ended the app. Electron's own way starts a helper from
 * the program's file, which dies with an AppImage's mount before it has started anything.
 */
export function relaunch(args: readonly string[]): void {
  const image = ownAppImage(process.execPath, process.env);
  if (image === null) {
    app.relaunch({ args: [...args] });
    return;
  }
  const [program, ...words] = whenEnded(process.pid, [image, ...args]);
  // Not in the mount, which could then not be taken away.
  spawn(program, words, { cwd: '/', detached: true, stdio: 'ignore' }).unref();
}
