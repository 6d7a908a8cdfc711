/** What a row may ask of the list it stands in. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { JobView } from '../../shared/job-view.ts';

export interface ListActions {
  /** Takes copies off the list; those that have ended can be given back. */
  readonly remove: (jobs: readonly JobView[]) => void;
  /** Delete removes the row, or all that are selected with it; Enter opens the result or the details. */
  readonly onRowKey: (event: KeyboardEvent, job: JobView) => void;
  /** Shows a batch's copies each in a row of its own, or as one again. */
  readonly toggleBatch: (id: string) => void;
  /** Selects all of a batch's copies, or none where all are. */
  readonly selectAll: (jobs: readonly JobView[]) => void;
  /** Selects a row, or all from the last one to it. */
  readonly select: (id: string, how: 'toggle' | 'range') => void;
}

const ListContext = createContext<ListActions | null>(null);

/** Gives its rows the list's actions. */
export const ListProvider = ListContext.Provider;

/** The list's actions; a fault outside of a list. */
export function useList(): ListActions {
  const list = useContext(ListContext);
  if (list === null) throw new Error('A row was rendered outside of a list.');
  return list;
}
