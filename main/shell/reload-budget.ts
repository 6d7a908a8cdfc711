/** How often a page that crashes is loaded again by itself. Pure. */

const MINUTE = 60_000;

export const MAX_RELOADS = 3;
export const WITHIN_MS = MINUTE;

/** Times of the last reloads, in ms; `null` when it has crashed too often for another. */
export function reloadsAfterCrash(
  reloads: readonly number[],
  now: number,
): readonly number[] | null {
  const recent = reloads.filter((at) => Math.abs(now - at) < WITHIN_MS);
  return recent.length < MAX_RELOADS ? [...recent, now] : null;
}
