/** A D-Bus of a test or bench of its own, with one connection to play others on it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import dbus, { type MessageBus } from 'dbus-native';

export class PrivateBus {
  readonly address: string;
  /** The connection of whoever else is on it. */
  readonly other: MessageBus;
  readonly #daemon: ChildProcess;

  private constructor(daemon: ChildProcess, address: string) {
    this.#daemon = daemon;
    this.address = address;
    this.other = dbus.sessionBus({ busAddress: address });
    // Somebody may still ask it while it closes.
    this.other.connection.on('error', () => undefined);
  }

  static async start(): Promise<PrivateBus> {
    const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for await (const line of createInterface({ input: daemon.stdout })) {
      return new PrivateBus(daemon, line);
    }
    throw new Error('The D-Bus daemon did not start.');
  }

  /** Goes away at once, as when a session breaks down. May be called again. */
  async stop(): Promise<void> {
    await this.other.close();
    const gone = once(this.#daemon, 'exit');
    if (this.#daemon.kill('SIGKILL')) await gone;
  }
}
