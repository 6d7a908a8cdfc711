import { describe, expect, it } from 'vitest';
import { GUESSED_HEIGHT, rowsBetween, topOf, topsOf, usualHeights } from './row-window.ts';

const heights = (...px: readonly number[]) => new Map(px.entries());
const four = topsOf(4, heights(10, 20, 30, 40));
const topsIn = (tops: typeof four) =>
  Array.from({ length: tops.count + 1 }, (_, index) => topOf(tops, index));

describe('the tops of rows', () => {
  it('add up what was measured, and end with the height of all', () => {
    expect(topsIn(four)).toEqual([0, 10, 30, 60, 100]);
    expect(topsIn(topsOf(0, new Map()))).toEqual([0]);
  });

  it('take a guess for what was never drawn, without moving what comes before it', () => {
    const guessed = topsIn(
      topsOf(
        3,
        new Map([
          [2, 20],
          [0, 10],
        ]),
      ),
    );
    expect(guessed).toEqual([0, 10, 10 + GUESSED_HEIGHT, 30 + GUESSED_HEIGHT]);
  });

  it('remember nothing of rows that are as high as guessed, or gone', () => {
    const { odd } = topsOf(2, heights(GUESSED_HEIGHT, 50, 50));
    expect(odd).toEqual([1]);
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
    expect(rowsBetween(four, from, to)).toEqual({ first, end });
  });

  it('are found in a list of which nothing was drawn', () => {
    const tops = topsOf(50_000, new Map());
    const from = 40_000 * GUESSED_HEIGHT;
    expect(rowsBetween(tops, from, from + 1)).toEqual({ first: 40_000, end: 40_001 });
  });

  it('of an empty list are none', () => {
    expect(rowsBetween(topsOf(0, new Map()), 0, 100)).toEqual({ first: 0, end: 0 });
  });
});

describe('the usual heights', () => {
  it('stand in for rows of the range that were never drawn, where one of their shape was', () => {
    const usual = (index: number) => (index === 3 ? undefined : 50 + index);
    expect([...usualHeights({ first: 1, end: 5 }, heights(1, 2), usual)]).toEqual([
      [2, 52],
      [4, 54],
    ]);
  });
});
