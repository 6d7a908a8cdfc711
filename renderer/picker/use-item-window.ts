/** Keeps a list drawn just where it is looked at, while it scrolls and grows. */
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { itemsAround, scrolledTo } from './item-window.ts';
import type { ItemRange, View } from './item-window.ts';

/** An item's height before one was drawn; `.item` in picker.css. */
const GUESSED_ROW_PX = 32;
/** More than any list shows at first. */
const FIRST_PX = 800;

export interface ItemWindow {
  readonly range: ItemRange;
  readonly rowPx: number;
  /** Scrolls so that an item can be seen, and has it drawn. */
  readonly show: (index: number) => void;
}

/** The items of `list` to draw, of `count`. */
export function useItemWindow(
  list: { readonly current: HTMLElement | null },
  count: number,
): ItemWindow {
  const [view, setView] = useState<View>({ top: 0, height: FIRST_PX });
  const [rowPx, setRowPx] = useState(GUESSED_ROW_PX);
  const look = useCallback((): void => {
    const { current } = list;
    if (current === null) return;
    const row = current.querySelector<HTMLElement>('[role="option"]')?.offsetHeight ?? 0;
    if (row > 0) setRowPx(row);
    const { scrollTop: top, clientHeight: height } = current;
    setView((before) =>
      before.top === top && before.height === height ? before : { top, height },
    );
  }, [list]);
  useLayoutEffect(() => {
    const { current } = list;
    if (current === null) return undefined;
    look();
    current.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(current);
    return () => {
      current.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [list, look, count]);
  const show = useCallback(
    (index: number): void => {
      const { current } = list;
      if (current === null) return;
      const seen = { top: current.scrollTop, height: current.clientHeight };
      current.scrollTop = scrolledTo(index, seen, rowPx);
      look();
    },
    [list, look, rowPx],
  );
  return { range: itemsAround(view, rowPx, count), rowPx, show };
}
