/** Keeps a list drawn just where it is looked at, while it scrolls, grows and changes its heights. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { GUESSED_HEIGHT, type RowRange, type Tops, rowsBetween, topsOf } from './row-window.ts';

/** Drawn beyond what can be seen, so that scrolling finds rows ready. */
const AHEAD_PX = 400;

/** What is known of the rows as they stand now. */
interface Measured<Entry> {
  readonly entries: readonly Entry[];
  /** Heights by index. */
  readonly places: ReadonlyMap<number, number>;
  readonly tops: Tops;
}

export interface RowWindow {
  readonly range: RowRange;
  readonly tops: Tops;
  /** To be called with each row that is drawn: its `data-key` names it. */
  readonly measure: (row: HTMLElement | null) => void;
}

/**
 * The rows of `list` to draw; `entries` must stay the same array while it holds the same. `rowsAbove`:
 * how many rows other lists have above this one, which may leave nothing of it in sight.
 */
export function useRowWindow<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  list: { readonly current: HTMLElement | null },
  rowsAbove: number,
): RowWindow {
  const heights = useRef(new Map<string, number>());
  const known = useMemo((): Measured<Entry> => {
    const places = placesOf(entries, keyOf, heights.current);
    return { entries, places, tops: topsOf(entries.length, places) };
  }, [entries, keyOf]);
  const [measured, setMeasured] = useState(known);
  const latest = useRef(known);
  latest.current = measured.entries === entries ? measured : known;
  const { tops } = latest.current;
  const [range, setRange] = useState(() =>
    rowsBetween(tops, 0, window.innerHeight - rowsAbove * GUESSED_HEIGHT),
  );
  // What is out of sight waits until what is in sight was shown.
  const [ahead, setAhead] = useState(0);
  useEffect(() => {
    setAhead(AHEAD_PX);
  }, []);
  /** How much higher the rows above the view have turned out to be. */
  const grown = useRef(0);

  const remeasured = useCallback(
    (sizes: readonly ResizeObserverEntry[]): void => {
      const above = viewOf(list.current)?.from ?? 0;
      const { entries: rows, places: before } = latest.current;
      const places = new Map(before);
      let isNews = false;
      for (const { target, borderBoxSize } of sizes) {
        const key = target instanceof HTMLElement ? target.dataset['key'] : undefined;
        const height = borderBoxSize[0]?.blockSize ?? 0;
        if (key === undefined || height === 0) continue;
        const more = height - (heights.current.get(key) ?? GUESSED_HEIGHT);
        heights.current.set(key, height);
        if (more === 0) continue;
        const index = Number(target.ariaPosInSet) - 1;
        const row = rows[index];
        if (row !== undefined && keyOf(row) === key) places.set(index, height);
        const top = target instanceof HTMLElement ? target.offsetTop : 0;
        if (top + height < above) grown.current += more;
        isNews = true;
      }
      if (!isNews) return;
      latest.current = { entries: rows, places, tops: topsOf(rows.length, places) };
      setMeasured(latest.current);
    },
    [list, keyOf],
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
      const next = rowsBetween(tops, view.from - ahead, view.to + ahead);
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
  }, [tops, list, ahead]);
  return { range, tops, measure };
}

/** The known heights by where their rows stand now. */
function placesOf<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  heights: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  if (heights.size === 0) return places;
  for (const [index, entry] of entries.entries()) {
    const height = heights.get(keyOf(entry));
    if (height !== undefined) places.set(index, height);
  }
  return places;
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
