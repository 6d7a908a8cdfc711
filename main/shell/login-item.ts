/**
 * Has the system start the app when the user logs in. The system's own answer counts, since the user
 * can change it there as well.
 */
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app } from 'electron/main';
import {
  type AutostartState,
  type Command,
  autostartEntry,
  readAutostartEntry,
} from './desktop-entries.ts';
import { ownProgram } from './own-program.ts';

const NO_ENTRY: AutostartState = { isOn: false, program: null };

export interface LoginItem {
  isSet(): Promise<boolean>;
  /** Whether the system took it. */
  set(starts: boolean): Promise<boolean>;
  /** Names the app as it is now, where what was named is gone: an AppImage of another version. */
  renew(): Promise<void>;
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
    renew: () => Promise.resolve(),
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
  const read = async (): Promise<AutostartState> =>
    await readFile(file, 'utf8').then(readAutostartEntry, () => NO_ENTRY);
  const succeeded = (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => true,
      () => false,
    );
  return {
    isSet: async () => (await read()).isOn,
    set: (starts) => succeeded(write(starts)),
    async renew() {
      const { isOn, program } = await read();
      if (!app.isPackaged || !isOn || program === null) return;
      if (!(await succeeded(access(program)))) await succeeded(write(true));
    },
  };
}

function command(args: readonly string[]): Command {
  const program = ownProgram(process.execPath, process.env);
  return [program, ...(app.isPackaged ? [] : [app.getAppPath()]), ...args];
}
