/** What the live region says: ends only, as percentages would never let a listener rest. Pure. */
import { notificationFor } from '../shared/describe-end.ts';
import type { JobView } from '../shared/job-view.ts';
import type { Messages } from '../shared/messages/index.ts';
import type { Sections } from './sections.ts';

const READ_OUT_AT_MOST = 3;

/**
 * The copies that came to an end between two states of the list. What was not there before had ended
 * before the window opened, and is no news.
 */
export function newlyEnded(before: Sections | null, after: Sections): readonly JobView[] {
  if (before === null) return [];
  const { attention, completed } = after;
  if (attention === before.attention && completed === before.completed) return [];
  const going = [...before.active, ...before.attention];
  const stateBefore = new Map(going.map(({ id, state }) => [id, state]));
  return [...attention, ...completed].filter(({ id, state }) => {
    const earlier = stateBefore.get(id);
    return earlier !== undefined && earlier !== state;
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
