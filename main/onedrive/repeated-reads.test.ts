import { expect, test } from 'vitest';
import { RepeatedReads } from './repeated-reads.ts';

test('a read under way is made anew when that is wanted, and one that has ended is not', async () => {
  const reads = new RepeatedReads();
  let tries = 0;
  const outcome = reads.take((controller) => {
    tries += 1;
    if (tries > 1) return Promise.resolve('anew');
    return new Promise((resolve) => {
      controller.signal.addEventListener('abort', () => {
        resolve('given up');
      });
    });
  });
  reads.repeat();
  expect(await outcome).toBe('anew');
  reads.repeat();
  expect(tries).toBe(2);
});

test('a read that ends by itself is not made anew, also when it was given up for another reason', async () => {
  const reads = new RepeatedReads();
  let tries = 0;
  const outcome = await reads.take((controller) => {
    tries += 1;
    controller.abort(new Error('out of time'));
    return Promise.resolve('too late');
  });
  expect([outcome, tries]).toEqual(['too late', 1]);
});
