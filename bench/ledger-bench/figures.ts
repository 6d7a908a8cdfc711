/** What is measured of a store, in ms unless said otherwise. */
import { performance } from 'node:perf_hooks';

const P99 = 0.99;

export interface Times {
  readonly median: number;
  readonly p99: number;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** How long each of `count` calls takes, one after the other. */
export async function timesOf(
  count: number,
  work: (index: number) => Promise<unknown>,
): Promise<Times> {
  const all: number[] = [];
  for (let index = 0; index < count; index += 1) all.push(await timed(() => work(index)));
  all.sort((left, right) => left - right);
  const at = (share: number): number => all[Math.floor(share * (all.length - 1))] ?? Number.NaN;
  return { median: at(1 / 2), p99: at(P99) };
}
