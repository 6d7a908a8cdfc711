/** The stores that are compared, filled with a long history. */
import Conf from 'conf';
import type { Job } from '../../main/jobs/job.ts';
import { allSamples, samples, START } from '../../main/jobs/testing/job-samples.ts';
import { openLedger, type OpenLedger } from '../../main/ledger/level-ledger.ts';
import { FakeVault } from '../../main/ledger/testing/fake-vault.ts';

export const LIVE = 300;
const AT_ONCE = 1000;

export async function openBenchLedger(folder: string): Promise<OpenLedger> {
  const opened = await openLedger(folder, new FakeVault());
  if (!opened.ok) throw new Error(opened.why);
  return opened.ledger;
}

export function pastJob(index: number): Job {
  const result = { state: 'found', itemId: `item-${index}`, name: 'Plans', webUrl: null } as const;
  return { ...samples.completed, id: `past-${index}`, endedAt: START + index, result };
}

function liveJob(index: number): Job {
  const sample = allSamples[index % allSamples.length] ?? samples.queued;
  return { ...sample, id: `live-${index}`, askedAt: START + index };
}

export async function fill(ledger: OpenLedger, past: number): Promise<void> {
  for (let from = 0; from < past; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, past - from);
    const jobs = Array.from({ length: count }, (_, index) => pastJob(from + index));
    await Promise.all(jobs.map((job) => ledger.put(job, 'lazy')));
  }
  for (let index = 0; index < LIVE; index += 1) await ledger.put(liveJob(index), 'lazy');
}

/** The same records in what electron-store is made of (it runs in Electron only), a key each. */
export function openBenchStore(folder: string, past: number): Conf<Record<string, Job>> {
  const store = new Conf<Record<string, Job>>({
    cwd: folder,
    configName: 'jobs',
    accessPropertiesByDotNotation: false,
  });
  store.store = Object.fromEntries(
    Array.from({ length: past }, (_, index) => pastJob(index)).map((job) => [job.id, job]),
  );
  return store;
}
