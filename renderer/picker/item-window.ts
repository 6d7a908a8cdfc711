/** Which items of a long list are drawn, all of them being of one height. Pure. */

/** Drawn above and below what can be seen, so that scrolling finds them ready. */
const AHEAD = 12;

/** The items from `first` up to, but not including, `end`. */
export interface ItemRange {
  readonly first: number;
  readonly end: number;
}

/** What can be seen of a list, in px. */
export interface View {
  readonly top: number;
  readonly height: number;
}

/** The items of `count` to draw when each is `rowPx` high. */
export function itemsAround(view: View, rowPx: number, count: number): ItemRange {
  const first = Math.max(0, Math.floor(view.top / rowPx) - AHEAD);
  const end = Math.min(count, Math.ceil((view.top + view.height) / rowPx) + AHEAD);
  return { first: Math.min(first, end), end };
}

/** Where to scroll so that item `index` can be seen whole, with as little movement as may be. */
export function scrolledTo(index: number, view: View, rowPx: number): number {
  const top = index * rowPx;
  const lowest = top + rowPx - view.height;
  return Math.max(Math.min(view.top, top), lowest);
}
