import { useEffect, useReducer } from 'preact/hooks';
import type { Bridge } from '../shared/contract.ts';
import type { Snapshot } from '../shared/job-view.ts';
import { newerSnapshot } from './snapshot.ts';

/** The newest snapshot; `null` until the first one is here. */
export function useSnapshot(ferry: Bridge): Snapshot | null {
  const [snapshot, take] = useReducer<Snapshot | null, Snapshot>(newerSnapshot, null);
  useEffect(() => {
    // Subscribed first, so that no change between the two is missed.
    const unsubscribe = ferry.onSnapshot(take);
    void ferry.listJobs().then(take);
    return unsubscribe;
  }, [ferry, take]);
  return snapshot;
}
