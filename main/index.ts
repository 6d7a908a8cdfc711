/**
 * The composition root: builds the objects, joins them and starts. Decides nothing.
 * Start of the main process; nothing depends on it.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, session } from 'electron/main';
import { notificationFor } from '../shared/describe-job.ts';
import { describeApp } from './app-facts.ts';
import { type Run, begin, giveUp } from './begin.ts';
import { createDriveClients } from './drive-clients.ts';
import { rememberDurations } from './durations.ts';
import { startDemoDrive } from './demo/demo-drive.ts';
import { makeDemoCopy } from './demo-copy.ts';
import { coalesced } from './coalesced.ts';
import { exposeRequests } from './ipc/expose-requests.ts';
import { JobFeed } from './job-feed.ts';
import { requestHandlers } from './job-requests.ts';
import type { JobChange } from './jobs/job-book.ts';
import { hasEnded } from './jobs/job.ts';
import { HostBudgets } from './jobs/host-budgets.ts';
import { JobManager } from './jobs/job-manager.ts';
import type { Attention } from './jobs/poll-schedule.ts';
import { viewOf } from './jobs/view.ts';
import { NEW_CONTACT } from './jobs/contact.ts';
import { openLedger } from './ledger/level-ledger.ts';
import { logJobChange } from './log/job-entries.ts';
import { faultOf } from './log/log-entry.ts';
import { loggedClients } from './log/logged-clients.ts';
import { addMenu } from './menu.ts';
import { Notices, noticesOf } from './notices.ts';
import { recentFolders } from './recent-folders.ts';
import { saveReport } from './save-report.ts';
import { meterBy } from './onedrive/meter.ts';
import { openSettings } from './settings/settings.ts';
import { declarePageScheme, servePage } from './shell/app-protocol.ts';
import { AppTray, TRAY_JOBS } from './shell/app-tray.ts';
import { MainWindow } from './shell/main-window.ts';
import { Notifications } from './shell/notifications.ts';
import { openExternal } from './shell/open-external.ts';
import { createSystemVault, hasSecretStore } from './shell/system-vault.ts';
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
  void begin(start);
} else {
  app.quit();
}

async function start({ options, locale, messages, life }: Run): Promise<void> {
  const userData = app.getPath('userData');
  const { log } = life;
  const settings = openSettings(userData, Date.now());
  const hasStore = await hasSecretStore();
  log.write('app.started', {
    ...describeApp(locale, hasStore),
    afterFault: options.afterFault,
    pid: process.pid,
  });

  const vault = createSystemVault(() => settings.get('keepsAddresses'));
  const opened = await openLedger(path.join(userData, 'ledger'), vault, (found) => {
    for (const notice of noticesOf(found.damage, found.setAside)) notices.add(notice);
  });
  if (!opened.ok) {
    const { ledgerLocked, ledgerNewer, ledgerUnreadable } = messages.startup;
    const words = { locked: ledgerLocked, newer: ledgerNewer, unreadable: ledgerUnreadable }[
      opened.why
    ];
    log.write('ledger.notOpened', { why: opened.why });
    await giveUp(life, words);
    return;
  }
  const { ledger } = opened;
  const ownDrive =
    options.demoDrive === null
      ? await startDemoDrive({ dataDir: path.join(userData, 'demo-drive') })
      : null;
  const origin = ownDrive?.origin ?? options.demoDrive ?? '';
  const budgets = new HostBudgets();
  const clients = createDriveClients(origin, path.join(userData, 'uploads'), {
    // The form that SharePoint treats better (Microsoft, "Avoid getting throttled").
    userAgent: `NONISV|Ferry|Ferry/${app.getVersion()}`,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    meter: meterBy(budgets, () => systemClock.now()),
  });
  const { accounts, desk } = clients;

  const reportBug = (error: unknown): void => {
    log.write('app.bug', faultOf(error));
  };
  const durations = rememberDurations(settings.get('durations'), (memory) => {
    settings.set('durations', memory);
  });
  const manager = new JobManager({
    budgets,
    attention: (): Attention => window.attention(),
    expectedMs: durations.expectedMs,
    ...loggedClients(clients, log.write),
    ledger,
    clock: systemClock,
    provesCopies: () => settings.get('comparesCopies'),
    random: Math.random,
    newId: randomUUID,
    onChange: (change) => {
      feed.note(change);
      durations.learn(change);
      tellPage.changed();
      tellTray.changed();
      announce(change);
    },
    onUnsaved: (isUnsaved) => {
      log.write(isUnsaved ? 'ledger.failing' : 'ledger.working', {});
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
    const summary = manager.summary();
    tray.render(summary, manager.newest(TRAY_JOBS), Date.now());
    window.setProgress(summary.active === 0 ? -1 : (summary.fraction ?? 2));
  };
  const announce = (change: JobChange): void => {
    logJobChange(change, log.write);
    const { before, after } = change;
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
    clock: systemClock,
    log: log.write,
    messages,
    language: locale,
    icon: path.join(drawings, 'icon.png'),
    preload: path.join(out, 'preload', 'index.cjs'),
    devServer: app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null),
    staysOnClose: () => process.platform === 'darwin' || manager.summary().active > 0,
    onFocus: () => {
      manager.attend();
    },
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

  const saveSecretsAgain = async (): Promise<void> => {
    await manager.saveSecretsAgain();
    await ledger.dropOverwritten();
  };
  const { keepAddresses } = addMenu({
    messages,
    locale,
    settings,
    hasStore,
    life,
    onNewCopy: newCopy,
    onChosen: () => {
      notices.remove('noSecretStore');
      void saveSecretsAgain().catch(reportBug);
    },
    states: () => manager.views().map(({ state }) => state),
  });
  servePage(path.join(out, 'renderer'));
  const handlers = requestHandlers({
    ...{ manager, desk, accounts, notices, feed, openExternal, keepAddresses },
    recent: recentFolders(
      () => settings.get('recentFolders'),
      (folders) => {
        settings.set('recentFolders', folders);
      },
    ),
    saveReport: (view) => saveReport(view, messages),
  });
  exposeRequests(handlers, (event) => window.isPage(event));
  app.on('second-instance', show);
  app.on('activate', show);
  life.whenBack(() => {
    clients.dropIdle();
    manager.wake();
  });
  life.endWith([
    {
      name: 'window',
      run: () => {
        window.allowClosing();
      },
    },
    { name: 'jobs', run: () => manager.stop() },
    { name: 'clients', run: () => clients.close() },
    { name: 'ledger', run: () => ledger.close() },
    { name: 'demoDrive', run: () => ownDrive?.close() },
    {
      name: 'tray',
      run: () => {
        tray.remove();
      },
    },
  ]);

  const { jobs, setAside } = await ledger.load(Date.now());
  log.write('ledger.loaded', { jobs: jobs.length, setAside });
  if (options.afterFault) notices.add({ kind: 'restarted' });
  if (!hasStore && !options.demoCopy && !settings.get('saidNoSecretStore'))
    notices.add({ kind: 'noSecretStore' });
  for (const notice of noticesOf(ledger.damage, setAside)) notices.add(notice);
  if (settings.setAside !== null)
    notices.add({ kind: 'settingsSetAside', file: settings.setAside });
  await manager.resumeAll(jobs);
  renderTray();
  window.show();
  void ledger.check().catch(reportBug);

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
