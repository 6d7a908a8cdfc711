/** How the list is cut into sections and in which order rows stand. Pure. */
import type { JobView } from '../shared/job-view.ts';
import { shownName } from './list/row-model.ts';

type Ended = Extract<JobView, { readonly endedAt: number }>;

export interface Sections {
  /** Failed or of unknown outcome; the newest first. */
  readonly attention: readonly Ended[];
  /** Under way, then waiting for their turn; the oldest first, so that no row moves while it runs. */
  readonly active: readonly JobView[];
  /** The newest first, or by name. */
  readonly completed: readonly Ended[];
}

/** Which sections are shown. */
export type Filter = 'all' | keyof Sections;
export const FILTERS: readonly Filter[] = ['all', 'active', 'attention', 'completed'];

export function isListed(section: keyof Sections, filter: Filter): boolean {
  return filter === 'all' || filter === section;
}

/** How completed copies are put in order. */
export type Order = 'newest' | 'name';
export const ORDERS: readonly Order[] = ['newest', 'name'];

/** Puts every copy into its section, what is completed by its end. */
export function sectionsOf(jobs: readonly JobView[]): Sections {
  const attention: Ended[] = [];
  const underWay: JobView[] = [];
  const queued: JobView[] = [];
  const completed: Ended[] = [];
  // The history comes in order, and is much: that is seen faster than it is sorted.
  let isInOrder = true;
  let above = Infinity;
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
        isInOrder &&= job.endedAt <= above;
        above = job.endedAt;
        completed.push(job);
        break;
    }
  }
  const active = [...underWay.sort(byAskedOldestFirst), ...queued.sort(byAskedOldestFirst)];
  return {
    attention: attention.sort(byEndNewestFirst),
    active,
    completed: isInOrder ? completed : completed.sort(byEndNewestFirst),
  };
}

/** What is completed in the order of names. It takes its time where there is much of it. */
export function byNames(completed: Sections['completed']): Sections['completed'] {
  return completed.toSorted(byName);
}

function byEndNewestFirst(a: Ended, b: Ended): number {
  return b.endedAt - a.endedAt;
}

/** As in a file manager: neither case nor accents first, and 2 before 10. */
const collator = new Intl.Collator(undefined, { numeric: true });

function byName(a: Ended, b: Ended): number {
  return collator.compare(shownName(a), shownName(b)) || byEndNewestFirst(a, b);
}

function byAskedOldestFirst(a: JobView, b: JobView): number {
  return a.askedAt - b.askedAt;
}
