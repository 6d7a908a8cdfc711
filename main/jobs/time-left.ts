/**
 * How much longer a copy may take, from the progress it has shown. Says nothing rather than something
 * wild: without movement, too early, or when its two estimates disagree too much. Pure.
 */

const SECOND = 1000;

export interface Sample {
  readonly at: number;
  /** 0 to 1. */
  readonly fraction: number;
}

const KEPT = 12;
const MIN_SAMPLES = 3;
const MIN_FRACTION = 0.02;
const MIN_SPAN_MS = 3 * SECOND;
/** A range wider than this factor is no news. */
const MAX_RATIO = 4;
const MARGIN = 0.15;

/** The samples with one more; the first is kept for the overall pace, the last few for the present one. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last === undefined || sample.fraction < last.fraction) return [sample];
  const [first = sample, ...rest] = samples;
  return [first, ...rest.slice(2 - KEPT), sample];
}

/** The range in ms that is left at `now`, or null when nothing honest can be said. */
export function timeLeft(
  samples: readonly Sample[],
  now: number,
): { readonly fromMs: number; readonly toMs: number } | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || samples.length < MIN_SAMPLES) return null;
  if (last.fraction < MIN_FRACTION || last.fraction >= 1) return null;
  if (last.at - first.at < MIN_SPAN_MS) return null;
  const middle = samples[Math.floor(samples.length / 2)] ?? first;
  const ends = [endBy(first, last), endBy(middle, last)];
  const fromMs = (Math.min(...ends) - now) * (1 - MARGIN);
  const toMs = (Math.max(...ends) - now) * (1 + MARGIN);
  if (!Number.isFinite(toMs) || fromMs <= 0) return null;
  return toMs > fromMs * MAX_RATIO ? null : { fromMs, toMs };
}

/** When the rest is done at the pace between two samples; Infinity without movement. */
function endBy(from: Sample, to: Sample): number {
  const pace = (to.fraction - from.fraction) / (to.at - from.at);
  return pace > 0 ? to.at + (1 - to.fraction) / pace : Number.POSITIVE_INFINITY;
}
