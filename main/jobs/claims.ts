/** Whether an item that was found could be what another job has come to, or will. */
import type { JobBook } from './job-book.ts';
import type { Job, JobIn } from './job.ts';
import { placesOf } from './places.ts';

/** A clock may have been set back, but hardly by more. */
const CLOCK_SLACK_MS = 24 * 60 * 60_000;
const PAGE = 100;

/**
 * Whether anything speaks against the item being that of `job`: another shows it as its result, or is
 * at work in the same place and may have made it. Of the history, those matter that ended after ours
 * began, since what stood there before is known. Where it cannot be read, nobody knows.
 */
export async function mayBeAnothers(
  job: JobIn<'checking'>,
  itemId: string,
  book: Pick<JobBook, 'all' | 'pastPage'>,
): Promise<boolean> {
  const places = placesOf(job);
  const isTheirs = (other: Job): boolean =>
    other.id !== job.id && (resultIdOf(other) === itemId || isAtWorkIn(other, places));
  if (book.all().some(isTheirs)) return true;
  try {
    for (let cursor: string | null = null; ;) {
      const { jobs, next } = await book.pastPage(cursor, PAGE);
      if (jobs.some(isTheirs)) return true;
      const last = jobs.at(-1);
      const endedAt = last?.state === 'completed' ? last.endedAt : 0;
      if (next === null || endedAt < job.submittedAt - CLOCK_SLACK_MS) return false;
      cursor = next;
    }
  } catch {
    return true;
  }
}

function resultIdOf(job: Job): string | null {
  if (job.state === 'renaming') return job.itemId;
  if (job.state !== 'completed' || job.result.state === 'unavailable') return null;
  return job.result.itemId;
}

/** Once it is posted, and until its own result is known. */
function isAtWorkIn(job: Job, places: readonly string[]): boolean {
  switch (job.state) {
    case 'submitting':
    case 'running':
    case 'transferring':
    case 'checking':
      return placesOf(job).some((place) => places.includes(place));
    case 'queued':
    case 'renaming':
    case 'completed':
    case 'failed':
    case 'unknown':
      return false;
  }
}
