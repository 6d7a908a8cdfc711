/**
 * Takes a copy that is too large for the service apart: a folder beyond the limits is made anew at the
 * destination, and each of its children becomes a copy of its own; a child that is itself beyond them
 * is taken apart in the same way. Pure: what must be listed first is asked for.
 */
import type { ItemFacts } from '../../shared/item.ts';
import { type CopyLimits, isTooLarge } from './copy-limits.ts';

/** More copies than this are none that anybody wants to watch. */
export const MAX_PARTS = 500;

/** What stands at one place of the plan: copied as it is, or made, with what comes into it. */
export type Planned =
  | { readonly kind: 'part'; readonly item: ItemFacts }
  | { readonly kind: 'folder'; readonly item: ItemFacts; readonly inside: readonly Planned[] };

export interface Known {
  /** How many items it is with all it holds, as far as they are counted. */
  readonly itemsOf: (item: ItemFacts) => number;
  /** All its children; null when it was not listed yet. */
  readonly childrenOf: (item: ItemFacts) => readonly ItemFacts[] | null;
}

export type PartsPlan =
  | { readonly kind: 'plan'; readonly planned: readonly Planned[]; readonly parts: number }
  /** Has to know these folders' children first. */
  | { readonly kind: 'list'; readonly folders: readonly ItemFacts[] }
  | { readonly kind: 'tooMany' };

/**
 * The plan for `sources`, or for what is in the first of them with `childrenOnly`. Each item below them
 * comes with exactly one part, or is a folder of the plan.
 */
export function planParts(
  sources: readonly ItemFacts[],
  childrenOnly: boolean,
  known: Known,
  limits: CopyLimits,
): PartsPlan {
  const unlisted: ItemFacts[] = [];
  let parts = 0;
  const inside = (folder: ItemFacts): readonly Planned[] => {
    const children = known.childrenOf(folder);
    if (children === null) unlisted.push(folder);
    return (children ?? []).map(plan);
  };
  const plan = (item: ItemFacts): Planned => {
    const size = { items: known.itemsOf(item), bytes: item.size };
    if (item.kind === 'folder' && isTooLarge(size, limits)) {
      return { kind: 'folder', item, inside: inside(item) };
    }
    parts += 1;
    return { kind: 'part', item };
  };
  const planned = childrenOnly ? sources.slice(0, 1).flatMap(inside) : sources.map(plan);
  if (parts > MAX_PARTS) return { kind: 'tooMany' };
  return unlisted.length > 0
    ? { kind: 'list', folders: unlisted }
    : { kind: 'plan', planned, parts };
}
