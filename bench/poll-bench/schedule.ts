/** How a schedule is followed through one job, in virtual time. */
import type { PollJob } from './worlds.ts';

export interface Answer {
  /** Since the start of the job, when the answer has arrived. */
  readonly elapsedMs: number;
  /** 0 to 1, as the service tells it. */
  readonly fraction: number;
}

export interface Schedule {
  readonly name: string;
  /** It does not look at the progress, which need not be told then. */
  readonly isBlind: boolean;
  /** Follows `job`, of which it knows only what is told: the delay before the first question (`null`), and after each answer. */
  readonly follow: (random: () => number, job: PollJob) => (answer: Answer | null) => number;
}

export interface Outcome {
  readonly requests: number;
  /** From the end of the job until the answer that says so has arrived. */
  readonly delayMs: number;
}

/** The server looks at the job when half of the round trip is over. */
export function run(
  schedule: Schedule,
  job: PollJob,
  roundTripMs: number,
  random: () => number,
): Outcome {
  const next = schedule.follow(random, job);
  let elapsedMs = 0;
  let requests = 0;
  let answer: Answer | null = null;
  for (;;) {
    const askedAt: number = elapsedMs + next(answer);
    elapsedMs = askedAt + roundTripMs;
    requests += 1;
    const seenAt: number = askedAt + roundTripMs / 2;
    if (seenAt >= job.durationMs) return { requests, delayMs: elapsedMs - job.durationMs };
    answer = { elapsedMs, fraction: schedule.isBlind ? 0 : job.fractionAt(seenAt) };
  }
}
