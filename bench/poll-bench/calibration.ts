/** How often the truth lies in the range of time left that the window shows. */
import { seededRandom } from '../../main/jobs/testing/random.ts';
import { NO_MEMORY, type PollMemory } from '../../main/jobs/poll-memory.ts';
import { timeLeft } from '../../main/jobs/time-left.ts';
import { ferry } from './ferry.ts';
import { run } from './schedule.ts';
import type { PollJob, World } from './worlds.ts';

/** Each job is looked at so often, evenly over its time. */
const LOOKS = 19;

export interface Calibration {
  /** Part of the looks at which a range was shown. */
  readonly shown: number;
  /** Part of the ranges shown in which the truth lay. */
  readonly right: number;
  readonly tooEarly: number;
  /** Median of the upper end over the lower end. */
  readonly ratio: number;
}

export function calibrationOf(
  jobs: readonly PollJob[],
  { roundTripMs }: World,
  seed: number,
): Calibration {
  const random = seededRandom(seed);
  const ranges = jobs.flatMap((job) => {
    const heard: { readonly elapsedMs: number; readonly memory: PollMemory }[] = [];
    const schedule = ferry('Ferry', {}, (elapsedMs, memory) => heard.push({ elapsedMs, memory }));
    run(schedule, job, roundTripMs, random);
    return Array.from({ length: LOOKS }, (_, look) => {
      const elapsedMs = (job.durationMs * (look + 1)) / (LOOKS + 1);
      const last = heard.findLast((answer) => answer.elapsedMs <= elapsedMs);
      const range = timeLeft(last?.memory ?? NO_MEMORY, elapsedMs);
      return range === null ? [] : [{ ...range, trueMs: job.durationMs - elapsedMs }];
    }).flat();
  });
  const ratios = ranges
    .map(({ fromMs, toMs }) => toMs / Math.max(fromMs, 1))
    .toSorted((left, right) => left - right);
  const share = (holds: (range: (typeof ranges)[number]) => boolean): number =>
    ranges.filter(holds).length / ranges.length;
  return {
    shown: ranges.length / (jobs.length * LOOKS),
    right: share(({ fromMs, toMs, trueMs }) => fromMs <= trueMs && trueMs <= toMs),
    tooEarly: share(({ fromMs, trueMs }) => trueMs < fromMs),
    ratio: ratios[Math.floor(ratios.length / 2)] ?? Number.NaN,
  };
}
