/** How the list is cut into sections and in which order rows stand. Pure. */
import type { JobView } from '../shared/job-view.ts';

export interface Sections {
  /** Failed or of unknown outcome; the newest first. */
  readonly attention: readonly JobView[];
  /** Under way, then waiting for their turn; the oldest first, so that no row moves while it runs. */
  readonly active: readonly JobView[];
  /** The newest first. */
  readonly completed: readonly JobView[];
}

/** Puts every copy into its section. */
export function sectionsOf(jobs: readonly JobView[]): Sections {
  const attention: Ended[] = [];
  const underWay: JobView[] = [];
  const queued: JobView[] = [];
  const completed: Ended[] = [];
  for (const job of jobs) {
    switch (job.state) {
      case 'failed':
      case 'unknown':
        attention.push(job);
        break;
      case 'submitting':
      case 'running':
      case 'checking':
        underWay.push(job);
        break;
      case 'queued':
        queued.push(job);
        break;
      case 'completed':
        completed.push(job);
        break;
    }
  }
  return {
    attention: attention.sort(byEndNewestFirst),
    active: [...underWay.sort(byAskedOldestFirst), ...queued.sort(byAskedOldestFirst)],
    completed: completed.sort(byEndNewestFirst),
  };
}

type Ended = Extract<JobView, { readonly endedAt: number }>;

function byEndNewestFirst(a: Ended, b: Ended): number {
  return b.endedAt - a.endedAt;
}

function byAskedOldestFirst(a: JobView, b: JobView): number {
  return a.askedAt - b.askedAt;
}
