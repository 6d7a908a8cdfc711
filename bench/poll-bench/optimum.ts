/**
 * The best schedule there is for jobs that tell nothing, when the distribution of their durations is
 * known, as a list of times: by dynamic programming over when to ask next.
 */
import type { Schedule } from './schedule.ts';

const SECOND = 1000;
/** Times lie even in √t: a tenth of the interval that is about right at one second, and beyond. */
const ROOT_STEP = 0.05;
/** Longer intervals than this many steps never pay. */
const FARTHEST = 400;
const BEYOND_MS = 60 * SECOND;

export interface Optimum {
  /** When the server should look, since the start. */
  readonly timesMs: readonly number[];
  readonly requests: number;
  /** Mean time from the end until the look that sees it. */
  readonly meanS: number;
}

/** A distribution of durations on a grid of times. */
export interface KnownDurations {
  readonly count: number;
  /** In seconds; begins at 0, and the last is that of the longest job. */
  readonly grid: Float64Array;
  /** For each time: the jobs that still run, and the sum of the durations of those that do not. */
  readonly left: Float64Array;
  readonly sum: Float64Array;
}

/** The distribution that these durations are drawn from; there must be many. */
export function knownFrom(durationsMs: readonly number[]): KnownDurations {
  const seconds = Float64Array.from(durationsMs, (ms) => ms / SECOND).sort();
  const grid = gridOf(seconds);
  return { count: seconds.length, grid, ...countLeft(seconds, grid) };
}

/** The schedule that makes requests · `priceS` + delay least. */
export function optimumOf(known: KnownDurations, priceS: number): Optimum {
  const { count, grid, left, sum } = known;
  const last = grid.length - 1;
  const cost = new Float64Array(grid.length);
  const next = new Int32Array(grid.length);
  for (let from = last - 1; from >= 0; from -= 1) {
    cost[from] = Number.POSITIVE_INFINITY;
    const begun = at(left, from);
    for (let to = from + 1; to <= Math.min(from + FARTHEST, last); to += 1) {
      const ended = begun - at(left, to);
      const late = ended * at(grid, to) - (at(sum, to) - at(sum, from));
      const total = begun * priceS + late + at(cost, to);
      if (total >= at(cost, from)) continue;
      cost[from] = total;
      next[from] = to;
    }
  }
  const path: number[] = [];
  for (let index = 0; at(left, index) > 0;) {
    index = at(next, index);
    path.push(index);
  }
  const requests = [0, ...path.slice(0, -1)].reduce((total, index) => total + at(left, index), 0);
  return {
    timesMs: path.map((index) => at(grid, index) * SECOND),
    requests: requests / count,
    meanS: (at(cost, 0) - requests * priceS) / count,
  };
}

/** The best schedule that asks about `requests` times a job, and the price that leads to it. */
export function optimumAsking(
  known: KnownDurations,
  requests: number,
): { readonly priceS: number; readonly optimum: Optimum } {
  let low = 1e-3;
  let high = 1e3;
  for (let halving = 0; halving < 14; halving += 1) {
    const priceS = Math.sqrt(low * high);
    if (optimumOf(known, priceS).requests > requests) low = priceS;
    else high = priceS;
  }
  return { priceS: high, optimum: optimumOf(known, high) };
}

/** The schedule that asks so that the server looks at these times. */
export function scheduleAt(timesMs: readonly number[], roundTripMs: number): Schedule {
  return {
    name: 'optimum without progress',
    isBlind: true,
    follow: () => {
      let index = 0;
      let elapsedMs = 0;
      return () => {
        // A job may be longer than any that was known.
        const askAt = (timesMs[index] ?? elapsedMs + BEYOND_MS) - roundTripMs / 2;
        const delayMs = Math.max(askAt - elapsedMs, 0);
        elapsedMs += delayMs + roundTripMs;
        index += 1;
        return delayMs;
      };
    },
  };
}

function gridOf(seconds: Float64Array): Float64Array {
  const shortest = Math.sqrt(seconds[0] ?? 1);
  const longest = Math.sqrt(seconds.at(-1) ?? 1);
  const steps = Math.max(Math.ceil((longest - shortest) / ROOT_STEP), 1);
  return Float64Array.from({ length: steps + 2 }, (_, index) =>
    index === 0 ? 0 : (shortest + ((longest - shortest) * (index - 1)) / steps) ** 2 + 1e-9,
  );
}

function countLeft(
  seconds: Float64Array,
  grid: Float64Array,
): { readonly left: Float64Array; readonly sum: Float64Array } {
  const left = new Float64Array(grid.length);
  const sum = new Float64Array(grid.length);
  let ended = 0;
  let total = 0;
  grid.forEach((time, index) => {
    for (;;) {
      const next = seconds[ended];
      if (next === undefined || next > time) break;
      ended += 1;
      total += next;
    }
    left[index] = seconds.length - ended;
    sum[index] = total;
  });
  return { left, sum };
}

const at = (values: Float64Array | Int32Array, index: number): number => values[index] ?? 0;
