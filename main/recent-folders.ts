/** The folders that something was last copied into. */
import type { ItemRef } from '../shared/contract.ts';

/** As many of each account as one looks through faster than a drive. */
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
      const ofAccount = others.filter(({ account }) => account === folder.account);
      const dropped = new Set(ofAccount.slice(KEPT - 1));
      write([folder, ...others.filter((each) => !dropped.has(each))]);
    },
  };
}

function isSame(left: ItemRef, right: ItemRef): boolean {
  return (
    left.account === right.account && left.driveId === right.driveId && left.itemId === right.itemId
  );
}
