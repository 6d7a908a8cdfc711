/** What is known of a file or folder on a drive: enough to show it, pick it and start a copy of it. */
export interface DriveItem {
  /** Through whose eyes it was seen: the key of the account. */
  readonly account: string;
  readonly driveId: string;
  readonly id: string;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** Where it lies, from the drive's root, without its own name: `/` or `/Documents/Plans`. */
  readonly folderPath: string;
  /** Bytes; of a folder, all it holds. `null` when the drive did not say. */
  readonly size: number | null;
  /** Direct children of a folder; `null` for a file or when the drive did not say. */
  readonly childCount: number | null;
  readonly isRoot: boolean;
}

/** An item without who has seen it: all that is judged of it inside one account. */
export type ItemFacts = Omit<DriveItem, 'account'>;

/** The path of an item itself, from the drive's root: `/` for the root, `/Documents/Plans` else. */
export function pathOf(item: Pick<DriveItem, 'folderPath' | 'name' | 'isRoot'>): string {
  if (item.isRoot) return '/';
  return item.folderPath === '/' ? `/${item.name}` : `${item.folderPath}/${item.name}`;
}

/** One page of a folder's children, folders first as the drive sorts them. */
export interface FolderPage {
  readonly folder: DriveItem;
  /** The folders above it, root first; empty at the root. */
  readonly trail: readonly DriveItem[];
  readonly items: readonly DriveItem[];
  /** Hand it back to get the next page; `null` at the end. Opaque. */
  readonly cursor: string | null;
}

/** What a text led to: the one item it names, or all that a search came up with. */
export type Found =
  | { readonly kind: 'item'; readonly item: DriveItem }
  | {
      readonly kind: 'hits';
      readonly items: readonly DriveItem[];
      /** Whether the drive knows of more than these. */
      readonly hasMore: boolean;
    };
