/** Which queued copies may be begun: whose turn it is, whose time has come, and what there is room for. Pure. */
import type { Job, JobIn } from './job.ts';
import { folderOf, placesOf } from './places.ts';

/** How many copies may be under way at a time; 0 while none is to be begun. */
export interface Limits {
  /** Into one folder: many at a time make the service fail them (msgraph-sdk-dotnet, 226). */
  readonly perDestination: number;
  /** On the drives of one account. */
  readonly perAccount: number;
}

export interface Queue {
  /** What is under way on the drives, and what has been begun of what is queued. */
  readonly underWay: readonly Job[];
  /** Begun, and still queued: nothing has been asked of the service. */
  readonly begun: readonly JobIn<'queued'>[];
  /** Not begun, in the order in which they were asked for. */
  readonly waiting: readonly JobIn<'queued'>[];
}

/** Sorts the jobs that have not ended. */
export function queueOf(open: readonly Job[], isBegun: (id: string) => boolean): Queue {
  const underWay: Job[] = [];
  const begun: JobIn<'queued'>[] = [];
  const waiting: JobIn<'queued'>[] = [];
  for (const job of open) {
    if (job.state === 'queued' && !isBegun(job.id)) {
      waiting.push(job);
      continue;
    }
    underWay.push(job);
    if (job.state === 'queued') begun.push(job);
  }
  return { underWay, begun, waiting };
}

/** Those that may be begun at `now`. */
export function readyIn(
  { underWay, waiting }: Queue,
  { perDestination, perAccount }: Limits,
  now: number,
): readonly JobIn<'queued'>[] {
  if (waiting.length === 0) return [];
  const intoFolder = new Map<string, number>();
  const ofAccount = new Map<string, number>();
  const names = new Set<string>();
  const count = (job: Job): void => {
    add(intoFolder, folderOf(job));
    add(ofAccount, job.request.account);
    for (const key of placesOf(job)) names.add(key);
  };
  underWay.forEach(count);
  return waiting.filter((job) => {
    if (job.notBefore !== null && job.notBefore > now) return false;
    if ((intoFolder.get(folderOf(job)) ?? 0) >= perDestination) return false;
    if ((ofAccount.get(job.request.account) ?? 0) >= perAccount) return false;
    // Two of one name in one folder could take each other's result for their own.
    if (placesOf(job).some((key) => names.has(key))) return false;
    count(job);
    return true;
  });
}

/** In how many ms the first of those is due that are to start later; null when there are none. */
export function nextStartIn({ waiting }: Queue, now: number): number | null {
  let first: number | null = null;
  for (const { notBefore } of waiting) {
    if (notBefore === null || notBefore <= now) continue;
    first = Math.min(first ?? notBefore, notBefore);
  }
  return first === null ? null : first - now;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
