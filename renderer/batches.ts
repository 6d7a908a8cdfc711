/** Folds copies that were asked for together into one entry of the list. Pure. */
import type { JobView } from '../shared/job-view.ts';
import { type SectionName, type Sections, sectionOf } from './sections.ts';

export interface Batch {
  readonly id: string;
  /** Those of its copies that are listed, in the order of the list. */
  readonly members: readonly JobView[];
  readonly isOpen: boolean;
  /** Whether all that ended of it is here; more may lie in the part of the history that is not. */
  readonly isWhole: boolean;
}

/** What a row stands for. */
export type Entry = JobView | Batch;

export type Entries = Readonly<Record<SectionName, readonly Entry[]>>;

/** Whether a row stands for several copies. */
export function isBatch(entry: Entry): entry is Batch {
  return 'members' in entry;
}

/** Names a row: no two have the same. */
export function keyOf(entry: Entry): string {
  return isBatch(entry) ? `batch ${entry.id}` : entry.id;
}

/**
 * Each batch stands once, where its most urgent copy would: still going on, before needing somebody,
 * before completed. An open one is followed by its copies. One of which a single copy is listed is not
 * worth a row of its own. `isAll`: no copies are missing that lie in the history.
 */
export function withBatches(
  sections: Sections,
  open: ReadonlySet<string>,
  isAll: boolean,
): Entries {
  const { active, attention, completed } = sections;
  if (!sections.hasBatches) return sections;
  const groups = groupsOf([active, attention, completed]);
  if (groups.size === 0) return sections;
  const oldest = oldestEnd(completed);
  const placed = new Set<string>();
  const isFolded = ({ batch }: JobView): boolean => batch !== null && groups.has(batch);
  const fold = (jobs: readonly JobView[]): readonly Entry[] => {
    if (!jobs.some(isFolded)) return jobs;
    const entries: Entry[] = [];
    for (const job of jobs) {
      const members = job.batch === null ? undefined : groups.get(job.batch);
      if (job.batch === null || members === undefined) {
        entries.push(job);
        continue;
      }
      if (placed.has(job.batch)) continue;
      placed.add(job.batch);
      const isOpen = open.has(job.batch);
      // The history comes by its end, and nothing ends before it was asked for.
      const isWhole = isAll || members.every(({ askedAt }) => askedAt > oldest);
      entries.push({ id: job.batch, members, isOpen, isWhole });
      if (isOpen) entries.push(...members);
    }
    return entries;
  };
  // In this order: the first section that has one of its copies is the batch's own.
  return { active: fold(active), attention: fold(attention), completed: fold(completed) };
}

/** Whether an entry is a copy of the open batch that stands above it. */
export function isMember(entries: readonly Entry[], at: number): boolean {
  const entry = entries[at];
  if (entry === undefined || isBatch(entry) || entry.batch === null) return false;
  const { batch } = entry;
  for (let above = at - 1; above >= 0; above -= 1) {
    const other = entries[above];
    if (other === undefined || isBatch(other)) return other?.id === batch;
    if (other.batch !== batch) return false;
  }
  return false;
}

/** The copies that entries stand for, each once. */
export function jobsOf(entries: readonly Entry[]): readonly JobView[] {
  return entries.flatMap((entry) => {
    if (!isBatch(entry)) return [entry];
    return entry.isOpen ? [] : entry.members;
  });
}

/** How many copies of a batch are in which kind of state. */
export interface BatchCounts {
  readonly completed: number;
  readonly active: number;
  readonly attention: number;
}

export function countsOf({ members }: Batch): BatchCounts {
  const counts = { completed: 0, active: 0, attention: 0 };
  for (const { state } of members) counts[sectionOf(state)] += 1;
  return counts;
}

/** What it is called by: the same of its copies in whatever order they end. */
export function nameOf({ members }: Batch): string {
  return members.map(({ name }) => name).toSorted()[0] ?? '';
}

/** The first of its copies that wait to begin, as long as none is under way: it can speak for the batch. */
export function firstWaiting({ members }: Batch): JobView | null {
  const [first] = members;
  // What is under way stands above what waits, and that above what has ended.
  return first?.state === 'queued' ? first : null;
}

/** How far the batch is, 0 to 1; what has ended counts as done. `null` when nobody can tell. */
export function fractionOf(batch: Batch): number | null {
  const { members, isWhole } = batch;
  if (!isWhole) return null;
  let sum = 0;
  let hasFigure = firstWaiting(batch) !== null;
  for (const job of members) {
    const fraction = job.state === 'running' ? job.progress.fraction : null;
    const done = sectionOf(job.state) === 'active' ? fraction : 1;
    hasFigure ||= done !== null;
    sum += done ?? 0;
  }
  return hasFigure ? sum / members.length : null;
}

function groupsOf(
  sections: readonly (readonly JobView[])[],
): ReadonlyMap<string, readonly JobView[]> {
  const groups = new Map<string, JobView[]>();
  for (const jobs of sections) {
    for (const job of jobs) {
      if (job.batch === null) continue;
      const group = groups.get(job.batch);
      if (group === undefined) groups.set(job.batch, [job]);
      else group.push(job);
    }
  }
  for (const [id, members] of groups) if (members.length === 1) groups.delete(id);
  return groups;
}

function oldestEnd(jobs: readonly JobView[]): number {
  return jobs.reduce((end, job) => ('endedAt' in job ? Math.min(end, job.endedAt) : end), Infinity);
}
