/** Shows what the system shows for the app; when it is quiet, the system decides. */
import { Notification } from 'electron/main';

export interface Button {
  readonly text: string;
  readonly onClick: () => void;
}

export interface Said {
  readonly title: string;
  readonly body: string;
  /** Called when the notification itself is clicked. */
  readonly onClick: () => void;
  /** Shown where the system has buttons (macOS); elsewhere the click on the whole leads on. */
  readonly buttons: readonly Button[];
}

export class Notifications {
  /** A notification that nobody holds is collected, and then its click goes nowhere. */
  readonly #shown = new Set<Notification>();

  show({ title, body, onClick, buttons }: Said): void {
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
