/**
 * One step of a job's way: ask the outside one thing, turn the answer into an event, and say when to
 * go on. Knows the order of the writes: intent before the POST, monitor URL before the first poll.
 */
import { heard, troubled } from './contact.ts';
import { judgeSight } from './destination-check.ts';
import { type Job, type JobIn } from './job.ts';
import type { JobBook } from './job-book.ts';
import { pollDelayMs, troubleDelayMs } from './poll-schedule.ts';
import type { ActionClient, Clock, MonitorClient, Trouble } from './ports.ts';
import { fractionOf } from './progress.ts';
import { readProblem } from './service-problem.ts';
import { type StartAnswer, readStartAnswer } from './start-answer.ts';
import { readStatusReport } from './status-report.ts';
import { withSample } from './time-left.ts';
import { foundResult } from './transitions.ts';

const SECOND = 1000;
/** A monitor that says it is gone is asked again this much later, to be sure. */
const GONE_AGAIN_MS = 60 * SECOND;
const MAX_HOPS = 5;
/** The finished item may answer 404 for some seconds: 6 tries, 250 ms doubling, at most 4 s. */
const RESULT_TRIES = 6;
const RESULT_FIRST_MS = 250;
const RESULT_MAX_MS = 4 * SECOND;

export interface StepDeps {
  readonly book: JobBook;
  readonly actions: ActionClient;
  readonly monitors: MonitorClient;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Whether the program is about to end: then no copy is begun any more. */
  readonly isStopped: () => boolean;
}

/** When to take the job's next step, and what its host asked for. */
export interface Onward {
  readonly inMs: number;
  /** The host wants to be left alone this long. */
  readonly pauseHostMs: number | null;
  /** How many requests the step has sent. */
  readonly requests: number;
}

/** Goes on after `inMs`. */
export const later = (inMs: number): Onward => ({ inMs, pauseHostMs: null, requests: 1 });
const AT_ONCE = later(0);

/** The folder and its occupant, and then the POST; the found and its source. */
const REQUESTS_OF: Readonly<Partial<Record<Job['state'], number>>> = { queued: 3, checking: 2 };

/** Whether the job has a step to take at all. */
export function hasStep(job: Job): boolean {
  switch (job.state) {
    case 'queued':
    case 'running':
    case 'checking':
      return true;
    case 'completed':
      return job.result.state === 'pending';
    case 'submitting':
    case 'unknown':
    case 'failed':
      return false;
  }
}

/** The host that the job's next step asks. */
export function hostOfStep(job: Job, deps: Pick<StepDeps, 'actions' | 'monitors'>): string {
  const { account } = job.request;
  return job.state === 'running'
    ? deps.monitors.hostOf(account, job.monitorUrl)
    : deps.actions.hostOf(account);
}

/** Takes the job's next step. Never rejects for reasons of network or service. */
export async function takeStep(job: Job, deps: StepDeps): Promise<Onward> {
  return { ...(await stepOf(job, deps)), requests: REQUESTS_OF[job.state] ?? 1 };
}

async function stepOf(job: Job, deps: StepDeps): Promise<Onward> {
  switch (job.state) {
    case 'queued':
      return await submit(job, deps);
    case 'running':
      return await poll(job, deps);
    case 'checking':
      return await look(job, deps);
    case 'completed':
      return await fetchResult(job, deps);
    case 'submitting':
    case 'unknown':
    case 'failed':
      return AT_ONCE;
  }
}

async function submit(job: JobIn<'queued'>, deps: StepDeps): Promise<Onward> {
  const { book, actions, clock } = deps;
  const prepared = await actions.prepare(job.request);
  if (deps.isStopped()) return AT_ONCE;
  if (prepared.kind === 'trouble') return afterTrouble(job, prepared, deps);
  if (prepared.kind === 'refused') {
    const error = { code: prepared.rawCode, message: prepared.message };
    await book.apply(job.id, { type: 'refused', at: clock.now(), problem: readProblem({ error }) });
    return AT_ONCE;
  }
  const { target } = prepared;
  const intent = await book.apply(job.id, { type: 'submitting', at: clock.now(), target });
  if (intent.job?.state !== 'submitting') return AT_ONCE;
  if (!intent.saved || deps.isStopped()) {
    // Without the intent on disk a crash could make two copies of one.
    await book.apply(job.id, { type: 'notSent' });
    const before = book.contact(job.id);
    book.setContact(job.id, { ...before, failures: before.failures + 1 });
    return later(troubleDelayMs(before.failures, deps.random()));
  }
  const outcome = await actions.start(job.request);
  return await afterStart(job, readStartAnswer(outcome, clock.now()), deps);
}

