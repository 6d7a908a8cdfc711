/** A short, repeatable part of `npm run simulate`, so that every build has been through it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Tally, emptyTally, simulateMany } from './many.ts';
import { PLANTS } from './plants.ts';
import { simulate } from './simulate.ts';

const SEEDS = 400;
const TRACED_SEEDS = 400;
/** Enough for the rarest of the planted bugs, more than twice over. */
const PLANTED_SEEDS = 1000;
const PLANTED_AT_A_TIME = 25;

describe(`${SEEDS} worlds`, () => {
  let tally: Tally = emptyTally();

  beforeAll(async () => {
    tally = await simulateMany({ from: 0, seeds: SEEDS, plant: null });
  }, 60_000);

  it('see no promise broken', () => {
    expect(tally.failures).toEqual([]);
    expect(tally.done).toBe(SEEDS);
  });

  it.each(['completed', 'failed', 'unknown', 'forgotten', 'answered', 'unanswered', 'unheard'])(
    'come to everything there is: %s',
    (name) => {
      expect(tally.counts.get(name) ?? 0).toBeGreaterThan(SEEDS / 10);
    },
  );
});

describe('a world', () => {
  const traces = new Map<number, readonly string[]>();

  beforeAll(async () => {
    for (let seed = 0; seed < TRACED_SEEDS; seed += 1) {
      traces.set(seed, (await simulate({ seed, keepsLines: true })).lines);
    }
  }, 60_000);

  it('is the same each time for the same seed, and another for another', async () => {
    const [first, second, other] = [
      await simulate({ seed: 7, keepsLines: true }),
      await simulate({ seed: 7, keepsLines: true }),
      await simulate({ seed: 8, keepsLines: true }),
    ];
    expect(second).toEqual(first);
    expect(other.fingerprint).not.toBe(first.fingerprint);
    expect(other.lines).not.toEqual(first.lines);
  });

  it('has the same fingerprint whether its lines are kept or not', async () => {
    const kept = await simulate({ seed: 9, keepsLines: true });
    const notKept = await simulate({ seed: 9 });
    expect(notKept.lines).toEqual([]);
    expect(notKept.fingerprint).toBe(kept.fingerprint);
  });

  it('knows every trouble', () => {
    const all = [...traces.values()].flat().join('\n');
    const troubles = [
      ...['crash', 'power cut', 'quit', 'sleep', 'offline', 'throttles', 'the disk fails'],
      ...['set forward', 'set back', 'monitor 1: gone', 'POST: unclear', 'POST: notCarriedOut'],
      ...['POST: untracked', 'POST: refused', 'cannot save', 'check again', 'retry', 'adopt'],
    ];
    expect(troubles.filter((trouble) => !all.includes(trouble))).toEqual([]);
  });

  it('is told without a single address', () => {
    for (const lines of traces.values()) {
      for (const line of lines) expect(line).not.toMatch(/:\/\/|secret/u);
    }
  });
});

describe('a planted bug', () => {
  it.each(Object.entries(PLANTS))(
    'is found: %s',
    async (_name, plant) => {
      let found = 0;
      for (let from = 0; from < PLANTED_SEEDS && found === 0; from += PLANTED_AT_A_TIME) {
        const tally = await simulateMany({ from, seeds: PLANTED_AT_A_TIME, plant });
        found = tally.failures.length;
      }
      expect(found).toBeGreaterThan(0);
    },
    60_000,
  );
});
