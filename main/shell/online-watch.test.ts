import { expect, it } from 'vitest';
import { FakeClock } from '../jobs/testing/fake-clock.ts';
import { LOOK_EVERY_MS, watchOnline } from './online-watch.ts';

it('tells each change of the network once, until it is stopped', async () => {
  const clock = new FakeClock(0);
  const told: boolean[] = [];
  let isOnline = true;
  const stop = watchOnline(
    clock,
    () => isOnline,
    (now) => told.push(now),
  );
  await clock.advance(10 * LOOK_EVERY_MS);
  expect(told).toEqual([]);
  isOnline = false;
  await clock.advance(3 * LOOK_EVERY_MS);
  expect(told).toEqual([false]);
  isOnline = true;
  await clock.advance(LOOK_EVERY_MS);
  expect(told).toEqual([false, true]);
  stop();
  isOnline = false;
  await clock.advance(LOOK_EVERY_MS);
  expect(told).toEqual([false, true]);
  expect(clock.timerCount).toBe(0);
});

it('tells the return of a network that was missing from the start', async () => {
  const clock = new FakeClock(0);
  const told: boolean[] = [];
  let isOnline = false;
  watchOnline(
    clock,
    () => isOnline,
    (now) => told.push(now),
  );
  isOnline = true;
  await clock.advance(LOOK_EVERY_MS);
  expect(told).toEqual([true]);
});
