/** Shows what the system shows for the app; when it is quiet, the system decides. */
import { Notification } from 'electron/main';
import { BusNotifications } from './bus-notifications.ts';
import type { SessionBus } from './session-bus.ts';

export interface Button {
  readonly text: string;
  readonly onClick: () => void;
}

export interface Said {
  readonly title: string;
  readonly body: string;
  /** Called when the notification itself is clicked. */
  readonly onClick: () => void;
  /** Shown where the system has buttons; elsewhere the click on the whole leads on. */
  readonly buttons: readonly Button[];
}

export class Notifications {
  /** Null where the system is spoken to by Electron alone. */
  readonly #onBus: Promise<BusNotifications | null>;
  /** A notification that nobody holds is collected, and then its click goes nowhere. */
  readonly #shown = new Set<Notification>();

  /** `bus`: that of the session, where the system shows notifications by it. */
  constructor(bus: Promise<SessionBus | null>) {
    this.#onBus = bus.then((found) => found && new BusNotifications(found));
  }

  /** Resolves when the system has it. */
  async show(said: Said): Promise<void> {
    const onBus = await this.#onBus;
    const isShown =
      onBus !== null &&
      (await onBus.show(said).then(
        () => true,
        () => false,
      ));
    if (!isShown) this.#showByElectron(said);
  }

  #showByElectron({ title, body, onClick, buttons }: Said): void {
    if (!Notification.isSupported()) return;
    const actions = buttons.map(({ text }) => ({ type: 'button' as const, text }));
    const notification = new Notification({ title, body, actions });
    this.#shown.add(notification);
    notification.on('click', () => {
      this.#shown.delete(notification);
      onClick();
    });
    notification.on('action', (_event, index) => {
      this.#shown.delete(notification);
      buttons[index]?.onClick();
    });
    notification.on('close', () => {
      this.#shown.delete(notification);
    });
    notification.show();
  }
}
