/**
 * The tray icon: its shape tells how things stand, its tooltip and menu say the rest. Rendering the
 * same twice does nothing.
 */
import { Menu, type MenuItemConstructorOptions, Tray } from 'electron/main';
import type { AppMessages } from '../../shared/messages/index.ts';
import { type TrayFace, type TrayFacts, type TrayIcon, trayFace } from './tray-face.ts';

/** So many of the newest jobs it names. */
export const TRAY_JOBS = 5;

export interface TrayOptions {
  /** Where the drawing lies. */
  readonly icon: (name: TrayIcon) => string;
  readonly messages: () => AppMessages;
  readonly onShow: () => void;
  readonly onNewCopy: () => void;
  readonly onPaused: (isPaused: boolean) => void;
  readonly onSettings: () => void;
  readonly onQuit: () => void;
}

const NOTHING: TrayFacts = {
  summary: { active: 0, attention: 0, fraction: null },
  jobs: [],
  isPaused: false,
  isOnline: true,
};

export class AppTray {
  readonly #options: TrayOptions;
  #tray: Tray | null = null;
  #facts = NOTHING;
  #icon: TrayIcon = 'idle';
  #text = '';

  constructor(options: TrayOptions) {
    this.#options = options;
  }

  /** Puts the icon there, where it is not yet. */
  appear(now: number): void {
    if (this.#tray === null) this.#make(now);
  }

  /** Puts it there anew: whoever shows such icons was not there, or has begun again. */
  renew(now: number): void {
    if (this.#tray === null) return;
    this.remove();
    this.#make(now);
  }

  /** Whether it is meant to be seen. */
  get isWanted(): boolean {
    return this.#tray !== null;
  }

  render(facts: TrayFacts, now: number): void {
    this.#facts = facts;
    const tray = this.#tray;
    if (tray === null) return;
    const messages = this.#options.messages();
    const face = trayFace(facts, messages, now);
    if (face.icon !== this.#icon) tray.setImage(this.#options.icon(face.icon));
    this.#icon = face.icon;
    const text = [messages.format.locale, face.status, ...face.recent].join('\n');
    if (text === this.#text) return;
    this.#text = text;
    tray.setToolTip(`${messages.app.name} – ${face.status}`);
    tray.setContextMenu(Menu.buildFromTemplate(this.#menu(face)));
  }

  /** Takes the icon away; on some systems it would outlive the app. */
  remove(): void {
    this.#tray?.destroy();
    this.#tray = null;
    this.#text = '';
  }

  #make(now: number): void {
    const { icon, onShow } = this.#options;
    this.#tray = new Tray(icon(this.#icon));
    this.#tray.on('click', onShow);
    this.render(this.#facts, now);
  }

  #menu({ status, recent }: TrayFace): MenuItemConstructorOptions[] {
    const { onShow, onNewCopy, onPaused, onSettings, onQuit } = this.#options;
    const { tray } = this.#options.messages();
    const { isPaused } = this.#facts;
    const separator = { type: 'separator' as const };
    return [
      { label: escaped(status), enabled: false },
      separator,
      ...(recent.length > 0 ? [{ label: tray.recent, enabled: false }] : []),
      ...recent.map((label) => ({ label: escaped(label), click: onShow })),
      ...(recent.length > 0 ? [separator] : []),
      { label: tray.newCopy, click: onNewCopy },
      {
        label: isPaused ? tray.resume : tray.pause,
        click: () => {
          onPaused(!isPaused);
        },
      },
      { label: tray.show, click: onShow },
      { label: tray.settings, click: onSettings },
      separator,
      { label: tray.quit, click: onQuit },
    ];
  }
}

/** In a menu `&` marks the next letter as its key. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&');
}
