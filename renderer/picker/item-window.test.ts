import { expect, it } from 'vitest';
import { itemsAround, scrolledTo } from './item-window.ts';

const ROW = 32;

it('draws a window of a folder with 50,000 items, wherever it is looked at', () => {
  for (const top of [0, 100, 800_000, 50_000 * ROW - 320]) {
    const { first, end } = itemsAround({ top, height: 320 }, ROW, 50_000);
    expect(first * ROW).toBeLessThanOrEqual(top);
    expect(end * ROW).toBeGreaterThanOrEqual(top + 320);
    expect(end - first).toBeLessThan(40);
  }
});

it('draws a short list whole, and nothing of an empty one', () => {
  expect(itemsAround({ top: 0, height: 320 }, ROW, 5)).toEqual({ first: 0, end: 5 });
  expect(itemsAround({ top: 0, height: 320 }, ROW, 0)).toEqual({ first: 0, end: 0 });
});

it('stays within a list that has become shorter', () => {
  expect(itemsAround({ top: 9_000, height: 320 }, ROW, 3)).toEqual({ first: 3, end: 3 });
});

it('scrolls no further than it must to show an item', () => {
  const view = { top: 320, height: 320 };
  expect(scrolledTo(12, view, ROW)).toBe(320);
  expect(scrolledTo(4, view, ROW)).toBe(4 * ROW);
  expect(scrolledTo(30, view, ROW)).toBe(31 * ROW - 320);
});
