import { useCallback, useMemo, useState } from 'preact/hooks';
import type { JobView } from '../../shared/job-view.ts';
import { type Entries, type Entry, isBatch, jobsOf, keyOf, withBatches } from '../batches.ts';
import type { Filter, Order, Sections } from '../sections.ts';
import { keepOpenBatches, openBatches } from './kept-open.ts';
import { toggled } from './selection.ts';
import { useSections } from './use-sections.ts';

export interface ListedEntries {
  readonly entries: Entries;
  /** How many copies each section has. */
  readonly totals: { readonly [Kind in keyof Entries]: number };
  readonly toggleBatch: (id: string) => void;
  readonly openBatch: (id: string) => void;
  /** The copies of all rows, in the order of the list. */
  readonly listed: () => readonly JobView[];
  /** What stands in the row of this key. */
  readonly entryOf: (key: string) => Entry | undefined;
}

/** The rows of the list: copies by section, those of a batch as one unless it is open. */
export function useEntries(
  all: Sections,
  how: {
    readonly order: Order;
    readonly filter: Filter;
    readonly isAll: boolean;
    readonly isSearch: boolean;
  },
): ListedEntries {
  const { isAll, isSearch } = how;
  const sections = useSections(all, how.order, how.filter);
  const [open, setOpen] = useState(openBatches);
  const entries = useMemo(
    // What was found is shown as it is.
    () => (isSearch ? sections : withBatches(sections, open, isAll)),
    [sections, open, isAll, isSearch],
  );
  const { active, attention, completed } = entries;
  const listed = useCallback(
    () => [active, attention, completed].flatMap(jobsOf),
    [active, attention, completed],
  );
  const entryOf = useCallback(
    (key: string) => {
      for (const section of [active, attention, completed]) {
        const found = section.find((entry) => keyOf(entry) === key);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    [active, attention, completed],
  );
  const setBatches = useCallback(
    (change: (before: ReadonlySet<string>) => ReadonlySet<string>): void => {
      setOpen((before) => {
        const after = change(before);
        keepOpenBatches(after);
        return after;
      });
    },
    [],
  );
  const toggleBatch = useCallback(
    (id: string): void => {
      setBatches((before) => toggled({ ids: before, anchor: null }, id).ids);
    },
    [setBatches],
  );
  const openBatch = useCallback(
    (id: string): void => {
      setBatches((before) => (before.has(id) ? before : new Set([...before, id])));
    },
    [setBatches],
  );
  const totals = {
    active: sections.active.length,
    attention: sections.attention.length,
    completed: sections.completed.length,
  };
  return { entries, totals, toggleBatch, openBatch, listed, entryOf };
}

/** The copies that a row stands for. */
export function membersOf(entry: Entry | undefined): readonly JobView[] {
  if (entry === undefined) return [];
  return isBatch(entry) ? entry.members : [entry];
}
