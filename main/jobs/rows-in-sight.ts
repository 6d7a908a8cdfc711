/** Which copies somebody can see in the list, and how much attention each of all copies gets by that. */
import type { Job } from './job.ts';
import type { Attention } from './poll-schedule.ts';

/** What of a copy says in which rows it may stand. */
export type Listed = Pick<Job, 'id' | 'batch'>;

export class RowsInSight {
  #ids: ReadonlySet<string> = new Set();

  /**
   * From now on the rows in sight are those of these copies and batches, by their ids. Answers which copies
   * have come into sight by that.
   */
  show(ids: readonly string[]): (job: Listed) => boolean {
    const before = this.#ids;
    this.#ids = new Set(ids);
    return (job) => this.has(job) && !isAmong(before, job);
  }

  /** Whether the row of a copy can be seen, or that of its batch, which shows the figures of all its copies. */
  has(job: Listed): boolean {
    return isAmong(this.#ids, job);
  }

  /** What is out of sight gets no more than in a window that has not the focus. */
  attentionTo(job: Listed, window: Attention): Attention {
    return window === 'focused' && !this.has(job) ? 'visible' : window;
  }
}

function isAmong(ids: ReadonlySet<string>, { id, batch }: Listed): boolean {
  return ids.has(id) || (batch !== null && ids.has(batch));
}
