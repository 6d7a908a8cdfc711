/**
 * All that the user sees of the app outside of the page: window, tray, menu, notifications and the
 * number at its icon. They read what the jobs say, and decide nothing about them.
 */
import path from 'node:path';
import { app, net } from 'electron/main';
import type { HandedIn } from '../shared/contract.ts';
import { describeSummary } from '../shared/describe-job.ts';
import type { JobView } from '../shared/job-view.ts';
import { type ListOffer, NO_OFFER } from '../shared/list-command.ts';
import { Announcer } from './announcer.ts';
import type { JobManager } from './jobs/job-manager.ts';
import type { Job } from './jobs/job.ts';
import type { Attention } from './jobs/poll-schedule.ts';
import { RowsInSight } from './jobs/rows-in-sight.ts';
import type { Life } from './life.ts';
import { renderMenu } from './menu.ts';
import type { AppPreferences } from './preferences.ts';
import type { Settings } from './settings/settings.ts';
import { AppTray, TRAY_JOBS } from './shell/app-tray.ts';
import { showOffer } from './shell/list-menu.ts';
import { type TrayIcon, trayIconFile } from './shell/tray-face.ts';
import { type TrayHost, keepReachable } from './shell/tray-host.ts';
import { MainWindow } from './shell/main-window.ts';
import { onlyChanges } from './shell/only-changes.ts';
import { Notifications } from './shell/notifications.ts';
import { SessionBus } from './shell/session-bus.ts';
import type { Updates } from './shell/updates.ts';
import { systemClock } from './system-clock.ts';
import { createUpdates } from './updates.ts';

export interface SurfaceDeps {
  /** Whether the icon in the tray waits until the window is shown. */
  readonly isUnseen: boolean;
  /** The folder that the build is in. */
  readonly out: string;
  readonly manager: JobManager;
  readonly settings: Settings;
  readonly preferences: AppPreferences;
  readonly hasStore: boolean;
  readonly life: Life;
  readonly onOpenResult: (id: string) => void;
  readonly onClearCompleted: () => void;
  readonly onKeepsAddresses: (keeps: boolean) => void;
}

export interface Surfaces {
  readonly window: MainWindow;
  readonly tray: AppTray;
  readonly trayHost: TrayHost;
  /** Null where desktops speak otherwise. */
  readonly bus: Promise<SessionBus | null>;
  readonly announcer: Announcer;
  /** null where the app does not update itself. */
  readonly updates: Updates | null;
  readonly show: () => void;
  /** Takes note of what the page has to offer. */
  readonly takeOffer: (offer: ListOffer) => void;
  /** Takes note of the rows that the page shows, by the ids of their copies and batches. */
  readonly takeRows: (ids: readonly string[]) => void;
  /** Whether somebody looks at a copy. */
  readonly attentionTo: (job: Job) => Attention;
  /** Shows the form, filled in as a link says. */
  readonly showForm: (handedIn: HandedIn) => void;
  /** Draws anew what follows the jobs: tray, progress and number. */
  readonly render: () => void;
  /** Draws anew what follows the preferences. */
  readonly renderMenu: () => void;
}

