/** A secret store on the story's own D-Bus session: GNOME's keyring daemon, over an empty folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import dbus from 'dbus-native';

const SECRETS = 'org.freedesktop.secrets';
const LOOK_EVERY_MS = 50;
const LIMIT_MS = 10_000;

/** Has Chromium use it, whatever desktop it believes to be on. */
export const KEYRING_ARGUMENTS = ['--password-store=gnome-libsecret'];

export class Keyring {
  readonly #daemon: ChildProcess;

  private constructor(daemon: ChildProcess) {
    this.#daemon = daemon;
  }

  /** Starts it unlocked; everything it keeps is in `folder`. */
  static async start(busAddress: string, folder: string): Promise<Keyring> {
    const home = path.join(folder, 'keyring');
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const daemon = spawn(
      'gnome-keyring-daemon',
      ['--foreground', '--unlock', '--components=secrets', `--control-directory=${home}`],
      {
        stdio: ['pipe', 'ignore', 'ignore'],
        env: {
          PATH: process.env['PATH'],
          DBUS_SESSION_BUS_ADDRESS: busAddress,
          HOME: home,
          XDG_DATA_HOME: home,
          XDG_RUNTIME_DIR: home,
        },
      },
    );
    daemon.stdin.end('a password');
    await isThere(busAddress);
    return new Keyring(daemon);
  }

  stop(): void {
    this.#daemon.kill();
  }
}

async function isThere(busAddress: string): Promise<void> {
  const bus = dbus.sessionBus({ busAddress });
  try {
    for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline;) {
      if (await bus.nameHasOwner(SECRETS)) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new Error('The keyring did not start.');
  } finally {
    await bus.close();
  }
}
