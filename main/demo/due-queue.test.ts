import { expect, it } from 'vitest';
import { DueQueue } from './due-queue.ts';

it('gives what is due in the order of time, and equal times in the order they came', () => {
  const queue = new DueQueue<string>();
  const times = [5, 3, 9, 3, 1, 7, 3, 9, 0, 5, 2];
  for (const [order, at] of times.entries()) queue.add(at, order, `${at}#${order}`);
  const taken: string[] = [];
  for (let due = queue.takeDue(8); due !== null; due = queue.takeDue(8)) taken.push(due.value);
  expect(taken).toEqual(['0#8', '1#4', '2#10', '3#1', '3#3', '3#6', '5#0', '5#9', '7#5']);
  expect(queue.takeDue(9)?.value).toBe('9#2');
});
