/**
 * Knows whether anybody shows icons of the tray. On Linux that is a program which may be missing, come
 * late and go away; elsewhere the system itself does.
 * Source: StatusNotifierItem specification (freedesktop.org).
 */
import type { Clock } from '../jobs/ports.ts';
import type { SessionBus } from './session-bus.ts';

const SECOND = 1000;
const WATCHER = 'org.kde.StatusNotifierWatcher';

/** A desktop begins one program after the other, and may begin that one again. */
const GRACE_MS = 20 * SECOND;

export interface TrayHost {
  readonly isThere: () => boolean;
  readonly stop: () => void;
}

export interface Reachable {
  /** Whether the app has an icon to be found by. */
  readonly isMeant: () => boolean;
  /** Somebody begins to show icons. */
  readonly onTray: () => void;
  /** Nobody shows them, and that will not pass by itself. */
  readonly onNoTray: () => void;
}

/**
 * Keeps the app where it can be found, whoever shows icons or not. `bus` is that of the session, null where
 * there is none.
 */
export function keepReachable(
  clock: Clock,
  bus: Promise<SessionBus | null>,
  { isMeant, onTray, onNoTray }: Reachable,
): TrayHost {
  if (process.platform !== 'linux') return { isThere: () => true, stop: () => undefined };
  let hasEnded = false;
  let isThere: boolean | null = null;
  let cancel = (): void => undefined;
  const heard = (now: boolean): void => {
    if (hasEnded) return;
    const wasMissing = isThere === false;
    isThere = now;
    cancel();
    if (now && wasMissing) onTray();
    if (!now) {
      cancel = clock.setTimer(GRACE_MS, () => {
        if (isMeant()) onNoTray();
      });
    }
  };
  const follow = async (): Promise<void> => {
    const found = await bus;
    if (found === null) heard(false);
    else await found.followName(WATCHER, heard);
  };
  void follow().catch(() => {
    heard(false);
  });
  return {
    isThere: () => isThere === true,
    stop() {
      hasEnded = true;
      cancel();
    },
  };
}
