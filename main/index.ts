/**
 * The composition root: builds the objects, joins them and starts. Decides nothing.
 * Start of the main process; nothing depends on it.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { app } from 'electron/main';
import type { HandedIn } from '../shared/contract.ts';
import { createAddressKeeping } from './address-keeping.ts';
import { describeApp } from './app-facts.ts';
import { type Run, begin } from './begin.ts';
import { followDrives } from './change-hints.ts';
import { ownCommandLine, runAsCommand } from './command-front.ts';
import { createCommands } from './commands.ts';
import { makeDemoCopy } from './demo-copy.ts';
import { endSteps } from './end-steps.ts';
import { collectStarts, linkIn } from './further-starts.ts';
import { exposeRequests } from './ipc/expose-requests.ts';
import { createFollowers } from './job-followers.ts';
import { JobManager } from './jobs/job-manager.ts';
import { keptIn } from './kept-in-settings.ts';
import { faultOf } from './log/log-entry.ts';
import { loggedClients } from './log/logged-clients.ts';
import { Notices, noticesOf } from './notices.ts';
import { openAccounts } from './open-accounts.ts';
import { openDrives } from './open-drives.ts';
import { openOwnLedger } from './open-own-ledger.ts';
import { openPreferences } from './open-preferences.ts';
import { endWithoutProfile, profileTrouble } from './own-profile.ts';
import { createPageFront } from './page-front.ts';
import { resumeWork } from './resume-work.ts';
import { declarePageScheme, servePage } from './shell/app-protocol.ts';
import { sessionFacts } from './shell/display.ts';
import { lockDown } from './shell/lock-down.ts';
import { openExternal } from './shell/open-external.ts';
import { createSecretStore, createSystemVault, hasSecretStore } from './shell/system-vault.ts';
import { createSurfaces } from './surfaces.ts';
import { systemClock } from './system-clock.ts';

const out = path.join(import.meta.dirname, '..');

const commandLine = ownCommandLine();
// A command is a process of its own, and ends before Electron has begun.
if (commandLine.kind !== 'app') process.exit(await runAsCommand(commandLine));

// Windows shows notifications only for an app that names itself as its installer did.
app.setAppUserModelId('app.ferry.desktop');
declarePageScheme();
lockDown();
const followStarts = collectStarts();
const trouble = await profileTrouble();
if (trouble !== null) {
  void endWithoutProfile(trouble);
} else if (app.requestSingleInstanceLock({ session: sessionFacts() })) {
  void begin(start);
} else {
  app.quit();
}

/** Objects that need each other reach those further down by functions, called when all are there. */
async function start({ options, settings, messages, life }: Run): Promise<void> {
  const profile = app.getPath('userData');
  const { log } = life;
  const reportBug = (error: unknown): void => {
    log.write('app.bug', faultOf(error));
  };

  // What is kept.
  const hasStore = await hasSecretStore();
  const preferences = await openPreferences(settings, hasStore, (view) => {
    proxies.forget();
    addressKeeping.follow(view);
    surfaces.window.send('settings', view);
    surfaces.renderMenu();
    surfaces.render();
    manager.limitsChanged();
  });
  log.write('app.started', {
    ...describeApp(preferences.locale(), hasStore),
    afterFault: options.afterFault,
    pid: process.pid,
  });
  const { durations, recent, registrations } = keptIn(settings);
  const notices = new Notices(() => {
    followers.noticesChanged();
  });
  const vault = createSystemVault(() => settings.get('keepsAddresses'));
  const ledger = await openOwnLedger(path.join(profile, 'ledger'), vault, {
    ...{ life, messages },
    hearDamage: (found) => {
      for (const notice of noticesOf(found.damage, found.setAside)) notices.add(notice);
    },
  });
  if (ledger === null) return;

  // Whom the app speaks to.
  const { http, proxies, budgets, clients, ownDrive } = await openDrives(
    profile,
    options.demoDrive,
  );
  const { accounts, desk } = clients;
  const signIns = await openAccounts({
    ...{ folder: profile, store: createSecretStore(), settings, http, accounts },
    clientIdOf: registrations.idFor,
    openBrowser: openExternal,
    locale: () => preferences.locale(),
    testCloud: options.testCloud,
    onChange: () => {
      page.tellAccounts();
    },
    onReady: () => {
      manager.wake();
    },
  });

  // The copies.
  const manager = new JobManager({
    ...loggedClients(clients, log.write),
    ...{ ledger, budgets, clock: systemClock, random: Math.random, newId: randomUUID, reportBug },
    attention: (job) => surfaces.attentionTo(job),
    expectedMs: durations.expectedMs,
    provesCopies: () => preferences.get('comparesCopies'),
    limits: () => preferences.limits(),
    takesToken: (account) => signIns.book.view(account)?.kind === 'server',
    onChange: (change) => {
      followers.hear(change);
    },
    onUnsaved: (isUnsaved) => {
      log.write(isUnsaved ? 'ledger.failing' : 'ledger.working', {});
      if (isUnsaved) notices.add({ kind: 'notSaving' });
      else notices.remove('notSaving');
    },
  });
  const { jobs } = manager;
  const hints = followDrives({ jobs, manager, channels: clients.channels, clock: systemClock });
  const addressKeeping = createAddressKeeping({
    ...{ settings, preferences, notices, manager, ledger, reportBug },
  });

  // What the page may ask for, who shows what happens, and who else asks.
  const page = createPageFront({
    ...{ manager, desk, accounts, signIns, notices, preferences, recent, registrations },
    keepAddresses: addressKeeping.choose,
    surfaces: () => surfaces,
  });
  const surfaces = createSurfaces({
    ...{ out, manager, settings, preferences, hasStore, life },
    isUnseen: options.forCommand,
    onOpenResult: (id) => void page.handlers['jobs:openResult'](id),
    onClearCompleted: () => void page.handlers['jobs:clearCompleted'](Date.now()),
    onKeepsAddresses: (keeps) => void addressKeeping.choose(keeps),
  });
  const { window } = surfaces;
  const commands = createCommands({
    ...{ jobs, manager, desk, profile, clock: systemClock, reportBug },
    adopt: async (url) => await page.handlers['jobs:adopt'](url),
    messages: () => preferences.messages(),
    isErrand: options.forCommand,
    isPaused: () => preferences.get('isPaused'),
    quit: () => {
      app.quit();
    },
  });
  const followers = createFollowers({
    ...{ jobs, clock: systemClock, feed: page.feed, surfaces, durations, hints, commands },
    writeLog: log.write,
  });
  const show = (handedIn: HandedIn | null): void => {
    commands.stay();
    if (handedIn === null) surfaces.show();
    else surfaces.showForm(handedIn);
  };

  // All is there: from here on things happen.
  servePage(path.join(out, 'renderer'));
  exposeRequests(page.handlers, (event) => window.isPage(event));
  surfaces.renderMenu();
  life.whenBack(() => {
    proxies.forget();
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
  await resumeWork({
    ...{ options, settings, hasSecretStore: hasStore, ledger, manager, notices },
    writeLog: log.write,
  });
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
