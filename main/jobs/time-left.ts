/**
 * How much longer a job may take: the same guess that decides when to ask next, as a range. Says
 * nothing rather than something wild. How often it is right, `npm run bench:poll` counts: about nine times
 * in ten, but less where stalls are to come, which nobody can foresee. Pure.
 */
import { type PollMemory, remainingMs, spreadOf } from './poll-memory.ts';

const SECOND = 1000;

/** So many jobs should end before the range, and as many after it. */
const OUTSIDE = 0.05;
/** Shape of the log-logistic over the spread: the spread is cautious, so that this is more than 1.8. */
const SHARPNESS = 4;
/** A guess that has not been put to the test so often is not shown. */
const LEAST_RISES = 3;
/** A range wider than this factor is no news, unless all of it is short. */
const MAX_RATIO = 4;
const SHORT_MS = 10 * SECOND;

/** The range in ms that is left when the job has run for `elapsedMs`; null when nothing honest can be said. */
export function timeLeft(
  memory: PollMemory,
  elapsedMs: number,
): { readonly fromMs: number; readonly toMs: number } | null {
  const { news, rises } = memory;
  const medianMs = remainingMs(memory);
  if (medianMs === null || rises < LEAST_RISES || news.fraction >= 1) return null;
  const shape = SHARPNESS / spreadOf(memory);
  const sinceMs = Math.max(elapsedMs - news.elapsedMs, 0);
  const odds = (sinceMs / medianMs) ** shape;
  /** How long it is until this part of the jobs that still run has ended. */
  const untilPart = (part: number): number =>
    medianMs * ((1 + odds) / (1 - part) - 1) ** (1 / shape) - sinceMs;
  const fromMs = untilPart(OUTSIDE);
  const toMs = untilPart(1 - OUTSIDE);
  return toMs > Math.max(fromMs * MAX_RATIO, SHORT_MS) ? null : { fromMs, toMs };
}
