import { describe, expect, it } from 'vitest';
import {
  type HintMemory,
  MAX_RELAXATION,
  NO_HINTS,
  askSoonMs,
  endFound,
  relaxation,
} from './change-hints.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const NOW = 1000 * MINUTE;
const OPEN: HintMemory = { isOpen: true, heardAt: NOW - SECOND, trust: 0 };
/** Asked a minute ago, and then again now. */
const before = { at: NOW - MINUTE, wasOpen: true };

/** After so many ends, each announced in time or not. */
function after(...announced: readonly boolean[]): HintMemory {
  return announced.reduce<HintMemory>(
    (memory, inTime) =>
      endFound({ ...memory, heardAt: inTime ? NOW - SECOND : NOW - 2 * MINUTE }, before, NOW),
    OPEN,
  );
}
const trusted = after(...Array<boolean>(20).fill(true));

describe('a channel', () => {
  it('relaxes nothing before it has announced three ends', () => {
    expect(relaxation(NO_HINTS, 0, NOW)).toBe(1);
    expect(relaxation(after(true, true), 0, NOW)).toBe(1);
    expect(relaxation(after(true, true, true), 0, NOW)).toBeGreaterThan(1);
  });

  it('that announces every end relaxes the more, up to a bound', () => {
    expect(relaxation(trusted, 0, NOW)).toBeGreaterThan(3.9);
    expect(relaxation(trusted, 0, NOW)).toBeLessThanOrEqual(MAX_RELAXATION);
    const few = after(true, true, true, true);
    expect(relaxation(few, 0, NOW)).toBeLessThan(relaxation(trusted, 0, NOW));
  });

  it('is not relied upon any more when it has missed one end', () => {
    const missed = endFound({ ...trusted, heardAt: NOW - 2 * MINUTE }, before, NOW);
    expect(relaxation({ ...missed, heardAt: NOW }, 0, NOW)).toBe(1);
  });

  it('that announces every second end is never relied upon', () => {
    const half = after(...Array.from({ length: 40 }, (_, index) => index % 2 === 0));
    expect(relaxation({ ...half, heardAt: NOW }, 0, NOW)).toBe(1);
  });

  it('that says much for nothing during a job is relied upon the less for it', () => {
    expect(relaxation(trusted, 1, NOW)).toBeLessThan(2.1);
    expect(relaxation(trusted, 20, NOW)).toBeLessThan(1.1);
  });

  it('is not blamed for an end found before its hint could come, or while it was closed', () => {
    const silent = { ...trusted, heardAt: NOW - 2 * MINUTE };
    const early = endFound(silent, { at: NOW - 10 * SECOND, wasOpen: true }, NOW);
    const closed = endFound(silent, { ...before, wasOpen: false }, NOW);
    expect([early.trust, closed.trust]).toEqual([trusted.trust, trusted.trust]);
  });

  it('relaxes nothing while it is closed, nor when it has been silent for half an hour', () => {
    expect(relaxation({ ...trusted, isOpen: false }, 0, NOW)).toBe(1);
    expect(relaxation(trusted, 0, NOW + 29 * MINUTE)).toBeGreaterThan(1);
    expect(relaxation(trusted, 0, NOW + 31 * MINUTE)).toBe(1);
  });
});

describe('a hint', () => {
  const job = {
    elapsedMs: 10 * MINUTE,
    sinceAskedMs: 3 * SECOND,
    dueInMs: MINUTE,
    vain: 0,
    heldMs: 0,
    priceFactor: 1,
  };

  it('that comes alone asks in half a second', () => {
    expect(askSoonMs(job)).toBe(500);
  });

  it('leaves two seconds between questions, and more the longer a job has run', () => {
    expect(askSoonMs({ ...job, sinceAskedMs: 0, elapsedMs: MINUTE })).toBe(2 * SECOND);
    expect(askSoonMs({ ...job, sinceAskedMs: 0, elapsedMs: 60 * MINUTE })).toBe(18 * SECOND);
  });

  it('asks nothing when the schedule asks about as soon', () => {
    expect(askSoonMs({ ...job, dueInMs: 800 })).toBeNull();
    expect(askSoonMs({ ...job, dueInMs: MINUTE, heldMs: MINUTE })).toBeNull();
  });

  it('is heeded the less, the more have come for nothing', () => {
    const soonest = [0, 3, 10, 30, 100].map((vain) => {
      const seconds = Array.from({ length: 1000 }, (_, second) => second);
      return seconds.find((due) => askSoonMs({ ...job, vain, dueInMs: due * SECOND }) !== null);
    });
    expect(soonest).toEqual(soonest.toSorted((left = 0, right = 0) => left - right));
    expect(askSoonMs({ ...job, vain: 200 })).toBeNull();
  });

  it('never asks before the report allows it', () => {
    expect(askSoonMs({ ...job, heldMs: 40 * SECOND })).toBe(40 * SECOND);
  });

  it('asks the less often the dearer questions are', () => {
    expect(askSoonMs({ ...job, sinceAskedMs: 0, priceFactor: 4 })).toBe(6 * SECOND);
    expect(askSoonMs({ ...job, priceFactor: 400 })).toBeNull();
  });
});
