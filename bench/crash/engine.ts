/**
 * Ferry's engine without its window, as a process that gets killed: the real manager, ledger and
 * clients, over a clock that runs fast. It resumes what its ledger holds, asks for what is missing
 * there, and stops in order once every job has come to rest.
 */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'valibot';
import { HostBudgets } from '../../main/jobs/host-budgets.ts';
import { type Job, isPast } from '../../main/jobs/job.ts';
import { JobManager } from '../../main/jobs/job-manager.ts';
import { hasStep } from '../../main/jobs/job-steps.ts';
import type { ActionClient, MonitorClient } from '../../main/jobs/ports.ts';
import { demoAccount } from '../../main/onedrive/account.ts';
import { createActionClient } from '../../main/onedrive/action-client.ts';
import { createByteTransport } from '../../main/onedrive/byte-transport.ts';
import { createHttp } from '../../main/onedrive/http.ts';
import { createMonitorClient } from '../../main/onedrive/monitor-client.ts';
import { PIECE_UNIT_BYTES } from '../../main/onedrive/source-pieces.ts';
import {
  type ClosableUploadClient,
  createUploadClient,
} from '../../main/onedrive/upload-client.ts';
import { clockBy } from '../common/fast-time.ts';
import { STRAIGHT } from '../common/network.ts';
import { openClearLedger, recordsOf } from '../common/records.ts';
import { KillPoints } from './kill-points.ts';
import { savingLate } from './naive-ledger.ts';
import { type Order, type Word, orderSchema } from './talk.ts';

export const LEDGER_FOLDER = 'ledger';
export const SPOOL_FOLDER = 'uploads';

/** Waits for its order, carries it out and ends. */
export function serveAsEngine(): void {
  process.once('message', (message) => {
    void run(parse(orderSchema, message)).catch(reportBug);
  });
  // Nothing outlives the bench.
  process.once('disconnect', () => process.exit());
  say({ kind: 'ready' });
}

async function run(order: Order): Promise<void> {
  const { folder, isNaive, wishes } = order;
  const began = performance.now();
  const points = new KillPoints(order.dieAt);
  const ledger = await openClearLedger(path.join(folder, LEDGER_FOLDER));
  const { close, ...clients } = clientsFor(order, points);
  const { jobs } = await recordsOf(ledger);
  const known = new Set(jobs.map(({ id }) => id));
  const unasked = wishes.filter(({ id, isPromised }) => !isPromised && !known.has(id));
  const rest = new Rest([...known, ...unasked.map(({ id }) => id)]);
  let nextId = '';
  const manager = new JobManager({
    ...clients,
    budgets: new HostBudgets(),
    attention: () => 'hidden',
    expectedMs: () => null,
    ledger: points.inLedger(isNaive ? savingLate(ledger) : ledger),
    clock: clockBy(order.tempo),
    provesCopies: () => true,
    limits: () => ({ perDestination: 3, perAccount: 10 }),
    random: Math.random,
    newId: () => nextId,
    onChange: (change) => {
      if (change.after) rest.note(change.after);
    },
    onUnsaved: () => undefined,
    reportBug,
  });
  for (const job of jobs) rest.note(job);
  await manager.resumeAll(jobs.filter((job) => !isPast(job)));
  say({ kind: 'resumed', ms: performance.now() - began });
  for (const { id, request } of unasked) {
    nextId = id;
    if ((await manager.start(request)).ok) say({ kind: 'promised', id });
  }
  await rest.reached;
  await manager.stop();
  await close();
  await ledger.close();
  say({ kind: 'settled' });
  process.disconnect();
}

/** Is reached when each of some jobs has no step to take any more. */
class Rest {
  readonly #ids: readonly string[];
  readonly #resting = new Set<string>();
  #reach: () => void = () => undefined;
  readonly reached = new Promise<void>((resolve) => {
    this.#reach = resolve;
  });

  constructor(ids: readonly string[]) {
    this.#ids = ids;
  }

  note(job: Job): void {
    if (job.state === 'submitting' || hasStep(job)) this.#resting.delete(job.id);
    else this.#resting.add(job.id);
    if (this.#ids.every((id) => this.#resting.has(id))) this.#reach();
  }
}

interface Clients {
  readonly actions: ActionClient;
  readonly monitors: MonitorClient;
  readonly uploads: ClosableUploadClient;
  readonly close: () => Promise<void>;
}

/** As `drive-clients.ts` builds them, over points, and with sources and pieces of the bench's own. */
function clientsFor(order: Order, points: KillPoints): Clients {
  const { folder, origin, sourceOrigins, tempo } = order;
  const account = demoAccount(origin);
  const accounts = new Map([[account.key, account]]);
  const http = points.inHttp(createHttp(STRAIGHT));
  const bytes = points.inBytes(createByteTransport(STRAIGHT));
  const uploads = createUploadClient({
    ...{ http, bytes, source: bytes, accounts },
    rule: { allowedOrigins: sourceOrigins },
    spoolFolder: path.join(folder, SPOOL_FOLDER),
    pieceBytes: PIECE_UNIT_BYTES,
  });
  return {
    actions: createActionClient(http, accounts, (delayMs) => sleep(delayMs / tempo.factor)),
    monitors: createMonitorClient(http, accounts),
    uploads,
    async close() {
      await uploads.close();
      http.close();
      bytes.close();
    },
  };
}

function reportBug(error: unknown): void {
  say({ kind: 'bug', what: error instanceof Error ? (error.stack ?? error.name) : 'no error' });
}

function say(word: Word): void {
  process.send?.(word);
}
