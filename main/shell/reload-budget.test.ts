import { expect, it } from 'vitest';
import { MAX_RELOADS, WITHIN_MS, reloadsAfterCrash } from './reload-budget.ts';

const START = 1_768_478_400_000;

/** How many of crashes at these times bring the page back, until one does not. */
function reloadsOf(times: readonly number[]): number {
  let reloads: readonly number[] = [];
  let count = 0;
  for (const at of times) {
    const next = reloadsAfterCrash(reloads, at);
    if (next === null) break;
    reloads = next;
    count += 1;
  }
  return count;
}

it('loads a page that crashes in quick succession three times again, and no more', () => {
  expect(reloadsOf([0, 1, 2, 3, 4].map((second) => START + second * 1000))).toBe(MAX_RELOADS);
});

it('loads a page that crashes now and then again for ever', () => {
  const seldom = Array.from({ length: 100 }, (_, index) => START + (index * WITHIN_MS) / 3);
  expect(reloadsOf(seldom)).toBe(100);
});

it('does not count crashes from before the clock was set', () => {
  const times = [START, START + 1, START + 2, START - WITHIN_MS, START - WITHIN_MS + 1];
  expect(reloadsOf(times)).toBe(5);
});
