import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { Acknowledgement, Bridge } from '../shared/contract.ts';
import type { Snapshot } from '../shared/job-view.ts';
import { type Known, type News, NOTHING_KNOWN, isBehind, learned } from './snapshot.ts';

/** What is known of all copies, `null` until the first answer, and the way to more of the history. */
export function useSnapshot(ferry: Bridge): {
  readonly snapshot: Snapshot | null;
  /** Fetches the next page of the history. */
  readonly showOlder: () => Promise<Acknowledgement>;
} {
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
    return () => {
      for (const each of unsubscribe) each();
    };
  }, [ferry, learn, ask]);
  useEffect(() => {
    if (isBehind(known)) void ask();
  }, [known, ask]);

  const { snapshot } = known;
  const cursor = snapshot?.older ?? null;
  const showOlder = useCallback(async (): Promise<Acknowledgement> => {
    if (cursor === null) return { ok: true };
    const answer = await ferry.olderJobs(cursor);
    if (answer.ok) learn({ kind: 'older', cursor, page: answer.value });
    return answer;
  }, [ferry, learn, cursor]);
  return { snapshot, showOlder };
}
