import { expect, test } from 'vitest';
import { inPercents, onlyChanges } from './only-changes.ts';

test('the same twice in a row is told once', () => {
  const told: (number | null)[] = [];
  const tell = onlyChanges<number | null>((value) => told.push(value));
  for (const value of [0, 0, 1, 1, null, null, 0]) tell(value);
  expect(told).toEqual([0, 1, null, 0]);
});

test('a bar moves by percents, never ahead of the truth, and keeps what is no part', () => {
  expect([0.4299, 0.999, 0, 1, 2, -1].map(inPercents)).toEqual([0.42, 0.99, 0, 1, 2, -1]);
});
