/**
 * Brings the children of a folder and of its copy together by name, page by page. What has found its
 * other half is let go at once, so little is kept as long as both sides come in one order; no order
 * is relied upon. Pure.
 */
import type { ReadItem } from './items.ts';

/** How far one side may run ahead of the other before it waits. */
const AHEAD_MAX = 200;

export type Side = 'source' | 'copy';

export interface Pair {
  readonly source: ReadItem;
  readonly copy: ReadItem;
}

export class FolderMerge {
  readonly #waiting = {
    source: new Map<string, ReadItem>(),
    copy: new Map<string, ReadItem>(),
  };
  readonly #hasEnded = { source: false, copy: false };
  /** A page may begin with what the one before ended with when the folder changes in between. */
  readonly #seenIds = new Set<string>();

  /** The sides whose next page is wanted; none once everything of the source has been told. */
  get wanted(): readonly Side[] {
    const { source, copy } = this.#waiting;
    const isDone = this.#hasEnded.source && (source.size === 0 || this.#hasEnded.copy);
    if (isDone) return [];
    const open = (['source', 'copy'] as const).filter((side) => !this.#hasEnded[side]);
    const behind = open.filter((side) => this.#waiting[side].size < AHEAD_MAX);
    const mayWait = source.size < AHEAD_MAX || copy.size < AHEAD_MAX;
    return mayWait && behind.length > 0 ? behind : open;
  }

  /** How many items of the copy are kept because nothing like them has come yet. */
  get unmatched(): number {
    return this.#waiting.copy.size;
  }

  /** Those of the source that were not there before. */
  newOf(items: readonly ReadItem[]): readonly ReadItem[] {
    return items.filter(({ id }) => {
      const isNew = !this.#seenIds.has(id);
      this.#seenIds.add(id);
      return isNew;
    });
  }

  /** Takes a page of one side; gives back those that have found their other half. */
  add(side: Side, items: readonly ReadItem[], isLast: boolean): readonly Pair[] {
    const other = side === 'source' ? this.#waiting.copy : this.#waiting.source;
    const pairs: Pair[] = [];
    for (const item of items) {
      const key = keyOf(item);
      const half = other.get(key);
      if (half === undefined) {
        this.#waiting[side].set(key, item);
      } else {
        other.delete(key);
        pairs.push(side === 'source' ? { source: item, copy: half } : { source: half, copy: item });
      }
    }
    this.#hasEnded[side] ||= isLast;
    return pairs;
  }

  /** Once nothing is wanted any more: what the copy lacks. */
  get missing(): readonly ReadItem[] {
    return [...this.#waiting.source.values()];
  }
}

/** OneDrive keeps the case of names but does not tell names apart by it. */
function keyOf({ name }: ReadItem): string {
  return name.toLowerCase();
}
