import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JobView } from '../../shared/job-view.ts';
import { checkOf, isCovered, isEditing, neighbour } from './keyboard.ts';
import { NOTHING_SELECTED, type Selection, extended, toggled, toggledAll } from './selection.ts';

export interface SelectedRows {
  /** In the order of the list. */
  readonly jobs: readonly JobView[];
  readonly ids: ReadonlySet<string>;
  readonly select: (id: string, how: 'toggle' | 'range') => void;
  readonly selectAll: (jobs: readonly JobView[]) => void;
  readonly selectEverything: () => void;
  readonly end: () => void;
  /** Arrows go from row to row, with Shift they select. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * The selected ones of the rows that are listed, in the list's order. `listed` is another function when
 * they change; it is called only when they matter, as there may be very many.
 */
export function useSelection(listed: () => readonly JobView[]): SelectedRows {
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  // What is not listed any more is not meant either.
  const jobs = useMemo(
    () => (selection.ids.size === 0 ? [] : listed().filter(({ id }) => selection.ids.has(id))),
    [listed, selection],
  );
  const ids = useMemo(() => new Set(jobs.map(({ id }) => id)), [jobs]);
  const latest = useRef(listed);
  latest.current = listed;
  const select = useCallback((id: string, how: 'toggle' | 'range'): void => {
    setSelection((before) =>
      how === 'toggle'
        ? toggled(before, id)
        : extended(
            before,
            id,
            latest.current().map((job) => job.id),
          ),
    );
  }, []);
  const selectAll = useCallback((more: readonly JobView[]): void => {
    setSelection((before) =>
      toggledAll(
        before,
        more.map(({ id }) => id),
      ),
    );
  }, []);
  const end = useCallback((): void => {
    setSelection(NOTHING_SELECTED);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isEditing(event.target) || isCovered()) return;
      if (event.key === 'Escape') end();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [end]);
  const selectEverything = useCallback((): void => {
    setSelection({ ids: new Set(latest.current().map(({ id }) => id)), anchor: null });
  }, []);
  const onKeyDown = useCallback(
    (event: KeyboardEvent): void => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
      const { target } = event;
      if (step === null || !(target instanceof Element)) return;
      if (!target.matches('.row-check')) return;
      event.preventDefault();
      const next = checkOf(neighbour(target, step));
      if (next === null) return;
      if (event.shiftKey) {
        if (target instanceof HTMLInputElement && !target.checked) select(target.value, 'toggle');
        select(next.value, 'range');
      }
      next.focus();
    },
    [select],
  );
  return { jobs, ids, select, selectAll, selectEverything, end, onKeyDown };
}
