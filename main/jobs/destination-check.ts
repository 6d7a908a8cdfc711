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
/** So many looks must have found nothing before we say so. */
export const MIN_LOOKS = 3;
/** A file whose right size nobody told counts as whole when it stayed the same for this long. */
export const SETTLED_MS = MINUTE;
/** The rest of a copy that has failed: the service is done with it, and only its news may be late. */
export const REST_SETTLED_MS = 5 * SECOND;
/** A copy that has stopped growing for this long is called incomplete. */
export const GROWTH_GRACE_MS = 10 * MINUTE;

export type Verdict =
  | { readonly kind: 'keepLooking'; readonly seen: JobIn<'checking'>['seen'] }
  | { readonly kind: 'completed'; readonly item: SeenItem }
  | { readonly kind: 'unknown'; readonly saw: JobIn<'unknown'>['saw'] };

/** What the sight of the destination says about `job`, at `now`; `isTaken`: it is another job's result. */
export function judgeSight(
  job: JobIn<'checking'>,
  sight: Exclude<Sight, { kind: 'trouble' }>,
  now: number,
  isTaken = false,
): Verdict {
  const isSure = now - job.since >= NOTHING_GRACE_MS && job.looks + 1 >= MIN_LOOKS;
  const unlessSoon = (saw: 'nothing' | 'notOurs'): Verdict =>
    isSure ? { kind: 'unknown', saw } : { kind: 'keepLooking', seen: null };
  if (sight.kind === 'nothing') return unlessSoon('nothing');
  const { item } = sight;
  // Ours may still be on its way to take that one's place.
  if (isTaken || item.id === job.target.occupantId) return unlessSoon('notOurs');
  const source = wholeOf(job, sight.source);
  if (source !== null && isWhole(item, source)) return { kind: 'completed', item };
  const isSame =
    job.seen?.itemId === item.id &&
    job.seen.size === item.size &&
    job.seen.childCount === item.childCount;
  // A clock that was set back must not make it stay unchanged for hours more.
  const unchangedSince = isSame && job.seen !== null ? Math.min(job.seen.unchangedSince, now) : now;
  // Nobody knows how large it has to be; it must stay as it is.
  const settledMs = job.reason === 'itemsFailed' ? REST_SETTLED_MS : SETTLED_MS;
  const isSettled = isSame && now - unchangedSince >= settledMs && (item.size ?? 0) > 0;
  if (source === null && isSettled) return { kind: 'completed', item };
  if (now - unchangedSince >= GROWTH_GRACE_MS) return { kind: 'unknown', saw: 'incomplete' };
  const { id: itemId, size, childCount } = item;
  return { kind: 'keepLooking', seen: { itemId, size, childCount, unchangedSince } };
}

/** How large the whole result is; null where a part is wanted, or a file of the web did not say. */
function wholeOf(
  { request, target, reason }: JobIn<'checking'>,
  source: SeenItem | null,
): Pick<SeenItem, 'size' | 'childCount'> | null {
  if (reason === 'itemsFailed') return null;
  if (source !== null) return source;
  if (request.action === 'copy') return request.source;
  return target.size === undefined ? null : { size: target.size, childCount: null };
}

/** Equal in size, and in the number of children where both sides give it; unknown sizes prove nothing. */
function isWhole(
  item: Pick<SeenItem, 'size' | 'childCount'>,
  source: Pick<SeenItem, 'size' | 'childCount'>,
): boolean {
  if (item.size === null || item.size !== source.size) return false;
  if (item.childCount === null || source.childCount === null) return true;
  return item.childCount === source.childCount;
}
