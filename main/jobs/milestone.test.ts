import { describe, expect, it } from 'vitest';
import { isMilestone } from './milestone.ts';
import { samples } from './testing/job-samples.ts';

const { queued, running, submitting } = samples;
const gone = { since: 1, count: 2 };

describe('what waits for the disk', () => {
  it('is every change of state, and of the address that is asked', () => {
    expect(isMilestone(queued, submitting)).toBe(true);
    expect(isMilestone(running, { ...running, monitorUrl: 'https://monitor.test/2' })).toBe(true);
  });

  it('is a claim to be gone that was taken back, but not one more of them', () => {
    expect(isMilestone({ ...running, gone }, { ...running, gone: null })).toBe(true);
    expect(isMilestone({ ...running, gone: null }, { ...running, gone })).toBe(false);
    expect(isMilestone({ ...running, gone }, { ...running, gone: { ...gone, count: 3 } })).toBe(
      false,
    );
  });

  it('is the user’s wish to start at another time', () => {
    expect(isMilestone({ ...queued, notBefore: 5 }, queued)).toBe(true);
  });

  it('is not mere progress', () => {
    const progress = { ...running.progress, fraction: 0.9 };
    expect(isMilestone(running, { ...running, progress })).toBe(false);
  });
});
