/** Where the keyboard's cursor goes in a list in which some items cannot be chosen. Pure. */
import type { DriveItem } from '../../shared/item.ts';
import type { Goal } from './picker-state.ts';

/** What the cursor may stop on. */
export type MayChoose = (item: DriveItem) => boolean;

const PAGE = 8;

/** The index a movement key leads to; `null` when the key moves nothing. */
export function moveTo(
  key: string,
  active: number | null,
  items: readonly DriveItem[],
  mayChoose: MayChoose,
): number | null {
  const last = items.length - 1;
  const forward = (from: number): number | null => {
    const index = items.findIndex((item, at) => at >= from && mayChoose(item));
    return index < 0 ? null : index;
  };
  const backward = (from: number): number | null => {
    const index = items.findLastIndex((item, at) => at <= from && mayChoose(item));
    return index < 0 ? null : index;
  };
  switch (key) {
    case 'ArrowDown':
      return forward(active === null ? 0 : active + 1) ?? active;
    case 'ArrowUp':
      return backward(active === null ? last : active - 1) ?? active;
    case 'PageDown':
      return backward(Math.min(last, (active ?? 0) + PAGE));
    case 'PageUp':
      return forward(Math.max(0, (active ?? 0) - PAGE));
    case 'Home':
      return forward(0);
    case 'End':
      return backward(last);
    default:
      return null;
  }
}

/** Where a goal is among the items that are loaded; `null` while it may be among those that are not. */
export function placeOf(
  goal: Goal,
  hasMore: boolean,
  active: number | null,
  items: readonly DriveItem[],
  mayChoose: MayChoose,
): number | null {
  if (goal.kind === 'typed') return typeAhead(goal.typed, active, items, mayChoose);
  return hasMore ? null : moveTo('End', active, items, mayChoose);
}

/**
 * The item to go to when `typed` was typed: the next one whose name begins so, round the end. One
 * letter over and over walks through the names that begin with it.
 */
export function typeAhead(
  typed: string,
  active: number | null,
  items: readonly DriveItem[],
  mayChoose: MayChoose,
): number | null {
  const first = typed.charAt(0);
  const repeated = typed === first.repeat(typed.length);
  const wanted = (repeated ? first : typed).toLocaleLowerCase();
  // A growing word may still mean the item it has already found.
  const start = active === null ? 0 : typed.length === 1 || repeated ? active + 1 : active;
  for (let step = 0; step < items.length; step += 1) {
    const index = (start + step) % items.length;
    const item = items[index];
    if (item === undefined || !mayChoose(item)) continue;
    if (item.name.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
