import { useCallback, useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { Acknowledgement, Answer, Bridge } from '../shared/contract.ts';
import type { HistoryPage, JobView, Snapshot } from '../shared/job-view.ts';
import { openBatches } from './list/kept-open.ts';
import type { Removal } from './removal.ts';
import {
  type Known,
  type Listing,
  type News,
  NOTHING_KNOWN,
  isBehind,
  learned,
  listingOf,
} from './snapshot.ts';

/** What the page knows of all copies, and the ways to know more. */
export interface Copies {
  /** `null` until the first answer. */
  readonly snapshot: Snapshot | null;
  readonly listing: Listing;
  /** Lists only what has these words; empty for everything. */
  readonly find: (text: string) => void;
  /** Fetches more of the history: the next page, or pages until so many copies have come. */
  readonly showOlder: (atLeast: number) => Promise<Acknowledgement>;
  /** To be told what was removed for good. */
  readonly onRemoved: (removal: Removal) => void;
}

/** Follows the main process. */
export function useSnapshot(ferry: Bridge): Copies {
  const [known, learn] = useReducer<Known, News>(learned, NOTHING_KNOWN);
  const isAsking = useRef(false);
  const ask = useCallback(async (): Promise<void> => {
    if (isAsking.current) return;
    isAsking.current = true;
    const snapshot = await ferry.listJobs().finally(() => {
      isAsking.current = false;
    });
    learn({ kind: 'snapshot', snapshot });
  }, [ferry, learn]);
  useEffect(() => {
    // Subscribed first, so that no change between the two is missed.
    const unsubscribe = [
      ferry.onChange((change) => {
        learn({ kind: 'change', change });
      }),
      ferry.onReset(() => void ask()),
    ];
    void ask();
    // While the answer is on its way there is time to wait for the disk.
    openBatches();
    return () => {
      for (const each of unsubscribe) each();
    };
  }, [ferry, learn, ask]);
  useEffect(() => {
    if (isBehind(known)) void ask();
  }, [known, ask]);

  const { snapshot, search } = known;
  const listing = useMemo(() => listingOf({ snapshot, search, ahead: [] }), [snapshot, search]);
  const find = useCallback(
    (text: string): void => {
      learn({ kind: 'search', text });
    },
    [learn],
  );
  const showOlder = useCallback(
    async (atLeast: number): Promise<Acknowledgement> =>
      await askOlder(ferry, learn, listing, atLeast),
    [ferry, learn, listing],
  );
  const onRemoved = useCallback(
    (removal: Removal): void => {
      learn({ kind: 'removed', removal });
    },
    [learn],
  );
  return { snapshot, listing, find, showOlder, onRemoved };
}

async function askOlder(
  ferry: Bridge,
  learn: (news: News) => void,
  { cursor, search }: Listing,
  atLeast: number,
): Promise<Acknowledgement> {
  if (cursor === null) return { ok: true };
  const jobs: JobView[] = [];
  let next: string | null = cursor;
  do {
    const answer: Answer<HistoryPage> = await ferry.olderJobs({ cursor: next, search });
    if (!answer.ok) return answer;
    jobs.push(...answer.value.jobs);
    next = answer.value.next;
  } while (next !== null && jobs.length < atLeast);
  learn({ kind: 'older', cursor, search, page: { jobs, next } });
  return { ok: true };
}
