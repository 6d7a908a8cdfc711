/**
 * What we remember of a running job's progress, to tell when it may end: one small record for each
 * job, changed with each answer that names a figure. It lives as long as the program runs. A new one
 * knows less and is never wrong: the next answer and the time since the start give a first guess. Pure.
 *
 * The guess is the plainest there is: what is left takes as long for each part as what is done took. In
 * a comparison over worlds of jobs (bench/poll-bench) cleverer ones, of the pace of late, did no better.
 * What matters is to know how good the guess is, and that is learnt from how it has moved so far.
 */

/** How far a job was, and when. */
export interface Point {
  /** Since the start of the job. */
  readonly elapsedMs: number;
  /** 0 to 1. */
  readonly fraction: number;
}

export interface PollMemory {
  /** From where the pace is counted: the start, or where the figure was set back to. */
  readonly from: Point;
  /** When the figure was last seen to rise, and to what. */
  readonly news: Point;
  /** When there was last any figure. */
  readonly heardMs: number;
  /** How often the figure was seen to rise. */
  readonly rises: number;
  /** The fastest pace seen between two answers, as a fraction per ms. */
  readonly fastest: number;
  /** How much the guess has moved: squares of the logarithm of the moves, older ones fading. */
  readonly moved: number;
  /** Over how much of the way it did: parts of what was left each time, fading likewise. */
  readonly travelled: number;
}

/** What is known before the first answer. */
export const NO_MEMORY: PollMemory = memoryFrom({ elapsedMs: 0, fraction: 0 });

/** A figure may tremble; one that falls by more than this was set back, and all begins anew. */
const SET_BACK = 0.05;
/** Before it has moved, a guess counts as wrong by a factor of e, as if seen over this part of the way. */
const FIRST_SPREAD = 1;
const FIRST_WEIGHT = 0.25;
/** Moves fade e-fold over a third of the way: the pace of late says more about the rest. */
const FADING = 3;
const LEAST_MS = 100;
/** So many rises make a pace: fewer may be the odd sizes of the first items. */
const STEADY_RISES = 4;

/** A memory that begins at `point`, whatever was before. */
export function memoryFrom(point: Point): PollMemory {
  return {
    from: point,
    news: point,
    heardMs: point.elapsedMs,
    rises: 0,
    fastest: 0,
    moved: 0,
    travelled: 0,
  };
}

/** The memory after an answer. A clock or a figure that was set back begins a new one. */
export function remember(memory: PollMemory, point: Point): PollMemory {
  const { news, heardMs } = memory;
  const { elapsedMs, fraction } = point;
  if (elapsedMs < heardMs || fraction < news.fraction - SET_BACK) return memoryFrom(point);
  if (fraction <= news.fraction || elapsedMs === heardMs) return { ...memory, heardMs: elapsedMs };
  const pace = (fraction - news.fraction) / (elapsedMs - heardMs);
  const risen = {
    ...memory,
    news: point,
    heardMs: elapsedMs,
    rises: memory.rises + 1,
    fastest: Math.max(memory.fastest, pace, paceOf(memory.from, point)),
  };
  return memory.rises === 0 ? risen : withMove(memory, risen);
}

/** How much longer it takes from the last news on, at the pace so far; null without any pace. */
export function remainingMs({ from, news, rises }: PollMemory): number | null {
  return rises === 0 ? null : Math.max((1 - news.fraction) / paceOf(from, news), LEAST_MS);
}

/** Whether enough was seen to tell how fast the job can go. */
export function isSteady({ rises }: PollMemory): boolean {
  return rises >= STEADY_RISES;
}

/**
 * The standard deviation of the logarithm of what is left. A guess that uses all there is to know moves
 * as much over the rest of the way as its error is (it is a martingale), so that past moves tell it.
 */
export function spreadOf({ moved, travelled }: PollMemory): number {
  return Math.sqrt((FIRST_SPREAD ** 2 * FIRST_WEIGHT + moved) / (FIRST_WEIGHT + travelled));
}

function withMove(before: PollMemory, after: PollMemory): PollMemory {
  const passedMs = after.news.elapsedMs - before.news.elapsedMs;
  const leftMs = remainingMs(after) ?? LEAST_MS;
  const wholeMs = passedMs + leftMs;
  const move = Math.log(wholeMs / (remainingMs(before) ?? wholeMs));
  const part = passedMs / wholeMs;
  const kept = Math.exp(-FADING * part);
  return {
    ...after,
    moved: kept * before.moved + move ** 2,
    travelled: kept * before.travelled + part,
  };
}

function paceOf(from: Point, to: Point): number {
  return (to.fraction - from.fraction) / (to.elapsedMs - from.elapsedMs);
}
