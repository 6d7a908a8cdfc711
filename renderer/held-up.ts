/** What holds all copies up just now. Pure. */
import type { JobView } from '../shared/job-view.ts';

/** Until when the service wants to be left alone, in ms since 1970; null when it does not. */
export function throttledUntil(jobs: readonly JobView[]): number | null {
  const ends = jobs.flatMap((job) =>
    'waiting' in job && job.waiting?.why === 'throttled' ? [job.waiting.until] : [],
  );
  return ends.length === 0 ? null : Math.max(...ends);
}
