import { describe, expect, it } from 'vitest';
import { NO_MEMORY, type Point, type PollMemory, remember } from './poll-memory.ts';
import { FRESH_MS, type PollFacts, nextPoll, troubleDelayMs } from './poll-schedule.ts';
import { seededRandom } from './testing/random.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** In the middle of the spread. */
const EVEN = 0.5;
const JITTER = 1.1;
const LONGEST = 100 * SECOND;

/** A memory of answers at a steady pace, every `everyMs`, up to `fraction`. */
function steady(durationMs: number, everyMs: number, fraction: number): PollMemory {
  let memory = NO_MEMORY;
  for (let elapsedMs = everyMs; elapsedMs <= fraction * durationMs; elapsedMs += everyMs) {
    memory = remember(memory, { elapsedMs, fraction: elapsedMs / durationMs });
  }
  return memory;
}

/** Any answers in any order of figures, as a hostile service may give them. */
function wild(seed: number): { readonly memory: PollMemory; readonly elapsedMs: number } {
  const random = seededRandom(seed);
  const points: readonly Point[] = Array.from({ length: Math.ceil(12 * random()) }, () => ({
    elapsedMs: Math.floor(10 ** (8 * random()) - 10 ** (4 * random())),
    fraction: random() < 0.2 ? Math.round(random()) : random(),
  }));
  const memory = points.reduce(remember, NO_MEMORY);
  return { memory, elapsedMs: (points.at(-1)?.elapsedMs ?? 0) + Math.floor(1000 * random()) };
}

const WILD = Array.from({ length: 500 }, (_, seed) => wild(seed));
const delayOf = (memory: PollMemory, elapsedMs: number, facts: Partial<PollFacts> = {}): number =>
  nextPoll(memory, { ...facts, elapsedMs }, EVEN);

describe('nextPoll promises', () => {
  it('never less than a second, give or take the spread', () => {
    const random = seededRandom(1);
    for (const { memory, elapsedMs } of WILD) {
      expect(nextPoll(memory, { elapsedMs }, random())).toBeGreaterThanOrEqual(
        SECOND / JITTER - 10,
      );
    }
    expect(delayOf(NO_MEMORY, -HOUR)).toBeGreaterThanOrEqual(SECOND);
  });

  it('never more than 100 s, give or take the spread, when there is no progress to trust', () => {
    for (const elapsedMs of [0, MINUTE, HOUR, 100 * HOUR, 1e15]) {
      const facts = { elapsedMs, relaxation: 100 };
      expect(nextPoll(NO_MEMORY, facts, 0.999_999)).toBeLessThanOrEqual(LONGEST * JITTER);
      const plateau = remember(steady(20 * HOUR, MINUTE, 0.5), {
        elapsedMs: 10 * HOUR + MINUTE,
        fraction: 0.5,
      });
      expect(delayOf(plateau, 10 * HOUR + MINUTE)).toBeLessThanOrEqual(LONGEST);
    }
  });

  it('never more than that or an eighth of the time a steady job has run, nor than twice its haste leaves', () => {
    for (const { memory, elapsedMs } of WILD) {
      const { news, fastest } = memory;
      const safeMs = Math.min(news.elapsedMs / 8, (1 - news.fraction) / (2 * fastest));
      expect(delayOf(memory, elapsedMs)).toBeLessThanOrEqual(
        Math.max(LONGEST, Number.isNaN(safeMs) ? 0 : safeMs) + 1,
      );
    }
  });

  it.each([
    ['an eighth of its time', HOUR, 0.1, 1e-12, 7.5 * MINUTE],
    ['what twice its haste would leave', 8 * HOUR, 0.9, 0.1 / (10 * MINUTE), 5 * MINUTE],
    ['no more than ten minutes', 8 * HOUR, 0.1, 1e-12, 10 * MINUTE],
  ])(
    'to leave a steady job alone for %s when questions are dear',
    (_, elapsedMs, fraction, fastest, delay) => {
      const news = { elapsedMs, fraction };
      const memory = { ...NO_MEMORY, news, heardMs: news.elapsedMs, rises: 100, fastest };
      expect(delayOf(memory, news.elapsedMs, { relaxation: 1e9 })).toBeCloseTo(delay, -1);
    },
  );

  it('no figure older than 15 s while somebody looks, unless questions are scarce', () => {
    for (const { memory, elapsedMs } of WILD.slice(0, 50)) {
      const delay = delayOf(memory, elapsedMs, { attention: 'focused' });
      expect(delay).toBeLessThanOrEqual(FRESH_MS);
    }
    const scarce = { attention: 'focused', priceFactor: 4 } as const;
    expect(delayOf(NO_MEMORY, 8 * HOUR, scarce)).toBeGreaterThan(FRESH_MS);
  });

  it('longer than all bounds where questions are scarce, as the intervals grow', () => {
    expect(delayOf(NO_MEMORY, 8 * HOUR, { priceFactor: 9 })).toBeCloseTo(3 * LONGEST, -2);
  });

  it('never earlier than the service allows', () => {
    for (const { memory, elapsedMs } of WILD.slice(0, 50)) {
      expect(delayOf(memory, elapsedMs, { retryAfterMs: 3 * MINUTE })).toBeGreaterThanOrEqual(
        3 * MINUTE,
      );
    }
  });

  it('longer intervals at a higher price, never shorter ones', () => {
    for (const { memory, elapsedMs } of WILD) {
      const delays = [0.25, 0.5, 1, 2, 4, 50].map((priceFactor) =>
        delayOf(memory, elapsedMs, { priceFactor }),
      );
      expect(delays).toEqual(delays.toSorted((left, right) => left - right));
    }
    expect(delayOf(NO_MEMORY, 10 * MINUTE, { priceFactor: 4 })).toBeCloseTo(
      2 * delayOf(NO_MEMORY, 10 * MINUTE),
      -4,
    );
  });

  it('to ask more often while somebody looks, and less often while nobody can', () => {
    const [focused = 0, visible = 0, hidden = 0] = (['focused', 'visible', 'hidden'] as const).map(
      (attention) => delayOf(NO_MEMORY, 5 * MINUTE, { attention }),
    );
    expect(focused).toBeLessThan(0.8 * visible);
    expect(hidden).toBeGreaterThan(1.25 * visible);
  });

  it('to spread what began together by a tenth to either side', () => {
    const even = delayOf(NO_MEMORY, MINUTE);
    expect(nextPoll(NO_MEMORY, { elapsedMs: MINUTE }, 0) / even).toBeCloseTo(0.9, 2);
    expect(nextPoll(NO_MEMORY, { elapsedMs: MINUTE }, 0.999_999) / even).toBeCloseTo(1.1, 2);
  });
});

