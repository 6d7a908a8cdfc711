import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Acknowledgement } from '../../shared/contract.ts';
import type { JobView } from '../../shared/job-view.ts';
import { type Sections, countIn, findIn } from '../sections.ts';
import type { Listing } from '../snapshot.ts';

/** The user wants to see a copy; a new one each time, also for the same copy. */
export interface Wanted {
  readonly id: string;
}

export interface Sought {
  /** The copy that the user is to be shown; null for none. */
  readonly id: string | null;
  readonly onFound: () => void;
}

/**
 * Has the copy shown that is wanted: whatever hides it gives way, and older ones are fetched
 * until it is there. `onSeek` takes filter and search away, `onSeen` hears of the copy as soon as it is
 * listed.
 */
export function useSought(
  wanted: Wanted | null,
  list: {
    readonly sections: Sections;
    readonly listing: Listing;
    readonly showOlder: (atLeast: number) => Promise<Acknowledgement>;
  },
  onSeek: () => void,
  onSeen: (job: JobView) => void,
): Sought {
  const { sections, listing, showOlder } = list;
  const [id, setId] = useState<string | null>(null);
  const latest = useRef({ onSeek, onSeen });
  latest.current = { onSeek, onSeen };
  useEffect(() => {
    if (wanted === null) return;
    latest.current.onSeek();
    setId(wanted.id);
  }, [wanted]);
  useEffect(() => {
    // Nothing is listed yet, or still what was searched for.
    if (id === null || listing.search !== '') return;
    const job = findIn(sections, id);
    if (job !== undefined) latest.current.onSeen(job);
    else if (listing.cursor !== null) void showOlder(1);
    else if (countIn(sections) > 0) setId(null);
  }, [id, sections, listing, showOlder]);
  const onFound = useCallback((): void => {
    setId(null);
  }, []);
  return { id, onFound };
}
