/** Holds what the schedule is said to reach, on a small sample: counts and virtual delays, no clock. */
import { describe, expect, it } from 'vitest';
import { calibrationOf } from './calibration.ts';
import { ferry } from './ferry.ts';
import { type Figures, figuresOf, outcomesOf } from './measure.ts';
import { knownFrom, optimumOf, scheduleAt } from './optimum.ts';
import { PEERS } from './peers.ts';
import { compareBlind, knownDurations } from './report.ts';
import type { Schedule } from './schedule.ts';
import { ALL_WORLDS, WORLD_L, WORLD_X, type World, jobsOf } from './worlds.ts';

const JOBS = 6000;
const SEED = 1;

function measured(schedule: Schedule, world: World, count = JOBS): Figures {
  const jobs = jobsOf(world, count, SEED);
  return figuresOf(outcomesOf(schedule, jobs, world, SEED), jobs);
}

describe('Ferry', () => {
  it('asks about 30 times where every duration is as likely, and hears within seconds', () => {
    const figures = measured(ferry(), WORLD_L);
    expect(figures.requests).toBeLessThan(30);
    expect(figures.meanS).toBeLessThan(8);
    expect(figures.p95S).toBeLessThan(40);
    expect(figures.worstS).toBeLessThan(120);
  });

  it('asks less than 9 times where most copies are short', () => {
    const figures = measured(ferry(), WORLD_X);
    expect(figures.requests).toBeLessThan(9);
    expect(figures.meanS).toBeLessThan(2.8);
    expect(figures.p95S).toBeLessThan(12);
  });

  it.each(ALL_WORLDS)('keeps no end of world $name waiting for two minutes', (world) => {
    expect(measured(ferry(), world).worstS).toBeLessThan(120);
  });

  it.each([WORLD_L, WORLD_X])('is better in world $name than any that asks as rarely', (world) => {
    const ours = measured(ferry(), world, 1000);
    for (const peer of PEERS.slice(1)) {
      const theirs = measured(peer, world, 1000);
      expect(theirs.requests < ours.requests && theirs.meanS < ours.meanS, peer.name).toBe(false);
      const isFrugal = theirs.requests < 2 * ours.requests;
      if (isFrugal) expect(theirs.meanS, peer.name).toBeGreaterThan(2 * ours.meanS);
    }
  });

  it.each([WORLD_L, WORLD_X])(
    'costs little more than the best schedule of a seer in a silent world $name',
    (world) => {
      const jobs = jobsOf(world, JOBS, SEED);
      const { costRatio } = compareBlind(world, jobs, knownDurations(world, SEED), SEED);
      expect(costRatio).toBeLessThan(1.15);
      expect(costRatio).toBeGreaterThan(0.98);
    },
  );

  it.each([WORLD_L, WORLD_X])('shows a time left that is true, in world $name', (world) => {
    const { shown, right, ratio } = calibrationOf(jobsOf(world, JOBS / 2, SEED), world, SEED);
    expect(right).toBeGreaterThan(0.8);
    expect(shown).toBeGreaterThan(0.05);
    expect(ratio).toBeLessThan(4);
  });
});

describe('the optimum without progress', () => {
  it('asks once at the end of jobs that all take as long', () => {
    const known = knownFrom(Array.from({ length: 100 }, () => 5000));
    const { timesMs, requests, meanS } = optimumOf(known, 1);
    expect(timesMs).toHaveLength(1);
    expect(timesMs[0]).toBeCloseTo(5000, 1);
    expect(requests).toBe(1);
    expect(meanS).toBeCloseTo(0);
  });

  it('does not wait for the few long ones when delay is dear', () => {
    const known = knownFrom([
      ...Array.from({ length: 90 }, () => 5000),
      ...Array<number>(10).fill(50_000),
    ]);
    expect(optimumOf(known, 0.01).timesMs).toHaveLength(2);
    expect(optimumOf(known, 1000).timesMs).toHaveLength(1);
  });

  it('does in the simulation about what it promises', () => {
    const known = knownDurations(WORLD_L, SEED);
    const { timesMs, requests, meanS } = optimumOf(known, 0.35);
    const figures = measured(scheduleAt(timesMs, WORLD_L.roundTripMs), WORLD_L);
    expect(Math.abs(figures.requests / requests - 1)).toBeLessThan(0.1);
    expect(Math.abs(figures.meanS / meanS - 1)).toBeLessThan(0.1);
  });
});

it('the same seed gives the same figures', () => {
  expect(measured(ferry(), WORLD_X, 200)).toEqual(measured(ferry(), WORLD_X, 200));
});
