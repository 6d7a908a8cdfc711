/**
 * Which rows of a long list are drawn, and where they lie. Heights are known once a row was drawn; until
 * then a guess stands in. Pure.
 */

/** The rows from `first` up to, but not including, `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** A plain row: name, route and state, a line each. */
export const GUESSED_HEIGHT = 84;

/** The top of each row in px, and behind them the height of the whole list. */
export function topsOf(
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
): Float64Array {
  const tops = new Float64Array(keys.length + 1);
  let top = 0;
  keys.forEach((key, index) => {
    tops[index] = top;
    top += (heights.size === 0 ? undefined : heights.get(key)) ?? GUESSED_HEIGHT;
  });
  tops[keys.length] = top;
  return tops;
}

/** The same after some rows, by index, have turned out to be higher by so much, or lower. */
export function topsShifted(tops: Float64Array, growth: ReadonlyMap<number, number>): Float64Array {
  const shifted = tops.slice();
  for (const [index, px] of growth) {
    for (let later = index + 1; later < shifted.length; later += 1) {
      shifted[later] = (shifted[later] ?? 0) + px;
    }
  }
  return shifted;
}

/** The rows that lie between two heights, even in part. */
export function rowsBetween(tops: Float64Array, from: number, to: number): RowRange {
  const count = tops.length - 1;
  const first = Math.max(firstBehind(tops, from) - 1, 0);
  const end = Math.min(firstBehind(tops, to), count);
  return { first: Math.min(first, end), end };
}

/** The index of the first top that lies behind `at`. */
function firstBehind(tops: Float64Array, at: number): number {
  let low = 0;
  let high = tops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
