/** Which rows are selected, and what can be done with all of them at once. Pure. */
import type { JobView } from '../../shared/job-view.ts';
import { remediesOf } from '../../shared/remedies.ts';
import { canCompare } from './row-model.ts';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins. */
  readonly anchor: string | null;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null };

/** With one more, or one less; a range begins there from now on. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** With all of these, or without them where all were taken. */
export function toggledAll({ ids }: Selection, more: readonly string[]): Selection {
  const next = new Set([...ids, ...more]);
  if (next.size === ids.size) for (const id of more) next.delete(id);
  return { ids: next, anchor: more.at(-1) ?? null };
}

/** With all rows between the anchor and `id`, in the order they stand in. */
export function extended(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = order.indexOf(selection.anchor ?? id);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return toggled(selection, id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor ?? id };
}

/** Actions that make sense for many copies. */
export type SharedAction = 'retry' | 'checkAgain' | 'compare' | 'remove';
const SHARED_ACTIONS: readonly SharedAction[] = ['retry', 'checkAgain', 'compare', 'remove'];

/** What can be done with every one of them. */
export function sharedActions(jobs: readonly JobView[]): readonly SharedAction[] {
  return jobs.length === 0
    ? []
    : SHARED_ACTIONS.filter((action) => jobs.every((job) => allows(job, action)));
}

/** Whether it can be taken off the list without a further question. */
export function isRemovable(job: JobView): boolean {
  return isEnded(job) || job.state === 'queued';
}

function allows(job: JobView, action: SharedAction): boolean {
  switch (action) {
    case 'retry':
      // Of an unknown one there may be a result already: that is asked for each.
      return job.state === 'failed' && remediesOf(job).includes('retry');
    case 'checkAgain':
      return remediesOf(job).includes('checkAgain');
    case 'compare':
      return canCompare(job);
    case 'remove':
      return isRemovable(job);
  }
}

function isEnded({ state }: JobView): boolean {
  return state === 'completed' || state === 'failed' || state === 'unknown';
}
