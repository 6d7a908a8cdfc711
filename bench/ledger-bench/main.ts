/**
 * `npm run bench:ledger -- [--past N] [--json]`: what a change costs with a long history, how long a
 * start takes, and the same change in conf, of which electron-store is made.
 */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Job } from '../../main/jobs/job.ts';
import { samples, START } from '../../main/jobs/testing/job-samples.ts';
import { type Times, timed, timesOf } from './figures.ts';
import { fill, LIVE, openBenchLedger, openBenchStore, pastJob } from './stores.ts';

const MIB = 2 ** 20;
const ROUNDS = 2000;
const STORE_ROUNDS = 30;
const PAGE = 50;
const STORE_SIZES = [1000, 10_000];
const DIGITS = 2;

const { values } = parseArgs({
  options: {
    past: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
});
const past = Number(values.past);
const home = await mkdtemp(path.join(tmpdir(), 'bench-ledger-'));
try {
  const report = await measure();
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : tableOf(report));
} finally {
  await rm(home, { recursive: true, force: true });
}

type Report = Awaited<ReturnType<typeof measure>>;

async function measure(): Promise<{
  readonly past: number;
  readonly live: number;
  readonly openAndLoadMs: number;
  readonly firstPageMs: number;
  readonly wholeCheckMs: number;
  /** A synced write of 1 KiB to a file of its own: what the disk itself costs. */
  readonly disk: Times;
  readonly durable: Times;
  readonly ending: Times;
  readonly lazy: Times;
  readonly residentGrowthMib: number;
  readonly conf: readonly {
    readonly records: number;
    readonly change: Times;
    readonly ledger: Times;
  }[];
}> {
  const folder = path.join(home, 'ledger');
  const filled = await openBenchLedger(folder);
  await fill(filled, past);
  await filled.close();

  const before = resident();
  const opening = performance.now();
  const ledger = await openBenchLedger(folder);
  const { jobs } = await ledger.load(START);
  const openAndLoadMs = performance.now() - opening;
  if (jobs.length !== LIVE) throw new Error(`${jobs.length} live records`);
  const firstPageMs = await timed(() => ledger.pastPage(null, PAGE));
  const disk = await diskTimes();
  const durable = await timesOf(ROUNDS, (index) => ledger.put(transition(index), 'durable'));
  const ending = await timesOf(ROUNDS, (index) => ledger.put(pastJob(past + index), 'durable'));
  const lazy = await timesOf(ROUNDS, (index) => ledger.put(transition(index), 'lazy'));
  const residentGrowthMib = resident() - before;
  const wholeCheckMs = await timed(() => ledger.check());
  await ledger.close();
  const conf = [];
  for (const records of STORE_SIZES) conf.push(await compared(records));
  return {
    past,
    live: LIVE,
    openAndLoadMs,
    firstPageMs,
    wholeCheckMs,
    disk,
    durable,
    ending,
    lazy,
    residentGrowthMib,
    conf,
  };
}

async function diskTimes(): Promise<Times> {
  const file = await open(path.join(home, 'disk'), 'w');
  const kib = Buffer.alloc(1024, 'x');
  try {
    return await timesOf(ROUNDS, async () => {
      await file.write(kib);
      await file.datasync();
    });
  } finally {
    await file.close();
  }
}

/** A live record as a copy changes it. */
function transition(index: number): Job {
  const progress = { ...samples.running.progress, fraction: (index % ROUNDS) / ROUNDS };
  return { ...samples.running, id: `live-${index % LIVE}`, progress };
}

/** The same change in both stores, with as many records. */
async function compared(records: number): Promise<Report['conf'][number]> {
  const folder = path.join(home, `both-${records}`);
  const ledger = await openBenchLedger(folder);
  await fill(ledger, records);
  const inLedger = await timesOf(ROUNDS, (index) => ledger.put(transition(index), 'durable'));
  await ledger.close();
  const store = openBenchStore(path.join(home, `store-${records}`), records);
  const change = await timesOf(STORE_ROUNDS, (index) => {
    const job = transition(index);
    store.set(job.id, job);
    return Promise.resolve();
  });
  return { records, change, ledger: inLedger };
}

function resident(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / MIB;
}

function tableOf(report: Report): string {
  const ms = (value: number): string => `${value.toFixed(DIGITS)} ms`;
  const both = ({ median, p99 }: Times): string => `median ${ms(median)}, p99 ${ms(p99)}`;
  const lines = [
    `${report.past} past, ${report.live} live`,
    `open and load          ${ms(report.openAndLoadMs)}`,
    `first page of ${PAGE}       ${ms(report.firstPageMs)}`,
    `the disk by itself     ${both(report.disk)}`,
    `durable change         ${both(report.durable)}`,
    `durable end of a copy  ${both(report.ending)}`,
    `lazy change            ${both(report.lazy)}`,
    `check of the history   ${ms(report.wholeCheckMs)}`,
    `resident memory        +${report.residentGrowthMib.toFixed(1)} MiB`,
    ...report.conf.map(
      ({ records, change, ledger }) =>
        `conf, ${records} records: ${both(change)}; the ledger: ${both(ledger)}; ` +
        `${(change.median / ledger.median).toFixed(0)} times`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
