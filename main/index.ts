/**
 * The composition root: builds the objects, joins them and starts. Decides nothing.
 * Start of the main process; nothing depends on it.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, dialog, powerMonitor, session } from 'electron/main';
import { notificationFor } from '../shared/describe-job.ts';
import type { Acknowledgement } from '../shared/contract.ts';
import type { JobView } from '../shared/job-view.ts';
import { messagesFor, pickLocale } from '../shared/messages/index.ts';
import { readAppOptions } from './app-options.ts';
import { createDriveClients } from './drive-clients.ts';
import { startDemoDrive } from './demo/demo-drive.ts';
import { makeDemoCopy } from './demo-copy.ts';
import { coalesced } from './ipc/coalesced.ts';
import { exposeRequests } from './ipc/expose-requests.ts';
import { JobFeed } from './job-feed.ts';
import { reportFileName, reportOn } from './job-report.ts';
import { requestHandlers } from './job-requests.ts';
import type { JobChange } from './jobs/job-book.ts';
import { hasEnded } from './jobs/job.ts';
import { JobManager } from './jobs/job-manager.ts';
import { summaryOf, viewOf } from './jobs/view.ts';
import { NEW_CONTACT } from './jobs/contact.ts';
import { openLedger } from './ledger/level-ledger.ts';
import { Notices } from './notices.ts';
import { openSettings } from './settings/settings.ts';
import { setAppMenu } from './shell/app-menu.ts';
import { declarePageScheme, servePage } from './shell/app-protocol.ts';
import { AppTray } from './shell/app-tray.ts';
import { MainWindow } from './shell/main-window.ts';
import { Notifications } from './shell/notifications.ts';
import { openExternal } from './shell/open-external.ts';
import { saveFile } from './shell/save-file.ts';
import { quitInOrder } from './shell/orderly-quit.ts';
import { systemVault } from './shell/system-vault.ts';
import { systemClock } from './system-clock.ts';

/** Often enough to look alive, seldom enough to cost nothing. */
const PAGE_INTERVAL_MS = 150;
const TRAY_INTERVAL_MS = 1000;

const out = path.join(import.meta.dirname, '..');
const drawings = path.join(out, '..', 'build');
const trayIcon = (name: string): string => path.join(drawings, 'tray', `${name}.png`);

// Windows shows notifications only for an app that names itself as its installer did.
app.setAppUserModelId('app.ferry.desktop');
declarePageScheme();
if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

