/** Which items of a list are chosen after a click or a key. Pure. */
import type { DriveItem } from '../../shared/item.ts';
import { isSame } from '../form/target-fields.ts';

/** `only` this one, this one besides or no longer (`toggle`), or all from the anchor up to it (`range`). */
export type Choosing = 'only' | 'toggle' | 'range';

/** What is chosen once item `index` was taken, where `anchor` is the last one that was taken by itself. */
export function chosenAfter(
  chosen: readonly DriveItem[],
  items: readonly DriveItem[],
  {
    index,
    anchor,
    how,
  }: { readonly index: number; readonly anchor: number | null; readonly how: Choosing },
): readonly DriveItem[] {
  const item = items[index];
  if (item === undefined) return chosen;
  switch (how) {
    case 'only':
      return [item];
    case 'toggle':
      return isAmong(item, chosen)
        ? chosen.filter((each) => !isSame(each, item))
        : [...chosen, item];
    case 'range': {
      const from = anchor ?? index;
      return items.slice(Math.min(from, index), Math.max(from, index) + 1);
    }
  }
}

/** Tells an item from all others: the tops of libraries all have one id. */
export function keyOf({ account, driveId, id }: DriveItem): string {
  return `${account} ${driveId} ${id}`;
}

/** Whether the item is one of those. */
export function isAmong(item: DriveItem, items: readonly DriveItem[]): boolean {
  return items.some((each) => isSame(each, item));
}

/** What the keys held down with a click or an arrow ask for. */
export function choosingBy(event: {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}): Choosing {
  if (event.shiftKey) return 'range';
  return event.ctrlKey || event.metaKey ? 'toggle' : 'only';
}
