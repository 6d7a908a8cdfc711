/** The one place that knows how the records of a ledger are read. */
import type { Job } from '../../main/jobs/job.ts';
import { type OpenLedger, openLedger } from '../../main/ledger/level-ledger.ts';
import { FakeVault } from '../../main/ledger/testing/fake-vault.ts';

const PAGE = 1000;

/** A ledger, its secrets in the clear. */
export async function openClearLedger(folder: string): Promise<OpenLedger> {
  const vault = new FakeVault();
  vault.isThere = false;
  const opened = await openLedger(folder, vault);
  if (!opened.ok) throw new Error(`the ledger is ${opened.why}`);
  return opened.ledger;
}

/** All records, live and past. */
export async function recordsOf(
  ledger: OpenLedger,
): Promise<{ readonly jobs: readonly Job[]; readonly setAside: number }> {
  const { jobs, setAside } = await ledger.load(Date.now());
  const all = [...jobs];
  for (let cursor: string | null = null; ;) {
    const page = await ledger.pastPage(cursor, PAGE);
    all.push(...page.jobs);
    if (page.next === null) return { jobs: all, setAside };
    cursor = page.next;
  }
}

/** All records of a ledger that nobody has open. */
export async function recordsIn(folder: string): ReturnType<typeof recordsOf> {
  const ledger = await openClearLedger(folder);
  const records = await recordsOf(ledger);
  await ledger.close();
  return records;
}
