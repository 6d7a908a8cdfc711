/**
 * Brings the page back when its process has crashed or hangs. The jobs live in the main process and
 * never notice; the page is a function of the last snapshot and has nothing to lose but a half-filled
 * form.
 */
import { type BrowserWindow, app, dialog } from 'electron/main';
import type { AppMessages } from '../../shared/messages/index.ts';
import type { Clock } from '../jobs/ports.ts';
import { type WriteLog, faultOf } from '../log/log-entry.ts';
import { reloadsAfterCrash } from './reload-budget.ts';

const SECOND = 1000;

/** After Chromium has called it hung, which takes it half a minute by itself. */
const HANG_GRACE_MS = 5 * SECOND;

export interface PageHealthOptions {
  readonly load: () => Promise<void>;
  readonly clock: Clock;
  readonly log: WriteLog;
  readonly messages: () => AppMessages;
}

export class PageHealth {
  readonly #window: BrowserWindow;
  readonly #options: PageHealthOptions;
  #reloads: readonly number[] = [];
  /** Crashed too often, and nobody there to be asked. */
  #isGivenUp = false;
  #cancelHang: (() => void) | null = null;

  constructor(window: BrowserWindow, options: PageHealthOptions) {
    this.#window = window;
    this.#options = options;
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      this.#afterCrash(reason, exitCode);
    });
    window.on('unresponsive', () => {
      this.#afterHang();
    });
    window.on('responsive', () => {
      this.#endHang();
      options.log('window.pageAnswers', {});
    });
    window.on('show', () => {
      if (this.#isGivenUp) this.#loadAnew();
    });
    window.on('closed', () => {
      this.#endHang();
    });
  }

  /** Loads the page for the first time, or again. */
  load(): void {
    this.#options.load().catch((error: unknown) => {
      this.#options.log('window.pageNotLoaded', faultOf(error));
    });
  }

  #afterCrash(reason: string, exitCode: number): void {
    this.#endHang();
    if (this.#window.isDestroyed()) return;
    const reloads = reloadsAfterCrash(this.#reloads, this.#options.clock.now());
    this.#options.log('window.pageGone', { reason, exitCode, isReloaded: reloads !== null });
    if (reloads !== null) {
      this.#reloads = reloads;
      this.load();
    } else if (this.#window.isVisible()) {
      void this.#ask();
    } else {
      this.#isGivenUp = true;
    }
  }

  async #ask(): Promise<void> {
    const { title, body, reload, quit } = this.#options.messages().pageTrouble;
    const { response } = await dialog.showMessageBox(this.#window, {
      type: 'error',
      message: title,
      detail: body,
      buttons: [reload, quit],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 1) app.quit();
    else if (!this.#window.isDestroyed()) this.#loadAnew();
  }

  #loadAnew(): void {
    this.#isGivenUp = false;
    this.#reloads = [];
    this.load();
  }

  #afterHang(): void {
    this.#options.log('window.pageHangs', {});
    this.#cancelHang ??= this.#options.clock.setTimer(HANG_GRACE_MS, () => {
      this.#cancelHang = null;
      // Its end is told as a crash, and so it is loaded again.
      if (!this.#window.isDestroyed()) this.#window.webContents.forcefullyCrashRenderer();
    });
  }

  #endHang(): void {
    this.#cancelHang?.();
    this.#cancelHang = null;
  }
}
