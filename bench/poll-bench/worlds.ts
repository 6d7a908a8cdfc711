/** Worlds of jobs: how long they take, what they tell, and how long an answer is under way. */
import { pick, seededRandom } from '../../main/jobs/testing/random.ts';
import {
  type Shape,
  fullEarly,
  lateStart,
  linear,
  logUniform,
  none,
  normal,
  rates,
  rounded,
  steps,
  trembling,
} from './shapes.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const ROUND_TRIP_MS = 150;

type Random = () => number;

/** The kinds of progress that figures are told apart by. */
export const SHAPES = ['none', 'linear', 'steps', 'rates'] as const;
export type ShapeName = (typeof SHAPES)[number];

export interface PollJob {
  readonly durationMs: number;
  readonly shape: ShapeName;
  /** The fraction that the service tells, 0 to 1, so long after the start. */
  readonly fractionAt: (elapsedMs: number) => number;
}

interface Kind {
  readonly name: ShapeName;
  /** Its part of all jobs. */
  readonly part: number;
  readonly shape: Shape;
}

export interface World {
  readonly name: string;
  readonly says: string;
  readonly roundTripMs: number;
  readonly durationMs: (random: Random) => number;
  readonly kinds: readonly Kind[];
}

const KINDS: readonly Kind[] = [
  { name: 'none', part: 0.3, shape: none },
  { name: 'linear', part: 0.3, shape: linear(0.6, 6) },
  { name: 'steps', part: 0.25, shape: steps(3, 200, 1, 'size') },
  { name: 'rates', part: 0.15, shape: rates(10, 1) },
];

const lognormal = (medianMs: number, sigma: number, random: Random): number =>
  medianMs * Math.exp(sigma * normal(random));
const clamp = (durationMs: number): number => Math.min(Math.max(durationMs, SECOND), 6 * HOUR);

/** Every order of magnitude is as frequent as any other. */
export const WORLD_L: World = {
  name: 'L',
  says: 'log-uniform, 1 s to 6 h',
  roundTripMs: ROUND_TRIP_MS,
  durationMs: (random) => logUniform(SECOND, 6 * HOUR, random),
  kinds: KINDS,
};

/** Mostly short copies, as a user makes them. */
export const WORLD_X: World = {
  name: 'X',
  says: '70 % around 4 s, 25 % around 2 min, 5 % around 1 h',
  roundTripMs: ROUND_TRIP_MS,
  durationMs: (random) => {
    const chance = random();
    if (chance < 0.7) return clamp(lognormal(4 * SECOND, 1, random));
    if (chance < 0.95) return clamp(lognormal(2 * MINUTE, 1.2, random));
    return clamp(lognormal(HOUR, 0.8, random));
  },
  kinds: KINDS,
};

/** Other worlds: the schedule must do well in them too. */
const OTHERS: readonly World[] = [
  {
    name: 'short',
    says: 'log-uniform, 5 s to 2 h; whole percent; steps told by count',
    roundTripMs: ROUND_TRIP_MS,
    durationMs: (random) => logUniform(5 * SECOND, 2 * HOUR, random),
    kinds: [
      { name: 'none', part: 0.3, shape: none },
      { name: 'linear', part: 0.3, shape: rounded(linear(0.6, 6)) },
      { name: 'steps', part: 0.25, shape: steps(3, 200, 1, 'count') },
      { name: 'rates', part: 0.15, shape: rounded(rates(10, 1)) },
    ],
  },
  {
    name: 'weibull',
    says: 'Weibull, shape 0.6, scale 5 min; slow line; wild wobble, steps and paces',
    roundTripMs: 600,
    durationMs: (random) => clamp(5 * MINUTE * (-Math.log(1 - random())) ** (1 / 0.6)),
    kinds: [
      { name: 'none', part: 0.2, shape: none },
      { name: 'linear', part: 0.2, shape: linear(0.95, 2) },
      { name: 'steps', part: 0.3, shape: steps(2, 30, 2, 'size') },
      { name: 'rates', part: 0.3, shape: rates(40, 2) },
    ],
  },
  {
    name: 'bimodal',
    says: 'half around 10 s, half around 25 min; full early, late to begin, trembling figures',
    roundTripMs: 80,
    durationMs: (random) =>
      clamp(lognormal(random() < 0.5 ? 10 * SECOND : 25 * MINUTE, 0.5, random)),
    kinds: [
      { name: 'none', part: 0.1, shape: none },
      { name: 'linear', part: 0.4, shape: trembling(linear(0.3, 10), 0.01) },
      { name: 'steps', part: 0.25, shape: fullEarly(steps(3, 50, 1.5, 'size'), 0.9) },
      { name: 'rates', part: 0.25, shape: lateStart(rates(5, 1), 0.2) },
    ],
  },
  {
    // Drawn up when all constants stood, and run once.
    name: 'unseen',
    says: 'Pareto, 5 s at least, tail 0.7; tenths of a percent; many steps told by count; long stalls',
    roundTripMs: 300,
    durationMs: (random) => clamp(5 * SECOND * (1 - random()) ** (-1 / 0.7)),
    kinds: [
      { name: 'none', part: 0.2, shape: none },
      { name: 'linear', part: 0.2, shape: rounded(linear(0.8, 4), 1000) },
      { name: 'steps', part: 0.4, shape: steps(5, 500, 1.5, 'count') },
      { name: 'rates', part: 0.2, shape: rates(20, 2) },
    ],
  },
  {
    name: 'silent',
    says: 'as L, and no job tells anything',
    roundTripMs: ROUND_TRIP_MS,
    durationMs: WORLD_L.durationMs,
    kinds: [{ name: 'none', part: 1, shape: none }],
  },
];

export const ALL_WORLDS: readonly World[] = [WORLD_L, WORLD_X, ...OTHERS];

/** Draws the world's jobs; the same seed draws the same. */
export function jobsOf(world: World, count: number, seed: number): readonly PollJob[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const durationMs = world.durationMs(random);
    const { name, shape } = kindOf(world, random);
    const told = shape(seededRandom(random() * 2 ** 32));
    return { durationMs, shape: name, fractionAt: (elapsedMs) => told(elapsedMs / durationMs) };
  });
}

function kindOf({ kinds }: World, random: Random): Kind {
  let left = random();
  return kinds.find(({ part }) => (left -= part) < 0) ?? pick(kinds, random);
}
