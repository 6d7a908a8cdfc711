/**
 * Every legal change of a job's state, and nothing else. An event that does not apply to the state
 * (a late answer, a second click) changes nothing: the same object comes back. Pure.
 */
import type { ServiceProblem } from '../../shared/problem.ts';
import type { DriveRequest } from './action-request.ts';
import type { Verdict } from './destination-check.ts';
import type { Job, JobIn, Proof, Result, Target, Transfer } from './job.ts';
import {
  accepted,
  checking,
  completed,
  core,
  ended,
  failed,
  found,
  retried,
  withResult,
} from './next-state.ts';
import { isEqual, merged } from './progress.ts';
import { NO_PROGRESS, type StatusReport } from './status-report.ts';

const MINUTE = 60_000;

/** A monitor counts as gone when it said so this often in a row, over this long. */
export const GONE_MIN_COUNT = 3;
export const GONE_MIN_MS = 2 * MINUTE;

export type JobEvent =
  /** About to POST. */
  | { readonly type: 'submitting'; readonly at: number; readonly target: Target | null }
  /** This app uploads by itself; nothing is asked that must not be asked twice. */
  | { readonly type: 'transferring'; readonly at: number; readonly target: Target }
  | { readonly type: 'transferred'; readonly transfer: Transfer }
  /** Nothing was started: certain, so it may be tried again later. */
  | { readonly type: 'notSent' }
  | { readonly type: 'refused'; readonly at: number; readonly problem: ServiceProblem }
  | { readonly type: 'accepted'; readonly monitorUrl: string }
  | { readonly type: 'doneAtOnce'; readonly at: number; readonly itemId: string }
  | {
      readonly type: 'renamed';
      readonly at: number;
      readonly result: Result;
      /** The comparison that follows at once, or null. The same below. */
      readonly proof: Proof | null;
    }
  | {
      readonly type: 'answerLost' | 'noMonitor' | 'monitorRefused';
      readonly at: number;
    }
  | { readonly type: 'reported'; readonly at: number; readonly report: StatusReport }
  | {
      readonly type: 'looked';
      readonly at: number;
      readonly verdict: Verdict;
      readonly proof: Proof | null;
    }
  | { readonly type: 'resultFetched'; readonly result: Result; readonly proof: Proof | null }
  /** A comparison with the source begins, goes on or ends. */
  | { readonly type: 'proven'; readonly proof: Proof }
  /** The items of a failure got their names. */
  | { readonly type: 'named'; readonly names: ReadonlyMap<string, string> }
  | {
      readonly type: 'retry';
      readonly at: number;
      readonly name: string;
      readonly onConflict: DriveRequest['onConflict'];
    }
  /** The user does not want to wait for the time he has set. */
  | { readonly type: 'startNow' }
  /** The user lets this app do what the service would not. */
  | { readonly type: 'uploadByApp'; readonly at: number }
  | { readonly type: 'checkAgain'; readonly at: number }
  /** The user takes what has arrived, without the items that failed. */
  | { readonly type: 'skipItems'; readonly at: number };

