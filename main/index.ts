/**
 * The composition root: builds the objects, joins them and starts. Decides nothing.
 * Start of the main process; nothing depends on it.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, nativeTheme, session } from 'electron/main';
import type { Acknowledgement, HandedIn } from '../shared/contract.ts';
import { AccountFront } from './account-requests.ts';
import { describeApp } from './app-facts.ts';
import { HIDDEN_FLAG } from './app-options.ts';
import { type Run, begin } from './begin.ts';
import { ownCommandLine, runAsCommand } from './command-front.ts';
import { createCommands } from './commands.ts';
import { followDrives } from './change-hints.ts';
import { createDriveClients } from './drive-clients.ts';
import { rememberDurations } from './durations.ts';
import { startDemoDrive } from './demo/demo-drive.ts';
import { makeDemoCopy } from './demo-copy.ts';
import { clientIdFor } from './client-ids.ts';
import { endSteps } from './end-steps.ts';
import { collectStarts, linkIn } from './further-starts.ts';
import { coalesced } from './coalesced.ts';
import { exposeRequests, type Handlers } from './ipc/expose-requests.ts';
import { JobFeed } from './job-feed.ts';
import { requestHandlers } from './job-requests.ts';
import type { JobChange } from './jobs/job-book.ts';
import { hasEnded } from './jobs/job.ts';
import { HostBudgets } from './jobs/host-budgets.ts';
import { JobManager } from './jobs/job-manager.ts';
import type { Attention } from './jobs/poll-schedule.ts';
import { logJobChange } from './log/job-entries.ts';
import { faultOf } from './log/log-entry.ts';
import { loggedClients } from './log/logged-clients.ts';
import { Notices, noticesOf } from './notices.ts';
import { openAccounts } from './open-accounts.ts';
import { openOwnLedger } from './open-own-ledger.ts';
import { recentFolders } from './recent-folders.ts';
import { AppPreferences } from './preferences.ts';
import { saveReport } from './save-report.ts';
import { meterBy } from './onedrive/meter.ts';
import { declarePageScheme, servePage } from './shell/app-protocol.ts';
import { applyProxy, proxyInUse } from './shell/app-proxy.ts';
import { lockDown } from './shell/lock-down.ts';
import { sessionFacts } from './shell/display.ts';
import { createLoginItem } from './shell/login-item.ts';
import { copyText } from './shell/copy-text.ts';
import { openExternal } from './shell/open-external.ts';
import { createSecretStore, createSystemVault, hasSecretStore } from './shell/system-vault.ts';
import { createSurfaces } from './surfaces.ts';
import { systemClock } from './system-clock.ts';

/** Often enough to look alive, seldom enough to cost nothing. */
const PAGE_INTERVAL_MS = 500;
const TRAY_INTERVAL_MS = 1000;

const out = path.join(import.meta.dirname, '..');
/** Where the real service is, to say which way leads there. */
const SERVICE = 'https://graph.microsoft.com/';

const commandLine = ownCommandLine();
// A command is a process of its own, and ends before Electron has begun.
if (commandLine.kind !== 'app') process.exit(await runAsCommand(commandLine));

// Windows shows notifications only for an app that names itself as its installer did.
app.setAppUserModelId('app.ferry.desktop');
declarePageScheme();
lockDown();
const followStarts = collectStarts();
if (app.requestSingleInstanceLock({ session: sessionFacts() })) {
  void begin(start);
} else {
  app.quit();
}

