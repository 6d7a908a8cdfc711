/** Tells of ends while the user looks elsewhere. */
import { Notification } from 'electron/main';

export interface Words {
  readonly title: string;
  readonly body: string;
}

export class Notifications {
  readonly #onClick: () => void;
  /** A notification that nobody holds is collected, and then its click goes nowhere. */
  readonly #shown = new Set<Notification>();

  constructor(onClick: () => void) {
    this.#onClick = onClick;
  }

  show({ title, body }: Words): void {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    this.#shown.add(notification);
    notification.on('click', () => {
      this.#shown.delete(notification);
      this.#onClick();
    });
    notification.on('close', () => {
      this.#shown.delete(notification);
    });
    notification.show();
  }
}