describe('nextPoll', () => {
  it('grows with the root of the time waited while nothing is known', () => {
    const [short, long] = [delayOf(NO_MEMORY, 4 * MINUTE), delayOf(NO_MEMORY, 16 * MINUTE)];
    expect(long / short).toBeCloseTo(2, 1);
    expect(delayOf(NO_MEMORY, 0)).toBeLessThan(2 * SECOND);
  });

  it('leaves a job alone until shortly before its progress points to the end', () => {
    const memory = steady(10 * MINUTE, 5 * SECOND, 0.5);
    const delay = delayOf(memory, 5 * MINUTE);
    expect(delay).toBeGreaterThan(3 * delayOf(NO_MEMORY, 5 * MINUTE));
    expect(delay).toBeLessThan(5 * MINUTE);
  });

  it('looks closely when the end is near', () => {
    const memory = steady(10 * MINUTE, 5 * SECOND, 0.995);
    expect(delayOf(memory, 0.995 * 10 * MINUTE)).toBeLessThan(4 * SECOND);
  });

  it('asks ever less often when the end does not come', () => {
    const memory = steady(10 * MINUTE, 5 * SECOND, 0.95);
    const delays = [10, 11, 15, 30, 60].map((minutes) => delayOf(memory, minutes * MINUTE));
    expect(delays).toEqual(delays.toSorted((left, right) => left - right));
    expect(delays.at(-1)).toBeGreaterThan(30 * SECOND);
  });

  it('keeps looking at a job that claims to be whole, less and less closely', () => {
    const memory = remember(steady(MINUTE, SECOND, 0.9), { elapsedMs: MINUTE, fraction: 1 });
    expect(delayOf(memory, MINUTE)).toBeLessThan(3 * SECOND);
    expect(delayOf(memory, 10 * MINUTE)).toBeGreaterThan(10 * SECOND);
    expect(delayOf(memory, 10 * MINUTE)).toBeLessThan(MINUTE);
  });

  it('goes on after a restart from one answer and the time since the start', () => {
    const restarted = remember(NO_MEMORY, { elapsedMs: 2 * HOUR, fraction: 0.5 });
    const delay = delayOf(restarted, 2 * HOUR);
    expect(delay).toBeGreaterThan(30 * SECOND);
    expect(delay).toBeLessThanOrEqual(LONGEST);
  });

  it('waits for the time that such jobs took before, and asks on when it has passed', () => {
    const facts = { expectedMs: 5 * MINUTE };
    expect(delayOf(NO_MEMORY, 0, facts)).toBeGreaterThan(10 * SECOND);
    expect(delayOf(NO_MEMORY, 5 * MINUTE, facts)).toBeLessThan(delayOf(NO_MEMORY, 5 * MINUTE));
    expect(delayOf(NO_MEMORY, 5 * HOUR, facts)).toBeGreaterThan(30 * SECOND);
  });
});

describe('troubleDelayMs', () => {
  it('doubles with each failure, up to a minute', () => {
    const delays = [0, 1, 2, 3, 4, 5, 6, 7, 5000].map((failures) => troubleDelayMs(failures, EVEN));
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, MINUTE, MINUTE, MINUTE]);
  });

  it('spreads those that failed together', () => {
    expect(troubleDelayMs(0, 0)).toBe(900);
    expect(troubleDelayMs(9, 0.999_999)).toBe(66_000);
  });
});