/** Makes them; the window is not open yet. */
export function createSurfaces(deps: SurfaceDeps): Surfaces {
  const { out, manager, settings, preferences, life } = deps;
  const drawings = path.join(out, '..', 'build');
  const trayIcon = (name: TrayIcon): string => path.join(out, 'main', 'tray', trayIconFile(name));
  const messages = () => preferences.messages();
  const bus = sessionBus();
  const notifications = new Notifications(bus);
  const showBadge = onlyChanges<number>((count) => app.setBadgeCount(count));

  const show = (): void => {
    tray.appear(Date.now());
    window.show();
  };
  const askPage = (wish: 'newCopy' | 'openSettings' | 'openAccounts') => (): void => {
    tray.appear(Date.now());
    window.open(wish, null);
  };
  let offer = NO_OFFER;
  const takeOffer = (next: ListOffer): void => {
    offer = next;
    showOffer(offer);
  };
  const rows = new RowsInSight();
  const takeRows = (ids: readonly string[]): void => {
    const hasCome = rows.show(ids);
    if (window.attention() === 'focused') manager.attend(hasCome);
  };
  const window = new MainWindow({
    settings,
    clock: systemClock,
    log: life.log.write,
    messages,
    language: () => preferences.locale(),
    icon: path.join(drawings, 'icon.png'),
    preload: path.join(out, 'preload', 'index.cjs'),
    devServer: app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null),
    onClosing: () => {
      if (!staysOnClose(preferences, manager)) return 'close';
      return trayHost.isThere() ? 'hide' : 'minimize';
    },
    onPageGone: () => {
      takeOffer(NO_OFFER);
      takeRows([]);
    },
    onFocus: () => {
      manager.attend((job) => rows.has(job));
    },
    onHidden: () => {
      if (settings.get('saidStillRunning')) return;
      settings.set('saidStillRunning', true);
      void notifications.show({ ...messages().stillRunning, onClick: show, buttons: [] });
    },
  });
  const tray = new AppTray({
    icon: trayIcon,
    messages,
    onShow: show,
    onNewCopy: askPage('newCopy'),
    onPaused: (isPaused) => void preferences.change({ isPaused }),
    onSettings: askPage('openSettings'),
    onQuit: () => {
      app.quit();
    },
  });
  if (!deps.isUnseen) tray.appear(Date.now());
  const trayHost = keepReachable(systemClock, bus, {
    isMeant: () => tray.isWanted,
    onTray: () => {
      tray.renew(Date.now());
    },
    onNoTray: () => {
      window.showMinimized();
    },
  });
  const announcer = new Announcer({
    clock: systemClock,
    messages,
    isWanted: () => preferences.get('notifies') && window.attention() !== 'focused',
    show: (said) => notifications.show(said),
    onShow: show,
    onShowJob: (id) => {
      window.open('showJob', id);
    },
    onOpen: deps.onOpenResult,
    onRetry: ({ id, name, onConflict }: JobView) => void manager.retry(id, { name, onConflict }),
  });
  const updates = createUpdates(messages, (said) => {
    void notifications.show(said);
  });
  return {
    window,
    tray,
    trayHost,
    bus,
    announcer,
    updates,
    show,
    takeOffer,
    takeRows,
    attentionTo: (job) => rows.attentionTo(job, window.attention()),
    showForm(handedIn) {
      tray.appear(Date.now());
      window.open('newCopy', handedIn);
    },
    render() {
      const summary = manager.jobs.summary();
      const isPaused = preferences.get('isPaused');
      const jobs = manager.jobs.newest(TRAY_JOBS);
      tray.render({ summary, jobs, isPaused, isOnline: net.isOnline() }, Date.now());
      window.setProgress(summary.active === 0 ? -1 : (summary.fraction ?? 2));
      showBadge(summary.attention);
      const text = describeSummary(summary, messages());
      window.setMark(summary.attention === 0 ? null : { icon: trayIcon('attention'), text });
    },
    renderMenu() {
      renderMenu({
        ...deps,
        offer: () => offer,
        onListCommand: (command) => {
          window.send('listCommand', command);
        },
        updates,
        onNewCopy: askPage('newCopy'),
        onSettings: askPage('openSettings'),
        onAccounts: askPage('openAccounts'),
        states: () => manager.jobs.views().map(({ state }) => state),
      });
    },
  };
}

/** Where icons and notifications are shown over it. */
async function sessionBus(): Promise<SessionBus | null> {
  if (process.platform !== 'linux') return null;
  return await SessionBus.open(process.env['DBUS_SESSION_BUS_ADDRESS']);
}

/** On macOS an app stays when its last window goes. */
function staysOnClose(preferences: AppPreferences, manager: JobManager): boolean {
  if (process.platform === 'darwin') return true;
  switch (preferences.get('onClose')) {
    case 'stay':
      return true;
    case 'stayWhileCopying':
      return manager.jobs.summary().active > 0;
    case 'quit':
      return false;
  }
}
