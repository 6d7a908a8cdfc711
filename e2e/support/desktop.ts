/**
 * Plays the desktop: a D-Bus session of its own, on which it is the host of tray icons and the one
 * who shows notifications. So both can be read as a desktop would.
 * Sources: StatusNotifierItem and Desktop Notifications specifications (freedesktop.org),
 * com.canonical.dbusmenu (libdbusmenu).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import {
  type InferOutput,
  array,
  boolean,
  instance,
  looseTuple,
  number,
  object,
  optional,
  parse,
  record,
  string,
  tuple,
  unknown,
} from 'valibot';
import dbus, { type Message, type MessageBus } from 'dbus-next';

export interface ShownNotification {
  readonly title: string;
  readonly body: string;
}

export interface TrayMenuItem {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
}

const PROPERTIES = 'org.freedesktop.DBus.Properties';
const WATCHER = 'org.kde.StatusNotifierWatcher';
const NOTIFICATIONS = 'org.freedesktop.Notifications';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const ITEM_PATH = '/StatusNotifierItem';
const MENU_PATH = '/com/canonical/dbusmenu';

const properties = record(string(), instance<typeof dbus.Variant<unknown>>(dbus.Variant));
/** The arguments of `Notify`, as far as they matter: the fourth and fifth are title and body. */
const notification = looseTuple([string(), number(), string(), string(), string()]);
/** A node of dbusmenu's layout: id, properties, children as variants. */
const menuNode = tuple([
  number(),
  object({
    label: optional(object({ value: string() })),
    enabled: optional(object({ value: boolean() })),
  }),
  array(object({ value: unknown() })),
]);

export class Desktop {
  readonly busAddress: string;
  readonly notifications: ShownNotification[] = [];
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
    const desktop = new Desktop(daemon, busAddress, bus);
    bus.addMethodHandler((message: Message) => desktop.#answer(message));
    await bus.requestName(WATCHER, 0);
    await bus.requestName(NOTIFICATIONS, 0);
    return desktop;
  }

  stop(): void {
    this.#bus.disconnect();
    this.#daemon.kill();
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
    const toolTip: unknown = properties?.['ToolTip']?.value;
    const title: unknown = Array.isArray(toolTip) ? toolTip[2] : null;
    return typeof title === 'string' ? title : null;
  }

  /** The icon's pixels as the desktop gets them; null while there is no icon. */
  async trayIcon(): Promise<string | null> {
    const properties = await this.#trayProperties();
    const pixmaps: unknown = properties?.['IconPixmap']?.value;
    if (Array.isArray(pixmaps) && pixmaps.length > 0) return JSON.stringify(pixmaps);
    const name: unknown = properties?.['IconName']?.value;
    return typeof name === 'string' ? name : null;
  }

  /** The tray menu's entries from top to bottom, without separators. */
  async trayMenu(): Promise<readonly TrayMenuItem[]> {
    const reply = await this.#callTray(MENU_PATH, MENU, 'GetLayout', 'iias', [0, -1, []]);
    return reply === null ? [] : childrenOf(reply.body[1]).flatMap(menuItemOf);
  }

  /** Clicks an entry of the tray's menu. */
  async clickTrayMenu(label: string): Promise<void> {
    const item = (await this.trayMenu()).find((entry) => entry.label === label);
    if (item === undefined) throw new Error(`The tray menu has no "${label}".`);
    const data = new dbus.Variant('s', '');
    await this.#callTray(MENU_PATH, MENU, 'Event', 'isvu', [item.id, 'clicked', data, 0]);
  }

  /** Clicks a notification, by its number from 1. */
  clickNotification(id: number): void {
    const path = '/org/freedesktop/Notifications';
    const body = [id, 'default'];
    this.#bus.send(dbus.Message.newSignal(path, NOTIFICATIONS, 'ActionInvoked', 'us', body));
  }

  async #trayProperties(): Promise<InferOutput<typeof properties> | null> {
    const reply = await this.#callTray(ITEM_PATH, PROPERTIES, 'GetAll', 's', [ITEM]);
    return reply === null ? null : parse(properties, reply.body[0]);
  }

  async #callTray(
    path: string,
    iface: string,
    member: string,
    signature: string,
    body: readonly unknown[],
  ): Promise<Message | null> {
    if (this.#trayOwner === null) return null;
    try {
      return await this.#bus.call(
        new dbus.Message({
          destination: this.#trayOwner,
          path,
          interface: iface,
          member,
          signature,
          body: [...body],
        }),
      );
    } catch {
      // The program has just ended, and its icon with it.
      return null;
    }
  }

  #answer(message: Message): boolean {
    const reply = (signature: string, body: unknown[]): true => {
      this.#bus.send(dbus.Message.newMethodReturn(message, signature, body));
      return true;
    };
    switch (message.member) {
      case 'RegisterStatusNotifierItem':
        this.#trayOwner = message.sender;
        return reply('', []);
      case 'Get':
        return reply('v', [new dbus.Variant('b', true)]);
      case 'GetAll':
        return reply('a{sv}', [{ IsStatusNotifierHostRegistered: new dbus.Variant('b', true) }]);
      case 'GetServerInformation':
        return reply('ssss', ['desktop', 'ferry', '1', '1.2']);
      case 'GetCapabilities':
        return reply('as', [['body', 'actions']]);
      case 'Notify': {
        const [, , , title, body] = parse(notification, message.body);
        this.notifications.push({ title, body });
        return reply('u', [this.notifications.length]);
      }
      case 'CloseNotification':
        return reply('', []);
      default:
        return false;
    }
  }
}

async function firstLine(process: ChildProcess): Promise<string> {
  if (process.stdout === null) throw new Error('The D-Bus daemon has no output.');
  for await (const line of createInterface({ input: process.stdout })) return line;
  throw new Error('The D-Bus daemon did not start.');
}

function childrenOf(node: unknown): readonly unknown[] {
  return parse(menuNode, node)[2].map(({ value }) => value);
}

function menuItemOf(node: unknown): readonly TrayMenuItem[] {
  const [id, { label, enabled }] = parse(menuNode, node);
  if (label === undefined) return [];
  return [{ id, label: label.value, enabled: enabled?.value ?? true }];
}
