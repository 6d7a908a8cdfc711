/**
 * Every legal change of a job's state, and nothing else. An event that does not apply to the state
 * (a late answer, a second click) changes nothing: the same object comes back. Pure.
 */
import type { ServiceProblem } from '../../shared/problem.ts';
import type { Verdict } from './destination-check.ts';
import type { CopyRequest, Job, JobIn, Progress, Result, Target } from './job.ts';
import type { SeenItem } from './ports.ts';
import { NO_PROGRESS, type StatusReport } from './status-report.ts';

const MINUTE = 60_000;

/** A monitor counts as gone when it said so this often in a row, over this long. */
export const GONE_MIN_COUNT = 3;
export const GONE_MIN_MS = 2 * MINUTE;

export type JobEvent =
  /** About to POST. */
  | { readonly type: 'submitting'; readonly at: number; readonly target: Target }
  /** Nothing was started: certain, so it may be tried again later. */
  | { readonly type: 'notSent' }
  | { readonly type: 'refused'; readonly at: number; readonly problem: ServiceProblem }
  | { readonly type: 'accepted'; readonly monitorUrl: string }
  | { readonly type: 'doneAtOnce'; readonly at: number; readonly itemId: string }
  | {
      readonly type: 'answerLost' | 'noMonitor' | 'monitorRefused';
      readonly at: number;
    }
  | { readonly type: 'reported'; readonly at: number; readonly report: StatusReport }
  | { readonly type: 'looked'; readonly at: number; readonly verdict: Verdict }
  | { readonly type: 'resultFetched'; readonly result: Result }
  | {
      readonly type: 'retry';
      readonly at: number;
      readonly name: string;
      readonly onConflict: CopyRequest['onConflict'];
    }
  | { readonly type: 'checkAgain'; readonly at: number };

/** The job after `event`, or the same object when the event does not apply. */
export function transition(job: Job, event: JobEvent): Job {
  switch (event.type) {
    case 'submitting':
      return job.state === 'queued'
        ? { ...core(job), state: 'submitting', submittedAt: event.at, target: event.target }
        : job;
    case 'notSent':
      return job.state === 'submitting' ? { ...core(job), state: 'queued' } : job;
    case 'refused':
      return job.state === 'queued' || job.state === 'submitting'
        ? failed(job, event.at, event.problem, false)
        : job;
    case 'accepted':
      return job.state === 'submitting'
        ? {
            ...accepted(job),
            state: 'running',
            monitorUrl: event.monitorUrl,
            progress: NO_PROGRESS,
            gone: null,
          }
        : job;
    case 'doneAtOnce':
      return job.state === 'submitting' ? completed(job, event.at, event.itemId) : job;
    case 'answerLost':
    case 'noMonitor':
      return job.state === 'submitting' ? checking(job, event.type, event.at) : job;
    case 'monitorRefused':
      return job.state === 'submitting' || job.state === 'running'
        ? checking(job, 'noMonitor', event.at)
        : job;
    case 'reported':
      return job.state === 'running' ? afterReport(job, event.report, event.at) : job;
    case 'looked':
      return job.state === 'checking' ? afterLook(job, event.verdict, event.at) : job;
    case 'resultFetched':
      return job.state === 'completed' && job.result.state === 'pending'
        ? { ...job, result: event.result }
        : job;
    case 'retry':
      return job.state === 'failed' || job.state === 'unknown' ? retried(job, event) : job;
    case 'checkAgain':
      return job.state === 'unknown' ? checking(job, job.reason, event.at) : job;
  }
}

/** The name under which the copy is looked for, once it has ended. */
export function foundResult(item: SeenItem): Result {
  return { state: 'found', itemId: item.id, name: item.name, webUrl: item.webUrl };
}

function afterReport(job: JobIn<'running'>, report: StatusReport, at: number): Job {
  switch (report.state) {
    case 'running': {
      const progress = merged(job.progress, report.progress);
      const monitorUrl = report.location ?? job.monitorUrl;
      const isNews =
        monitorUrl !== job.monitorUrl || job.gone !== null || !isEqual(progress, job.progress);
      return isNews ? { ...job, progress, monitorUrl, gone: null } : job;
    }
    case 'completed':
      return completed(job, at, report.itemId);
    case 'failed':
      return failed(job, at, report.problem, true);
    case 'gone': {
      const gone = { since: job.gone?.since ?? at, count: (job.gone?.count ?? 0) + 1 };
      const isSure = gone.count >= GONE_MIN_COUNT && at - gone.since >= GONE_MIN_MS;
      return isSure ? checking(job, 'monitorGone', at) : { ...job, gone };
    }
    case 'moved':
      return { ...job, monitorUrl: report.location };
    case 'retry':
      return job;
  }
}

function afterLook(job: JobIn<'checking'>, verdict: Verdict, at: number): Job {
  switch (verdict.kind) {
    case 'keepLooking':
      return { ...job, looks: job.looks + 1, seen: verdict.seen };
    case 'completed':
      return {
        ...accepted(job),
        state: 'completed',
        endedAt: at,
        evidence: 'destination',
        result: foundResult(verdict.item),
      };
    case 'unknown':
      return {
        ...accepted(job),
        state: 'unknown',
        reason: job.reason,
        endedAt: at,
        saw: verdict.saw,
      };
  }
}

/** A report that leaves a figure out does not take back what an earlier one said. */
function merged(before: Progress, now: Progress): Progress {
  return {
    fraction: now.fraction ?? before.fraction,
    files: now.files ?? before.files,
    bytes: now.bytes ?? before.bytes,
  };
}

function isEqual(left: Progress, right: Progress): boolean {
  return (
    left.fraction === right.fraction &&
    left.files?.done === right.files?.done &&
    left.files?.total === right.files?.total &&
    left.bytes?.done === right.bytes?.done &&
    left.bytes?.total === right.bytes?.total
  );
}

function core({
  id,
  attempt,
  askedAt,
  request,
}: Job): Pick<Job, 'id' | 'attempt' | 'askedAt' | 'request'> {
  return { id, attempt, askedAt, request };
}

type Accepted = Extract<Job, { target: Target }>;

function accepted(
  job: Accepted,
): ReturnType<typeof core> & Pick<Accepted, 'submittedAt' | 'target'> {
  return { ...core(job), submittedAt: job.submittedAt, target: job.target };
}

function completed(
  job: JobIn<'submitting' | 'running'>,
  endedAt: number,
  itemId: string | null,
): Job {
  const result: Result = { state: 'pending', itemId, tries: 0 };
  return { ...accepted(job), state: 'completed', endedAt, evidence: 'report', result };
}

function failed(job: Job, endedAt: number, problem: ServiceProblem, wasAccepted: boolean): Job {
  const details = problem.details.map((detail) => ({ ...detail }));
  return { ...core(job), state: 'failed', endedAt, problem: { ...problem, details }, wasAccepted };
}

function checking(job: Accepted, reason: JobIn<'checking'>['reason'], at: number): Job {
  return { ...accepted(job), state: 'checking', reason, since: at, looks: 0, seen: null };
}

function retried(job: Job, event: Extract<JobEvent, { type: 'retry' }>): Job {
  const { name, onConflict } = event;
  return {
    ...core(job),
    state: 'queued',
    attempt: job.attempt + 1,
    askedAt: event.at,
    request: { ...job.request, name, onConflict },
  };
}
