/** Which snapshot counts, and which of its rows are really new. Pure. */
import type { JobView, Snapshot } from '../shared/job-view.ts';

/**
 * The newer of two snapshots: the higher revision wins, so that an answer overtaken by a broadcast
 * does no harm. Copies that did not change stay the same objects, although the bridge clones them
 * all; a row is then drawn again only when its copy changed.
 */
export function newerSnapshot(current: Snapshot | null, incoming: Snapshot): Snapshot {
  if (current === null) return incoming;
  if (incoming.revision <= current.revision) return current;
  const known = new Map(current.jobs.map((job) => [job.id, job]));
  const jobs = incoming.jobs.map((job) => {
    const before = known.get(job.id);
    return before !== undefined && sameContent(before, job) ? before : job;
  });
  return { ...incoming, jobs };
}

function sameContent(a: JobView, b: JobView): boolean {
  // Another order of the same keys would only cost one drawing.
  return JSON.stringify(a) === JSON.stringify(b);
}
