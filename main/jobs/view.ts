/** Turns records into what the page, the tray and the notifications may know. Pure. */
import type { JobView, Summary, Waiting } from '../../shared/job-view.ts';
import type { Contact } from './contact.ts';
import type { Job, JobIn } from './job.ts';
import { fractionOf } from './progress.ts';
import { timeLeft } from './time-left.ts';

/** The view of one job at `now`. Field by field, so that no secret can slip through. */
export function viewOf(job: Job, contact: Contact, now: number): JobView {
  const base = {
    id: job.id,
    name: job.request.name,
    kind: job.request.source.kind,
    from: job.request.source.path,
    to: job.request.destination.path,
    onConflict: job.request.onConflict,
    askedAt: job.askedAt,
  };
  switch (job.state) {
    case 'queued':
      return { ...base, state: 'queued', waiting: contact.waiting };
    case 'submitting':
      return { ...base, state: 'submitting' };
    case 'running':
      return {
        ...base,
        state: 'running',
        startedAt: job.submittedAt,
        progress: { ...job.progress, fraction: fractionOf(job.progress) },
        timeLeft: contact.waiting === null ? timeLeft(contact.samples, now) : null,
        waiting: waitingOf(job, contact),
      };
    case 'checking':
      return { ...base, state: 'checking', reason: job.reason, waiting: contact.waiting };
    case 'unknown':
      return { ...base, state: 'unknown', reason: job.reason, seen: job.saw, endedAt: job.endedAt };
    case 'completed':
      return {
        ...base,
        state: 'completed',
        startedAt: job.submittedAt,
        endedAt: job.endedAt,
        resultName: job.result.state === 'found' ? job.result.name : null,
        canOpen: job.result.state === 'found' && job.result.webUrl !== null,
        evidence: job.evidence,
      };
    case 'failed':
      return { ...base, state: 'failed', endedAt: job.endedAt, problem: job.problem };
  }
}

function waitingOf(job: JobIn<'running'>, contact: Contact): Waiting | null {
  return job.gone === null ? contact.waiting : { why: 'monitorUncertain', since: job.gone.since };
}

/** The few facts for tray, taskbar and title. */
export function summaryOf(views: readonly JobView[]): Summary {
  const fractions: number[] = [];
  let active = 0;
  let attention = 0;
  for (const view of views) {
    switch (view.state) {
      case 'running':
        active += 1;
        if (view.progress.fraction !== null) fractions.push(view.progress.fraction);
        break;
      case 'queued':
      case 'submitting':
      case 'checking':
        active += 1;
        break;
      case 'failed':
      case 'unknown':
        attention += 1;
        break;
      case 'completed':
        break;
    }
  }
  const sum = fractions.reduce((total, fraction) => total + fraction, 0);
  return { active, attention, fraction: fractions.length > 0 ? sum / fractions.length : null };
}
