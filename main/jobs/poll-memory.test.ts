import { describe, expect, it } from 'vitest';
import {
  NO_MEMORY,
  type Point,
  type PollMemory,
  memoryFrom,
  remainingMs,
  remember,
  spreadOf,
} from './poll-memory.ts';

const SECOND = 1000;
const at = (seconds: number, fraction: number): Point => ({
  elapsedMs: seconds * SECOND,
  fraction,
});
const after = (...points: readonly Point[]): PollMemory => points.reduce(remember, NO_MEMORY);

describe('the guess at what is left', () => {
  it('is none before there is any progress', () => {
    expect(remainingMs(NO_MEMORY)).toBeNull();
    expect(remainingMs(after(at(5, 0), at(10, 0)))).toBeNull();
  });

  it('takes the rest to go on as what is done did', () => {
    expect(remainingMs(after(at(10, 0.25)))).toBeCloseTo(30 * SECOND);
    expect(remainingMs(after(at(10, 0.25), at(20, 0.4), at(30, 0.6)))).toBeCloseTo(20 * SECOND);
  });

  it('needs one answer only after a restart amid a job', () => {
    expect(remainingMs(after(at(3600, 0.9)))).toBeCloseTo(400 * SECOND);
  });

  it('counts from where a figure was set back to, and bears one that trembles', () => {
    const back = after(at(50, 0.5), at(60, 0.1));
    expect(remainingMs(back)).toBeNull();
    expect(remainingMs(remember(back, at(70, 0.2)))).toBeCloseTo(80 * SECOND);
    expect(remainingMs(after(at(50, 0.5), at(60, 0.48)))).toBeCloseTo(50 * SECOND);
  });

  it('begins anew when the clock was set back', () => {
    const back = after(at(5000, 0.5), at(-3000, 0.5));
    expect(back).toEqual(memoryFrom(at(-3000, 0.5)));
    expect(remainingMs(remember(back, at(-2990, 0.6)))).toBeCloseTo(40 * SECOND);
  });

  it('is not misled by two answers at one time', () => {
    const once = after(at(10, 0.2));
    expect(remember(once, at(10, 0.9))).toEqual(once);
  });

  it('never says that nothing is left', () => {
    expect(remainingMs(after(at(10, 0.5), at(20, 1)))).toBeGreaterThan(0);
  });
});

it('the fastest pace is kept, be it between two answers or since the start', () => {
  expect(after(at(10, 0.4), at(100, 0.45)).fastest * SECOND).toBeCloseTo(0.04);
  expect(after(at(99, 0), at(100, 0.2), at(200, 0.3)).fastest * SECOND).toBeCloseTo(0.2);
});

describe('the doubt in the guess', () => {
  const steady = after(...Array.from({ length: 20 }, (_, index) => at(index, index / 40)));
  const first = after(at(10, 0.1));

  it('is large at first and shrinks while the guess holds', () => {
    expect(spreadOf(first)).toBe(1);
    expect(spreadOf(steady)).toBeLessThan(0.8);
  });

  it('grows with each surprise, and fades when all is steady again', () => {
    const surprised = remember(steady, at(100, 0.5));
    expect(spreadOf(surprised)).toBeGreaterThan(1.2);
    const calm = Array.from({ length: 40 }, (_, index) => at(102 + 2 * index, 0.51 + index / 100));
    expect(spreadOf(calm.reduce(remember, surprised))).toBeLessThan(0.75);
  });
});

it('what is remembered of a job stays as small as it is', () => {
  let memory = NO_MEMORY;
  for (let second = 1; second < 5000; second += 1)
    memory = remember(memory, at(second, second / 1e4));
  expect(JSON.stringify(memory).length).toBeLessThan(400);
});
