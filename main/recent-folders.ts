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
    note: (folder) => {
      const others = read().filter((each) => !isSame(each, folder));
      write([folder, ...others].slice(0, KEPT));
    },
  };
}

function isSame(left: ItemRef, right: ItemRef): boolean {
  return (
    left.account === right.account && left.driveId === right.driveId && left.itemId === right.itemId
  );
}
