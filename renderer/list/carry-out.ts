/** What the actions on rows ask of the main process. */
import type { Acknowledgement, Bridge } from '../../shared/contract.ts';
import type { JobView } from '../../shared/job-view.ts';
import type { RowAction } from './row-model.ts';
import type { SharedAction } from './selection.ts';

const DONE: Acknowledgement = { ok: true };

/** Does what needs no further question. */
export async function carryOut(
  action: RowAction,
  job: JobView,
  ferry: Bridge,
): Promise<Acknowledgement> {
  switch (action) {
    case 'open':
      return ferry.openResult(job.id);
    case 'copyLink':
      return ferry.copyLink(job.id);
    case 'checkAgain':
      return ferry.checkAgain(job.id);
    case 'keepBoth':
      return ferry.retry({ id: job.id, name: job.name, onConflict: 'rename' });
    case 'openSource':
      return ferry.openSource(job.id);
    case 'startNow':
      return ferry.startNow(job.id);
    case 'uploadByApp':
      return ferry.uploadByApp(job.id);
    case 'skipItems':
      return ferry.skipItems(job.id);
    case 'compare':
      return ferry.compare(job.id);
    case 'saveReport':
      return ferry.saveReport(job.id);
    case 'remove':
    case 'details':
    case 'signInAgain':
    case 'stop':
    case 'retry':
    case 'retryRenamed':
    case 'replace':
      // The list does these, or asks first.
      return DONE;
  }
}

/** Does the same with each, one after the other, up to the first that is refused. */
export async function carryOutAll(
  action: Exclude<SharedAction, 'remove'>,
  jobs: readonly JobView[],
  ferry: Bridge,
): Promise<Acknowledgement> {
  for (const { id, name, onConflict } of jobs) {
    const answer = await {
      retry: () => ferry.retry({ id, name, onConflict }),
      checkAgain: () => ferry.checkAgain(id),
      compare: () => ferry.compare(id),
    }[action]();
    if (!answer.ok) return answer;
  }
  return DONE;
}
