/**
 * What a copy tells about itself while it runs: its fraction, 0 to 1, as a function of the share of its
 * time that has passed. Each job gets a shape of its own, drawn by chance.
 */

type Random = () => number;

/** The fraction told when `share` (0 to 1) of the time has passed. */
export type Told = (share: number) => number;
export type Shape = (random: Random) => Told;

/** Log-uniform between two positive bounds. */
export function logUniform(low: number, high: number, random: Random): number {
  return low * (high / low) ** random();
}

/** Standard normal (Box and Muller 1958). */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

const between = (low: number, high: number, random: Random): number =>
  low + (high - low) * random();

/** Nothing until it is done. */
export const none: Shape = () => () => 0;

/** A pace that swings around its mean by up to `swing` of it, in up to `waves` waves. */
export function linear(swing: number, waves: number): Shape {
  return (random) => {
    const turns = 2 * Math.PI * Math.ceil(between(0, waves, random));
    const phase = between(0, 2 * Math.PI, random);
    const height = between(0, swing, random) / turns;
    return (share) => share + height * (Math.sin(turns * share + phase) - Math.sin(phase));
  };
}

/** Told at the end of each of `least` to `most` items, whose sizes are lognormal with this sigma. */
export function steps(least: number, most: number, sigma: number, told: 'size' | 'count'): Shape {
  return (random) => {
    const count = Math.round(logUniform(least, most, random));
    const sizes = Array.from({ length: count }, () => Math.exp(sigma * normal(random)));
    const ends = runningSum(sizes);
    const total = ends.at(-1) ?? 1;
    return (share) => {
      const done = firstAbove(ends, share * total);
      return told === 'count' ? done / count : (ends[done - 1] ?? 0) / total;
    };
  };
}

/** Stretches of different pace, up to `ratio` times each other, and `stalls` stalls among them. */
export function rates(ratio: number, stalls: number): Shape {
  return (random) => {
    const stretches = Array.from({ length: 2 + Math.floor(5 * random()) }, () => ({
      share: between(0.2, 1, random),
      pace: logUniform(1, ratio, random),
    }));
    for (let stall = 0; stall < stalls; stall += 1) {
      const at = Math.floor(random() * (stretches.length + 1));
      stretches.splice(at, 0, { share: between(0.2, 1.5, random), pace: 0 });
    }
    return alongStretches(stretches);
  };
}

/** The same, told as `percent` in whole steps of 1 / `parts`. */
export function rounded(shape: Shape, parts = 100): Shape {
  return (random) => {
    const told = shape(random);
    return (share) => Math.floor(told(share) * parts) / parts;
  };
}

/** Tells of the whole when only `part` of its time has passed; the rest is finishing up. */
export function fullEarly(shape: Shape, part: number): Shape {
  return (random) => {
    const told = shape(random);
    return (share) => (share >= part ? 1 : told(share / part));
  };
}

/** Nothing for the first `part` of its time. */
export function lateStart(shape: Shape, part: number): Shape {
  return (random) => {
    const told = shape(random);
    return (share) => (share < part ? 0 : told((share - part) / (1 - part)));
  };
}

/** Figures that tremble by up to `by`, so that they sometimes fall. */
export function trembling(shape: Shape, by: number): Shape {
  return (random) => {
    const told = shape(random);
    return (share) => Math.min(Math.max(told(share) + between(-by, by, random), 0), 1);
  };
}

function alongStretches(stretches: readonly { share: number; pace: number }[]): Told {
  const times = runningSum(stretches.map(({ share }) => share));
  const works = runningSum(stretches.map(({ share, pace }) => share * pace));
  const time = times.at(-1) ?? 1;
  const work = works.at(-1) ?? 1;
  return (share) => {
    const index = Math.min(firstAbove(times, share * time), stretches.length - 1);
    const pace = stretches[index]?.pace ?? 0;
    return ((works[index - 1] ?? 0) + (share * time - (times[index - 1] ?? 0)) * pace) / work;
  };
}

function runningSum(values: readonly number[]): readonly number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}

/** The index of the first of the rising `values` that is above `limit`. */
function firstAbove(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