async function start({ options, settings, messages, life }: Run): Promise<void> {
  const userData = app.getPath('userData');
  const { log } = life;
  const hasStore = await hasSecretStore();
  let keptAddresses = settings.get('keepsAddresses');
  const preferences = new AppPreferences({
    settings,
    hasSecretStore: hasStore,
    preferredLanguages: app.getPreferredSystemLanguages(),
    loginItem: createLoginItem([HIDDEN_FLAG]),
    proxy: { use: applyProxy, inUse: () => proxyInUse(SERVICE) },
    setTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    onChange: (view) => {
      const { keepsAddresses } = view.preferences;
      if (keepsAddresses !== keptAddresses) void saveSecretsAgain().catch(reportBug);
      keptAddresses = keepsAddresses;
      surfaces.window.send('settings', view);
      surfaces.renderMenu();
      surfaces.render();
      manager.limitsChanged();
    },
  });
  await preferences.apply();
  log.write('app.started', {
    ...describeApp(preferences.locale(), hasStore),
    afterFault: options.afterFault,
    pid: process.pid,
  });

  const vault = createSystemVault(() => settings.get('keepsAddresses'));
  const ledger = await openOwnLedger(path.join(userData, 'ledger'), vault, {
    ...{ life, messages },
    hearDamage: (found) => {
      for (const notice of noticesOf(found.damage, found.setAside)) notices.add(notice);
    },
  });
  if (ledger === null) return;
  const ownDrive =
    options.demoDrive === null
      ? await startDemoDrive({ dataDir: path.join(userData, 'demo-drive') })
      : null;
  const origin = ownDrive?.origin ?? options.demoDrive ?? '';
  const budgets = new HostBudgets();
  const net = {
    // The form that SharePoint treats better (Microsoft, "Avoid getting throttled").
    userAgent: `NONISV|Ferry|Ferry/${app.getVersion()}`,
    resolveProxy: (url: string) => session.defaultSession.resolveProxy(url),
  };
  const clients = createDriveClients(origin, path.join(userData, 'uploads'), {
    ...net,
    meter: meterBy(budgets, () => systemClock.now()),
  });
  const { accounts, desk } = clients;
  const signIns = await openAccounts({
    ...{ folder: userData, store: createSecretStore(), settings, http: net, accounts },
    clientIdOf: (cloud) => clientIdFor(cloud, settings.get('clientIds')),
    openBrowser: openExternal,
    locale: () => preferences.locale(),
    testCloud: options.testCloud,
    onChange: () => {
      accountFront.tell();
    },
    onReady: () => {
      manager.wake();
    },
  });

  const reportBug = (error: unknown): void => {
    log.write('app.bug', faultOf(error));
  };
  const durations = rememberDurations(settings.get('durations'), (memory) => {
    settings.set('durations', memory);
  });
  const manager = new JobManager({
    budgets,
    attention: (): Attention => surfaces.window.attention(),
    expectedMs: durations.expectedMs,
    ...loggedClients(clients, log.write),
    ledger,
    clock: systemClock,
    provesCopies: () => preferences.get('comparesCopies'),
    limits: () => preferences.limits(),
    random: Math.random,
    newId: randomUUID,
    onChange: (change) => {
      feed.note(change);
      durations.learn(change);
      if (change.before?.state !== change.after?.state) hints.note();
      tellPage.changed();
      tellTray.changed();
      announce(change);
      commands.note(change);
    },
    onUnsaved: (isUnsaved) => {
      log.write(isUnsaved ? 'ledger.failing' : 'ledger.working', {});
      if (isUnsaved) notices.add({ kind: 'notSaving' });
      else notices.remove('notSaving');
    },
    reportBug,
  });

  const hints = followDrives({ manager, channels: clients.channels, clock: systemClock });
  const feed = new JobFeed({
    manager,
    notices: () => notices.list(),
    send: (change) => {
      surfaces.window.send('change', change);
    },
    sendReset: () => {
      surfaces.window.send('reset', null);
    },
  });
  const announce = (change: JobChange): void => {
    logJobChange(change, log.write);
    const { before, after } = change;
    if (after?.state !== before?.state) {
      tellPage.changedNow();
      tellTray.changedNow();
    }
    if (after === null || before === after) return;
    const isNews = before !== null && hasEnded(after) && !hasEnded(before);
    if (isNews) surfaces.announcer.ended(manager.viewOf(after));
    else surfaces.announcer.changed(manager.viewOf(after));
  };
  const tellPage = coalesced(systemClock, PAGE_INTERVAL_MS, () => {
    if (surfaces.window.isOpen) feed.tell();
    else feed.drop();
  });
  const tellTray = coalesced(systemClock, TRAY_INTERVAL_MS, () => {
    surfaces.render();
  });
  const notices = new Notices(() => {
    tellPage.changed();
  });

  const saveSecretsAgain = async (): Promise<void> => {
    await manager.saveSecretsAgain();
    await ledger.dropOverwritten();
  };
  const keepAddresses = (keeps: boolean): Promise<Acknowledgement> => {
    settings.set('saidNoSecretStore', true);
    notices.remove('noSecretStore');
    return preferences.change({ keepsAddresses: keeps });
  };
  servePage(path.join(out, 'renderer'));
  const handlers = requestHandlers({
    ...{ manager, desk, accounts, notices, feed, openExternal, keepAddresses, preferences },
    recent: recentFolders(
      () => settings.get('recentFolders'),
      (folders) => {
        settings.set('recentFolders', folders);
      },
    ),
    copyText,
    onOffer: (offer) => {
      surfaces.takeOffer(offer);
    },
    saveReport: (view) => saveReport(view, preferences.messages()),
  });
  const accountFront = new AccountFront({
    ...signIns,
    registrations: {
      idFor: (cloud) => clientIdFor(cloud, settings.get('clientIds')),
      own: () => settings.get('clientIds'),
      setOwn: (ids) => {
        settings.set('clientIds', ids);
      },
    },
    quotaOf: (account) => desk.quota(account),
    removeCopies: async (account) => {
      const answer = await manager.removeOf(account);
      feed.reset();
      return answer;
    },
    ...{ copyText, openExternal },
    tell: (view) => {
      surfaces.window.send('accounts', view);
    },
  });
  const surfaces = createSurfaces({
    ...{ out, manager, settings, preferences, hasStore, life },
    isUnseen: options.forCommand,
    onOpenResult: (id) => void handlers['jobs:openResult'](id),
    onClearCompleted: () => void handlers['jobs:clearCompleted'](Date.now()),
    onKeepsAddresses: (keeps) => void keepAddresses(keeps),
  });
  const { window } = surfaces;
  surfaces.renderMenu();
  const fromPage: Handlers = {
    ...handlers,
    ...accountFront.handlers(),
    'jobs:list': () => {
      // It asks for the list once it has subscribed to everything.
      window.pageIsThere();
      return handlers['jobs:list']();
    },
  };
  exposeRequests(fromPage, (event) => window.isPage(event));
  const commands = createCommands({
    ...{ manager, desk, reportBug },
    profile: userData,
    clock: systemClock,
    adopt: async (url) => await handlers['jobs:adopt'](url),
    messages: () => preferences.messages(),
    isErrand: options.forCommand,
    isPaused: () => preferences.get('isPaused'),
    quit: () => {
      app.quit();
    },
  });
  const show = (handedIn: HandedIn | null): void => {
    commands.stay();
    if (handedIn === null) surfaces.show();
    else surfaces.showForm(handedIn);
  };
  life.whenBack(() => {
    clients.dropIdle();
    signIns.dropIdle();
    manager.wake();
  });
  life.whenOnline((isOnline) => {
    if (isOnline) notices.remove('offline');
    else notices.add({ kind: 'offline' });
    surfaces.render();
  });
  life.endWith(
    endSteps({ ...surfaces, signIns, clients, hints, commands, manager, ledger, ownDrive }),
  );

  const { jobs, setAside } = await ledger.load(Date.now());
  log.write('ledger.loaded', { jobs: jobs.length, setAside });
  if (options.afterFault) notices.add({ kind: 'restarted' });
  if (!hasStore && !options.demoCopy && !settings.get('saidNoSecretStore'))
    notices.add({ kind: 'noSecretStore' });
  for (const notice of noticesOf(ledger.damage, setAside)) notices.add(notice);
  if (settings.setAside !== null)
    notices.add({ kind: 'settingsSetAside', file: settings.setAside });
  await manager.resumeAll(jobs);
  hints.note();
  surfaces.render();
  surfaces.updates?.start();
  if (!options.hidden && !options.forCommand) show(linkIn(process.argv));
  followStarts(show);
  await commands.open().catch(reportBug);
  void ledger.check().catch(reportBug);

  if (options.demoCopy) {
    const picture = (): Promise<Buffer | null> => window.picture();
    process.exitCode = await makeDemoCopy({ desk, manager, messages, picture }, options.screenshot);
    app.quit();
  }
}
