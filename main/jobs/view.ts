/** Turns records into what the page, the tray and the notifications may know. Pure. */
import type { Held, JobView, ProofView, Summary, Waiting } from '../../shared/job-view.ts';
import type { Contact } from './contact.ts';
import type { ActionRequest } from './action-request.ts';
import type { Job, JobIn, Proof } from './job.ts';
import { fractionOf, progressOf } from './progress.ts';
import { timeLeft } from './time-left.ts';
import { canSkipItems } from './transitions.ts';

type Running = Extract<JobView, { state: 'running' }>;

/**
 * The view of one job at `now`; while paused, no copy is begun. Field by field, so that no secret can
 * slip through.
 */
export function viewOf(job: Job, contact: Contact, now: number, isPaused = false): JobView {
  const base = { id: job.id, askedAt: job.askedAt, batch: job.batch, ...wishOf(job.request) };
  switch (job.state) {
    case 'queued':
      return {
        ...base,
        state: 'queued',
        waiting: contact.waiting,
        held: heldOf(job, now, isPaused),
      };
    case 'submitting':
      return { ...base, state: 'submitting' };
    case 'running':
      return {
        ...base,
        state: 'running',
        byApp: false,
        startedAt: job.submittedAt,
        progress: { ...job.progress, fraction: fractionOf(job.progress) },
        ends: endsOf(job, contact, now),
        waiting: waitingOf(job, contact),
      };
    case 'renaming':
      return { ...base, ...atWork(job), byApp: false, progress: WHOLE, waiting: contact.waiting };
    case 'transferring':
      return { ...base, ...atWork(job), byApp: true, ...transferOf(job, contact, now) };
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
        proof: job.proof === null ? null : proofOf(job.proof),
      };
    case 'failed':
      return {
        ...base,
        state: 'failed',
        endedAt: job.endedAt,
        problem: job.problem,
        canUploadByApp: job.request.action === 'upload' && job.request.by === 'service',
        canSkipItems: canSkipItems(job),
      };
  }
}

/** The view of a job whose account is given a token, where one would sign in to others. */
export function withToken(view: JobView): JobView {
  if (!('waiting' in view) || view.waiting?.why !== 'signedOut') return view;
  return { ...view, waiting: { ...view.waiting, why: 'tokenWanted' } };
}

function heldOf({ notBefore }: JobIn<'queued'>, now: number, isPaused: boolean): Held | null {
  if (notBefore !== null && notBefore > now) return { why: 'later', until: notBefore, isPaused };
  return isPaused ? { why: 'paused' } : null;
}

/** What the user asked for, without what is private in it. */
function wishOf(
  request: ActionRequest,
): Pick<JobView, 'action' | 'name' | 'kind' | 'from' | 'to' | 'onConflict'> {
  const { action, name } = request;
  switch (action) {
    case 'copy': {
      const { source, destination, onConflict } = request;
      return {
        action,
        name,
        kind: source.kind,
        from: source.path,
        to: destination.path,
        onConflict,
      };
    }
    case 'upload': {
      const { sourceUrl, destination, onConflict } = request;
      const from = withoutQuery(sourceUrl);
      return { action, name, kind: 'file', from, to: destination.path, onConflict };
    }
    case 'adopted':
      return { action, name, kind: 'other', from: null, to: null, onConflict: 'fail' };
  }
}

/** A web address may carry its key in the query; the host and the path say enough. */
function withoutQuery(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { host, pathname } = new URL(url);
  return host + pathname;
}

function proofOf(proof: Proof): ProofView {
  return proof.state === 'comparing' ? { state: 'comparing', items: proof.items } : proof;
}

const WHOLE = { fraction: 1, files: null, bytes: null };

function atWork(job: JobIn<'renaming' | 'transferring'>): {
  readonly state: 'running';
  readonly startedAt: number;
  readonly ends: null;
} {
  return { state: 'running', startedAt: job.submittedAt, ends: null };
}

function transferOf(
  job: JobIn<'transferring'>,
  contact: Contact,
  now: number,
): Pick<Running, 'progress' | 'waiting' | 'ends'> {
  const progress = progressOf(job.transfer);
  return { progress, waiting: contact.waiting, ends: endsOf(job, contact, now) };
}

/** As times, since a view may be looked at long after it was made. */
function endsOf(
  { submittedAt }: JobIn<'running' | 'transferring'>,
  { memory, waiting }: Contact,
  now: number,
): Running['ends'] {
  const left = waiting === null ? timeLeft(memory, now - submittedAt) : null;
  return left === null ? null : { from: now + left.fromMs, to: now + left.toMs };
}

function waitingOf(job: JobIn<'running'>, contact: Contact): Waiting | null {
  return job.gone === null ? contact.waiting : { why: 'monitorUncertain', since: job.gone.since };
}

/** The few facts for tray, taskbar and title. */
export function summaryOf(jobs: Iterable<Job>): Summary {
  let active = 0;
  let attention = 0;
  let figures = 0;
  let sum = 0;
  for (const job of jobs) {
    if (job.state === 'failed' || job.state === 'unknown') attention += 1;
    else if (job.state !== 'completed') active += 1;
    const fraction = fractionNow(job);
    if (fraction === null) continue;
    figures += 1;
    sum += fraction;
  }
  return { active, attention, fraction: figures > 0 ? sum / figures : null };
}

/** How far what is at work has come. */
function fractionNow(job: Job): number | null {
  switch (job.state) {
    case 'running':
      return fractionOf(job.progress);
    case 'renaming':
      return WHOLE.fraction;
    case 'transferring':
      return progressOf(job.transfer).fraction;
    case 'queued':
    case 'submitting':
    case 'checking':
    case 'unknown':
    case 'completed':
    case 'failed':
      return null;
  }
}
