/**
 * Judges what lies at the destination when the service itself can no longer be asked about a copy.
 * Only what is seen counts: "completed" needs the item there, made after our request and as large as
 * its source; everything doubtful ends as "unknown" and the user decides. Pure.
 */
import type { JobIn } from './job.ts';
import type { SeenItem, Sight } from './ports.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How long nothing may be there before we say so, and how often we look at least. */
export const NOTHING_GRACE_MS = 60 * SECOND;
export const MIN_LOOKS = 3;
/** A copy that has stopped growing for this long is called incomplete. */
export const GROWTH_GRACE_MS = 10 * MINUTE;

export type Verdict =
  | { readonly kind: 'keepLooking'; readonly seen: JobIn<'checking'>['seen'] }
  | { readonly kind: 'completed'; readonly item: SeenItem }
  | { readonly kind: 'unknown'; readonly saw: JobIn<'unknown'>['saw'] };

/** What the sight of the destination says about `job`, at `now`. */
export function judgeSight(
  job: JobIn<'checking'>,
  sight: Exclude<Sight, { kind: 'trouble' }>,
  now: number,
): Verdict {
  if (sight.kind === 'nothing') {
    const isSure = now - job.since >= NOTHING_GRACE_MS && job.looks + 1 >= MIN_LOOKS;
    return isSure ? { kind: 'unknown', saw: 'nothing' } : { kind: 'keepLooking', seen: null };
  }
  const { item } = sight;
  if (item.id === job.target.occupantId) return { kind: 'unknown', saw: 'notOurs' };
  const source = sight.source ?? job.request.source;
  if (isWhole(item, source)) return { kind: 'completed', item };
  const isSame =
    job.seen?.itemId === item.id &&
    job.seen.size === item.size &&
    job.seen.childCount === item.childCount;
  const unchangedSince = isSame && job.seen !== null ? job.seen.unchangedSince : now;
  if (now - unchangedSince >= GROWTH_GRACE_MS) return { kind: 'unknown', saw: 'incomplete' };
  const { id: itemId, size, childCount } = item;
  return { kind: 'keepLooking', seen: { itemId, size, childCount, unchangedSince } };
}

/** Equal in every figure that both sides give, and at least one figure is given. */
function isWhole(
  item: Pick<SeenItem, 'size' | 'childCount'>,
  source: Pick<SeenItem, 'size' | 'childCount'>,
): boolean {
  const pairs = [
    [item.size, source.size],
    [item.childCount, source.childCount],
  ] as const;
  const known = pairs.filter(([left, right]) => left !== null && right !== null);
  return known.length > 0 && known.every(([left, right]) => left === right);
}
