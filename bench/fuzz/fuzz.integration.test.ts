/** A short, repeatable part of `npm run fuzz`, so that every build has been through it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tally, fuzz } from './fuzz.ts';
import { FRAMINGS } from './framings.ts';

const RUNS = 12_000;
const SEED = 20_261_122;

let tally: Tally | null = null;

beforeAll(async () => {
  tally = await fuzz({ seed: SEED, from: 0, runs: RUNS });
}, 60_000);

afterAll(() => {
  tally = null;
});

describe(`${RUNS} mutated answers`, () => {
  it('never throw, and end a job only where the answer documents an end', () => {
    expect(tally?.failures).toEqual([]);
  });

  it('reach every state of the reader in good number', () => {
    const states = [...(tally?.states ?? [])];
    expect(states.map(([state]) => state).sort()).toEqual([
      'completed',
      'failed',
      'gone',
      'moved',
      'retry',
      'running',
    ]);
    expect(Math.min(...states.map(([, count]) => count))).toBeGreaterThan(RUNS / 100);
  });

  it('came over a real connection in every framing, and whole where it was honest', () => {
    const wire = tally?.wire ?? new Map<string, never>();
    expect([...wire.keys()].sort()).toEqual(FRAMINGS.map(({ name }) => name).sort());
    for (const { name, believed } of FRAMINGS) {
      if (believed.includes('whole')) expect(wire.get(name)?.whole, name).toBeGreaterThan(0);
    }
  });
});
