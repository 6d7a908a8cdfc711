/**
 * What a service's "something changed on this drive" is worth. It is a hint and no more: it may come
 * late, for nothing, or not at all. So it hastens a question, and only where it has come in time for
 * the ends of earlier jobs is the schedule relaxed; an end that it has missed costs most of that trust.
 * Times are ms of any clock that does not run backwards. Pure.
 */
import { PRICE_MS } from './poll-schedule.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Part of the missing trust that an announced end earns. */
const EARNED = 0.25;
/** Part of the trust that is left after an end without a hint. */
const LEFT_AFTER_MISS = 0.4;
/** So much it takes to relax: three proofs in a row, or about seven ends in ten announced. */
const TRUSTED_FROM = 0.5;
/** Intervals grow with the square root of it: they double at most, and keep their bounds. */
export const MAX_RELAXATION = 4;
/** The hint of an end may be under way so long; one found sooner without it proves nothing. */
const UNDER_WAY_MS = 15 * SECOND;
/** Who has said nothing for so long may not be there any more. */
const SILENT_MS = 30 * MINUTE;

/** Hints come in bursts, and the report may be a moment behind. */
const SETTLE_MS = SECOND / 2;
/** A copy changes the drive all the time: no hint follows a question sooner than this … */
const MIN_GAP_MS = 2 * SECOND;
/** … nor before this part of the time that the job has run. */
const GAP_PART = 1 / 200;
/** A question is worth so much delay. */
const WORTH_MS = PRICE_MS;
/**
 * After `n` hints for nothing the next is the one of the end with a chance of 1 / (n + 1) by Laplace's
 * rule of succession; busy drives make that too much to hope for. So a job costs some forty in vain.
 */
const VAIN_POWER = 1.5;

/** What is remembered of a drive's channel while the program runs. */
export interface HintMemory {
  readonly isOpen: boolean;
  /** When the last hint came; null before any. */
  readonly heardAt: number | null;
  /** 0 to 1. */
  readonly trust: number;
}

export const NO_HINTS: HintMemory = { isOpen: false, heardAt: null, trust: 0 };

/** The last question about a job that still ran. */
export interface LastQuestion {
  readonly at: number;
  /** Whether the channel was open then: only then may it be blamed for what it did not tell. */
  readonly wasOpen: boolean;
}

/** The memory after a question at `now` has found the end of a job. */
export function endFound(memory: HintMemory, before: LastQuestion, now: number): HintMemory {
  const { heardAt, trust } = memory;
  if (heardAt !== null && heardAt >= before.at) {
    return { ...memory, trust: trust + (1 - trust) * EARNED };
  }
  const isMiss = before.wasOpen && now - before.at > UNDER_WAY_MS;
  return isMiss ? { ...memory, trust: trust * LEFT_AFTER_MISS } : memory;
}

/**
 * How much dearer questions by schedule may be while hints can be relied upon: from 1 to 4, and the
 * less, the more of them have come for nothing during the job.
 */
export function relaxation(memory: HintMemory, vain: number, now: number): number {
  const { isOpen, heardAt, trust } = memory;
  const isAlive = isOpen && heardAt !== null && now - heardAt <= SILENT_MS;
  if (!isAlive || trust < TRUSTED_FROM) return 1;
  const reliance = (trust - TRUSTED_FROM) / (1 - TRUSTED_FROM);
  return MAX_RELAXATION ** (reliance / (vain + 1));
}

export interface HintedJob {
  /** Since its start. */
  readonly elapsedMs: number;
  /** Since it was last asked about. */
  readonly sinceAskedMs: number;
  /** Until it is asked about anyway. */
  readonly dueInMs: number;
  /** So many hints have come already without its end. */
  readonly vain: number;
  /** For so long its own report wants it left alone. */
  readonly heldMs: number;
  /** As in `PollFacts`. */
  readonly priceFactor: number;
}

/**
 * Delay from a hint until the question it leads to, or null where that question is not worth it, since
 * many have come for nothing or the job is asked about soon anyway.
 */
export function askSoonMs(job: HintedJob): number | null {
  const { elapsedMs, sinceAskedMs, dueInMs, vain, heldMs, priceFactor } = job;
  const gapMs = Math.max(MIN_GAP_MS, GAP_PART * elapsedMs) * Math.sqrt(priceFactor);
  const soonMs = Math.max(SETTLE_MS, gapMs - sinceAskedMs, heldMs);
  return dueInMs - soonMs > WORTH_MS * priceFactor * (vain + 1) ** VAIN_POWER ? soonMs : null;
}