async function afterStart(job: Job, answer: StartAnswer, deps: StepDeps): Promise<Onward> {
  const { book, monitors, clock } = deps;
  const at = clock.now();
  switch (answer.kind) {
    case 'accepted': {
      const { monitorUrl } = answer;
      const isAllowed = monitors.allows(job.request.account, monitorUrl);
      await book.apply(
        job.id,
        isAllowed ? { type: 'accepted', monitorUrl } : { type: 'monitorRefused', at },
      );
      return later(isAllowed ? pollDelayMs(0, deps.random()) : 0);
    }
    case 'untracked':
      await book.apply(job.id, { type: 'noMonitor', at });
      return AT_ONCE;
    case 'uncertain':
      await book.apply(job.id, { type: 'answerLost', at });
      return AT_ONCE;
    case 'done':
      await book.apply(job.id, { type: 'doneAtOnce', at, itemId: answer.itemId });
      return AT_ONCE;
    case 'refused':
      await book.apply(job.id, { type: 'refused', at, problem: answer.problem });
      return AT_ONCE;
    case 'notSent':
      await book.apply(job.id, { type: 'notSent' });
      return afterTrouble(job, answer, deps);
  }
}

async function poll(job: JobIn<'running'>, deps: StepDeps): Promise<Onward> {
  const { book, monitors, clock, random } = deps;
  const { account } = job.request;
  if (!monitors.allows(account, job.monitorUrl)) {
    await book.apply(job.id, { type: 'monitorRefused', at: clock.now() });
    return AT_ONCE;
  }
  const outcome = await monitors.ask(account, job.monitorUrl);
  const at = clock.now();
  const report = readStatusReport(outcome, at);
  if (report.state === 'retry') return afterTrouble(job, report, deps);

  const moved = report.state === 'moved' || report.state === 'running' ? report.location : null;
  if (moved !== null && !monitors.allows(account, moved)) return afterTrouble(job, STRANGE, deps);
  if (report.state === 'completed' && report.isRedirect) {
    // Something in between may redirect to anywhere; only the service's own item proves anything.
    const isOurs = report.resourceUrl !== null && monitors.allows(account, report.resourceUrl);
    if (!isOurs) return afterTrouble(job, STRANGE, deps);
  }
  const before = book.contact(job.id);
  if (report.state === 'moved' && before.hops >= MAX_HOPS) return afterTrouble(job, STRANGE, deps);

  const { job: after } = await book.apply(job.id, { type: 'reported', at, report });
  if (after?.state !== 'running') return AT_ONCE;
  if (report.state === 'moved') {
    book.setContact(job.id, { ...before, hops: before.hops + 1 });
    return AT_ONCE;
  }
  const fraction = fractionOf(after.progress);
  const samples = fraction === null ? before.samples : withSample(before.samples, { at, fraction });
  book.setContact(job.id, { ...heard(before), samples });
  if (after.gone !== null) return later(GONE_AGAIN_MS);
  const floorMs = report.state === 'running' ? (report.retryAfterMs ?? 0) : 0;
  return later(Math.max(pollDelayMs(at - job.submittedAt, random()), floorMs));
}

async function look(job: JobIn<'checking'>, deps: StepDeps): Promise<Onward> {
  const { book, actions, clock, random } = deps;
  const sight = await actions.look(job.request, job.target);
  if (sight.kind === 'trouble') return afterTrouble(job, sight, deps);
  const at = clock.now();
  const verdict = judgeSight(job, sight, at);
  await book.apply(job.id, { type: 'looked', at, verdict });
  book.setContact(job.id, heard(book.contact(job.id)));
  return later(pollDelayMs(at - job.since, random()));
}

async function fetchResult(job: JobIn<'completed'>, deps: StepDeps): Promise<Onward> {
  const { book, actions } = deps;
  if (job.result.state !== 'pending') return AT_ONCE;
  const { itemId, tries } = job.result;
  const fetched = await actions.fetchResult(job.request, job.target, itemId);
  if (fetched.kind === 'trouble') return afterTrouble(job, fetched, deps);
  // Found by name alone, it must not be what stood there before.
  if (fetched.kind === 'item' && (itemId !== null || fetched.item.id !== job.target.occupantId)) {
    await book.apply(job.id, { type: 'resultFetched', result: foundResult(fetched.item) });
    return AT_ONCE;
  }
  const isLast = tries + 1 >= RESULT_TRIES;
  await book.apply(job.id, {
    type: 'resultFetched',
    result: isLast ? { state: 'unavailable' } : { state: 'pending', itemId, tries: tries + 1 },
  });
  return later(Math.min(RESULT_FIRST_MS * 2 ** tries, RESULT_MAX_MS));
}

const STRANGE = { why: 'serviceTrouble', retryAfterMs: null } as const;

function afterTrouble(job: Job, trouble: Omit<Trouble, 'kind'>, deps: StepDeps): Onward {
  const { book, clock, random } = deps;
  const before = book.contact(job.id);
  book.setContact(job.id, troubled(before, trouble, clock.now()));
  const backOffMs = troubleDelayMs(before.failures, random());
  return { ...later(backOffMs), pauseHostMs: trouble.retryAfterMs };
}
