import { describe, expect, it } from 'vitest';
import { pollDelayMs, troubleDelayMs } from './poll-schedule.ts';

const MINUTE = 60_000;
/** In the middle of the spread. */
const EVEN = 0.5;

describe('pollDelayMs', () => {
  it.each([
    [0, 1000],
    [1000, 1000],
    [4000, 2000],
    [10 * MINUTE, Math.round(Math.sqrt(600) * 1000)],
    [60 * MINUTE, MINUTE],
    [1e15, MINUTE],
    [-MINUTE, 1000],
  ])('grows with the root of the time waited, within bounds: after %i ms, %i ms', (ms, delay) => {
    expect(pollDelayMs(ms, EVEN)).toBe(delay);
  });

  it('spreads what began together by a tenth to either side', () => {
    expect(pollDelayMs(4000, 0)).toBe(1800);
    expect(pollDelayMs(4000, 0.999_999)).toBe(2200);
  });

  it('asks about a copy of an hour fewer than 140 times', () => {
    let asked = 0;
    for (let elapsed = 0; elapsed < 60 * MINUTE; elapsed += pollDelayMs(elapsed, EVEN)) asked += 1;
    expect(asked).toBeLessThan(140);
    expect(asked).toBeGreaterThan(60);
  });
});

describe('troubleDelayMs', () => {
  it('doubles with each failure, up to a minute', () => {
    const delays = [0, 1, 2, 3, 4, 5, 6, 7, 5000].map((failures) => troubleDelayMs(failures, EVEN));
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, MINUTE, MINUTE, MINUTE]);
  });

  it('spreads those that failed together', () => {
    expect(troubleDelayMs(0, 0)).toBe(900);
    expect(troubleDelayMs(9, 0.999_999)).toBe(66_000);
  });
});
