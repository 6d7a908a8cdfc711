import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Acknowledgement, Answer, Bridge } from '../shared/contract.ts';
import type { HistoryPage, JobView } from '../shared/job-view.ts';
import { openBatches } from './list/kept-open.ts';
import type { Removal } from './removal.ts';
import { Sight } from './sight.ts';
import {
  type Known,
  type Listing,
  type News,
  NOTHING_KNOWN,
  type SortedSnapshot,
  isBehind,
  learned,
  listingOf,
} from './snapshot.ts';
import { followVisibility } from './visibility.ts';

/** What the page knows of all copies, and the ways to know more. */
export interface Copies {
  /** `null` until the first answer. */
  readonly snapshot: SortedSnapshot | null;
  readonly listing: Listing;
  /** To be told which rows can be seen. */
  readonly sight: Sight;
  /** Lists only what has these words; empty for everything. */
  readonly find: (text: string) => void;
  /** Fetches more of the history: the next page, or pages until so many copies have come. */
  readonly showOlder: (atLeast: number) => Promise<Acknowledgement>;
  /** To be told what was removed for good. */
  readonly onRemoved: (removal: Removal) => void;
}

/** Follows the main process. */
export function useSnapshot(ferry: Bridge): Copies {
  const [shown, show] = useState(NOTHING_KNOWN);
  /** What is known by now, also where it is not shown yet. */
  const latest = useRef<Known>(shown);
  const sight = useMemo(
    () =>
      new Sight(
        () => {
          show(latest.current);
        },
        (ids) => void ferry.drawn(ids),
      ),
    [ferry],
  );
  const learn = useCallback(
    (news: News): void => {
      const before = latest.current;
      latest.current = learned(before, news);
      if (news.kind === 'change' && sight.withholds(news.change, before.snapshot)) return;
      show(latest.current);
    },
    [sight],
  );
  const isAsking = useRef(false);
  const ask = useCallback(async (): Promise<void> => {
    if (isAsking.current) return;
    isAsking.current = true;
    try {
      do learn({ kind: 'snapshot', snapshot: await ferry.listJobs() });
      while (isBehind(latest.current));
    } finally {
      isAsking.current = false;
    }
  }, [ferry, learn]);
  useEffect(() => {
    // Subscribed first, so that no change between the two is missed.
    const unsubscribe = [
      ferry.onChange((change) => {
        learn({ kind: 'change', change });
        if (isBehind(latest.current)) void ask();
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
  useEffect(
    () =>
      followVisibility((isVisible) => {
        sight.setSeen(isVisible);
      }),
    [sight],
  );

  const { snapshot, search } = shown;
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
  return { snapshot, listing, sight, find, showOlder, onRemoved };
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
