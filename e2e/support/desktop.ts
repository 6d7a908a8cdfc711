/**
 * Plays the desktop: a D-Bus session of its own, on which it is the host of tray icons and the one
 * who shows notifications. So both can be read as a desktop would.
 * Sources: StatusNotifierItem and Desktop Notifications specifications (freedesktop.org),
 * com.canonical.dbusmenu (libdbusmenu).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect } from '@playwright/test';
import {
  type InferOutput,
  array,
  boolean,
  is,
  number,
  object,
  optional,
  parse,
  record,
  string,
  tuple,
  unknown,
} from 'valibot';
import dbus, { type MessageBus } from 'dbus-native';

export interface ShownNotification {
  readonly title: string;
  readonly body: string;
}

/** A notification with what can be pressed in it. */
interface Notified extends ShownNotification {
  readonly buttons: readonly string[];
}

export interface TrayMenuItem {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
}

const PROPERTIES = 'org.freedesktop.DBus.Properties';
const WATCHER = 'org.kde.StatusNotifierWatcher';
const NOTIFICATIONS = 'org.freedesktop.Notifications';
const NOTIFICATIONS_PATH = '/org/freedesktop/Notifications';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const ITEM_PATH = '/StatusNotifierItem';
const MENU_PATH = '/com/canonical/dbusmenu';
/** What Chromium answers to a click on an entry that is gone. */
const NO_SUCH_ENTRY = 'org.freedesktop.DBus.Error.Failed';

const properties = record(string(), unknown());
const toolTip = tuple([string(), unknown(), string(), string()]);
/** What `Notify` is called with, as far as it matters: the keys of its buttons are numbers, and each has a text. */
const notification = object({ title: string(), body: string(), actions: array(string()) });
/** A node of dbusmenu's layout: id, properties, children. */
const menuNode = tuple([
  number(),
  object({ label: optional(string()), enabled: optional(boolean()) }),
  array(unknown()),
]);
const menuLayout = tuple([number(), unknown()]);

/** A method of the program whose icon it is, and what it is called with. */
type Question = readonly [
  path: string,
  iface: string,
  member: string,
  signature: string,
  body: readonly unknown[],
];

export class Desktop {
  readonly busAddress: string;
  readonly #notified: Notified[] = [];
  readonly #daemon: ChildProcess;
  readonly #bus: MessageBus;
  /** The bus name of the program whose tray icon was registered last. */
  #trayOwner: string | null = null;

  private constructor(daemon: ChildProcess, busAddress: string, bus: MessageBus) {
    this.#daemon = daemon;
    this.busAddress = busAddress;
    this.#bus = bus;
  }

  /** `config`: rules for its bus other than the session's own, by which only this user may enter. */
  static async start(config?: string): Promise<Desktop> {
    const rules = config === undefined ? '--session' : `--config-file=${config}`;
    const daemon = spawn('dbus-daemon', [rules, '--nofork', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const busAddress = await firstLine(daemon);
    const bus = dbus.sessionBus({ busAddress });
    // The app may still ask while this closes.
    bus.connection.on('error', () => undefined);
    const desktop = new Desktop(daemon, busAddress, bus);
    await desktop.#play();
    await bus.requestName(WATCHER, 0);
    await bus.requestName(NOTIFICATIONS, 0);
    return desktop;
  }

  async stop(): Promise<void> {
    await this.#bus.close();
    this.#daemon.kill();
  }

  /** The notifications so far. */
  get notifications(): readonly ShownNotification[] {
    return this.#notified.map(({ title, body }) => ({ title, body }));
  }

  /** What can be pressed in a notification, by its number from 1. */
  buttonsOf(id: number): readonly string[] {
    return this.#notified[id - 1]?.buttons ?? [];
  }

  /** Whoever shows tray icons goes away, as when a panel crashes or an extension is switched off. */
  async removeTrayHost(): Promise<void> {
    await this.#bus.releaseName(WATCHER);
    this.#trayOwner = null;
  }

  /** It is there again, and knows of no icon. */
  async bringTrayHost(): Promise<void> {
    await this.#bus.requestName(WATCHER, 0);
  }

  /** The tray icon's tooltip; null while there is no icon. */
  async trayToolTip(): Promise<string | null> {
    const properties = await this.#trayProperties();
    const found = properties?.['ToolTip'];
    return is(toolTip, found) ? found[2] : null;
  }

  /** The icon's pixels as the desktop gets them; null while there is no icon. */
  async trayIcon(): Promise<string | null> {
    const properties = await this.#trayProperties();
    const pixmaps = properties?.['IconPixmap'];
    if (Array.isArray(pixmaps) && pixmaps.length > 0) return JSON.stringify(pixmaps);
    const name = properties?.['IconName'];
    return typeof name === 'string' ? name : null;
  }

  /** The tray menu's entries from top to bottom, without separators. */
  async trayMenu(): Promise<readonly TrayMenuItem[]> {
    const reply = await this.#callTray(MENU_PATH, MENU, 'GetLayout', 'iias', [0, -1, []]);
    return reply === null ? [] : childrenOf(parse(menuLayout, reply)[1]).flatMap(menuItemOf);
  }

  /** Clicks an entry of the tray's menu, once it is there. */
  async clickTrayMenu(label: string | RegExp): Promise<void> {
    const message = `an entry of the tray's menu to click: ${String(label)}`;
    await expect.poll(() => this.#click(label), { message }).toBe(true);
  }

  /** Whether the entry was there, and still was when it was clicked: a menu that changes has other numbers. */
  async #click(wanted: string | RegExp): Promise<boolean> {
    const item = (await this.trayMenu()).find(({ label }) =>
      typeof wanted === 'string' ? label === wanted : wanted.test(label),
    );
    if (item === undefined) return false;
    try {
      await this.#askTray(MENU_PATH, MENU, 'Event', 'isvu', [item.id, 'clicked', ['s', ''], 0]);
      return true;
    } catch (error) {
      // Any other: the program has ended, as it may be asked to by this menu.
      return !(error instanceof dbus.DBusError && error.dbusName === NO_SUCH_ENTRY);
    }
  }

  /** Clicks a notification, by its number from 1. */
  clickNotification(id: number): void {
    this.#invoke(id, 'default');
  }

  /** Presses a button of a notification. */
  pressNotification(id: number, button: string): void {
    const index = this.buttonsOf(id).indexOf(button);
    if (index === -1) throw new Error(`Notification ${id} has no "${button}".`);
    this.#invoke(id, `${index}`);
  }

  #invoke(id: number, key: string): void {
    this.#bus.sendSignal(NOTIFICATIONS_PATH, NOTIFICATIONS, 'ActionInvoked', 'us', [id, key]);
  }

  async #trayProperties(): Promise<InferOutput<typeof properties> | null> {
    const reply = await this.#callTray(ITEM_PATH, PROPERTIES, 'GetAll', 's', [ITEM]);
    return reply === null ? null : parse(properties, reply);
  }

