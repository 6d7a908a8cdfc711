/**
 * When to ask next. For durations with a heavy tail the best interval grows with the square root of
 * the time already waited (Keller 1974; Barlow, Hunter & Proschan 1963): quick news of short copies,
 * few questions about long ones. Pure.
 */

const SECOND = 1000;

const MIN_MS = SECOND;
const MAX_MS = 60 * SECOND;
/** The cost of one question in terms of a second's delay: interval = √(COST · elapsed). */
const COST_MS = SECOND;
/** Spreads jobs that were started together. */
const JITTER = 0.1;
const MAX_DOUBLINGS = 6;
const MISSING_FIRST_MS = 250;
const MISSING_MAX_MS = 4 * SECOND;

/** Delay until the next question about something that began `elapsedMs` ago; `random` is in [0, 1). */
export function pollDelayMs(elapsedMs: number, random: number): number {
  const ideal = Math.sqrt(COST_MS * Math.max(elapsedMs, 0));
  return spread(Math.min(Math.max(ideal, MIN_MS), MAX_MS), random);
}

/** Delay after `failures` questions in a row went unanswered. */
export function troubleDelayMs(failures: number, random: number): number {
  return spread(Math.min(MIN_MS * 2 ** Math.min(failures, MAX_DOUBLINGS), MAX_MS), random);
}

/** What the service has just made may answer 404 for some seconds: so often it is asked in all. */
export const MISSING_TRIES = 6;

/** Delay after the try number `tries`, from 1, that found nothing: 250 ms doubling, at most 4 s. */
export function missingDelayMs(tries: number): number {
  return Math.min(MISSING_FIRST_MS * 2 ** (tries - 1), MISSING_MAX_MS);
}

function spread(delayMs: number, random: number): number {
  return Math.round(delayMs * (1 + JITTER * (2 * random - 1)));
}
