/** The one window: sandboxed, back where it was, hidden instead of closed. */
import path from 'node:path';
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type IpcMainInvokeEvent,
} from 'electron/main';
import { nativeImage } from 'electron/common';
import type { BroadcastName, Broadcasts } from '../../shared/contract.ts';
import type { Attention } from '../jobs/poll-schedule.ts';
import type { Settings } from '../settings/settings.ts';
import { PAGE_ORIGIN } from './app-protocol.ts';
import { inPercents, onlyChanges } from './only-changes.ts';
import { PageHealth, type PageHealthOptions } from './page-health.ts';
import { placeFor, rememberPlace } from './window-place.ts';

const MINUTE = 60_000;

/** A window that nobody has looked for costs more than making it anew. */
const KEPT_HIDDEN_MS = MINUTE;
/** Whether the page holds something that would be gone with it: a dialog, or a form in a row. */
const HOLDS_INPUT = `document.querySelector('dialog[open], form') !== null`;

/** A small picture over the window's icon, with what it stands for. */
export interface Mark {
  readonly icon: string;
  readonly text: string;
}

/** What closing the window does. Minimized it can still be found where no tray is. */
export type OnClosing = 'hide' | 'minimize' | 'close';

export interface MainWindowOptions extends Omit<PageHealthOptions, 'load'> {
  readonly settings: Settings;
  /** The language in which the page is loaded. */
  readonly language: () => string;
  readonly icon: string;
  readonly preload: string;
  /** Set while developing: the page then comes from this server. */
  readonly devServer: string | null;
  /** Asked when the user closes the window. */
  readonly onClosing: () => OnClosing;
  /** Called when somebody begins to look. */
  readonly onFocus: () => void;
  /** Called when the page goes away or is loaded anew: what it said last counts no more. */
  readonly onPageGone: () => void;
  /** Called when the window went from sight while the app goes on. */
  readonly onHidden: () => void;
}

export class MainWindow {
  readonly #options: MainWindowOptions;
  readonly #pageOrigin: string;
  #window: BrowserWindow | null = null;
  #mayClose = false;
  /** Whether the window goes while the app stays. */
  #isLetGo = false;
  #cancelLetGo = (): void => undefined;
  /** What stands at its icon, for a window that is made anew. */
  #progress = -1;
  #mark: Mark | null = null;
  #showProgress: (value: number) => void = () => undefined;
  /** Whether the page listens. */
  #isPageThere = false;
  /** What to ask of it as soon as it does. */
  #wanted: (() => void) | null = null;

