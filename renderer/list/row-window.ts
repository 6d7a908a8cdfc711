/**
 * Which rows of a long list are drawn, and where they lie. Heights are known once a row was drawn; until
 * then a guess stands in, so a list costs as much as what was seen of it, however long it is. Pure.
 */

/** The rows from `first` up to, but not including, `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** A plain row: name, route and state, a line each. */
export const GUESSED_HEIGHT = 89.375;

/** In px, by shape, of what mostly stands at the top; taken until one has been measured. */
export const USUAL_HEIGHTS: readonly (readonly [string, number])[] = [['running', 111.375]];

/** Where each row of a list begins. */
export interface Tops {
  readonly count: number;
  /** The rows that are not as high as guessed, ascending. */
  readonly odd: readonly number[];
  /** By how many px each of those, and all odd ones above it, are higher together. */
  readonly sums: readonly number[];
}

/** The tops of `count` rows of which these heights, by index, are known. */
export function topsOf(count: number, heights: ReadonlyMap<number, number>): Tops {
  const odd = [...heights]
    .filter(([index, height]) => index < count && height !== GUESSED_HEIGHT)
    .sort(([left], [right]) => left - right);
  let sum = 0;
  const sums = odd.map(([, height]) => (sum += height - GUESSED_HEIGHT));
  return { count, odd: odd.map(([index]) => index), sums };
}

/** The top of a row in px; of the row behind the last one: the height of the list. */
export function topOf({ odd, sums }: Tops, index: number): number {
  const above = firstWhere(odd.length, (at) => (odd[at] ?? 0) >= index);
  return index * GUESSED_HEIGHT + (sums[above - 1] ?? 0);
}

/** The rows that lie between two heights, even in part. */
export function rowsBetween(tops: Tops, from: number, to: number): RowRange {
  const firstBehind = (px: number): number =>
    firstWhere(tops.count + 1, (index) => topOf(tops, index) > px);
  const first = Math.max(firstBehind(from) - 1, 0);
  const end = Math.min(firstBehind(to), tops.count);
  return { first: Math.min(first, end), end };
}

/** The heights that rows of a range will most likely have, of those that are not known. */
export function usualHeights(
  { first, end }: RowRange,
  known: ReadonlyMap<number, number>,
  usual: (index: number) => number | undefined,
): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (let index = first; index < end; index += 1) {
    const height = known.has(index) ? undefined : usual(index);
    if (height !== undefined) heights.set(index, height);
  }
  return heights;
}

/** The first of `count` numbers for which `is` holds; for all that follow it must hold as well. */
function firstWhere(count: number, is: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
