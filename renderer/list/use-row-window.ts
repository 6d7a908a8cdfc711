/** Keeps a list drawn just where it is looked at, while it scrolls, grows and changes its heights. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { GUESSED_HEIGHT, type RowRange, rowsBetween, topsOf, topsShifted } from './row-window.ts';

/** Drawn beyond what can be seen, so that scrolling finds rows ready. */
const AHEAD_PX = 400;
/** More than any screen shows at first, before the real height is known. */
const FIRST_PX = 1200;

export interface RowWindow {
  readonly range: RowRange;
  readonly tops: Float64Array;
  /** To be called with each row that is drawn: its `data-key` names it. */
  readonly measure: (row: HTMLElement | null) => void;
}

/**
 * The rows of `list` to draw; `keys` must stay the same array while it says the same. `rowsAbove`: how
 * many rows other lists have above this one, which may leave nothing of it in sight.
 */
export function useRowWindow(
  keys: readonly string[],
  list: { readonly current: HTMLElement | null },
  rowsAbove: number,
): RowWindow {
  const heights = useRef(new Map<string, number>());
  const guessed = useMemo(() => topsOf(keys, heights.current), [keys]);
  const [measured, setMeasured] = useState({ keys, tops: guessed });
  // Measured anew row by row: putting together the heights of all rows takes longer than a frame has.
  const tops = measured.keys === keys ? measured.tops : guessed;
  const latest = useRef({ keys, tops });
  latest.current = { keys, tops };
  const [range, setRange] = useState(() =>
    rowsBetween(tops, 0, FIRST_PX - rowsAbove * GUESSED_HEIGHT),
  );
  /** How much higher the rows above the view have turned out to be. */
  const grown = useRef(0);

  const remeasured = useCallback(
    (entries: readonly ResizeObserverEntry[]): void => {
      const above = viewOf(list.current)?.from ?? 0;
      const growth = new Map<number, number>();
      for (const { target, borderBoxSize } of entries) {
        const key = target instanceof HTMLElement ? target.dataset['key'] : undefined;
        const height = borderBoxSize[0]?.blockSize ?? 0;
        if (key === undefined || height === 0) continue;
        const before = heights.current.get(key);
        if (before === height) continue;
        heights.current.set(key, height);
        const more = height - (before ?? GUESSED_HEIGHT);
        const index = Number(target.ariaPosInSet) - 1;
        if (latest.current.keys[index] === key) growth.set(index, more);
        const top = target instanceof HTMLElement ? target.offsetTop : 0;
        if (top + height < above) grown.current += more;
      }
      if (growth.size > 0) {
        latest.current = { ...latest.current, tops: topsShifted(latest.current.tops, growth) };
        setMeasured(latest.current);
      }
    },
    [list],
  );
  const observer = useMemo(() => new ResizeObserver(remeasured), [remeasured]);
  useEffect(
    () => () => {
      observer.disconnect();
    },
    [observer],
  );
  const measure = useCallback(
    (row: HTMLElement | null): void => {
      if (row !== null) observer.observe(row);
    },
    [observer],
  );

  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current);
    if (scroller === null) return undefined;
    // What is looked at stays where it is.
    if (grown.current !== 0) scroller.scrollTop += grown.current;
    grown.current = 0;
    const look = (): void => {
      const view = viewOf(list.current);
      if (view === null) return;
      const next = rowsBetween(tops, view.from - AHEAD_PX, view.to + AHEAD_PX);
      setRange((before) => (isSame(before, next) ? before : next));
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(scroller);
    // Other lists above this one push it around.
    for (const child of scroller.children) resized.observe(child);
    return () => {
      scroller.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [tops, list]);
  return { range, tops, measure };
}

function scrollerOf(list: HTMLElement | null): HTMLElement | null {
  return list?.closest('main') ?? null;
}

/** Which part of the list can be seen, in px from its top. */
function viewOf(list: HTMLElement | null): { readonly from: number; readonly to: number } | null {
  const scroller = scrollerOf(list);
  if (list === null || scroller === null) return null;
  const from = scroller.getBoundingClientRect().top - list.getBoundingClientRect().top;
  return { from, to: from + scroller.clientHeight };
}

function isSame(left: RowRange, right: RowRange): boolean {
  return left.first === right.first && left.end === right.end;
}
