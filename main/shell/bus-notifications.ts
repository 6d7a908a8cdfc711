/**
 * Notifications as the desktops of Linux show them, with buttons: Electron has buttons for macOS and
 * Windows alone. No Electron here.
 * Source: Desktop Notifications Specification (freedesktop.org), "Protocol".
 */
import { array, is, number, parse, string, tuple } from 'valibot';
import type { Said } from './notifications.ts';
import type { BusPlace, SessionBus } from './session-bus.ts';

const PLACE: BusPlace = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};
const ARGUMENTS = 'susssasa{sv}i';
/** The key of a click on the notification itself, as the specification has it. */
const WHOLE = 'default';
const BY_THE_SYSTEM = -1;
/** The name of the app's icon, and of its entry among the desktop's. */
const NAME = 'ferry';

const invoked = tuple([number(), string()]);
const closed = tuple([number(), number()]);

export class BusNotifications {
  readonly #bus: SessionBus;
  /** By the number that the desktop gave. */
  readonly #shown = new Map<number, Said>();
  #ready: Promise<{ readonly readsMarkup: boolean }> | null = null;

  constructor(bus: SessionBus) {
    this.#bus = bus;
  }

  /** Rejects where nobody on the bus shows notifications. */
  async show(said: Said): Promise<void> {
    const { readsMarkup } = await (this.#ready ??= this.#listen());
    const { title, body, buttons } = said;
    const actions = [WHOLE, '', ...buttons.flatMap(({ text }, index) => [`${index}`, text])];
    const id = await this.#bus.call(PLACE, 'Notify', ARGUMENTS, [
      ...['Ferry', 0, NAME, title, readsMarkup ? escaped(body) : body],
      ...[actions, { 'desktop-entry': NAME }, BY_THE_SYSTEM],
    ]);
    this.#shown.set(parse(number(), id), said);
  }

  async #listen(): Promise<{ readonly readsMarkup: boolean }> {
    try {
      await this.#bus.hear(PLACE, 'ActionInvoked', (body) => {
        if (!is(invoked, body)) return;
        const [id, key] = body;
        const said = this.#shown.get(id);
        this.#shown.delete(id);
        if (key === WHOLE) said?.onClick();
        else said?.buttons[Number(key)]?.onClick();
      });
      await this.#bus.hear(PLACE, 'NotificationClosed', (body) => {
        if (is(closed, body)) this.#shown.delete(body[0]);
      });
      const can = parse(array(string()), await this.#bus.call(PLACE, 'GetCapabilities'));
      return { readsMarkup: can.includes('body-markup') };
    } catch (cause) {
      // Somebody may show them later.
      this.#ready = null;
      throw cause;
    }
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