  async #callTray(...question: Question): Promise<unknown> {
    try {
      return await this.#askTray(...question);
    } catch {
      // The program has just ended, and its icon with it.
      return null;
    }
  }

  /** As `#callTray`; rejects where the program answers with an error, or has ended. */
  async #askTray(...[path, iface, member, signature, body]: Question): Promise<unknown> {
    if (this.#trayOwner === null) return null;
    return await this.#bus.invoke<unknown>({
      destination: this.#trayOwner,
      path,
      interface: iface,
      member,
      signature,
      body: [...body],
    });
  }

  /** Answers as whoever shows icons, and whoever shows notifications. */
  async #play(): Promise<void> {
    const watcher = dbus.defineInterface({
      name: WATCHER,
      methods: {
        RegisterStatusNotifierItem: {
          in: { service: 's' },
          handler: (_asked, { sender }) => {
            this.#trayOwner = sender ?? null;
          },
        },
      },
      properties: { IsStatusNotifierHostRegistered: { type: 'b', access: 'read', value: true } },
    });
    const words = { app: 's', replaces: 'u', icon: 's', title: 's', body: 's' };
    const notifications = dbus.defineInterface({
      name: NOTIFICATIONS,
      methods: {
        GetServerInformation: {
          out: { name: 's', vendor: 's', version: 's', spec: 's' },
          handler: () => ({ name: 'desktop', vendor: 'ferry', version: '1', spec: '1.2' }),
        },
        GetCapabilities: {
          out: { can: 'as' },
          handler: () => ['body', 'body-markup', 'actions'],
        },
        Notify: {
          in: { ...words, actions: 'as', hints: 'a{sv}', expires: 'i' },
          out: { id: 'u' },
          handler: (asked: unknown) => {
            const { title, body, actions } = parse(notification, asked);
            const buttons = actions.filter((_each, index) => index > 1 && index % 2 === 1);
            return this.#notified.push({ title, body, buttons });
          },
        },
        CloseNotification: { in: { id: 'u' }, handler: () => undefined },
      },
    });
    await this.#bus.export('/StatusNotifierWatcher', watcher);
    await this.#bus.export(NOTIFICATIONS_PATH, notifications);
  }
}

async function firstLine(process: ChildProcess): Promise<string> {
  if (process.stdout === null) throw new Error('The D-Bus daemon has no output.');
  for await (const line of createInterface({ input: process.stdout })) return line;
  throw new Error('The D-Bus daemon did not start.');
}

function childrenOf(node: unknown): readonly unknown[] {
  return parse(menuNode, node)[2];
}

function menuItemOf(node: unknown): readonly TrayMenuItem[] {
  const [id, { label, enabled = true }] = parse(menuNode, node);
  return label === undefined ? [] : [{ id, label, enabled }];
}
