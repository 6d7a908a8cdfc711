/** What holds all copies up just now. Pure. */
import type { JobView } from '../shared/job-view.ts';

/** Until when the service wants to be left alone, in ms since 1970; null when it does not. */
export function throttledUntil(jobs: readonly JobView[]): number | null {
  let end: number | null = null;
  for (const job of jobs) {
    const waiting = 'waiting' in job ? job.waiting : null;
    if (waiting?.why === 'throttled') end = Math.max(end ?? 0, waiting.until);
  }
  return end;
}
