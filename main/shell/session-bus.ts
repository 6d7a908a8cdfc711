/**
 * The D-Bus of the user's session, where a desktop on Linux has its icons and notifications. Its library
 * is loaded with the first connection. No Electron here.
 * Source: D-Bus Specification, "Message Bus Messages" and "Match Rules".
 */
import type { MessageBus } from 'dbus-native';
import { boolean, is, parse, string, tuple } from 'valibot';

/** Where on the bus something is asked for, or told. */
export interface BusPlace {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
}

const SECOND = 1000;
/** Whoever is there answers at once. */
const PATIENCE_MS = 5 * SECOND;
const BUS: BusPlace = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** The name, its owner before and its owner now; empty where there is none. */
const ownerChange = tuple([string(), string(), string()]);

export class SessionBus {
  readonly #bus: MessageBus;
  readonly #ended: Promise<void>;
  #isClosed = false;

  private constructor(bus: MessageBus) {
    this.#bus = bus;
    // What was asked for by then is answered with a failure.
    bus.connection.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      bus.connection.on('close', () => {
        resolve();
      });
    });
  }

  /** Null where `address`, as sessions write it, leads to no bus. Whether it answers is seen later. */
  static async open(address: string | undefined): Promise<SessionBus | null> {
    if (address === undefined || address === '') return null;
    const { default: dbus } = await import('dbus-native');
    try {
      return new SessionBus(dbus.sessionBus({ busAddress: address, timeout: PATIENCE_MS }));
    } catch {
      return null;
    }
  }

  /**
   * Calls a method; `signature` says of what types `body` is. Rejects where nobody answers, or the answer
   * is an error.
   */
  async call(
    place: BusPlace,
    member: string,
    signature = '',
    body: readonly unknown[] = [],
  ): Promise<unknown> {
    const message = { ...place, member };
    return await this.#bus.invoke<unknown>(
      signature === '' ? message : { ...message, signature, body: [...body] },
    );
  }

  /** Has `hear` called with what each such signal carries. Rejects where that cannot be asked for. */
  async hear(
    place: BusPlace,
    member: string,
    hear: (body: unknown) => void,
    more = '',
  ): Promise<void> {
    this.#bus.signals.on(this.#bus.mangle(place.path, place.interface, member), (body: unknown) => {
      if (!this.#isClosed) hear(body);
    });
    const { destination, path, interface: name } = place;
    const rule = `type='signal',sender='${destination}',path='${path}',interface='${name}',member='${member}'`;
    await this.#bus.addMatch(`${rule}${more}`);
  }

  /** Calls `say` with whether `name` has an owner, and with each change; with false when the bus goes away. */
  async followName(name: string, say: (isOwned: boolean) => void): Promise<void> {
    let isOwned: boolean | null = null;
    const told = (now: boolean): void => {
      if (this.#isClosed || now === isOwned) return;
      isOwned = now;
      say(now);
    };
    void this.#ended.then(() => {
      told(false);
    });
    const changed = (body: unknown): void => {
      if (is(ownerChange, body) && body[0] === name) told(body[2] !== '');
    };
    // Told of changes first, so that none comes between the answer and them.
    await this.hear(BUS, 'NameOwnerChanged', changed, `,arg0='${name}'`);
    told(parse(boolean(), await this.call(BUS, 'NameHasOwner', 's', [name])));
  }

  /** Ends the connection; nothing is told any more. */
  close(): void {
    this.#isClosed = true;
    void this.#bus.close();
  }
}