/** Says no more than the error's name: its text may quote an address. */
function reportBug(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.name : 'unknown error'}\n`);
}

/** Without its objects the app would only be an invisible process that keeps others from starting. */
function giveUp(error: unknown): void {
  reportBug(error);
  const { title, body } = messagesFor(pickLocale(app.getPreferredSystemLanguages())).startup
    .generic;
  dialog.showErrorBox(title, body);
  app.exit(1);
}

async function start(): Promise<void> {
  const options = readAppOptions(process.argv);
  const locale = pickLocale(app.getPreferredSystemLanguages());
  const messages = messagesFor(locale);
  const userData = app.getPath('userData');

  const opened = await openLedger(path.join(userData, 'ledger'), systemVault);
  if (!opened.ok) {
    const { ledgerLocked, ledgerNewer, ledgerUnreadable } = messages.startup;
    const words = { locked: ledgerLocked, newer: ledgerNewer, unreadable: ledgerUnreadable }[
      opened.why
    ];
    dialog.showErrorBox(words.title, words.body);
    app.exit(1);
    return;
  }
  const { ledger } = opened;
  const settings = openSettings(userData, Date.now());
  const ownDrive =
    options.demoDrive === null
      ? await startDemoDrive({ dataDir: path.join(userData, 'demo-drive') })
      : null;
  const origin = ownDrive?.origin ?? options.demoDrive ?? '';
  const clients = createDriveClients(origin, path.join(userData, 'uploads'), {
    // The form that SharePoint treats better (Microsoft, "Avoid getting throttled").
    userAgent: `NONISV|Ferry|Ferry/${app.getVersion()}`,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
  });
  const { accounts, actions, desk, monitors, uploads } = clients;

  const manager = new JobManager({
    ledger,
    clock: systemClock,
    actions,
    monitors,
    uploads,
    provesCopies: () => settings.get('comparesCopies'),
    random: Math.random,
    newId: randomUUID,
    onChange: (change) => {
      feed.note(change);
      tellPage.changed();
      tellTray.changed();
      announce(change);
    },
    onUnsaved: (isUnsaved) => {
      if (isUnsaved) notices.add({ kind: 'notSaving' });
      else notices.remove('notSaving');
    },
    reportBug,
  });

  const feed = new JobFeed({
    manager,
    notices: () => notices.list(),
    send: (change) => {
      window.send('change', change);
    },
    sendReset: () => {
      window.send('reset', null);
    },
  });
  const renderTray = (): void => {
    const views = manager.views();
    const summary = summaryOf(views);
    tray.render(summary, [...views, ...manager.recent()], Date.now());
    window.setProgress(summary.active === 0 ? -1 : (summary.fraction ?? 2));
  };
  const announce = ({ before, after }: JobChange): void => {
    if (after?.state !== before?.state) {
      tellPage.changedNow();
      tellTray.changedNow();
    }
    const isNews = after !== null && hasEnded(after) && before !== null && !hasEnded(before);
    const words = isNews ? notificationFor(viewOf(after, NEW_CONTACT, Date.now()), messages) : null;
    if (words !== null) notifications.show(words);
  };
  const tellPage = coalesced(systemClock, PAGE_INTERVAL_MS, () => {
    feed.tell();
  });
  const tellTray = coalesced(systemClock, TRAY_INTERVAL_MS, renderTray);
  const notices = new Notices(() => {
    tellPage.changed();
  });

  const saveReport = async (view: JobView): Promise<Acknowledgement> => {
    const contentFor = (extension: string): string =>
      reportOn(view, extension === 'json' ? 'json' : 'text', messages, Date.now());
    const outcome = await saveFile(reportFileName(view), ['txt', 'json'], contentFor);
    return outcome === 'failed'
      ? { ok: false, refusal: { code: 'notSaved', field: null } }
      : { ok: true };
  };
  const show = (): void => {
    window.show();
  };
  const newCopy = (): void => {
    window.show();
    window.send('newCopy', null);
  };
  const notifications = new Notifications(show);
  const window = new MainWindow({
    settings,
    language: locale,
    icon: path.join(drawings, 'icon.png'),
    preload: path.join(out, 'preload', 'index.cjs'),
    devServer: app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null),
    staysOnClose: () => process.platform === 'darwin' || summaryOf(manager.views()).active > 0,
    onHidden: () => {
      if (settings.get('saidStillRunning')) return;
      settings.set('saidStillRunning', true);
      notifications.show(messages.stillRunning);
    },
  });
  const tray = new AppTray({
    icons: {
      idle: trayIcon('idle'),
      working: trayIcon('working'),
      attention: trayIcon('attention'),
    },
    messages,
    onShow: show,
    onNewCopy: newCopy,
    onQuit: () => {
      app.quit();
    },
  });

  setAppMenu(messages, {
    onNewCopy: newCopy,
    comparesCopies: settings.get('comparesCopies'),
    onComparesCopies: (compares) => {
      settings.set('comparesCopies', compares);
    },
  });
  servePage(path.join(out, 'renderer'));
  exposeRequests(
    requestHandlers({ manager, desk, accounts, notices, feed, openExternal, saveReport }),
    (event) => window.isPage(event),
  );
  app.on('second-instance', show);
  app.on('activate', show);
  powerMonitor.on('resume', () => {
    manager.wake();
  });
  quitInOrder(async () => {
    window.allowClosing();
    await manager.stop();
    await clients.close();
    await ledger.close();
    await ownDrive?.close();
    tray.remove();
  });

  const { jobs, setAside } = await ledger.load(Date.now());
  if (setAside > 0) notices.add({ kind: 'recordsSetAside', count: setAside });
  if (settings.setAside !== null)
    notices.add({ kind: 'settingsSetAside', file: settings.setAside });
  await manager.resumeAll(jobs);
  renderTray();
  window.show();

  if (options.demoCopy) {
    const say = (line: string): void => {
      process.stdout.write(`${line}\n`);
    };
    const picture = (): Promise<Buffer | null> => window.picture();
    process.exitCode = await makeDemoCopy(
      { desk, manager, messages, picture, say },
      options.screenshot,
    );
    app.quit();
  }
}