  constructor(options: MainWindowOptions) {
    this.#options = options;
    this.#pageOrigin = options.devServer ?? PAGE_ORIGIN;
    app.on('window-all-closed', () => {
      if (!this.#isLetGo) app.quit();
      this.#isLetGo = false;
    });
  }

  /** Brings the window to the front, and makes it first where there is none. */
  show(): void {
    const window = this.#window;
    if (window === null) {
      this.#open();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Whether there is a page that could be told something. */
  get isOpen(): boolean {
    return this.#window !== null;
  }

  /** Puts a window that nobody sees, or a new one, among those of the desktop. */
  showMinimized(): void {
    if (this.#window === null) this.#open(true);
    else if (!this.#window.isVisible()) this.#window.minimize();
  }

  /** Brings the window to the front and has the page open what is wanted, as soon as it can. */
  open<Name extends BroadcastName>(name: Name, value: Broadcasts[Name]): void {
    this.show();
    const tell = (): void => {
      this.send(name, value);
    };
    if (this.#isPageThere) tell();
    else this.#wanted = tell;
  }

  /** Takes note that the page listens from now on. */
  pageIsThere(): void {
    this.#isPageThere = true;
    const wish = this.#wanted;
    this.#wanted = null;
    wish?.();
  }

  /** Tells the page, when there is one. */
  send<Name extends BroadcastName>(name: Name, value: Broadcasts[Name]): void {
    if (this.#window !== null && !this.#window.webContents.isDestroyed()) {
      this.#window.webContents.send(name, value);
    }
  }

  /** Whether a request comes from our own page: its main frame, at its own origin. */
  isPage(event: IpcMainInvokeEvent): boolean {
    const frame = event.senderFrame;
    if (frame === null || event.sender !== this.#window?.webContents) return false;
    return frame === event.sender.mainFrame && isAt(frame.url, this.#pageOrigin);
  }

  /** 0 to 1, 2 for "busy, but how far is unknown", -1 for none. */
  setProgress(value: number): void {
    this.#progress = inPercents(value);
    this.#showProgress(this.#progress);
  }

  /** Marks the window in the Windows taskbar, where the app itself has no number; null for no mark. */
  setMark(mark: Mark | null): void {
    this.#mark = mark;
    if (process.platform !== 'win32') return;
    const image = mark === null ? null : nativeImage.createFromPath(mark.icon);
    this.#window?.setOverlayIcon(image, mark?.text ?? '');
  }

  /** A picture of the page as PNG. */
  async picture(): Promise<Buffer | null> {
    const image = await this.#window?.webContents.capturePage();
    return image?.toPNG() ?? null;
  }

  /** Whether somebody looks at the copies. */
  attention(): Attention {
    if (this.#window?.isVisible() !== true || this.#window.isMinimized()) return 'hidden';
    return this.#window.isFocused() ? 'focused' : 'visible';
  }

  /** From now on closing means closing: the app is about to quit. */
  allowClosing(): void {
    this.#mayClose = true;
  }

  #open(isMinimized = false): void {
    const { settings, devServer } = this.#options;
    const window = new BrowserWindow(this.#look());
    this.#window = window;
    this.#isLetGo = false;
    this.#showProgress = onlyChanges((value) => {
      window.setProgressBar(value);
    });
    this.#showProgress(this.#progress);
    if (this.#mark !== null) this.setMark(this.#mark);
    if (settings.get('window')?.isMaximized === true) window.maximize();
    window.once('ready-to-show', () => {
      if (isMinimized) window.minimize();
      else window.show();
    });
    window.on('close', (event) => {
      rememberPlace(window, settings);
      const wanted = this.#mayClose ? 'close' : this.#options.onClosing();
      if (wanted === 'close') return;
      event.preventDefault();
      if (wanted === 'minimize') window.minimize();
      else this.#hide(window);
    });
    window.on('show', () => {
      this.#cancelLetGo();
    });
    window.on('focus', this.#options.onFocus);
    window.on('closed', () => {
      this.#cancelLetGo();
      this.#window = null;
      this.#showProgress = () => undefined;
      this.#options.onPageGone();
    });
    const page = devServer ?? `${PAGE_ORIGIN}/index.html`;
    const load = (): Promise<void> => {
      this.#isPageThere = false;
      this.#options.onPageGone();
      return window.loadURL(`${page}?lang=${this.#options.language()}`);
    };
    new PageHealth(window, { ...this.#options, load }).load();
  }

  #hide(window: BrowserWindow): void {
    window.hide();
    this.#options.onHidden();
    const later = (): void => {
      this.#cancelLetGo = this.#options.clock.setTimer(KEPT_HIDDEN_MS, () => {
        void this.#letGo(window).then((isGone) => {
          if (!isGone) later();
        });
      });
    };
    later();
  }

  /** Ends the page and its process, unless somebody looks or has typed something. */
  async #letGo(window: BrowserWindow): Promise<boolean> {
    if (window.isDestroyed() || window.isVisible()) return true;
    const holdsInput: unknown = await window.webContents
      .executeJavaScript(HOLDS_INPUT)
      .catch(() => false);
    if (window.isDestroyed() || window.isVisible()) return true;
    if (holdsInput !== false) return false;
    this.#isLetGo = true;
    window.destroy();
    return true;
  }

  #look(): BrowserWindowConstructorOptions {
    const { settings, icon, preload } = this.#options;
    return {
      ...placeFor(settings),
      show: false,
      title: 'Ferry',
      icon,
      webPreferences: {
        preload: path.resolve(preload),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    };
  }
}

function isAt(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`);
}
