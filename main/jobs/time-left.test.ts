import { describe, expect, it } from 'vitest';
import { NO_MEMORY, type Point, type PollMemory, remember } from './poll-memory.ts';
import { timeLeft } from './time-left.ts';

const SECOND = 1000;
const after = (points: readonly Point[]): PollMemory => points.reduce(remember, NO_MEMORY);
/** Answers each second at a steady pace. */
const points = (count: number, pace: number): readonly Point[] =>
  Array.from({ length: count }, (_, index) => ({
    elapsedMs: (index + 1) * SECOND,
    fraction: (index + 1) * pace,
  }));
const steady = after(points(50, 0.01));

describe('timeLeft', () => {
  it('gives a range around the end at a steady pace', () => {
    const left = timeLeft(steady, 50 * SECOND);
    expect(left?.fromMs).toBeGreaterThan(20 * SECOND);
    expect(left?.fromMs).toBeLessThan(50 * SECOND);
    expect(left?.toMs).toBeGreaterThan(50 * SECOND);
    expect(left?.toMs).toBeLessThan(90 * SECOND);
  });

  it('counts down while nothing new is heard, and falls silent when the end should have come', () => {
    const before = timeLeft(steady, 50 * SECOND);
    const later = timeLeft(steady, 60 * SECOND);
    expect((before?.toMs ?? 0) - (later?.toMs ?? 0)).toBeCloseTo(10 * SECOND, -3);
    expect(timeLeft(steady, 110 * SECOND)).toBeNull();
    expect(timeLeft(steady, 900 * SECOND)).toBeNull();
  });

  it('is narrower the better the guess has held', () => {
    const ratioOf = (memory: PollMemory): number => {
      const left = timeLeft(memory, memory.heardMs);
      return left === null ? Number.POSITIVE_INFINITY : left.toMs / left.fromMs;
    };
    expect(ratioOf(after(points(80, 0.01)))).toBeLessThan(ratioOf(after(points(40, 0.01))));
  });

  it.each([
    ['nothing is known', []],
    ['there are too few figures', points(2, 0.2)],
    ['hardly anything is done', points(150, 0.0001)],
    ['nothing moves', points(10, 0)],
    ['all is done', points(10, 0.1)],
    ['it stood still for long', [...points(40, 0.01), { elapsedMs: 400 * SECOND, fraction: 0.41 }]],
    ['the clock was set back', [...points(40, 0.01), { elapsedMs: 100, fraction: 0.5 }]],
    ['all came at once', [0.1, 0.2, 0.3].map((fraction) => ({ elapsedMs: 5000, fraction }))],
    ['the figure was set back', [...points(40, 0.01), { elapsedMs: 41 * SECOND, fraction: 0.1 }]],
  ])('says nothing when %s', (_, answers) => {
    expect(timeLeft(after(answers), answers.at(-1)?.elapsedMs ?? 0)).toBeNull();
  });

  it('says nothing when past and present pace disagree wildly', () => {
    const sprint = { elapsedMs: SECOND, fraction: 0.4 };
    const crawl = points(3, 0.01).map(({ elapsedMs, fraction }) => ({
      elapsedMs: 60 * elapsedMs,
      fraction: 0.4 + fraction,
    }));
    expect(timeLeft(after([sprint, ...crawl]), 180 * SECOND)).toBeNull();
  });
});
