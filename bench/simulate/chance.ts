/** The one source of chance of a simulated world: the same seed rolls the same dice. */
import { pick, seededRandom } from '../../main/jobs/testing/random.ts';

export class Chance {
  /** In [0, 1). */
  readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  /** True in this share of cases. */
  is(share: number): boolean {
    return this.random() < share;
  }

  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number {
    return min + Math.floor(this.random() * (max - min + 1));
  }

  /** From `min`, above 0, to `max`, small ones as often as large ones in each power of ten. */
  skewed(min: number, max: number): number {
    return Math.round(min * (max / min) ** this.random());
  }

  pick<T>(list: readonly T[]): T {
    return pick(list, this.random);
  }
}
