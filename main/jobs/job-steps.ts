/**
 * One step of a job's way: ask the outside one thing, turn the answer into an event, and say when to
 * go on. Which step that is follows from the job's state alone.
 */
import { type Job } from './job.ts';
import { poll } from './poll-step.ts';
import { compare } from './compare-step.ts';
import { fetchResult, look, nameItems, rename } from './result-steps.ts';
import { AT_ONCE, type Onward, type StepDeps } from './step.ts';
import { submit } from './submit-step.ts';
import { transferPiece } from './transfer-step.ts';

/** Whether the job has a step to take at all. */
export function hasStep(job: Job): boolean {
  switch (job.state) {
    case 'queued':
    case 'running':
    case 'renaming':
    case 'transferring':
    case 'checking':
      return true;
    case 'completed':
      return job.result.state === 'pending' || job.proof?.state === 'comparing';
    case 'failed':
      return !job.areItemsNamed;
    case 'submitting':
    case 'unknown':
      return false;
  }
}

/** The host that the job's next step asks. */
export function hostOfStep(
  job: Job,
  deps: Pick<StepDeps, 'actions' | 'monitors' | 'uploads'>,
): string {
  const { account } = job.request;
  if (job.state === 'running') return deps.monitors.hostOf(account, job.monitorUrl);
  if (job.state === 'transferring') return deps.uploads.hostOf(account, job.transfer);
  return deps.actions.hostOf(account);
}

/** Takes the job's next step. Never rejects for reasons of network or service. */
export async function takeStep(job: Job, deps: StepDeps): Promise<Onward> {
  switch (job.state) {
    case 'queued':
      return await submit(job, deps);
    case 'running':
      return await poll(job, deps);
    case 'renaming':
      return await rename(job, deps);
    case 'transferring':
      return await transferPiece(job, deps);
    case 'checking':
      return await look(job, deps);
    case 'completed':
      return job.result.state === 'pending'
        ? await fetchResult(job, deps)
        : await compare(job, deps);
    case 'failed':
      return await nameItems(job, deps);
    case 'submitting':
    case 'unknown':
      return AT_ONCE;
  }
}
