import { describe, expect, it } from 'vitest';
import { GUESSED_HEIGHT, rowsBetween, topsOf, topsShifted } from './row-window.ts';

const keys = ['a', 'b', 'c', 'd'];
const heights = new Map(keys.map((key, index) => [key, 10 * (index + 1)]));
const tops = topsOf(keys, heights);

describe('the tops of rows', () => {
  it('add up what was measured, and end with the height of all', () => {
    expect([...tops]).toEqual([0, 10, 30, 60, 100]);
    expect([...topsOf([], heights)]).toEqual([0]);
  });

  it('take a guess for what was never drawn, without moving what comes before it', () => {
    const guessed = topsOf(['a', 'new', 'b'], heights);
    expect([guessed[0], guessed[1]]).toEqual([0, 10]);
    expect((guessed[3] ?? 0) - (guessed[2] ?? 0)).toBe(20);
    expect(guessed[2]).toBeGreaterThan(10);
  });
});

describe('the rows between two heights', () => {
  it.each([
    [0, 5, 0, 1],
    [9, 11, 0, 2],
    [10, 30, 1, 3],
    [35, 59, 2, 3],
    [-50, 1000, 0, 4],
    [-50, -10, 0, 0],
    [500, 600, 4, 4],
  ])('from %d to %d are %d up to %d', (from, to, first, end) => {
    expect(rowsBetween(tops, from, to)).toEqual({ first, end });
  });

  it('of an empty list are none', () => {
    expect(rowsBetween(topsOf([], heights), 0, 100)).toEqual({ first: 0, end: 0 });
  });
});

it('moves the rows below those that have grown, and only those', () => {
  const heights = new Map([['b', 100]]);
  const keys = ['a', 'b', 'c'];
  const before = topsOf(keys, heights);
  heights.set('b', 130).set('c', 40);
  const growth = new Map([
    [1, 30],
    [2, 40 - GUESSED_HEIGHT],
  ]);
  expect([...topsShifted(before, growth)]).toEqual([...topsOf(keys, heights)]);
  expect(before[2]).toBe(GUESSED_HEIGHT + 100);
});
