import { expect, it } from 'vitest';
import { mostWithin } from './watch.ts';

it('the most requests within a time are found wherever that time begins', () => {
  expect(mostWithin([], 10)).toBe(0);
  expect(mostWithin([0, 9, 10, 11, 18, 19, 40], 10)).toBe(4);
  expect(mostWithin([0, 10, 20], 10)).toBe(1);
});
