/**
 * What becomes of a record that is found when the program starts. One rule carries it all: a copy
 * whose POST may have been sent is never sent again by us. Pure.
 */
import type { Job } from './job.ts';
import type { JobEvent } from './transitions.ts';

/** What the restart means to the record; null where it may stand as it is. */
export function recover(job: Job, now: number): JobEvent | null {
  switch (job.state) {
    case 'submitting':
      // The program ended between intent and answer: only the destination can tell.
      return { type: 'answerLost', at: now };
    case 'transferring':
      // An empty file takes one request and no session, so there is nothing to ask how far it came.
      return job.transfer.total === 0 ? { type: 'answerLost', at: now } : null;
    case 'queued':
    case 'running':
    case 'renaming':
    case 'checking':
    case 'unknown':
    case 'completed':
    case 'failed':
      return null;
  }
}
