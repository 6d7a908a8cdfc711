import { describe, expect, it } from 'vitest';
import { beliefOf, grainMs, hazardAt } from './end-belief.ts';
import { NO_MEMORY, type PollMemory, remember } from './poll-memory.ts';

const SECOND = 1000;

/** A job that tells its figure each second, at a pace that takes it to 1 in 100 s. */
function half(): PollMemory {
  let memory = NO_MEMORY;
  for (let second = 1; second <= 50; second += 1) {
    memory = remember(memory, { elapsedMs: second * SECOND, fraction: second / 100 });
  }
  return memory;
}

const hazards = (
  memory: PollMemory,
  seconds: readonly number[],
  expectedMs: number | null = null,
) => seconds.map((second) => hazardAt(beliefOf(memory, expectedMs), second * SECOND));

describe('the hazard of an end', () => {
  it('falls with the time waited while nothing is known', () => {
    const [early = 0, later = 0, late = 0] = hazards(NO_MEMORY, [10, 100, 1000]);
    expect(early / later).toBeCloseTo(10, -1);
    expect(later / late).toBeCloseTo(10, 0);
  });

  it('is small until the progress points to the end, and greatest about there', () => {
    const [soon = 0, before = 0, then = 0] = hazards(half(), [52, 75, 105]);
    expect(before).toBeGreaterThan(5 * soon);
    expect(then).toBeGreaterThan(1.5 * before);
  });

  it('falls back to that of a job of which nothing is known, when the end does not come', () => {
    const [overdue = 0] = hazards(half(), [5000]);
    const [blind = 0] = hazards(NO_MEMORY, [5000]);
    expect(overdue / blind).toBeGreaterThan(1);
    expect(overdue / blind).toBeLessThan(3);
  });

  it('leaves some doubt where the pace rules out an end', () => {
    const [soon = 0] = hazards(half(), [51]);
    expect(soon).toBeGreaterThan(0);
    expect(soon).toBeLessThan(hazards(NO_MEMORY, [51])[0] ?? 0);
  });

  it('is that doubt alone until five times the fastest pace could bring the end', () => {
    const unsure = { ...half(), moved: 2 };
    const [before = 0, after = 0] = hazards(unsure, [59.9, 60.1]);
    expect(after).toBeGreaterThan(10 * before);
  });

  it('of a job that claims to be whole is that of one which finishes up', () => {
    const whole = remember(half(), { elapsedMs: 100 * SECOND, fraction: 1 });
    expect(beliefOf(whole, null).pointed).toMatchObject({ medianMs: 2 * SECOND, shape: 1 });
  });

  it('is greatest about the time that such jobs took before, until there is progress', () => {
    const [early = 0, then = 0, late = 0] = hazards(NO_MEMORY, [2, 60, 6000], 60 * SECOND);
    expect(then).toBeGreaterThan(early);
    expect(then).toBeGreaterThan(late);
    expect(hazards(half(), [60], 3600 * SECOND)).toEqual(hazards(half(), [60]));
  });

  it.each([
    ['no time was expected', NO_MEMORY, 0],
    [
      'the clock was set back',
      remember(remember(half(), { elapsedMs: -9e6, fraction: 0.5 }), {
        elapsedMs: -8e6,
        fraction: 0.6,
      }),
      null,
    ],
    ['all is done', remember(half(), { elapsedMs: 51 * SECOND, fraction: 1 }), null],
  ])('is a number, and time goes on, when %s', (_, memory, expectedMs) => {
    const belief = beliefOf(memory, expectedMs);
    for (const elapsedMs of [0, 1, 51 * SECOND, 1e12]) {
      expect(hazardAt(belief, elapsedMs)).toBeGreaterThan(0);
      expect(hazardAt(belief, elapsedMs)).toBeLessThan(1);
      expect(grainMs(belief, elapsedMs)).toBeGreaterThan(0);
    }
  });
});
