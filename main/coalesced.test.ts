import { expect, test } from 'vitest';
import { coalesced } from './coalesced.ts';

function setUp() {
  const timers: (() => void)[] = [];
  let cancelled = 0;
  let sent = 0;
  const clock = {
    now: () => 0,
    setTimer(_delayMs: number, fire: () => void) {
      timers.push(fire);
      return () => {
        cancelled += 1;
      };
    },
  };
  const changes = coalesced(clock, 100, () => {
    sent += 1;
  });
  return { changes, timers, sent: () => sent, cancelled: () => cancelled };
}

test('many changes within the interval are sent once', () => {
  const { changes, timers, sent } = setUp();
  changes.changed();
  changes.changed();
  changes.changed();
  expect(sent()).toBe(0);
  expect(timers).toHaveLength(1);
  timers[0]?.();
  expect(sent()).toBe(1);
});

test('a change after the interval is sent again', () => {
  const { changes, timers, sent } = setUp();
  changes.changed();
  timers[0]?.();
  changes.changed();
  timers[1]?.();
  expect(sent()).toBe(2);
});

test('an urgent change is sent at once and takes the waiting one along', () => {
  const { changes, sent, cancelled } = setUp();
  changes.changed();
  changes.changedNow();
  expect(sent()).toBe(1);
  expect(cancelled()).toBe(1);
});
