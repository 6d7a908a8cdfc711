/** What those hear who follow the jobs. */
import type { Job } from './job.ts';

/**
 * A record before and after; null where it did not exist or does not any more. The same object twice
 * when only what is known of it beside the record has changed.
 */
export interface JobChange {
  readonly id: string;
  readonly before: Job | null;
  readonly after: Job | null;
}
