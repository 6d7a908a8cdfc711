import { expect, it } from 'vitest';
import { fractionOf } from './progress.ts';

const count = (done: number, total: number): { done: number; total: number } => ({ done, total });

it.each([
  ['bytes are finer than files and percent', count(1, 4), count(1, 2), 0.9, 0.25],
  ['files are finer than percent', null, count(1, 2), 0.9, 0.5],
  ['a total of nothing says nothing', count(0, 0), count(0, 0), 0.9, 0.9],
  ['a bare percentage of 0 says nothing', null, null, 0, null],
  ['0 bytes of many is a figure', count(0, 9), null, 0, 0],
  ['no more than all can be done', count(12, 9), null, null, 1],
  ['nothing known is nothing', null, null, null, null],
])('%s', (_, bytes, files, fraction, expected) => {
  expect(fractionOf({ bytes, files, fraction })).toBe(expected);
});
