import { expect, test } from 'vitest';
import { endWhenDone } from './errand.ts';
import { FakeClock } from './jobs/testing/fake-clock.ts';

const SECOND = 1000;

function begin() {
  const clock = new FakeClock(0);
  const told = { isDone: true, ends: 0 };
  const errand = endWhenDone({
    clock,
    isDone: () => told.isDone,
    end: () => {
      told.ends += 1;
    },
  });
  return { clock, told, errand };
}

test('it ends some seconds after the last thing that happened', async () => {
  const { clock, told, errand } = begin();
  errand.look();
  await clock.advance(9 * SECOND);
  errand.look();
  await clock.advance(9 * SECOND);
  expect(told.ends).toBe(0);
  await clock.advance(2 * SECOND);
  expect(told.ends).toBe(1);
});

test('it does not end while something is left to do, and does so afterwards', async () => {
  const { clock, told, errand } = begin();
  told.isDone = false;
  errand.look();
  await clock.advance(60 * SECOND);
  expect(told.ends).toBe(0);
  told.isDone = true;
  errand.look();
  await clock.advance(10 * SECOND);
  expect(told.ends).toBe(1);
});

test('once somebody has seen the app, it stays', async () => {
  const { clock, told, errand } = begin();
  errand.look();
  errand.stay();
  errand.look();
  await clock.advance(60 * SECOND);
  expect(told.ends).toBe(0);
  expect(clock.timerCount).toBe(0);
});
