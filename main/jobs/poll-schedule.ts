/**
 * When to ask next. A question costs something, and so does every second that the end of a job is not
 * noticed; questions are best asked at the density √(hazard / 2·price) (Keller 1974; Barlow, Hunter &
 * Proschan 1963). So the next one is due when that density has added up to one question. The hazard,
 * how likely the job ends in the next moment, comes from `end-belief.ts`: without progress it falls with
 * the time waited, and the interval grows with its square root; with progress it is low until shortly
 * before the end that the progress points to. Measured in `npm run bench:poll`. Pure.
 */
import { type EndBelief, beliefOf, grainMs, hazardAt } from './end-belief.ts';
import { type PollMemory, isSteady } from './poll-memory.ts';

const SECOND = 1000;

const MIN_MS = SECOND;
/** However little is expected: the end of a job goes unnoticed no longer than about this. */
const MAX_MS = 100 * SECOND;
/** One question is worth so much delay. */
export const PRICE_MS = 0.38 * SECOND;
/** A job that moves may be left alone longer, for this part of the time it has run … */
const TRUSTED_PART = 1 / 8;
/** … as long as it could not be done even if it went this much faster than it ever did. */
const TRUSTED_HASTE = 2;
/** It may still fail at any moment, and that should be known before the user comes back. */
const MAX_TRUSTED_MS = 10 * 60 * SECOND;
/** While somebody looks, no figure is older than this, unless questions are scarce. */
export const FRESH_MS = 15 * SECOND;
/** Spreads jobs that were started together. */
const JITTER = 0.1;
const MAX_TROUBLE_MS = 60 * SECOND;
const MAX_DOUBLINGS = 6;
const MISSING_FIRST_MS = 250;
const MISSING_MAX_MS = 4 * SECOND;

/** Whether somebody looks at the job, has at least the window in view, or neither. */
export type Attention = 'focused' | 'visible' | 'hidden';
/** What is looked at may cost more questions. */
const PRICE_OF: Readonly<Record<Attention, number>> = { focused: 0.5, visible: 1, hidden: 2 };

export interface PollFacts {
  /** Since the start of the job. */
  readonly elapsedMs: number;
  /** How long such jobs took before, as `duration-memory.ts` knows it. */
  readonly expectedMs?: number | null;
  readonly attention?: Attention;
  /** Above 1 where questions are scarce: intervals grow with its square root. */
  readonly priceFactor?: number;
  /** Above 1 where something else tells of the end: the same, but what is looked at stays fresh. */
  readonly relaxation?: number;
  /** What the service asked for: it is not asked earlier. */
  readonly retryAfterMs?: number | null;
}

/**
 * Delay until the next question about a job that still ran when it was last asked about; `random` is
 * in [0, 1). Never less than a second nor, unless steady progress rules out an end, more than 100 s,
 * give or take the tenth by which it is spread; with it, no more than ten minutes.
 */
export function nextPoll(memory: PollMemory, facts: PollFacts, random: number): number {
  const { expectedMs = null, attention = 'visible', retryAfterMs } = facts;
  const { priceFactor = 1, relaxation = 1 } = facts;
  const elapsedMs = Math.max(facts.elapsedMs, 0);
  const priceMs = PRICE_MS * PRICE_OF[attention] * priceFactor * relaxation;
  const freshMs = attention === 'focused' ? FRESH_MS : Number.POSITIVE_INFINITY;
  // Where questions are scarce the bounds give way as the intervals do, or there would be no room left.
  const longestMs = Math.min(longestDelayMs(memory), freshMs) * Math.sqrt(Math.max(priceFactor, 1));
  const idealMs = dueInMs(beliefOf(memory, expectedMs), elapsedMs, priceMs, longestMs);
  return Math.max(spread(Math.max(idealMs, MIN_MS), random), retryAfterMs ?? 0);
}

/** The time in which the density of questions adds up to one; at most `longestMs`. */
function dueInMs(belief: EndBelief, elapsedMs: number, priceMs: number, longestMs: number): number {
  let delayMs = 0;
  let questions = 0;
  while (delayMs < longestMs) {
    const stepMs = grainMs(belief, elapsedMs + delayMs);
    const hazard = hazardAt(belief, elapsedMs + delayMs + stepMs / 2);
    const more = stepMs * Math.sqrt(hazard / (2 * priceMs));
    if (questions + more >= 1) {
      return Math.min(delayMs + (stepMs * (1 - questions)) / more, longestMs);
    }
    questions += more;
    delayMs += stepMs;
  }
  return longestMs;
}

function longestDelayMs(memory: PollMemory): number {
  const { news, heardMs, fastest } = memory;
  // On a plateau nobody knows what comes next.
  if (!isSteady(memory) || heardMs > news.elapsedMs) return MAX_MS;
  const safeMs = (1 - news.fraction) / (TRUSTED_HASTE * fastest);
  return Math.max(MAX_MS, Math.min(safeMs, TRUSTED_PART * news.elapsedMs, MAX_TRUSTED_MS));
}

/** Delay after `failures` questions in a row went unanswered. */
export function troubleDelayMs(failures: number, random: number): number {
  return spread(Math.min(MIN_MS * 2 ** Math.min(failures, MAX_DOUBLINGS), MAX_TROUBLE_MS), random);
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
