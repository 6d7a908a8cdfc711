/** How a copy ended, for who looks elsewhere: notifications and listeners hear the same. Pure. */
import { folderName } from './describe-job.ts';
import type { JobView } from './job-view.ts';
import type { Messages } from './messages/index.ts';
import { troubleOf } from './trouble.ts';

/** What to tell a user who looks elsewhere; `null` while there is nothing worth a disturbance. */
export function notificationFor(
  job: JobView,
  m: Messages,
): { readonly title: string; readonly body: string } | null {
  switch (job.state) {
    case 'completed': {
      const name = job.resultName ?? job.name;
      return {
        title: m.state.completed[job.action],
        body:
          job.to === null
            ? m.notification.isDone(name)
            : m.notification.isIn(name, folderName(job.to, m)),
      };
    }
    case 'failed':
      return {
        title: m.notification.failed[job.action],
        body: m.notification.about(job.name, troubleOf(job, m).what),
      };
    case 'unknown':
      return {
        title: m.notification.unknown[job.action],
        body: m.notification.about(job.name, m.state.unknown[job.seen]),
      };
    case 'queued':
    case 'submitting':
    case 'running':
    case 'checking':
      return null;
  }
}
