/** The display of a session on Linux, which a run started by a command may lack. */
import { app } from 'electron/main';
import { relaunch } from './relaunch.ts';

/** What tells a program where its windows and its session's services are. */
const NAMES = [
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
  'XDG_RUNTIME_DIR',
  'XDG_SESSION_TYPE',
  'XDG_CURRENT_DESKTOP',
  'DBUS_SESSION_BUS_ADDRESS',
];
const HEADLESS_FLAG = '--ozone-platform=headless';

/** Handed from a second start to the first. */
export type SessionFacts = Readonly<Record<string, string>>;

export function sessionFacts(): SessionFacts {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Whether windows of this run can be seen by anybody. */
export function hasDisplay(): boolean {
  return !process.argv.includes(HEADLESS_FLAG);
}

/**
 * Has the app start again on the display of the session that `facts` tell of, once it has ended; `more`
 * is what it is then asked for.
 */
export function relaunchOn(facts: unknown, droppedFlag: string, more: readonly string[]): void {
  if (typeof facts !== 'object' || facts === null) return;
  for (const [name, value] of Object.entries(facts)) {
    if (NAMES.includes(name) && typeof value === 'string') process.env[name] = value;
  }
  const dropped = new Set([HEADLESS_FLAG, droppedFlag]);
  const own = process.argv.slice(1).filter((argument) => !dropped.has(argument));
  relaunch([...own, ...more]);
  app.quit();
}
