/** What the live region says: ends only, as percentages would never let a listener rest. Pure. */
import { notificationFor } from '../shared/describe-end.ts';
import type { JobView, Snapshot } from '../shared/job-view.ts';
import type { Messages } from '../shared/messages/index.ts';

const READ_OUT_AT_MOST = 3;

/**
 * The copies that came to an end between two snapshots. What was not there before had ended before
 * the window opened, and is no news.
 */
export function newlyEnded(before: Snapshot | null, after: Snapshot): readonly JobView[] {
  if (before === null || before === after) return [];
  // Most stand where they stood, unchanged: of a long list only the others are looked up.
  const ended = after.jobs.filter((job, index) => job !== before.jobs[index] && isEnd(job));
  if (ended.length === 0) return [];
  const stateBefore = new Map(before.jobs.map((job) => [job.id, job.state]));
  return ended.filter((job) => {
    const state = stateBefore.get(job.id);
    return state !== undefined && state !== job.state;
  });
}

/** The ends in words; empty for none. */
export function announcementOf(ended: readonly JobView[], m: Messages): string {
  if (ended.length > READ_OUT_AT_MOST) {
    const completed = ended.filter((job) => job.state === 'completed').length;
    return m.many.ended(completed, ended.length - completed);
  }
  return ended
    .map((job) => notificationFor(job, m))
    .filter((notification) => notification !== null)
    .map(({ title, body }) => `${title}: ${body}`)
    .join(' ');
}

function isEnd(job: JobView): boolean {
  return job.state === 'completed' || job.state === 'failed' || job.state === 'unknown';
}
