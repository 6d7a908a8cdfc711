/** Which changes of a record are worth waiting for the disk. Pure. */
import type { Job } from './job.ts';

const SAVED_EVERY_BYTES = 32 * 1024 * 1024;

/** How far an upload is, in steps that are worth a write that waits for the disk. */
function blockOf(done: number): number {
  return Math.floor(done / SAVED_EVERY_BYTES);
}

/** Whether a restart depends on the change: then it waits for the disk before it is visible. */
export function isMilestone(before: Job, after: Job): boolean {
  if (before.state !== after.state) return true;
  if (before.state === 'running' && after.state === 'running') {
    // A claim to be gone that was taken back must not count with later ones after a restart.
    const isBack = before.gone !== null && after.gone === null;
    return isBack || before.monitorUrl !== after.monitorUrl;
  }
  if (before.state === 'queued' && after.state === 'queued') {
    return before.notBefore !== after.notBefore;
  }
  if (before.state === 'transferring' && after.state === 'transferring') {
    const isFurther = blockOf(before.transfer.done) !== blockOf(after.transfer.done);
    const isElsewhere = before.transfer.uploadUrl !== after.transfer.uploadUrl;
    return isFurther || isElsewhere || before.transfer.total !== after.transfer.total;
  }
  if (before.state === 'completed' && after.state === 'completed') {
    return before.result !== after.result || after.proof?.state !== 'comparing';
  }
  return false;
}
