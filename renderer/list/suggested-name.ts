/** A name for another try. Pure. */
import { nextName } from '../../shared/item-name.ts';
import type { JobView } from '../../shared/job-view.ts';

/** The name to offer for another try: a new one where the old one is known to be taken. */
export function suggestedName(job: JobView): string {
  if (!isNameTaken(job)) return job.name;
  return nextName(job.name, job.kind === 'folder' ? 'folder' : 'file');
}

function isNameTaken(job: JobView): boolean {
  return (
    (job.state === 'failed' && job.problem.code === 'nameAlreadyExists') ||
    (job.state === 'unknown' && job.seen === 'notOurs')
  );
}
