/** What a row may ask of the list it stands in. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { JobView } from '../../shared/job-view.ts';
import type { Entry } from '../batches.ts';
import type { Point } from './context-menu.tsx';
import type { RowAction } from './row-model.ts';

export interface ListActions {
  /** Takes copies off the list; those that have ended can be given back. */
  readonly remove: (jobs: readonly JobView[]) => void;
  /** Does what a button says, or opens what it asks first. */
  readonly act: (action: RowAction, job: JobView) => void;
  /** Shows a batch's copies each in a row of its own, or as one again. */
  readonly toggleBatch: (id: string) => void;
  /** Shows all that can be done with a row. */
  readonly openMenu: (entry: Entry, at: Point) => void;
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
