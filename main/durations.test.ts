import { expect, it } from 'vitest';
import { rememberDurations } from './durations.ts';
import type { Job } from './jobs/job.ts';
import { START, samples } from './jobs/testing/job-samples.ts';

const MINUTE = 60_000;

const { running, completed } = samples;
const took = (ms: number, rest: Partial<typeof completed> = {}): Job => ({
  ...completed,
  endedAt: START + ms,
  ...rest,
});

it('expects what copies of a size took, once there were some, over restarts', () => {
  let kept: unknown = {};
  const durations = rememberDurations(kept, (memory) => {
    kept = memory;
  });
  expect(durations.expectedMs(running)).toBeNull();
  for (let copy = 0; copy < 4; copy += 1) {
    durations.learn({ id: 'job-1', before: running, after: took(2 * MINUTE) });
  }
  expect(durations.expectedMs(running)).toBeCloseTo(2 * MINUTE, -2);
  const later = rememberDurations(kept, () => undefined);
  expect(later.expectedMs(running)).toBeCloseTo(2 * MINUTE, -2);
});

it('learns nothing from ends that nobody saw come', () => {
  const kept: unknown[] = [];
  const durations = rememberDurations({}, (memory) => kept.push(memory));
  const found = took(MINUTE, { evidence: 'destination' });
  durations.learn({ id: 'job-1', before: running, after: found });
  durations.learn({ id: 'job-1', before: samples.checking, after: took(MINUTE) });
  durations.learn({ id: 'job-1', before: completed, after: took(MINUTE) });
  expect(kept).toEqual([]);
});
