/** How the list is cut into sections and in which order rows stand. Pure. */
import type { JobState, JobView } from '../shared/job-view.ts';
import { shownName } from './list/row-model.ts';

type Ended = Extract<JobView, { readonly endedAt: number }>;

export interface Sections {
  /** Failed or of unknown outcome; the newest first. */
  readonly attention: readonly Ended[];
  /** Under way, then waiting for their turn; the oldest first, so that no row moves while it runs. */
  readonly active: readonly JobView[];
  /** The newest first, or by name. */
  readonly completed: readonly Ended[];
  /** Whether some may have been asked for together; nobody needs to look for them otherwise. */
  readonly hasBatches: boolean;
}

/** Each of the sections. */
export type SectionName = Exclude<keyof Sections, 'hasBatches'>;

export const NO_SECTIONS: Sections = {
  ...{ active: [], attention: [], completed: [] },
  hasBatches: false,
};

/** Which sections are shown. */
export type Filter = 'all' | SectionName;
export const FILTERS: readonly Filter[] = ['all', 'active', 'attention', 'completed'];

export function isListed(section: SectionName, filter: Filter): boolean {
  return filter === 'all' || filter === section;
}

/** How completed copies are put in order. */
export type Order = 'newest' | 'name';
export const ORDERS: readonly Order[] = ['newest', 'name'];

/** The section a copy stands in. */
export function sectionOf(state: JobState): SectionName {
  switch (state) {
    case 'queued':
    case 'submitting':
    case 'running':
    case 'checking':
      return 'active';
    case 'failed':
    case 'unknown':
      return 'attention';
    case 'completed':
      return 'completed';
  }
}

/** Puts every copy into its section, what has ended by its end. */
export function sectionsOf(jobs: readonly JobView[]): Sections {
  const active: JobView[] = [];
  const attention: Ended[] = [];
  const completed: Ended[] = [];
  // The history comes in order, and is much: that is seen faster than it is sorted.
  let isInOrder = true;
  let above = Infinity;
  let hasBatches = false;
  for (const job of jobs) {
    if (job.batch !== null) hasBatches = true;
    if (job.state === 'completed') {
      isInOrder &&= job.endedAt <= above;
      above = job.endedAt;
      completed.push(job);
    } else if (job.state === 'failed' || job.state === 'unknown') attention.push(job);
    else active.push(job);
  }
  return {
    active: active.sort(byTurn),
    attention: attention.sort(byEndNewestFirst),
    completed: isInOrder ? completed : completed.sort(byEndNewestFirst),
    hasBatches,
  };
}

/** All copies of all sections. */
export function copiesIn({ active, attention, completed }: Sections): readonly JobView[] {
  return [...active, ...attention, ...completed];
}

/** How many copies the sections hold. */
export function countIn({ active, attention, completed }: Sections): number {
  return active.length + attention.length + completed.length;
}

/** The copy of this id; `undefined` where none of the sections holds it. */
export function findIn(sections: Sections, id: string): JobView | undefined {
  const isMeant = (job: JobView): boolean => job.id === id;
  const { active, attention, completed } = sections;
  return active.find(isMeant) ?? attention.find(isMeant) ?? completed.find(isMeant);
}

/** Only the copies for which `is` holds. A section that loses none stays the same array. */
export function onlyThose(sections: Sections, is: (job: JobView) => boolean): Sections {
  const only = <T extends JobView>(section: readonly T[]): readonly T[] => {
    const left = section.filter(is);
    return left.length === section.length ? section : left;
  };
  const { active, attention, completed } = sections;
  return {
    ...{ active: only(active), attention: only(attention), completed: only(completed) },
    hasBatches: sections.hasBatches,
  };
}

/**
 * The sections after `jobs` have changed or come anew and those of the ids in `gone` are no more. A
 * section in which nothing changes stays the same array. Most changes are of what is under way: a long
 * history is not even looked through for them.
 */
export function withChanges(
  sections: Sections,
  jobs: readonly JobView[],
  gone: readonly string[],
): Sections {
  const left = new Map<string, JobView | null>(gone.map((id) => [id, null]));
  for (const job of jobs) left.set(job.id, job);
  const changed: JobView[] = [];
  /** A section as it is, or nothing: then all of it is among what has changed, each in its place. */
  const unchanged = <T extends JobView>(section: readonly T[]): readonly T[] => {
    if (left.size === 0 || !section.some(({ id }) => left.has(id))) return section;
    for (const job of section) {
      const now = left.get(job.id);
      if (now !== null) changed.push(now ?? job);
      left.delete(job.id);
    }
    return [];
  };
  const active = unchanged(sections.active);
  const attention = unchanged(sections.attention);
  const completed = unchanged(sections.completed);
  for (const job of left.values()) if (job !== null) changed.push(job);
  const placed = sectionsOf(changed);
  return {
    active: joined(active, placed.active, byTurn),
    attention: joined(attention, placed.attention, byEndNewestFirst),
    completed: joined(completed, placed.completed, byEndNewestFirst),
    hasBatches: sections.hasBatches || placed.hasBatches,
  };
}

/** What is completed in the order of names. It takes its time where there is much of it. */
export function byNames(completed: Sections['completed']): Sections['completed'] {
  return completed.toSorted(byName);
}

/** Two parts of a section, each in order, as one that is. */
function joined<T extends JobView>(
  left: readonly T[],
  right: readonly T[],
  order: (a: T, b: T) => number,
): readonly T[] {
  if (left.length === 0) return right;
  return right.length === 0 ? left : [...left, ...right].sort(order);
}

function byEndNewestFirst(a: Ended, b: Ended): number {
  return b.endedAt - a.endedAt;
}

/** As in a file manager: neither case nor accents first, and 2 before 10. */
const collator = new Intl.Collator(undefined, { numeric: true });

function byName(a: Ended, b: Ended): number {
  return collator.compare(shownName(a), shownName(b)) || byEndNewestFirst(a, b);
}

/** What waits for its turn comes after what has had it. */
function byTurn(a: JobView, b: JobView): number {
  const turns = Number(a.state === 'queued') - Number(b.state === 'queued');
  return turns || a.askedAt - b.askedAt;
}
