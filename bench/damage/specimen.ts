/** Ledgers of a hundred jobs to be damaged, and what lies in them. */
import { mkdir } from 'node:fs/promises';
import type { Job } from '../../main/jobs/job.ts';
import { allSamples, samples, START } from '../../main/jobs/testing/job-samples.ts';
import { openLedger, type OpenLedger } from '../../main/ledger/level-ledger.ts';
import type { Mended } from '../../main/ledger/repair.ts';
import { FakeVault } from '../../main/ledger/testing/fake-vault.ts';

const JOBS = 100;
/** Every third is live. */
const LIVE_EVERY = 3;
const PAGE = 40;

/** `log`: all is in the log. `tables`: an earlier run wrote the most, and it lies in a table. */
export const SHAPES = ['log', 'tables'] as const;
export type Shape = (typeof SHAPES)[number];

/** The jobs of each specimen by id. */
export const JOBS_BY_ID: ReadonlyMap<string, Job> = new Map(
  Array.from({ length: JOBS }, (_, index) => jobAt(index)).map((job) => [job.id, job]),
);

function jobAt(index: number): Job {
  const base = { id: `job-${index}`, askedAt: START + index };
  const sample = allSamples[(index / LIVE_EVERY) % allSamples.length];
  return sample === undefined
    ? { ...samples.completed, ...base, endedAt: START + index, result: { state: 'unavailable' } }
    : { ...sample, ...base };
}

export async function makeSpecimen(folder: string, shape: Shape): Promise<void> {
  await mkdir(folder, { recursive: true });
  const jobs = [...JOBS_BY_ID.values()];
  const inTables = shape === 'tables' ? jobs.slice(0, (JOBS * 3) / 4) : [];
  if (inTables.length > 0) await write(folder, inTables);
  await write(folder, jobs.slice(inTables.length));
}

async function write(folder: string, jobs: readonly Job[]): Promise<void> {
  const { ledger } = await open(folder);
  for (const job of jobs) await ledger.put({ ...samples.queued, id: job.id }, 'lazy');
  for (const job of jobs) await ledger.put(job, 'durable');
  await ledger.close();
}

/** What a user gets to see of a ledger. */
export interface Sight {
  readonly jobs: readonly Job[];
  /** Whether the user is told that something was damaged. */
  readonly isReported: boolean;
}

/** Starts the program on it, and looks at everything. */
export async function lookAt(folder: string): Promise<Sight> {
  const { ledger, mended } = await open(folder);
  try {
    const { jobs, setAside } = await ledger.load(START);
    await ledger.check();
    const past: Job[] = [];
    let cursor: string | null = null;
    do {
      const page = await ledger.pastPage(cursor, PAGE);
      past.push(...page.jobs);
      cursor = page.next;
    } while (cursor !== null);
    const isReported = setAside > 0 || ledger.damage !== null || mended.length > 0;
    return { jobs: [...jobs, ...past], isReported };
  } finally {
    await ledger.close();
  }
}

async function open(
  folder: string,
): Promise<{ readonly ledger: OpenLedger; readonly mended: readonly Mended[] }> {
  const mended: Mended[] = [];
  const opened = await openLedger(folder, new FakeVault(), (found) => mended.push(found));
  if (!opened.ok) throw new Error(`not opened: ${opened.why}`);
  return { ledger: opened.ledger, mended };
}
