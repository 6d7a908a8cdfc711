/**
 * Has the system start the app when the user logs in. The system's own answer counts, since the user
 * can change it there as well.
 */
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app } from 'electron/main';
import { type Command, autostartEntry } from './desktop-entries.ts';
import { ownProgram } from './own-program.ts';

export interface LoginItem {
  isSet(): Promise<boolean>;
  /** Whether the system took it. */
  set(starts: boolean): Promise<boolean>;
}

/** The login item of this system; it starts the app with `args`. */
export function createLoginItem(args: readonly string[]): LoginItem {
  return process.platform === 'linux' ? desktopFile(args) : ownItem([...args]);
}

/** macOS and Windows keep it themselves. */
function ownItem(args: string[]): LoginItem {
  const options = { args };
  return {
    isSet: () => Promise.resolve(app.getLoginItemSettings(options).openAtLogin),
    set(starts) {
      app.setLoginItemSettings({ ...options, openAtLogin: starts });
      return Promise.resolve(app.getLoginItemSettings(options).openAtLogin === starts);
    },
  };
}

/** A file in the folder of the session. Source: Desktop Application Autostart Specification. */
function desktopFile(args: readonly string[]): LoginItem {
  const folder = path.join(app.getPath('appData'), 'autostart');
  const file = path.join(folder, 'ferry.desktop');
  const write = async (starts: boolean): Promise<void> => {
    if (!starts) {
      await rm(file, { force: true });
      return;
    }
    await mkdir(folder, { recursive: true });
    await writeFile(file, autostartEntry(app.getName(), command(args)));
  };
  const succeeded = (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => true,
      () => false,
    );
  return {
    isSet: () => succeeded(access(file)),
    set: (starts) => succeeded(write(starts)),
  };
}

function command(args: readonly string[]): Command {
  const program = ownProgram(process.execPath, process.env);
  return [program, ...(app.isPackaged ? [] : [app.getAppPath()]), ...args];
}
