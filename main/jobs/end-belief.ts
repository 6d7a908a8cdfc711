/**
 * What we believe about the end of a job that still runs: its hazard, that is how likely it ends in the
 * next moment. `poll-schedule.ts` follows from it. Pure.
 *
 * Two opinions are mixed. The blind one knows only how long the job has run: what has run long runs
 * longer still (Pareto). The pointed one knows when the end should come: the time from the last news to
 * it is log-logistic, bell-like around the guess on a logarithmic scale and with a heavy tail. While the
 * guess is not yet due the pointed one rules; when its time has passed without an end, what it
 * said counts for less and less, and the blind one takes over.
 */
import { type PollMemory, isSteady, remainingMs, spreadOf } from './poll-memory.ts';

const SECOND = 1000;

export interface EndBelief {
  /** When the job last gave any news, since its start. */
  readonly newsMs: number;
  /** The guess, from the last news on; null when there is nothing to guess from. */
  readonly pointed: {
    /** As likely to be over before as after it. */
    readonly medianMs: number;
    /** The greater, the narrower. */
    readonly shape: number;
    /** Before this time, since the start, the pointed opinion expects no end. */
    readonly soonestMs: number;
  } | null;
}

/** Of the jobs that have run for some time, the part that runs k times as long is k to minus this. */
const TAIL = 0.4;
/** A job of which nothing is known takes about so long. */
const TYPICAL_MS = SECOND;
/** How likely it is that the pointed opinion is worth nothing. */
const DOUBT = 0.04;
/** Shape over spread. A log-logistic of that spread has 1.8; being asked again, we may dare more. */
const SHARPNESS = 3;
/** What earlier jobs of its size took is a hint, good to a factor of three or so. */
const EXPECTED_SHAPE = 1.5;
/** At 100 % a job still finishes up, for some part of the time it took, nobody knows how long. */
const FINISHING_PART = 0.02;
/** No guess is shorter. */
const LEAST_MS = 300;
/** A job whose pace is known will hardly go so much faster than it ever did. */
const HASTE = 5;
/** Of the time that has passed, or of a third of what is believed to be left at first. */
const FINENESS = 0.02;

/** `expectedMs`: how long such jobs took before; null when that is not known. */
export function beliefOf(memory: PollMemory, expectedMs: number | null): EndBelief {
  const { news, heardMs, fastest } = memory;
  // A clock that was set back must not turn the time around.
  const newsMs = Math.max(news.elapsedMs, 0);
  const medianMs = remainingMs(memory);
  if (news.fraction >= 1) {
    const finishingMs = Math.max(FINISHING_PART * newsMs, LEAST_MS);
    return { newsMs, pointed: { medianMs: finishingMs, shape: 1, soonestMs: 0 } };
  }
  if (medianMs !== null) {
    const shape = SHARPNESS / spreadOf(memory);
    const soonestMs = isSteady(memory) ? heardMs + (1 - news.fraction) / (HASTE * fastest) : 0;
    return { newsMs, pointed: { medianMs, shape, soonestMs } };
  }
  if (expectedMs === null) return { newsMs: 0, pointed: null };
  return {
    newsMs: 0,
    pointed: { medianMs: Math.max(expectedMs, LEAST_MS), shape: EXPECTED_SHAPE, soonestMs: 0 },
  };
}

/** The rate, per ms, at which the job ends at `elapsedMs`, given that it has not before. */
export function hazardAt({ newsMs, pointed }: EndBelief, elapsedMs: number): number {
  const blind = TAIL / (elapsedMs + TYPICAL_MS);
  const sinceMs = elapsedMs - newsMs;
  if (pointed === null || sinceMs <= 0) return blind;
  const { medianMs, shape, soonestMs } = pointed;
  const odds = (sinceMs / medianMs) ** shape;
  const hazard = elapsedMs < soonestMs ? 0 : ((shape / sinceMs) * odds) / (1 + odds);
  const pointedWeight = (1 - DOUBT) / (1 + odds);
  const blindWeight = DOUBT * ((newsMs + TYPICAL_MS) / (elapsedMs + TYPICAL_MS)) ** TAIL;
  return (pointedWeight * hazard + blindWeight * blind) / (pointedWeight + blindWeight);
}

/** A step in time over which the hazard hardly changes. */
export function grainMs({ newsMs, pointed }: EndBelief, elapsedMs: number): number {
  const sinceMs = elapsedMs - newsMs;
  const scaleMs = Math.min(pointed?.medianMs ?? Number.POSITIVE_INFINITY, newsMs + TYPICAL_MS);
  return FINENESS * Math.max(sinceMs, scaleMs / 3);
}
