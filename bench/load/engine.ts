/**
 * Ferry's engine with what it tells the page and the tray, but no window: the real manager, ledger and
 * clients over a clock that runs fast, and a watch on its process.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { serialize } from 'node:v8';
import { parse } from 'valibot';
import { coalesced } from '../../main/coalesced.ts';
import { createDriveClients, type DriveClients } from '../../main/drive-clients.ts';
import { JobFeed } from '../../main/job-feed.ts';
import type { JobChange } from '../../main/jobs/job-change.ts';
import { HostBudgets } from '../../main/jobs/host-budgets.ts';
import { JobManager } from '../../main/jobs/job-manager.ts';
import { meterBy } from '../../main/onedrive/meter.ts';
import { isPast } from '../../main/jobs/job.ts';
import type { Clock, MonitorClient } from '../../main/jobs/ports.ts';
import { loggedClients } from '../../main/log/logged-clients.ts';
import { clockBy } from '../common/fast-time.ts';
import { STRAIGHT } from '../common/network.ts';
import { openClearLedger } from '../common/records.ts';
import { type Measured, type Order, orderSchema, type Word } from './talk.ts';
import { Watch } from './watch.ts';

const MIB = 2 ** 20;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** As in the app. */
const PAGE_INTERVAL_MS = 150;
const TRAY_INTERVAL_MS = SECOND;
const TRAY_JOBS = 5;

export const LEDGER_FOLDER = 'ledger';

/** Waits for its order, carries it out and ends. */
export function serveAsEngine(): void {
  process.once('message', (message) => {
    void run(parse(orderSchema, message)).then((measured) => {
      say({ kind: 'done', measured });
    });
  });
  // Nothing outlives the bench.
  process.once('disconnect', () => process.exit());
  say({ kind: 'ready' });
}

function say(word: Word): void {
  process.send?.(word);
}

async function run(order: Order): Promise<Measured> {
  const clock = clockBy(order.tempo);
  const watch = new Watch(clock);
  await watch.beforeStart();
  const began = performance.now();
  const ledger = await openClearLedger(path.join(order.folder, LEDGER_FOLDER));
  const budgets = new HostBudgets();
  const clients = createDriveClients(order.origin, path.join(order.folder, 'uploads'), {
    ...STRAIGHT,
    meter: meterBy(budgets, () => clock.now()),
  });
  const engine = new Engine({ clock, watch, clients, ledger, budgets });
  const { jobs } = await ledger.load(clock.now());
  for (const job of jobs) if (job.state === 'running') watch.runs(job.monitorUrl);
  await engine.manager.resumeAll(jobs);
  const startMs = performance.now() - began;
  watch.started();
  const end = clock.now() + order.durationMs;
  while (clock.now() < end) {
    await sleep(MINUTE / order.tempo.factor);
    await watch.sample();
  }
  const watched = watch.end();
  const activeAtEnd = engine.manager.jobs.views().length;
  await engine.manager.stop();
  await clients.close();
  await ledger.close();
  return { ...watched, ...engine.counts(), bareMib: watch.bareMib, startMs, activeAtEnd };
}

interface EngineParts {
  readonly clock: Clock;
  readonly watch: Watch;
  readonly clients: DriveClients;
  readonly ledger: Awaited<ReturnType<typeof openClearLedger>>;
  readonly budgets: HostBudgets;
}

class Engine {
  readonly manager: JobManager;
  readonly #watch: Watch;
  readonly #tellPage: ReturnType<typeof coalesced>;
  readonly #tellTray: ReturnType<typeof coalesced>;
  readonly #feed: JobFeed;
  readonly #bugs: string[] = [];
  #ended = 0;
  #begun = 0;
  #toPageBytes = 0;

  constructor({ clock, watch, clients, ledger, budgets }: EngineParts) {
    this.#watch = watch;
    const { actions, monitors, uploads } = loggedClients(clients, () => undefined);
    this.manager = new JobManager({
      ...{ actions, uploads, ledger, clock, random: Math.random, newId: randomUUID },
      monitors: watched(monitors, watch),
      budgets,
      attention: () => 'visible',
      limits: () => ({ perDestination: 3, perAccount: 10_000 }),
      expectedMs: () => null,
      provesCopies: () => true,
      onChange: (change) => {
        this.#changed(change);
      },
      onUnsaved: () => this.#bugs.push('the ledger failed'),
      reportBug: (error) => this.#bugs.push(error instanceof Error ? error.message : 'no error'),
    });
    this.#feed = new JobFeed({
      jobs: this.manager.jobs,
      notices: () => [],
      // What Electron does with what is sent to the page.
      send: (change) => {
        this.#toPageBytes += serialize(change).length;
      },
      sendReset: () => undefined,
    });
    this.#tellPage = coalesced(clock, PAGE_INTERVAL_MS, () => {
      this.#feed.tell();
    });
    this.#tellTray = coalesced(clock, TRAY_INTERVAL_MS, () => {
      this.manager.jobs.summary();
      this.manager.jobs.newest(TRAY_JOBS);
    });
  }

  counts(): Pick<Measured, 'turnover' | 'toPageMib' | 'bugs'> {
    return {
      turnover: [this.#ended, this.#begun],
      toPageMib: this.#toPageBytes / MIB,
      bugs: this.#bugs,
    };
  }

  #changed(change: JobChange): void {
    const { before, after } = change;
    this.#feed.note(change);
    this.#tellPage.changed();
    this.#tellTray.changed();
    if (before?.state === after?.state) {
      if (after !== null && isPast(after)) this.#replace(change);
      return;
    }
    this.#tellPage.changedNow();
    this.#tellTray.changedNow();
    if (before?.state === 'running') this.#watch.runsNoMore(before.monitorUrl);
    if (after?.state === 'running') this.#watch.runs(after.monitorUrl);
    if (after?.state === 'failed' || after?.state === 'unknown') this.#bugs.push(after.state);
  }

  /** For each copy that is past the user wants another one. */
  #replace({ before, after }: JobChange): void {
    if (after === null || after === before || after.request.action === 'adopted') return;
    this.#ended += 1;
    const request = { ...after.request, name: `${after.request.name} again` };
    void this.manager.start(request).then(({ ok }) => {
      if (ok) this.#begun += 1;
    });
  }
}

function watched(monitors: MonitorClient, watch: Watch): MonitorClient {
  return {
    ...monitors,
    ask(account, monitorUrl) {
      watch.asked(monitorUrl);
      return monitors.ask(account, monitorUrl);
    },
  };
}
