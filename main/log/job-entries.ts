/** Turns what the jobs tell into entries of the log. */
import type { JobChange } from '../jobs/job-change.ts';
import type { Job } from '../jobs/job.ts';
import { type WriteLog, shortId } from './log-entry.ts';

/** Notes every change of a state; progress is no news. */
export function logJobChange({ before, after }: JobChange, write: WriteLog): void {
  const job = after ?? before;
  if (job === null || before?.state === after?.state) return;
  write('job.state', {
    job: shortId(job.id),
    action: job.request.action,
    attempt: job.attempt,
    from: before?.state ?? 'new',
    to: after?.state ?? 'forgotten',
    because: after === null ? null : reasonOf(after),
  });
}

function reasonOf(job: Job): string | null {
  switch (job.state) {
    case 'checking':
    case 'unknown':
      return job.reason;
    case 'failed':
      return job.problem.code;
    case 'completed':
      return job.evidence;
    case 'queued':
    case 'submitting':
    case 'running':
    case 'renaming':
    case 'transferring':
      return null;
  }
}
