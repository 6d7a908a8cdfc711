/** Many worlds one after the other, and what came out of all of them. */
import type { Plant } from './plants.ts';
import { type Outcome, simulate } from './simulate.ts';

export interface Tally {
  done: number;
  readonly failures: Pick<Outcome, 'seed' | 'violations'>[];
  /** How many jobs ended in which way, and how many requests came to what. */
  readonly counts: Map<string, number>;
  /** Of all traces, in whatever order they came. */
  fingerprint: string;
}

export function emptyTally(): Tally {
  return { done: 0, failures: [], counts: new Map(), fingerprint: '0'.repeat(16) };
}

/** Lives through the worlds of `seeds` seeds, beginning with `from`. */
export async function simulateMany({
  from,
  seeds,
  plant,
}: {
  readonly from: number;
  readonly seeds: number;
  readonly plant: Plant | null;
}): Promise<Tally> {
  const tally = emptyTally();
  for (let seed = from; seed < from + seeds; seed += 1) {
    const outcome = await simulate(plant === null ? { seed } : { seed, plant });
    const { violations, counts, fingerprint } = outcome;
    const failures = violations.length > 0 ? [{ seed, violations }] : [];
    addTo(tally, { done: 1, failures, counts, fingerprint });
  }
  return tally;
}

/** Adds `part` to `tally`. */
export function addTo(
  tally: Tally,
  part: Omit<Tally, 'counts'> & { readonly counts: ReadonlyMap<string, number> },
): void {
  tally.done += part.done;
  tally.failures.push(...part.failures);
  for (const [name, count] of part.counts) {
    tally.counts.set(name, (tally.counts.get(name) ?? 0) + count);
  }
  const both = BigInt(`0x${tally.fingerprint}`) ^ BigInt(`0x${part.fingerprint}`);
  tally.fingerprint = both.toString(16).padStart(16, '0');
}
