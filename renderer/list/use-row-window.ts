/** Keeps a list drawn just where it is looked at, while it scrolls, grows and changes its heights. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  GUESSED_HEIGHT,
  type RowRange,
  USUAL_HEIGHTS,
  type Tops,
  rowsBetween,
  topOf,
  topsOf,
  usualHeights,
} from './row-window.ts';

/** Drawn beyond what can be seen, so that scrolling finds rows ready. */
const AHEAD_PX = 400;

/** Header, toolbar and heading, above the first row. */
const HEAD_PX = 150;

/** Too little to be seen. */
const SAME_PX = 0.1;

/** What is known of the rows as they stand now. */
interface Measured<Entry> {
  readonly entries: readonly Entry[];
  /** Heights by index; filled in as rows come into sight. */
  readonly places: Map<number, number>;
  readonly tops: Tops;
}

export interface RowWindow {
  /** The rows to draw. */
  readonly range: RowRange;
  /** Those of them that can be seen, even in part. */
  readonly inView: RowRange;
  readonly tops: Tops;
  /** To be called with each row that is drawn: its `data-key` names it. */
  readonly measure: (row: HTMLElement | null) => void;
}

/** What the window must know of the rows. */
export interface RowsInWindow<Entry> {
  /** Must stay the same array while it holds the same. */
  readonly entries: readonly Entry[];
  readonly keyOf: (entry: Entry) => string;
  /** Rows of one shape are mostly of one height. */
  readonly shapeOf: (entries: readonly Entry[], index: number) => string;
  /** How many rows other lists have above this one, which may leave nothing of it in sight. */
  readonly rowsAbove: number;
}

/** The rows of `list` to draw. */
export function useRowWindow<Entry>(
  { entries, keyOf, shapeOf, rowsAbove }: RowsInWindow<Entry>,
  list: { readonly current: HTMLElement | null },
): RowWindow {
  const heights = useRef(new Map<string, number>());
  /** The last height seen of each shape. */
  const usual = useRef(new Map(USUAL_HEIGHTS));
  const usualAt = (index: number): number | undefined => usual.current.get(shapeOf(entries, index));
  const known = useMemo((): Measured<Entry> => {
    const places = placesOf(entries, keyOf, heights.current);
    if (heights.current.size === 0) {
      const first = rowsBetween(topsOf(entries.length, places), 0, roomBelow(rowsAbove));
      for (const [index, height] of usualHeights(first, places, usualAt)) places.set(index, height);
    }
    return { entries, places, tops: topsOf(entries.length, places) };
  }, [entries, keyOf]);
  const [measured, setMeasured] = useState(known);
  const latest = useRef(known);
  latest.current = measured.entries === entries ? measured : known;
  const { tops } = latest.current;
  const [range, setRange] = useState(() => rowsBetween(tops, 0, roomBelow(rowsAbove)));
  const [inView, setInView] = useState(range);
  // What is out of sight waits until what is in sight was shown.
  const [ahead, setAhead] = useState(0);
  useEffect(() => {
    setAhead(AHEAD_PX);
  }, []);
  /** How much higher the rows above the view have turned out to be. */
  const grown = useRef(0);

  /** Takes these heights for those of the rows; whatever lies above the view moves nothing in it. */
  const place = useCallback((sizes: ReadonlyMap<number, number>, above: number): void => {
    const { entries: rows, places, tops: before } = latest.current;
    let isNews = false;
    for (const [index, height] of sizes) {
      const more = height - (places.get(index) ?? GUESSED_HEIGHT);
      if (Math.abs(more) < SAME_PX) continue;
      places.set(index, height);
      if (topOf(before, index) + height < above) grown.current += more;
      isNews = true;
    }
    if (!isNews) return;
    latest.current = { entries: rows, places, tops: topsOf(rows.length, places) };
    setMeasured(latest.current);
  }, []);
  const look = useCallback((): void => {
    const view = viewOf(list.current);
    if (view === null) return;
    const within = (morePx: number): RowRange =>
      rowsBetween(latest.current.tops, view.from - morePx, view.to + morePx);
    const { entries: rows, places } = latest.current;
    // Placed as they will be, or all would be laid out once more when they have been measured.
    place(
      usualHeights(within(ahead), places, (index) => usual.current.get(shapeOf(rows, index))),
      view.from,
    );
    const [drawn, seen] = [within(ahead), within(0)];
    setRange((before) => (isSame(before, drawn) ? before : drawn));
    setInView((before) => (isSame(before, seen) ? before : seen));
  }, [list, ahead, place, shapeOf]);

  const remeasured = useCallback(
    (sizes: readonly ResizeObserverEntry[]): void => {
      const { entries: rows } = latest.current;
      const found = new Map<number, number>();
      for (const { target, borderBoxSize } of sizes) {
        const key = target instanceof HTMLElement ? target.dataset['key'] : undefined;
        const height = borderBoxSize[0]?.blockSize ?? 0;
        if (key === undefined || height === 0) continue;
        heights.current.set(key, height);
        const index = Number(target.ariaPosInSet) - 1;
        const row = rows[index];
        if (row === undefined || keyOf(row) !== key) continue;
        usual.current.set(shapeOf(rows, index), height);
        found.set(index, height);
      }
      place(found, viewOf(list.current)?.from ?? 0);
    },
    [list, keyOf, shapeOf, place],
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
    // What is looked at stays where it is.
    if (scroller !== null && grown.current !== 0) scroller.scrollTop += grown.current;
    grown.current = 0;
    look();
  }, [tops, list, look]);
  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current);
    if (scroller === null) return undefined;
    scroller.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(scroller);
    // Other lists above this one push it around.
    for (const child of scroller.children) resized.observe(child);
    return () => {
      scroller.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [list, look]);
  return { range, inView, tops, measure };
}

/** How much of a list can be in sight before anybody has scrolled, in px. */
function roomBelow(rowsAbove: number): number {
  return window.innerHeight - HEAD_PX - rowsAbove * GUESSED_HEIGHT;
}

/** The known heights by where their rows stand now. */
function placesOf<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  heights: ReadonlyMap<string, number>,
): Map<number, number> {
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