/** The job after `event`, or the same object when the event does not apply. */
export function transition(job: Job, event: JobEvent): Job {
  switch (event.type) {
    case 'submitting':
      return job.state === 'queued'
        ? { ...core(job), state: 'submitting', submittedAt: event.at, target: event.target }
        : job;
    case 'transferring':
      return transferring(job, event.at, event.target);
    case 'transferred':
      return job.state === 'transferring' ? { ...job, transfer: event.transfer } : job;
    case 'notSent':
      return job.state === 'submitting' ? { ...core(job), state: 'queued', notBefore: null } : job;
    case 'startNow':
      return job.state === 'queued' && job.notBefore !== null ? { ...job, notBefore: null } : job;
    case 'refused':
      return job.state === 'queued' || job.state === 'submitting' || job.state === 'transferring'
        ? failed(job, event.at, event.problem, null)
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
      return job.state === 'submitting' || job.state === 'transferring'
        ? completed(job, event.at, event.itemId)
        : job;
    case 'renamed':
      return job.state === 'renaming'
        ? ended(job, event.at, event.result, { evidence: job.evidence, proof: event.proof })
        : job;
    case 'answerLost':
    case 'noMonitor':
      return job.state === 'submitting' || job.state === 'transferring'
        ? checking(job, event.type, event.at)
        : job;
    case 'monitorRefused':
      return job.state === 'submitting' || job.state === 'running'
        ? checking(job, 'noMonitor', event.at)
        : job;
    case 'reported':
      return job.state === 'running' ? afterReport(job, event.report, event.at) : job;
    case 'looked':
      return job.state === 'checking' ? afterLook(job, event) : job;
    case 'resultFetched':
      return job.state === 'completed' && job.result.state === 'pending'
        ? withResult(job, event.result, event.proof)
        : job;
    case 'proven':
      return job.state === 'completed' ? { ...job, proof: { ...event.proof } } : job;
    case 'named':
      return job.state === 'failed' ? named(job, event.names) : job;
    case 'retry':
      return job.state === 'failed' || job.state === 'unknown' ? again(job, event) : job;
    case 'checkAgain':
      return job.state === 'unknown' && job.target !== null
        ? checking(job, job.reason, event.at)
        : job;
    case 'uploadByApp':
      return job.state === 'failed' && job.request.action === 'upload'
        ? retried(job, event.at, { ...job.request, by: 'app' })
        : job;
    case 'skipItems':
      return canSkipItems(job)
        ? checking({ ...core(job), ...job.begun }, 'itemsFailed', event.at)
        : job;
  }
}

/** A failed copy that may have left a part of itself at a place we know, and named what is missing. */
type PartlyFailed = JobIn<'failed'> & {
  readonly begun: { readonly submittedAt: number; readonly target: Target };
};

/** Whether the user can have a failed copy without the items that failed. */
export function canSkipItems(job: Job): job is PartlyFailed {
  return (
    job.state === 'failed' &&
    job.request.action === 'copy' &&
    (job.begun?.target ?? null) !== null &&
    job.problem.details.length > 0
  );
}

/** After a clock was set back, what lies ahead of it would make us wait until it is there again. */
const earlier = Math.min;

const NO_TRANSFER: Transfer = { uploadUrl: null, done: 0, total: null, validator: null };

function transferring(job: Job, submittedAt: number, target: Target): Job {
  if (job.state !== 'queued' || job.request.action !== 'upload') return job;
  const { request } = job;
  return {
    ...core({ ...job, request }),
    state: 'transferring',
    submittedAt,
    target,
    transfer: NO_TRANSFER,
  };
}

function named(job: JobIn<'failed'>, names: ReadonlyMap<string, string>): Job {
  const details = job.problem.details.map((detail) => ({
    ...detail,
    name: detail.target === null ? null : (names.get(detail.target) ?? null),
  }));
  return { ...job, problem: { ...job.problem, details }, areItemsNamed: true };
}

function again(
  job: JobIn<'failed' | 'unknown'>,
  { at, name, onConflict }: Extract<JobEvent, { type: 'retry' }>,
): Job {
  const { request } = job;
  return request.action === 'adopted' ? job : retried(job, at, { ...request, name, onConflict });
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
      return failed(job, at, report.problem, { submittedAt: job.submittedAt, target: job.target });
    case 'gone': {
      const gone = { since: earlier(job.gone?.since ?? at, at), count: (job.gone?.count ?? 0) + 1 };
      const isSure = gone.count >= GONE_MIN_COUNT && at - gone.since >= GONE_MIN_MS;
      return isSure ? checking(job, 'monitorGone', at) : { ...job, gone };
    }
    case 'moved':
      return { ...job, monitorUrl: report.location };
    case 'retry':
      return job;
  }
}

function afterLook(
  job: JobIn<'checking'>,
  { verdict, at, proof }: Extract<JobEvent, { type: 'looked' }>,
): Job {
  switch (verdict.kind) {
    case 'keepLooking':
      return { ...job, since: earlier(job.since, at), looks: job.looks + 1, seen: verdict.seen };
    case 'completed':
      return found(job, at, verdict.item, proof);
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
