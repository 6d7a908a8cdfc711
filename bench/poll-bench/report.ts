/** All figures of one world: every schedule, ours by kind of progress, the optimum, the time left. */
import { PRICE_MS } from '../../main/jobs/poll-schedule.ts';
import { seededRandom } from '../../main/jobs/testing/random.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { ferry } from './ferry.ts';
import { type Channel, onHintingDrive } from './hinted.ts';
import { type Figures, figuresOf, outcomesOf } from './measure.ts';
import { type KnownDurations, knownFrom, optimumAsking, optimumOf, scheduleAt } from './optimum.ts';
import { PEERS } from './peers.ts';
import type { Schedule } from './schedule.ts';
import { normal } from './shapes.ts';
import { type PollJob, SHAPES, type World, jobsOf } from './worlds.ts';

const SECOND = 1000;
/** So many durations stand for the distribution that the optimum knows. */
const KNOWN_DURATIONS = 300_000;
/** Prices of a question, in seconds of delay, for which the line of optima is drawn. */
const PRICES_S = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];
/** The same for Ferry, over its own price. */
const PRICE_FACTORS = [1 / 64, 1 / 16, 1 / 4, 1, 4, 16, 64];
/** Earlier jobs tell the duration up to a factor of about two. */
const EXPECTED_SIGMA = 0.7;
/** A good channel and a poor one, each on a quiet drive and on a busy one. */
const CHANNELS: readonly Channel[] = [
  { meanDelayMs: 2 * SECOND, delivery: 0.98, changes: 0 },
  { meanDelayMs: 10 * SECOND, delivery: 0.7, changes: 0 },
  { meanDelayMs: 2 * SECOND, delivery: 0.98, changes: 20 },
  { meanDelayMs: 10 * SECOND, delivery: 0.7, changes: 20 },
];

export interface Row extends Figures {
  readonly name: string;
}

export interface Place {
  readonly requests: number;
  readonly meanS: number;
}

export interface WithoutProgress {
  readonly requests: number;
  readonly meanS: number;
  /** The mean delay of the best schedule that asks as often. */
  readonly optimumMeanS: number;
  /** What a question costs where the optimum asks as often. */
  readonly priceS: number;
  /** Requests · price + delay, over that of the optimum. */
  readonly costRatio: number;
}

export interface Report {
  readonly world: string;
  readonly says: string;
  readonly jobs: number;
  readonly rows: readonly Row[];
  /** Ferry's figures for each kind of progress. */
  readonly byShape: readonly Row[];
  readonly withoutProgress: WithoutProgress;
  /** What Ferry reaches at other prices, and the best without progress. */
  readonly ferryLine: readonly Place[];
  readonly optimumLine: readonly Place[];
  readonly timeLeft: readonly (Calibration & { readonly name: string })[];
}

export function reportOn(world: World, count: number, seed: number): Report {
  const jobs = jobsOf(world, count, seed);
  const rowOf = (schedule: Schedule, of = jobs): Row => ({
    name: schedule.name,
    ...figuresOf(outcomesOf(schedule, of, world, seed), of),
  });
  const kinds = SHAPES.map((shape) => ({
    shape,
    of: jobs.filter((job) => job.shape === shape),
  })).filter(({ of }) => of.length > 0);
  const known = knownDurations(world, seed);
  const halfTripS = world.roundTripMs / 2 / SECOND;
  const blindOptimum = optimumOf(known, PRICE_MS / SECOND);
  return {
    world: world.name,
    says: world.says,
    jobs: count,
    rows: [
      ...PEERS.map((peer) => rowOf(peer)),
      rowOf(scheduleAt(blindOptimum.timesMs, world.roundTripMs)),
      rowOf(ferry()),
      rowOf(ferry('Ferry, looked at', { attention: 'focused' })),
      rowOf(ferry('Ferry, hidden', { attention: 'hidden' })),
      rowOfKnowing(world, jobs, seed),
      ...CHANNELS.map((channel) => {
        const { schedule, name } = onHintingDrive(channel);
        const row = rowOf(schedule);
        return { ...row, name: name() };
      }),
      clairvoyant(world, jobs),
    ],
    byShape: kinds.map(({ shape, of }) => ({ ...rowOf(ferry(), of), name: shape })),
    withoutProgress: compareBlind(world, jobs, known, seed),
    ferryLine: PRICE_FACTORS.map((priceFactor) => rowOf(ferry('', { priceFactor }))),
    optimumLine: PRICES_S.map((priceS) => {
      const { requests, meanS } = optimumOf(known, priceS);
      return { requests, meanS: meanS + halfTripS };
    }),
    timeLeft: [
      { name: 'all', ...calibrationOf(jobs, world, seed) },
      ...kinds
        .filter(({ shape }) => shape !== 'none')
        .map(({ shape, of }) => ({ name: shape, ...calibrationOf(of, world, seed) })),
    ],
  };
}

/** All jobs as if they told nothing, against the optimum that knows how durations are distributed. */
export function compareBlind(
  world: World,
  jobs: readonly PollJob[],
  known: KnownDurations,
  seed: number,
): WithoutProgress {
  const silent = jobs.map((job) => ({ ...job, fractionAt: () => 0 }));
  const ours = figuresOf(outcomesOf(ferry(), silent, world, seed), silent);
  const { priceS, optimum } = optimumAsking(known, ours.requests);
  // Measured on the same jobs: the luck of the draw is the same for both.
  const best = figuresOf(
    outcomesOf(scheduleAt(optimum.timesMs, world.roundTripMs), silent, world, seed),
    silent,
  );
  const costOf = ({ requests, meanS }: Figures): number => requests * priceS + meanS;
  return {
    requests: ours.requests,
    meanS: ours.meanS,
    optimumMeanS: best.meanS,
    priceS,
    costRatio: costOf(ours) / costOf(best),
  };
}

/** Drawn apart from the jobs: an optimum of their very durations would know each by name. */
export function knownDurations(world: World, seed: number): KnownDurations {
  const random = seededRandom(seed + 1);
  return knownFrom(Array.from({ length: KNOWN_DURATIONS }, () => world.durationMs(random)));
}

/** Each job comes with what earlier ones of its size took, more or less. */
function rowOfKnowing(world: World, jobs: readonly PollJob[], seed: number): Row {
  const random = seededRandom(seed + 2);
  const outcomes = jobs.map((job) => {
    const expectedMs = job.durationMs * Math.exp(EXPECTED_SIGMA * normal(random));
    return outcomesOf(ferry('', { expectedMs }), [job], world, random() * 2 ** 32);
  });
  return { name: 'Ferry, knows earlier jobs', ...figuresOf(outcomes.flat(), jobs) };
}

/** Asks once, at the very end: nobody can do better. */
function clairvoyant(world: World, jobs: readonly PollJob[]): Row {
  const outcomes = jobs.map(() => ({ requests: 1, delayMs: world.roundTripMs / 2 }));
  return { name: 'clairvoyant', ...figuresOf(outcomes, jobs) };
}
