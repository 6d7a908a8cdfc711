/** Reads one answer in every way the app does, and names whatever must not have come out. */
import { type Job, parseJob } from '../../main/jobs/job.ts';
import type { HttpOutcome } from '../../main/jobs/ports.ts';
import { RETRY_AFTER_MAX_MS } from '../../main/jobs/retry-after.ts';
import { type StartAnswer, readStartAnswer } from '../../main/jobs/start-answer.ts';
import { type StatusReport, readStatusReport } from '../../main/jobs/status-report.ts';
import { START, allSamples, samples } from '../../main/jobs/testing/job-samples.ts';
import { type JobEvent, transition } from '../../main/jobs/transitions.ts';
import { readApiAnswer } from '../../main/onedrive/api-answers.ts';
import { endOf, itemAnswerOf, mayBeGone, mayBeRunning, startOf } from './oracle.ts';

type Answer = Extract<HttpOutcome, { kind: 'answer' }>;

const SECRETS = /SECRET|tempauth=abc/u;

export interface Judged {
  readonly state: StatusReport['state'] | 'thrown';
  readonly problems: readonly string[];
}

/** Everything the readers make of `outcome`, and all that is wrong with it. */
export function judge(outcome: HttpOutcome): Judged {
  const problems: string[] = [];
  let state: Judged['state'] = 'thrown';
  try {
    const report = readStatusReport(outcome, START);
    state = report.state;
    problems.push(...problemsOfReport(report, outcome), ...problemsOfJobs(report));
    problems.push(...problemsOfStart(readStartAnswer(outcome, START), outcome));
    const item = readApiAnswer(outcome, START);
    const right = outcome.kind === 'answer' ? itemAnswerOf(outcome) : null;
    const got = item.kind === 'trouble' ? null : item.kind;
    if (got !== right) problems.push(`item answer: ${String(got)}, not ${String(right)}`);
  } catch (error) {
    problems.push(`thrown: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  }
  return { state, problems };
}

function problemsOfReport(report: StatusReport, outcome: HttpOutcome): readonly string[] {
  const problems: string[] = [];
  const right = outcome.kind === 'answer' ? endOf(outcome) : null;
  const got = endIn(report);
  if (got !== right) problems.push(`end: ${String(got)}, not ${String(right)}`);
  if (report.state === 'gone' && (outcome.kind !== 'answer' || !mayBeGone(outcome))) {
    problems.push('gone, but nothing says so');
  }
  if (report.state === 'running' && (outcome.kind !== 'answer' || !mayBeRunning(outcome))) {
    problems.push('running, but nothing says so');
  }
  if (report.state === 'running' || report.state === 'failed') {
    const { fraction, files, bytes } = report.progress;
    if (fraction !== null && !(fraction >= 0 && fraction <= 1)) problems.push('fraction');
    for (const count of [files, bytes]) {
      const isSound =
        count === null || (Number.isFinite(count.done) && Number.isFinite(count.total));
      if (!isSound) problems.push('counts');
    }
  }
  if (report.state === 'failed' && SECRETS.test(report.problem.message ?? '')) {
    problems.push('a message shows an address or a token');
  }
  if ('location' in report && report.location !== null && !URL.canParse(report.location)) {
    problems.push('a location that is none');
  }
  return [...problems, ...problemsOfWait('retryAfterMs' in report ? report.retryAfterMs : null)];
}

function problemsOfWait(waitMs: number | null): readonly string[] {
  const isSound = waitMs === null || (waitMs >= 0 && waitMs <= RETRY_AFTER_MAX_MS);
  return isSound ? [] : [`a wait of ${waitMs} ms`];
}

/** Records stay readable, only a documented end ends a job, and a late report changes none. */
function problemsOfJobs(report: StatusReport): readonly string[] {
  const event: JobEvent = { type: 'reported', at: START, report };
  const after = transition(samples.running, event);
  const problems: string[] = [];
  // Whatever follows on a completion, such as giving the copy its name.
  const hasLeft = after.state === 'failed' ? 'failed' : 'completed';
  const ended = after.state === 'running' ? null : hasLeft;
  if (ended !== endIn(report)) problems.push(`the job is ${after.state} after ${report.state}`);
  if (!isReadable(after)) problems.push(`an unreadable record: ${after.state}`);
  for (const sample of allSamples) {
    if (sample.state !== 'running' && transition(sample, event) !== sample) {
      problems.push(`a report changed a job that is ${sample.state}`);
    }
  }
  return problems;
}

function problemsOfStart(start: StartAnswer, outcome: HttpOutcome): readonly string[] {
  const problems: string[] = [];
  const right = outcome.kind === 'answer' ? startOf(outcome) : null;
  const isCertain = ['accepted', 'done', 'refused'].includes(start.kind);
  const got = isCertain ? start.kind : null;
  if (got !== right) problems.push(`start: ${start.kind}, not ${String(right)}`);
  if (start.kind === 'notSent') {
    // Sent again by itself: only where the service certainly has not begun.
    const isSafe = outcome.kind === 'answer' ? saysThrottled(outcome) : outcome.sent === 'no';
    if (!isSafe) problems.push('a POST would be repeated that may have been carried out');
    problems.push(...problemsOfWait(start.retryAfterMs));
  }
  if (start.kind === 'refused') {
    const { problem } = start;
    const after = transition(samples.submitting, { type: 'refused', at: START, problem });
    if (after.state !== 'failed' || !isReadable(after)) problems.push('an unreadable refusal');
  }
  return problems;
}

function saysThrottled({ status, retryAfter }: Answer): boolean {
  return status === 429 || (status === 503 && retryAfter !== null);
}

function endIn({ state }: StatusReport): 'completed' | 'failed' | null {
  return state === 'completed' || state === 'failed' ? state : null;
}

function isReadable(job: Job): boolean {
  return parseJob(JSON.parse(JSON.stringify(job))).ok;
}
