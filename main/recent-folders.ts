/** The folders that something was last copied into. */
import type { ItemRef } from '../shared/contract.ts';

/** As many as one looks through faster than a drive. */
const KEPT = 8;

export interface RecentFolders {
  /** Newest first. */
  list(): readonly ItemRef[];
  /** Puts a folder first. */
  note(folder: ItemRef): void;
}

/** Keeps them where `read` and `write` lead to. */
export function recentFolders(
  read: () => readonly ItemRef[],
  write: (folders: readonly ItemRef[]) => void,
): RecentFolders {
  return {
    list: read,
    note: ({ driveId, itemId }) => {
      const others = read().filter((each) => each.driveId !== driveId || each.itemId !== itemId);
      write([{ driveId, itemId }, ...others].slice(0, KEPT));
    },
  };
}
