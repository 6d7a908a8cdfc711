/** What a schedule costs and how late it hears, over many jobs. */
import { seededRandom } from '../../main/jobs/testing/random.ts';
import { type Outcome, type Schedule, run } from './schedule.ts';
import type { PollJob, World } from './worlds.ts';

const SECOND = 1000;
const WINDOW_MS = 300 * SECOND;
const ACTIVE_JOBS = 300;

export interface Figures {
  /** Requests per job. */
  readonly requests: number;
  readonly meanS: number;
  readonly p95S: number;
  readonly worstS: number;
  /** Requests in five minutes while 300 jobs are under way, each followed by another when it ends. */
  readonly load: number;
}

/** Follows the schedule through every job; chance has the same seed for each schedule. */
export function outcomesOf(
  schedule: Schedule,
  jobs: readonly PollJob[],
  { roundTripMs }: World,
  seed: number,
): readonly Outcome[] {
  const random = seededRandom(seed);
  return jobs.map((job) => run(schedule, job, roundTripMs, random));
}

export function figuresOf(outcomes: readonly Outcome[], jobs: readonly PollJob[]): Figures {
  const delays = outcomes.map(({ delayMs }) => delayMs).toSorted((left, right) => left - right);
  const requests = mean(outcomes.map((outcome) => outcome.requests));
  const watchedMs = mean(jobs.map(({ durationMs }) => durationMs)) + mean(delays);
  return {
    requests,
    meanS: mean(delays) / SECOND,
    p95S: (delays[Math.ceil(0.95 * delays.length) - 1] ?? Number.NaN) / SECOND,
    worstS: (delays.at(-1) ?? Number.NaN) / SECOND,
    // Renewal: a job's requests over the time it is watched.
    load: (ACTIVE_JOBS * WINDOW_MS * requests) / watchedMs,
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
