/** A book over a ledger in memory, with all that it tells. For tests. */
import { JobBook } from '../job-book.ts';
import type { JobChange } from '../job-change.ts';
import type { Job } from '../job.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeLedger } from './fake-ledger.ts';
import { START } from './job-samples.ts';

/** Opened over `jobs`, which lie in its ledger. */
export function openBook(...jobs: readonly Job[]): {
  readonly book: JobBook;
  readonly ledger: FakeLedger;
  readonly clock: FakeClock;
  readonly log: string[];
  readonly changes: JobChange[];
  readonly unsaved: boolean[];
} {
  const log: string[] = [];
  const changes: JobChange[] = [];
  const unsaved: boolean[] = [];
  const ledger = new FakeLedger(log);
  const clock = new FakeClock(START);
  ledger.leave(...jobs);
  const book = new JobBook({
    ledger,
    clock,
    onChange: (change) => changes.push(change),
    onUnsaved: (isUnsaved) => unsaved.push(isUnsaved),
  });
  book.load(jobs);
  return { book, ledger, clock, log, changes, unsaved };
}
