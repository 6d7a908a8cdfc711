/**
 * The tray icon: its shape tells idle, working and attention apart, its tooltip and menu say the rest.
 * Rendering the same twice does nothing.
 */
import { Menu, type MenuItemConstructorOptions, Tray } from 'electron/main';
import type { JobView, Summary } from '../../shared/job-view.ts';
import { describeState, describeSummary } from '../../shared/describe-job.ts';
import type { AppMessages } from '../../shared/messages/index.ts';

/** So many of the newest jobs it names. */
export const TRAY_JOBS = 5;

export interface TrayOptions {
  readonly icons: Readonly<Record<TrayState, string>>;
  readonly messages: () => AppMessages;
  /** Whether no further copy is begun. */
  readonly isPaused: () => boolean;
  readonly onShow: () => void;
  readonly onNewCopy: () => void;
  readonly onPaused: (isPaused: boolean) => void;
  readonly onSettings: () => void;
  readonly onQuit: () => void;
}

export type TrayState = 'idle' | 'working' | 'attention';

export class AppTray {
  readonly #options: TrayOptions;
  readonly #tray: Tray;
  #state: TrayState = 'idle';
  #text = '';

  constructor(options: TrayOptions) {
    this.#options = options;
    this.#tray = new Tray(options.icons.idle);
    this.#tray.on('click', options.onShow);
    this.render({ active: 0, attention: 0, fraction: null }, [], 0);
  }

  /** `jobs`: the newest, newest first. */
  render(summary: Summary, jobs: readonly JobView[], now: number): void {
    if (this.#tray.isDestroyed()) return;
    const { icons, isPaused } = this.#options;
    const messages = this.#options.messages();
    const state = stateOf(summary);
    if (state !== this.#state) this.#tray.setImage(icons[state]);
    this.#state = state;
    const counts = describeSummary(summary, messages);
    const status = isPaused() ? `${counts} · ${messages.tray.paused}` : counts;
    const recent = jobs.map((job) => `${job.name} – ${describeState(job, messages, now)}`);
    const text = [messages.format.locale, status, ...recent].join('\n');
    if (text === this.#text) return;
    this.#text = text;
    this.#tray.setToolTip(`${messages.app.name} – ${status}`);
    this.#tray.setContextMenu(Menu.buildFromTemplate(this.#menu(status, recent)));
  }

  /** Takes the icon away; on some systems it would outlive the app. */
  remove(): void {
    this.#tray.destroy();
  }

  #menu(status: string, recent: readonly string[]): MenuItemConstructorOptions[] {
    const { isPaused, onShow, onNewCopy, onPaused, onSettings, onQuit } = this.#options;
    const { tray } = this.#options.messages();
    const wasPaused = isPaused();
    const separator = { type: 'separator' as const };
    return [
      { label: escaped(status), enabled: false },
      separator,
      ...(recent.length > 0 ? [{ label: tray.recent, enabled: false }] : []),
      ...recent.map((label) => ({ label: escaped(label), click: onShow })),
      ...(recent.length > 0 ? [separator] : []),
      { label: tray.newCopy, click: onNewCopy },
      {
        label: wasPaused ? tray.resume : tray.pause,
        click: () => {
          onPaused(!wasPaused);
        },
      },
      { label: tray.show, click: onShow },
      { label: tray.settings, click: onSettings },
      separator,
      { label: tray.quit, click: onQuit },
    ];
  }
}

/** Attention comes first: work goes on by itself, but somebody must look at the rest. */
function stateOf({ active, attention }: Summary): TrayState {
  if (attention > 0) return 'attention';
  return active > 0 ? 'working' : 'idle';
}

/** In a menu `&` marks the next letter as its key. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&');
}
